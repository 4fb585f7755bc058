import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { House } from '@amparo/features/kernel/house';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const CORPUS = fileURLToPath(new URL('corpus/', SHARED));
const TRUTH = new URL('reference/corpus-ground-truth.json', SHARED);
const present = existsSync(CORPUS) && existsSync(TRUTH);
if (!present)
  console.warn(
    'SKIPPED: the five real documents (../shared/corpus) are not here: what is proposed in them is not tested.',
  );

/** Of the truth outside this repository, what is asked here: no name of it stands in this file. */
interface Truth {
  readonly documents: Readonly<
    Record<
      string,
      {
        readonly file: string;
        readonly groundTruth: {
          readonly persons?: readonly { readonly surfaceForms?: Readonly<Record<string, unknown>> }[];
        };
      }
    >
  >;
  readonly crossDocument: {
    readonly sameEntities: readonly {
      readonly canonical: string;
      readonly forms: Readonly<Record<string, readonly string[]>>;
    }[];
  };
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly forms: readonly string[];
}

const formsIn = (given: unknown): readonly string[] =>
  typeof given === 'string'
    ? [given]
    : Array.isArray(given)
      ? given.flatMap(formsIn)
      : given !== null && typeof given === 'object'
        ? [...Object.keys(given), ...Object.values(given).flatMap(formsIn)]
        : [];
const plain = (text: string): string =>
  text
    .replace(/^(?:Ms\.|Mr\.|the)\s+/iu, '')
    .replace(/[*“”"]|’s$|'s$/gu, '')
    .trim()
    .toLowerCase();

describe.skipIf(!present)('what is proposed in the five real documents, of which nobody confirmed anything', () => {
  let house: House;
  let release: () => Promise<void>;
  let truth: Truth;
  let rows: readonly Row[];
  let proposed: ReadonlyMap<string, number>;
  const bitsOf = (a: string, b: string): number | undefined => proposed.get(a < b ? `${a} ${b}` : `${b} ${a}`);
  const mentioned = (kind: string, forms: readonly string[], file?: string): readonly Row[] => {
    const wanted = new Set(forms.map(plain));
    return rows.filter(
      (row) =>
        row.kind === kind &&
        (file === undefined || row.file === file) &&
        row.forms.some((form) => wanted.has(plain(form))),
    );
  };

  beforeAll(async () => {
    truth = JSON.parse(readFileSync(TRUTH, 'utf8')) as Truth;
    ({ house, release } = await openTestHouse({ fictional: false }));
    await deed(house, 'collect.import-paths', {
      paths: [CORPUS],
      basis: 'public-document',
      classification: 'public',
      submit: 'not-needed',
      nameToGovernment: 'not-needed',
      publishName: 'not-needed',
      press: 'not-needed',
    });
    await deed(house, 'consolidate.propose-matches', { all: true });
    const found = await sql<Row>`
      select m.id, m.kind, i.original_name as file, array(select distinct c.value ->> 'text' from claim c
        where c.mention_id = m.id and c.property like '%.name' and c.status = 'proposed' and c.value ->> 'text' is not null) || m.label as forms
      from mention m join item i on i.id = m.item_id order by m.id`.execute(house.database);
    rows = found.rows;
    const matches = await house.database.selectFrom('match').select(['mention_a', 'mention_b', 'bits']).execute();
    proposed = new Map(matches.map((match) => [`${match.mention_a} ${match.mention_b}`, match.bits]));
  });
  afterAll(() => release?.());

  it('the program joins nothing and judges nothing', async () => {
    const joined = await sql`select 1 from entity_member where entity_id <> mention_id`.execute(house.database);
    expect(joined.rows).toEqual([]);
    expect(await house.database.selectFrom('judgement').select('id').execute()).toEqual([]);
    expect(proposed.size).toBeGreaterThan(0);
  });

  it('proposes the woman who is spelled in several ways inside one letter, every two of her spellings', () => {
    const spelled = Object.entries(truth.documents).flatMap(([, { file, groundTruth }]) =>
      (groundTruth.persons ?? []).flatMap((person) => {
        const own = mentioned('Person', formsIn(person.surfaceForms), file);
        return own.length > 2 ? [own] : [];
      }),
    );
    expect(spelled.length).toBeGreaterThan(0);
    const whole = (row: Row): boolean => row.forms.some((form) => /\s/.test(form.trim()));
    for (const own of spelled) {
      expect(own.filter(whole).length).toBeGreaterThan(1);
      for (const [at, one] of own.entries())
        for (const other of own.slice(at + 1)) {
          const bits = bitsOf(one.id, other.id);
          expect(bits, 'two spellings of one person').toBeDefined();
          // A surname alone in the same letter is asked about, and not thought likely.
          if (whole(one) && whole(other)) expect(bits, 'two spellings of one whole name').toBeGreaterThan(0);
        }
    }
  });

  it('proposes organisations and people that two documents name, wherever both were read', () => {
    let checked = 0;
    for (const { forms } of truth.crossDocument.sameEntities) {
      const found = Object.entries(forms).flatMap(([document, own]) =>
        mentioned('Organisation', own, truth.documents[document]?.file),
      );
      for (const [at, one] of found.entries())
        for (const other of found.slice(at + 1)) {
          if (one.file === other.file) continue;
          const bits = bitsOf(one.id, other.id);
          expect(bits, 'one organisation in two documents').toBeDefined();
          if (one.forms.some((form) => other.forms.some((theirs) => plain(theirs) === plain(form))))
            expect(bits, 'one organisation under one name').toBeGreaterThan(0);
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(0);
  });

  it('a whole name that stands in two documents is proposed', () => {
    for (const [at, one] of rows.entries())
      for (const other of rows.slice(at + 1)) {
        if (one.kind !== 'Person' || other.kind !== 'Person' || one.file === other.file) continue;
        const shared = one.forms.some(
          (form) => /\s/.test(form) && other.forms.some((theirs) => plain(theirs) === plain(form)),
        );
        if (shared) expect(bitsOf(one.id, other.id), 'one name in two documents').toBeDefined();
      }
  });

  it('people of different truth are not thought likelier one than two', () => {
    const { file, groundTruth } = Object.values(truth.documents).find(({ groundTruth: told }) =>
      (told.persons ?? []).some(({ surfaceForms }) => surfaceForms !== undefined),
    ) ?? { file: '', groundTruth: {} };
    const persons = (groundTruth.persons ?? []).map(({ surfaceForms }) =>
      mentioned('Person', formsIn(surfaceForms), file),
    );
    for (const [at, one] of persons.entries())
      for (const other of persons.slice(at + 1))
        for (const a of one)
          for (const b of other) if (a.id !== b.id) expect(bitsOf(a.id, b.id) ?? -1).toBeLessThanOrEqual(0);
  });
});

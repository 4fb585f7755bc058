import { readFileSync } from 'node:fs';
import { fillDemoArchive } from '@amparo/cli/demo-archive';
import type { House } from '@amparo/features/kernel/house';
import { workOnce } from '@amparo/features/kernel/run-job';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

interface Truth {
  readonly documents: readonly {
    readonly file: string;
    readonly persons?: readonly {
      readonly key: string;
      readonly person?: string;
      readonly forms: readonly { readonly form: string }[];
    }[];
  }[];
}

const truth = JSON.parse(readFileSync(new URL('../../demo/truth.json', import.meta.url), 'utf8')) as Truth;

/** The person meant by a mention: the one whose forms in that document hold a name of it, when only one does. */
const personsOf = async (house: House): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; file: string; name: string }>`
    select m.id, i.original_name as file, c.value ->> 'text' as name from mention m join item i on i.id = m.item_id
    join claim c on c.mention_id = m.id and c.property = 'Person.name' where m.kind = 'Person'`.execute(house.database);
  const found = new Map<string, Set<string>>();
  for (const { id, file, name } of rows) {
    const persons = truth.documents.find((document) => document.file === file)?.persons ?? [];
    for (const { person, forms } of persons)
      if (person !== undefined && forms.some(({ form }) => form === name))
        found.set(id, (found.get(id) ?? new Set()).add(person));
  }
  return new Map([...found].flatMap(([id, persons]) => (persons.size === 1 ? [[id, [...persons][0] ?? '']] : [])));
};

describe('what is proposed in the demo archive', () => {
  let house: House;
  let release: () => Promise<void>;
  let meant: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ house, release } = await openTestHouse({ fictional: true }));
    await fillDemoArchive(house, new AbortController().signal);
    while (await workOnce(house, async () => house.owner));
    meant = await personsOf(house);
  });
  afterAll(() => release?.());

  it('the program joins nobody', async () => {
    const joined = await sql`select 1 from entity_member where entity_id <> mention_id`.execute(house.database);
    expect(joined.rows).toEqual([]);
    expect(await house.database.selectFrom('judgement').select('id').execute()).toEqual([]);
  });

  it('proposes most pairs of mentions of one person, and thinks no two people likelier one than two', async () => {
    const matches = await house.database.selectFrom('match').select(['mention_a', 'mention_b', 'bits']).execute();
    const bits = new Map(matches.map((row) => [`${row.mention_a} ${row.mention_b}`, row.bits]));
    const ids = [...meant.keys()].sort();
    const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => ({ a, b, bits: bits.get(`${a} ${b}`) })));
    const same = pairs.filter(({ a, b }) => meant.get(a) === meant.get(b));
    expect(same.length).toBeGreaterThan(200);
    // What is left are names in other grammatical cases, initials, and surnames alone.
    expect(same.filter((pair) => pair.bits !== undefined).length / same.length).toBeGreaterThanOrEqual(0.75);
    expect(pairs.filter((pair) => meant.get(pair.a) !== meant.get(pair.b) && (pair.bits ?? -1) > 0)).toEqual([]);
  });

  it('finds the women of UA XVR 4/2025 in other scripts and other sources, and shows them together', async () => {
    for (const person of ['ilmouskaya', 'hrytsuk']) {
      const own = [...meant].filter(([, of]) => of === person).map(([id]) => id);
      const clusters = await Promise.all(own.map((mention) => deed(house, 'consolidate.open-cluster', { mention })));
      const largest = clusters.toSorted((x, y) => y.members.length - x.members.length)[0];
      const inside = new Set(largest?.members.map(({ mentionId }) => mentionId));
      expect(own.filter((id) => inside.has(id)).length, person).toBeGreaterThanOrEqual(3);
      expect([...inside].filter((id) => meant.has(id) && meant.get(id) !== person)).toEqual([]);
      expect(largest?.members.some(({ label }) => /\p{Script=Cyrillic}/u.test(label))).toBe(true);
      expect(largest?.members.some(({ label }) => /\p{Script=Latin}/u.test(label))).toBe(true);
    }
  });
});

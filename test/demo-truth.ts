import { readFileSync } from 'node:fs';
import type { House } from '@amparo/features/kernel/house';
import { sql } from 'kysely';

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

const truth = JSON.parse(readFileSync(new URL('../demo/truth.json', import.meta.url), 'utf8')) as Truth;

/** Organisations and places of detention of the demo archive that its papers name in several ways; others are one each. */
const SAME_BODY: readonly (readonly [RegExp, string])[] = [
  [/monitors|наблюдател|назіральнік|observateurs/i, 'monitors'],
  [/human rights council/i, 'council'],
  [/united nations|nations unies|наций|нацый/i, 'united nations'],
  [/interior ministry|внутренних дел|унутраных спраў/i, 'interior ministry'],
  [/passerelles/i, 'bridges'],
];
const FACILITY = /(\d+)/u;
const REMAND = /pre-trial|с[иі]з[оа]|следствен|следч/i;

const bodyOf = (kind: string, label: string): string => {
  if (kind === 'Facility')
    return `${REMAND.test(label) ? 'remand' : 'prison or colony'} ${FACILITY.exec(label)?.[1] ?? label}`;
  return SAME_BODY.find(([name]) => name.test(label))?.[1] ?? label.toLowerCase();
};

/**
 * Whom or what the mentions of the demo archive mean: persons by the one whose forms in that document hold a name of it,
 * when only one does; places and organisations by their names.
 */
export const meantInDemo = async (house: House, family: 'people' | 'bodies'): Promise<ReadonlyMap<string, string>> => {
  if (family === 'bodies') {
    const { rows } = await sql<{ id: string; kind: string; label: string }>`
      select id, kind, label from mention where kind in ('Facility', 'Organisation')`.execute(house.database);
    return new Map(rows.map(({ id, kind, label }) => [id, `${kind} ${bodyOf(kind, label)}`]));
  }
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

export interface ProposalFigures {
  readonly truePairs: number;
  readonly proposed: number;
  readonly proposedAboveZero: number;
  readonly recall: number;
  readonly wrong: number;
  readonly wrongAboveZero: number;
  /** Of the proposed pairs whose meaning is known. */
  readonly precision: number;
  readonly precisionAboveZero: number;
  /** Labels of true pairs that nobody is asked about, and of wrong ones above zero. */
  readonly missed: readonly string[];
  readonly wrongly: readonly string[];
}

/** What is proposed among mentions whose meaning is known. */
export const proposalFigures = async (house: House, meant: ReadonlyMap<string, string>): Promise<ProposalFigures> => {
  const matches = await house.database.selectFrom('match').select(['mention_a', 'mention_b', 'bits']).execute();
  const { rows } = await sql<{ id: string; label: string; number: number }>`
    select m.id, m.label, i.number from mention m join item i on i.id = m.item_id`.execute(house.database);
  const labels = new Map(rows.map(({ id, label, number }) => [id, `${number}: ${label}`]));
  const bits = new Map(matches.map((row) => [`${row.mention_a} ${row.mention_b}`, row.bits]));
  const ids = [...meant.keys()].sort();
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => ({ a, b, bits: bits.get(`${a} ${b}`) })));
  const said = ({ a, b }: { readonly a: string; readonly b: string }): string => `${labels.get(a)} | ${labels.get(b)}`;
  const same = pairs.filter(({ a, b }) => meant.get(a) === meant.get(b));
  const other = pairs.filter((pair) => meant.get(pair.a) !== meant.get(pair.b) && pair.bits !== undefined);
  const found = same.filter((pair) => pair.bits !== undefined);
  const above = (pair: { readonly bits: number | undefined }): boolean => (pair.bits ?? -1) > 0;
  const share = (right: number, wrong: number): number =>
    Math.round((1000 * right) / Math.max(1, right + wrong)) / 1000;
  return {
    truePairs: same.length,
    proposed: found.length,
    proposedAboveZero: found.filter(above).length,
    recall: share(found.length, same.length - found.length),
    wrong: other.length,
    wrongAboveZero: other.filter(above).length,
    precision: share(found.length, other.length),
    precisionAboveZero: share(found.filter(above).length, other.filter(above).length),
    missed: same.filter((pair) => pair.bits === undefined).map(said),
    wrongly: other.filter(above).map(said),
  };
};

import type { ItemId } from '@amparo/core/ground/ids';
import type { TextSketch } from '@amparo/core/links/text-sketch';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** What is compared to find how two items are related: out of claims that are proposed or confirmed. */
export interface RelationFacts {
  readonly id: ItemId;
  readonly number: number;
  readonly kind: string | null;
  /** EDTF of the document itself. */
  readonly date: string | null;
  readonly blob: string;
  /** The letter's own reference; absent for what is no letter. */
  readonly reference: Reference | undefined;
  readonly cites: readonly Cited[];
  readonly state: string | undefined;
  readonly announcesPress: boolean;
  readonly mandates: readonly string[];
  readonly instruments: readonly string[];
  /** Persons by a key of two names together: a name alone says too little. */
  readonly persons: ReadonlyMap<string, string>;
  readonly sketch: TextSketch | undefined;
  readonly text: string;
}

export interface Reference {
  readonly state: string;
  readonly number: number;
  readonly year: number;
  readonly type: string | undefined;
  readonly printed: string;
}

export interface Cited {
  readonly reference: Reference;
  /** The words around the place where it is cited. */
  readonly around: string;
}

/** `UA XVR 4/2025` and `XVR 4/2025` alike: type, State, number, year (communications page of the reference). */
export const referenceOf = (printed: string): Reference | undefined => {
  const found = /(?:\b(J?(?:UA|AL|OL))\s+)?\b([A-Z]{3})\s+(\d{1,4})\/(\d{4})\b/u.exec(printed);
  const [, type, state, number, year] = found ?? [];
  return state === undefined || number === undefined || year === undefined
    ? undefined
    : { state, number: Number(number), year: Number(year), type, printed: printed.trim() };
};

const AROUND = 160;
const TEXT_READ = 200_000;

/** The facts of items that the member may read. */
export const relationFacts = async (
  { database, clearance }: ReadContext,
  items: readonly ItemId[],
): Promise<readonly RelationFacts[]> => {
  if (items.length === 0) return [];
  const { rows } = await sql<{
    id: ItemId;
    number: number;
    kind: string | null;
    document_date: string | null;
    blob_id: string;
    text: string | null;
    words: number | null;
    hashes: number[] | null;
  }>`
    select i.id, i.number, i.kind, i.document_date, i.blob_id, left(v.body, ${TEXT_READ}) as text, s.words, s.hashes
    from item i left join text_version v on v.id = i.text_version_id left join text_sketch s on s.item_id = i.id
    where i.id = any(${[...items]}::uuid[]) and i.classification = any(${[...clearance]})`.execute(database);
  const claims = await sql<{ item_id: ItemId; property: string; said: string | null; start: number }>`
    select c.item_id, c.property, coalesce(c.value ->> 'text', c.value ->> 'code', c.value -> 'record' ->> 'reference',
      c.value -> 'record' ->> 'printed', c.value -> 'record' ->> 'instrument') as said, c.first_start as start
    from claim c where c.item_id = any(${rows.map(({ id }) => id)}::uuid[]) and c.status in ('proposed', 'confirmed')
      and c.property in ('Communication.reference', 'Communication.state', 'Communication.clause', 'Communication.mandate',
        'Communication.priorCommunication', 'Item.citesCommunication', 'Item.citesProvision', 'Organisation.name')
    order by c.first_start`.execute(database);
  const names = await sql<{ item_id: ItemId; key: string; label: string }>`
    select m.item_id, k.key, m.label from mention m join name_key k on k.mention_id = m.id
    where m.item_id = any(${rows.map(({ id }) => id)}::uuid[]) and m.kind = 'Person' and k.key like 'n:%'`.execute(
    database,
  );
  const saidBy = Map.groupBy(claims.rows, ({ item_id }) => item_id);
  const namedBy = Map.groupBy(names.rows, ({ item_id }) => item_id);
  return rows.map((row) => {
    const own = saidBy.get(row.id) ?? [];
    const all = (...properties: readonly string[]) =>
      own.flatMap(({ property, said, start }) =>
        properties.includes(property) && said !== null ? [{ said, start }] : [],
      );
    const text = row.text ?? '';
    return {
      id: row.id,
      number: row.number,
      kind: row.kind,
      date: row.document_date,
      blob: row.blob_id,
      reference: all('Communication.reference').flatMap(({ said }) => referenceOf(said) ?? [])[0],
      cites: all('Communication.priorCommunication', 'Item.citesCommunication').flatMap(({ said, start }) => {
        const reference = referenceOf(said);
        const around = text.slice(Math.max(0, start - AROUND), start + said.length + AROUND);
        return reference === undefined ? [] : [{ reference, around }];
      }),
      state: all('Communication.state')[0]?.said,
      announcesPress: all('Communication.clause').some(({ said }) => said === 'press-release'),
      mandates: [...new Set(all('Communication.mandate', 'Organisation.name').map(({ said }) => said))],
      instruments: [...new Set(all('Item.citesProvision').map(({ said }) => said))],
      persons: new Map((namedBy.get(row.id) ?? []).map(({ key, label }) => [key, label])),
      sketch: row.words === null || row.hashes === null ? undefined : { words: row.words, hashes: row.hashes },
      text,
    };
  });
};

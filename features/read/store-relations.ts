import type { ItemId, RelationId } from '@amparo/core/ground/ids';
import { bandsOf, sketchOf } from '@amparo/core/links/text-sketch';
import type { RelationStatus } from '@amparo/core/nouns/relation';
import { newId } from '@amparo/platform/config/new-id';
import { sql } from 'kysely';
import type { WriteContext } from '../kernel/deed.ts';
import { ordinary } from '../records/opened.ts';
import { isSealedItem } from '../records/sealed-for.ts';
import { type RelationFacts, relationFacts } from './relation-facts.ts';
import { type FoundRelation, RELATION_RULE, relationOf } from './relation-rules.ts';

/** Items looked at for one: enough for every capture and every piece about a letter, few enough to be quick. */
const CANDIDATES = 200;
/** A piece of press is about one letter, seldom about more. */
const ANNOUNCED_AT_MOST = 3;

/**
 * Compares an item with those that may be the same or related, in both directions, and stores what is found as
 * proposals. A relation that is known, in whatever status, is not proposed again; one that a person has not decided
 * and that is not found any more is taken back until it is found again. Sealed items are related to nothing: a sketch of
 * their text, and the reasons, would tell of it. Answers how many are new.
 */
export const storeRelations = async (given: WriteContext, item: ItemId): Promise<number> => {
  const context = ordinary(given);
  const { transaction, seq } = context;
  if (await isSealedItem(transaction, item)) return 0;
  await storeSketch(context, item);
  const [own] = await relationFacts(context, [item]);
  if (own === undefined) return 0;
  const { rows: known } = await sql<Known>`
    select r.id, r.item_a as a, r.item_b as b, r.kind, r.status,
      not exists (select 1 from relation_step s where s.relation_id = r.id and s.member_id is not null) as undecided
    from relation r where ${item} in (r.item_a, r.item_b)`.execute(transaction);
  // What was found before is looked at again, whether or not it would still be a candidate.
  const before = known.map(({ a, b }) => (a === item ? b : a));
  const others = await relationFacts(context, [...new Set([...before, ...(await candidatesOf(context, own))])]);
  const stems = (state: string): readonly string[] => stemsOf(context, state);
  const found = others.flatMap((other) => [
    ...placed(own, other, relationOf(own, other, stems)),
    ...placed(other, own, relationOf(other, own, stems)),
  ]);
  const announced = found
    .filter(({ kind, a }) => kind === 'announces' && a === item)
    .sort((one, other) => other.reasons.length - one.reasons.length)
    .slice(ANNOUNCED_AT_MOST);
  const wanted = found.filter((one) => !announced.includes(one));
  const keyOf = ({ a, b, kind }: { a: ItemId; b: ItemId; kind: string }): string => `${a} ${b} ${kind}`;
  const seen = new Set(others.map(({ id }) => id));
  const still = new Set(wanted.map(keyOf));
  const left = known.filter(({ undecided }) => undecided);
  const gone = left.filter(
    (one) => one.status === 'proposed' && !still.has(keyOf(one)) && seen.has(one.a === item ? one.b : one.a),
  );
  const again = left.filter((one) => one.status === 'rejected' && still.has(keyOf(one)));
  const knownKeys = new Set(known.map(keyOf));
  const rows = wanted
    .filter((one) => !knownKeys.has(keyOf(one)))
    .map(({ a, b, kind, reasons }) => ({
      id: newId<RelationId>(),
      item_a: a,
      item_b: b,
      kind,
      reasons: JSON.stringify(reasons),
      rule: RELATION_RULE,
      status: 'proposed' as const,
      recorded_seq: seq,
    }));
  if (rows.length > 0) await transaction.insertInto('relation').values(rows).execute();
  await step(context, gone, 'rejected');
  await step(context, [...rows, ...again], 'proposed');
  return rows.length + again.length;
};

interface Known {
  readonly id: RelationId;
  readonly a: ItemId;
  readonly b: ItemId;
  readonly kind: string;
  readonly status: RelationStatus;
  /** No person has said anything of it. */
  readonly undecided: boolean;
}

/** A step that a program takes: no member stands behind it. */
const step = async (
  { transaction, seq }: WriteContext,
  relations: readonly { readonly id: RelationId }[],
  status: 'proposed' | 'rejected',
): Promise<void> => {
  if (relations.length === 0) return;
  const ids = relations.map(({ id }) => id);
  await transaction
    .insertInto('relation_step')
    .values(ids.map((id) => ({ relation_id: id, seq, status, member_id: null, reason: null })))
    .execute();
  await transaction.updateTable('relation').set({ status }).where('id', 'in', ids).execute();
};

const placed = (a: RelationFacts, b: RelationFacts, found: FoundRelation | undefined) =>
  found === undefined ? [] : [{ ...found, a: a.id, b: b.id }];

const storeSketch = async ({ transaction }: WriteContext, item: ItemId): Promise<void> => {
  const version = await transaction
    .selectFrom('item')
    .innerJoin('text_version', 'text_version.id', 'item.text_version_id')
    .select(['text_version.id', 'text_version.body'])
    .where('item.id', '=', item)
    .executeTakeFirst();
  const sketch = version === undefined ? undefined : sketchOf(version.body);
  await transaction.deleteFrom('text_sketch').where('item_id', '=', item).execute();
  if (version === undefined || sketch === undefined) return;
  await sql`
    insert into text_sketch (item_id, text_version_id, words, hashes, bands)
    values (${item}, ${version.id}, ${sketch.words}, ${[...sketch.hashes]}, ${[...bandsOf(sketch)]})`.execute(
    transaction,
  );
};

/** Items with the same bytes, a like sketch, a reference that one of both cites, or letters and press of the same months. */
const candidatesOf = async (
  { transaction, clearance }: WriteContext,
  own: RelationFacts,
): Promise<readonly ItemId[]> => {
  const references = [own.reference, ...own.cites.map(({ reference }) => reference)].flatMap((one) =>
    one === undefined ? [] : [`%${one.state} ${one.number}/%`],
  );
  const press = own.kind === 'press-release' || own.kind === 'news';
  const day = own.date !== null && /^\d{4}-\d\d-\d\d$/u.test(own.date) ? own.date : null;
  const { rows } = await sql<{ id: ItemId }>`
    select distinct on (near, number, id) id from (
      select i.id, i.number, 0 as near from item i where i.blob_id = ${own.blob}
      union all
      select i.id, i.number, 1 from text_sketch mine join text_sketch s on s.bands && mine.bands and s.item_id <> mine.item_id
        join item i on i.id = s.item_id where mine.item_id = ${own.id}
      union all
      select i.id, i.number, 2 from claim c join item i on i.id = c.item_id
      where c.property in ('Communication.reference', 'Communication.priorCommunication', 'Item.citesCommunication')
        and c.status in ('proposed', 'confirmed') and ${references.length > 0}
        and coalesce(c.value ->> 'text', c.value -> 'record' ->> 'reference', c.value -> 'record' ->> 'printed') like any(${references})
      union all
      (select i.id, i.number, 3 from item i where ${day !== null} and ${press || own.kind === 'communication'}
        and i.kind = any(${press ? ['communication'] : ['press-release', 'news']})
        and i.document_date between ${press ? shifted(day, -120) : day} and ${press ? day : shifted(day, 120)}
        order by i.document_date limit ${CANDIDATES})
    ) near join item using (id, number)
    where id <> ${own.id} and classification = any(${[...clearance]})
    order by near, number, id limit ${CANDIDATES}`.execute(transaction);
  return [...new Set(rows.map(({ id }) => id))];
};

const shifted = (day: string | null, days: number): string | null =>
  day === null ? null : new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The beginnings of the names of a State in the languages of the desk: "Belarus" finds "Belarusian". */
const stemsOf = ({ house }: WriteContext, state: string): readonly string[] => {
  const term = house.schema.vocabularies['state']?.terms.find(({ code }) => code === state);
  return Object.values(term?.label ?? {}).map((name) => name.toLowerCase().slice(0, Math.max(5, name.length - 2)));
};

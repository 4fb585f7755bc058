import type { ItemId, MemberId } from '@amparo/core/ground/ids';
import { isId } from '@amparo/core/ground/ids';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../../kernel/deed.ts';
import { holdsWords, partsOf } from '../../records/item-words.ts';

/** More items than this are not followed into the journal: the words say too little. */
const MOST_ITEMS = 2_000;

/**
 * The entries that a text means, as a condition on `entry e`. Bodies are not searched, and no index of them is kept: it
 * would outlive their erasure, and show what not everybody may read. A text finds entries by what the member may see
 * anyway: number, id of a record, name of deed or member, and the words of items that the member may read.
 */
export const entriesMeant = async (context: ReadContext, typed: string): Promise<RawBuilder<boolean>> => {
  const text = typed.trim();
  const { database, clearance } = context;
  if (isId(text)) return sql<boolean>`(e.id = ${text}::uuid or e.subjects @> array[${text}::uuid])`;
  if (/^[1-9]\d{0,14}$/.test(text)) {
    const item = await database
      .selectFrom('item')
      .select('id')
      .where('number', '=', Number(text))
      .where('classification', 'in', clearance)
      .executeTakeFirst();
    const about = item === undefined ? sql`false` : sql`e.subjects @> array[${item.id}::uuid]`;
    return sql<boolean>`(e.seq = ${Number(text)} or ${about})`;
  }
  const small = text.toLowerCase();
  const deeds = (await deedsWritten(context)).filter((name) => name.toLowerCase().includes(small));
  const members = (await database.selectFrom('member').select(['id', 'name']).execute())
    .filter(({ name }) => name.toLowerCase().includes(small))
    .map(({ id }): MemberId => id);
  const items = await itemsMeant(context, text);
  return sql<boolean>`(e.deed = any(${deeds}::text[]) or e.member_id = any(${members}::uuid[])
    or e.subjects && ${[...items]}::uuid[])`;
};

const itemsMeant = async (context: ReadContext, text: string): Promise<readonly ItemId[]> => {
  const conditions = await holdsWords(context, partsOf(text), sql`item.id`);
  const { rows } = await sql<{ id: ItemId }>`
    select item.id from item where item.classification = any(${[...context.clearance]})
      and ${sql.join(conditions.length === 0 ? [sql`false`] : [...conditions], sql` and `)}
    order by item.number limit ${MOST_ITEMS}`.execute(context.database);
  return rows.map(({ id }) => id);
};

/** The names of all deeds in the journal, from one to the next along the index. */
const deedsWritten = async ({ database }: ReadContext): Promise<readonly string[]> => {
  const { rows } = await sql<{ deed: string }>`
    with recursive written as (
      (select deed from entry order by deed limit 1)
      union all
      select (select entry.deed from entry where entry.deed > written.deed order by entry.deed limit 1)
      from written where written.deed is not null
    ) select deed from written where deed is not null`.execute(database);
  return rows.map(({ deed }) => deed);
};

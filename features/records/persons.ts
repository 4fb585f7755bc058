import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

const readable = ({ clearance }: ReadContext): RawBuilder<unknown> => sql`
  mention m join item i on i.id = m.item_id and m.kind = 'Person' and not m.taken_back and i.classification = any(${[...clearance]})`;

/** Mentions of people that the member may read and that something stands of as `m`, each an entity of its own, as nearly all are. */
export const personsAlone = (context: ReadContext): RawBuilder<unknown> => sql`${readable(context)} and not m.joined`;

/** Mentions that judgements made one person with others as `m`, with `e.entity_id`: to be grouped by it. */
export const personsJoined = (context: ReadContext): RawBuilder<unknown> => sql`
  ${readable(context)} and m.joined join entity_member e on e.mention_id = m.id`;

/** How many people the member can find: entities with a mention that he may read. */
export const countPersons = async (context: ReadContext): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from ${personsAlone(context)})
      + (select count(distinct e.entity_id) from ${personsJoined(context)}) as count`.execute(context.database);
  return rows[0]?.count ?? 0;
};

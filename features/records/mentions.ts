import type { EntityId, ItemId, MentionId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** A mention that the member may read, with the item it stands in and today's entity. */
export interface MentionRow {
  readonly id: MentionId;
  readonly kind: string;
  readonly label: string;
  readonly role: string | null;
  readonly entityId: EntityId;
  readonly itemId: ItemId;
  readonly itemTitle: string;
  readonly itemNumber: number;
}

export interface MentionQuery {
  readonly ids?: readonly MentionId[];
  readonly entities?: readonly EntityId[];
  readonly item?: ItemId;
}

export const mentionsOf = async (context: ReadContext, query: MentionQuery): Promise<readonly MentionRow[]> => {
  const { rows } = await sql<{
    id: MentionId;
    kind: string;
    label: string;
    role: string | null;
    entity_id: EntityId;
    item_id: ItemId;
    title: string;
    number: number;
  }>`
    select m.id, m.kind, m.label, m.role, e.entity_id, m.item_id, i.title, i.number
    from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
    where i.classification = any(${[...context.clearance]})
      ${query.ids === undefined ? sql`` : sql`and m.id = any(${[...query.ids]}::uuid[])`}
      ${query.entities === undefined ? sql`` : sql`and e.entity_id = any(${[...query.entities]}::uuid[])`}
      ${query.item === undefined ? sql`` : sql`and m.item_id = ${query.item}`}
    order by i.number, m.id`.execute(context.database);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    role: row.role,
    entityId: row.entity_id,
    itemId: row.item_id,
    itemTitle: row.title,
    itemNumber: row.number,
  }));
};

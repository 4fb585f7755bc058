import type { ItemId, RelationId } from '@amparo/core/ground/ids';
import { RELATION_KINDS, RELATION_STATUSES, type RelationReason } from '@amparo/core/nouns/relation';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';

const reasonShape = z.custom<RelationReason>((given) => typeof given === 'object' && given !== null && 'code' in given);

/** What an item has to do with another, from this item's side. */
export const relatedShape = z.object({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  /** `from`: this item does it to the other (it replies, announces, cites); `to`: the other does it to this one. */
  direction: z.enum(['from', 'to']),
  status: z.enum(RELATION_STATUSES),
  reasons: z.array(reasonShape),
  other: z.object({
    id: z.string(),
    number: z.number(),
    title: z.string(),
    kind: z.string().nullable(),
    date: z.string().nullable(),
  }),
  decided: z.object({ member: z.string(), at: z.string() }).nullable(),
});
export type Related = z.infer<typeof relatedShape>;

/**
 * Relations of an item whose other side the member may read; those that a person
 * rejected come last, so that they can be taken up again; what a program took back is not shown.
 */
export const relatedTo = async ({ database, clearance }: ReadContext, item: ItemId): Promise<Related[]> => {
  const { rows } = await sql<{
    id: RelationId;
    kind: Related['kind'];
    item_a: ItemId;
    status: Related['status'];
    reasons: RelationReason[];
    other: ItemId;
    number: number;
    title: string;
    other_kind: string | null;
    document_date: string | null;
    member: string | null;
    at: Date | null;
  }>`
    select r.id, r.kind, r.item_a, r.status, r.reasons, o.id as other, o.number, o.title, o.kind as other_kind, o.document_date,
      s.name as member, s.recorded_at as at
    from relation r join item o on o.id = case when r.item_a = ${item} then r.item_b else r.item_a end
    left join lateral (select m.name, e.recorded_at from relation_step st join member m on m.id = st.member_id
      join entry e on e.seq = st.seq where st.relation_id = r.id order by st.seq desc limit 1) s on r.status <> 'proposed'
    where ${item} in (r.item_a, r.item_b) and o.classification = any(${[...clearance]})
      and (r.status <> 'rejected' or s.recorded_at is not null)
    order by r.status = 'rejected', r.kind, o.number limit 200`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    direction: row.item_a === item ? ('from' as const) : ('to' as const),
    status: row.status,
    reasons: row.reasons,
    other: { id: row.other, number: row.number, title: row.title, kind: row.other_kind, date: row.document_date },
    decided: row.at === null ? null : { member: row.member ?? '', at: row.at.toISOString() },
  }));
};

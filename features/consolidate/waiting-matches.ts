import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

export interface WaitingMatch {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly labelA: string;
  readonly labelB: string;
  readonly itemA: string;
  readonly itemB: string;
  readonly numberA: number;
  readonly numberB: number;
  readonly titleA: string;
  readonly titleB: string;
}

/** Matches without a standing judgement whose two items the member may read; pairs joined already do not wait. */
export const waitingMatches = async (
  { database, clearance }: ReadContext,
  page: { readonly entity?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly WaitingMatch[] }> => {
  const seen = [...clearance];
  const { rows } = await sql<WaitingMatch & { total: number }>`
    select x.mention_a as a, x.mention_b as b, x.bits, ma.label as "labelA", mb.label as "labelB", ia.id as "itemA", ib.id as "itemB",
      ia.number as "numberA", ib.number as "numberB", ia.title as "titleA", ib.title as "titleB", count(*) over () as total
    from match x
    join mention ma on ma.id = x.mention_a join item ia on ia.id = ma.item_id join entity_member ea on ea.mention_id = ma.id
    join mention mb on mb.id = x.mention_b join item ib on ib.id = mb.item_id join entity_member eb on eb.mention_id = mb.id
    where ia.classification = any(${seen}) and ib.classification = any(${seen}) and ea.entity_id <> eb.entity_id
      and not exists (select 1 from judgement j where j.mention_a = x.mention_a and j.mention_b = x.mention_b and j.retracted_seq is null)
      ${page.entity === undefined ? sql`` : sql`and (ea.entity_id = ${page.entity} or eb.entity_id = ${page.entity})`}
    order by x.bits desc, x.mention_a, x.mention_b
    limit ${page.limit} offset ${page.offset}`.execute(database);
  return { total: rows[0]?.total ?? 0, rows };
};

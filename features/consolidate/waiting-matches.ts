import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { waitingPairs } from '../records/waiting-pairs.ts';

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

/** The nearest pairs first; with an entity, only those that have a mention of it. */
export const waitingMatches = async (
  context: ReadContext,
  page: { readonly entity?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly WaitingMatch[] }> => {
  const { rows } = await sql<WaitingMatch & { total: number }>`
    select x.mention_a as a, x.mention_b as b, x.bits, ma.label as "labelA", mb.label as "labelB", ia.id as "itemA", ib.id as "itemB",
      ia.number as "numberA", ib.number as "numberB", ia.title as "titleA", ib.title as "titleB", count(*) over () as total
    from ${waitingPairs(context)}
      ${page.entity === undefined ? sql`` : sql`and exists (select 1 from entity_member e where e.entity_id = ${page.entity} and e.mention_id in (x.mention_a, x.mention_b))`}
    order by x.bits desc, x.mention_a, x.mention_b
    limit ${page.limit} offset ${page.offset}`.execute(context.database);
  return { total: rows[0]?.total ?? 0, rows };
};

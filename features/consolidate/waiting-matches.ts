import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { waitingPairs } from '../records/waiting-pairs.ts';
import { type Family, KINDS_OF } from './mention-kinds.ts';

export interface WaitingMatch {
  readonly a: string;
  readonly b: string;
  /** Kind of the schema that both are of. */
  readonly kind: string;
  readonly bits: number;
  /** Drawn by lot, so that what the program is sure of is looked at as well. */
  readonly audit: boolean;
  readonly clusterSize: number;
  readonly bridge: boolean;
  /** A letter names one of the two. */
  readonly inLetter: boolean;
  readonly labelA: string;
  readonly labelB: string;
  readonly itemA: string;
  readonly itemB: string;
  readonly numberA: number;
  readonly numberB: number;
  readonly titleA: string;
  readonly titleB: string;
}

export const QUEUE_ORDERS = ['doubt', 'nearest'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** One pair in so many is drawn by lot, and stands at every so-manieth place of the queue. */
const AUDIT_SHARE = 20;
const AUDIT_EVERY = 10;
/** The lot of the draw: the same for everybody, so that two people see one queue. Another lot draws another sample. */
const AUDIT_LOT = 'audit/1';

/** Doubt halves at about this many bits on either side. */
const DOUBT_BITS = 6;

const drawnBy = sql`('x' || substr(md5(x.mention_a::text || x.mention_b::text || ${AUDIT_LOT}), 1, 8))::bit(32)::bigint`;

/**
 * By doubt: uncertainty times consequence (how many mentions it would put together, whether it alone holds two groups
 * together, whether a letter names the person), with a random sample in between. By nearness: the highest sums first. With an
 * entity, only pairs that have a mention of it; with a family, only pairs of its kinds.
 */
export const waitingMatches = async (
  context: ReadContext,
  page: {
    readonly entity?: string | undefined;
    readonly family?: Family | undefined;
    readonly order?: QueueOrder | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly total: number; readonly rows: readonly WaitingMatch[] }> => {
  const order =
    page.order === 'nearest'
      ? sql`bits desc, a, b`
      : sql`case when audit then turn * ${AUDIT_EVERY} - 0.5 else turn::numeric end, audit, a, b`;
  const { rows } = await sql<WaitingMatch & { total: number }>`
    with letters as (
      select e.entity_id from communication c
      cross join lateral jsonb_array_elements_text(c.letter -> 'request' -> 'persons') as named (id)
      join entity_member e on e.mention_id = named.id::uuid
    ), waiting as (
      select x.mention_a as a, x.mention_b as b, ma.kind, x.bits, x.cluster_size as "clusterSize", x.bridge,
        ${drawnBy} as lot, exists (select 1 from letters l join entity_member e on e.entity_id = l.entity_id
          where e.mention_id in (x.mention_a, x.mention_b)) as "inLetter",
        ma.label as "labelA", mb.label as "labelB", ia.id as "itemA", ib.id as "itemB",
        ia.number as "numberA", ib.number as "numberB", ia.title as "titleA", ib.title as "titleB"
      from ${waitingPairs(context)}
        ${page.entity === undefined ? sql`` : sql`and exists (select 1 from entity_member e where e.entity_id = ${page.entity} and e.mention_id in (x.mention_a, x.mention_b))`}
        ${page.family === undefined ? sql`` : sql`and ma.kind = any(${[...KINDS_OF[page.family]]})`}
    ), drawn as (
      select *, lot % ${sql.lit(AUDIT_SHARE)} = 0 as audit,
        1 / (1 + power(bits / ${sql.lit(DOUBT_BITS)}, 2)) * ln(1 + "clusterSize")
          * case when bridge then 2 else 1 end * case when "inLetter" then 4 else 1 end as weight
      from waiting
    ), placed as (
      select *, row_number() over (partition by audit order by case when audit then lot end, weight desc, a, b) as turn,
        count(*) over () as total from drawn
    )
    select a, b, kind, bits, audit, "clusterSize", bridge, "inLetter", "labelA", "labelB", "itemA", "itemB", "numberA", "numberB",
      "titleA", "titleB", total from placed order by ${order} limit ${page.limit} offset ${page.offset}`.execute(
    context.database,
  );
  return { total: rows[0]?.total ?? 0, rows };
};

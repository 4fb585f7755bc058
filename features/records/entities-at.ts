import type { EntityId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/**
 * True for judgements `j` that make entities today. One whose effect on a person in a letter waits to be accepted does not
 * yet, and one whose taking back waits still does (0010-consolidation.sql).
 */
export const inEffect: RawBuilder<boolean> = sql`(not j.held and (j.retracted_seq is null or j.release_held))`;

/** The same up to an entry of the journal. */
const inEffectAt = (
  knownAt: number,
): RawBuilder<boolean> => sql`(not j.held and coalesce(j.taken_seq, j.recorded_seq) <= ${knownAt}
  and (j.retracted_seq is null or j.release_held or coalesce(j.released_seq, j.retracted_seq) > ${knownAt}))`;

/**
 * The entity of each mention that judgements up to an entry of the journal speak of; every other mention was an entity
 * of its own. What was judged or undone later does not show.
 */
export const entitiesKnownAt = async (
  { database }: ReadContext,
  knownAt: number,
): Promise<ReadonlyMap<string, EntityId>> => {
  const { rows } = await sql<{ mention_a: string; mention_b: string; verdict: 'same' | 'different' | 'unsure' }>`
    select j.mention_a, j.mention_b, j.verdict from judgement j where ${inEffectAt(knownAt)} order by j.recorded_seq`.execute(
    database,
  );
  const judged = [...new Set(rows.flatMap((row) => [row.mention_a, row.mention_b]))];
  const { clusterOf } = clustersOf(
    judged,
    rows.map((row) => ({ a: row.mention_a, b: row.mention_b, verdict: row.verdict })),
  );
  return clusterOf as ReadonlyMap<string, string> as ReadonlyMap<string, EntityId>;
};

/** When an entry of the journal was written; null for the time before the first. */
export const entryTime = async ({ database }: ReadContext, seq: number): Promise<string | null> => {
  const entry = await database.selectFrom('entry').select('recorded_at').where('seq', '=', seq).executeTakeFirst();
  return entry?.recorded_at.toISOString() ?? null;
};

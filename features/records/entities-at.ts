import type { EntityId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/**
 * The entity of each mention that judgements up to an entry of the journal speak of; every other mention was an entity
 * of its own. What was judged or undone later does not show.
 */
export const entitiesKnownAt = async (
  { database }: ReadContext,
  knownAt: number,
): Promise<ReadonlyMap<string, EntityId>> => {
  const { rows } = await sql<{ mention_a: string; mention_b: string; verdict: 'same' | 'different' | 'unsure' }>`
    select mention_a, mention_b, verdict from judgement
    where recorded_seq <= ${knownAt} and (retracted_seq is null or retracted_seq > ${knownAt}) order by recorded_seq`.execute(
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

import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { type MentionRow, mentionsOf } from './mentions.ts';

/**
 * Mentions of people with the entity that judgements up to an entry of the journal gave them: these ids, and all that
 * judgements standing then tie to one another. What was judged or undone later does not show.
 */
export const mentionsKnownAt = async (
  context: ReadContext,
  ids: readonly MentionId[],
  knownAt: number,
): Promise<readonly MentionRow[]> => {
  const { rows } = await sql<{ mention_a: string; mention_b: string; verdict: 'same' | 'different' | 'unsure' }>`
    select mention_a, mention_b, verdict from judgement
    where recorded_seq <= ${knownAt} and (retracted_seq is null or retracted_seq > ${knownAt}) order by recorded_seq`.execute(
    context.database,
  );
  const tied = [...new Set([...(ids as readonly string[]), ...rows.flatMap((row) => [row.mention_a, row.mention_b])])];
  const { clusterOf } = clustersOf(
    tied,
    rows.map((row) => ({ a: row.mention_a, b: row.mention_b, verdict: row.verdict })),
  );
  const mentions = await mentionsOf(context, { ids: tied as MentionId[] });
  return mentions
    .filter(({ kind }) => kind === 'Person')
    .map((mention) => ({ ...mention, entityId: (clusterOf.get(mention.id) ?? mention.id) as EntityId }));
};

/** When an entry of the journal was written; null for the time before the first. */
export const entryTime = async ({ database }: ReadContext, seq: number): Promise<string | null> => {
  const entry = await database.selectFrom('entry').select('recorded_at').where('seq', '=', seq).executeTakeFirst();
  return entry?.recorded_at.toISOString() ?? null;
};

import type { MentionId } from '@amparo/core/ground/ids';
import type { PairJudgement } from '@amparo/core/judgements/clusters';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import type { Ties } from './rank-pairs.ts';

/** The judgements that stand, of these mentions or of all, in the order they were made. */
export const standingJudgements = async (
  database: Database | Transacting,
  mentions?: readonly MentionId[],
): Promise<readonly PairJudgement<MentionId>[]> => {
  let query = database
    .selectFrom('judgement')
    .select(['mention_a as a', 'mention_b as b', 'verdict'])
    .where('retracted_seq', 'is', null);
  if (mentions !== undefined)
    query = query.where((where) =>
      where.or([where('mention_a', 'in', [...mentions]), where('mention_b', 'in', [...mentions])]),
    );
  return query.orderBy('recorded_seq').orderBy('id').execute();
};

/** The same as pairs that must and must not be together. */
export const standingTies = async (
  database: Database | Transacting,
  mentions?: readonly MentionId[],
): Promise<Ties> => {
  const judgements = await standingJudgements(database, mentions);
  const pairs = (verdict: 'same' | 'different') =>
    judgements.filter((one) => one.verdict === verdict).map(({ a, b }) => [a, b] as const);
  return { same: pairs('same'), different: pairs('different') };
};

import type { MentionId } from '@amparo/core/ground/ids';
import { clustersOf, type PairJudgement } from '@amparo/core/judgements/clusters';
import { sameChain } from '@amparo/core/judgements/same-chain';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { rememberUntilNextDeed } from '../records/remember.ts';
import { standingJudgements } from './standing-ties.ts';

/** Two mentions judged different, and the chain of "same" that says they are one. */
export interface ToldContradiction {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly chain: readonly MentionId[];
}

/** Judgements that stand and contradict each other. They are told, never settled by a program. */
export const contradictions = (context: ReadContext): Promise<readonly ToldContradiction[]> =>
  rememberUntilNextDeed(context, 'consolidate.contradictions', async () =>
    contradictionsAmong(await standingJudgements(context.database)),
  );

const contradictionsAmong = (judgements: readonly PairJudgement<MentionId>[]): readonly ToldContradiction[] => {
  const mentions = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))];
  return clustersOf(mentions, judgements).contradictions.map(({ a, b }) => ({
    a,
    b,
    chain: sameChain(judgements, a, b) ?? [],
  }));
};

/** Whether a contradiction stands among the judgements that these two mentions hang together by. */
export const contradictionOf = async (
  transaction: Database | Transacting,
  a: MentionId,
  b: MentionId,
): Promise<boolean> => {
  const { rows } = await sql<{ a: MentionId; b: MentionId; verdict: 'same' | 'different' | 'unsure' }>`
    with recursive tied(id) as (
      select unnest(${[a, b]}::uuid[])
      union
      select case when j.mention_a = t.id then j.mention_b else j.mention_a end from tied t
      join judgement j on (j.mention_a = t.id or j.mention_b = t.id) and j.verdict = 'same' and j.retracted_seq is null
    )
    select j.mention_a as a, j.mention_b as b, j.verdict from judgement j
    where j.retracted_seq is null and (j.mention_a in (select id from tied) or j.mention_b in (select id from tied))`.execute(
    transaction,
  );
  return contradictionsAmong(rows).length > 0;
};

import type { JudgementId, MentionId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import type { MatchEvidence, Verdict } from '@amparo/platform/database/tables';
import { sql } from 'kysely';
import type { WriteContext } from '../kernel/deed.ts';
import { applyChange } from './rebuild-entities.ts';

/** A judgement to be recorded: the pair in its stored order, and what its author saw. */
export interface NewJudgement {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly shown: MatchEvidence | Record<string, never>;
  readonly shownHash: string | null;
  readonly model: string | null;
}

export interface Recorded {
  readonly ids: readonly JudgementId[];
  readonly supersedes: readonly JudgementId[];
  /** Judgements whose effect on a person in a letter waits to be accepted. */
  readonly waiting: readonly JudgementId[];
}

/** Records judgements, each in the place of the one that stood for its pair, and makes the entities anew. */
export const recordJudgements = async (
  { transaction, seq, actor }: WriteContext,
  judgements: readonly NewJudgement[],
): Promise<Recorded> => {
  const supersedes: JudgementId[] = [];
  const ids: JudgementId[] = [];
  for (const { a, b, verdict, reason, shown, shownHash, model } of judgements) {
    const earlier = await transaction
      .updateTable('judgement')
      .set({ retracted_seq: seq })
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .where('retracted_seq', 'is', null)
      .returning('id')
      .execute();
    supersedes.push(...earlier.map((row) => row.id));
    const id = newId<JudgementId>();
    ids.push(id);
    await transaction
      .insertInto('judgement')
      .values({
        id,
        mention_a: a,
        mention_b: b,
        verdict,
        reason,
        shown: JSON.stringify(shown),
        shown_hash: shownHash,
        model,
        member_id: actor.member,
        recorded_seq: seq,
        retracted_seq: null,
      })
      .execute();
  }
  const mentions = judgements.flatMap(({ a, b }) => [a, b]);
  const waiting = await applyChange(transaction, { recorded: ids, retracted: supersedes, mentions });
  return { ids, supersedes, waiting };
};

export interface Undone {
  readonly pairs: readonly { readonly a: MentionId; readonly b: MentionId }[];
  readonly waiting: readonly JudgementId[];
}

/**
 * Takes judgements back, by the ids under which they were first recorded. For each pair the latest judgement that nobody
 * took back stands again, and is recorded anew: in between it did not stand, and a figure known at that time must go on
 * saying so. What is left is the state of the house without them.
 */
export const undoJudgements = async (
  { transaction, seq }: WriteContext,
  roots: readonly JudgementId[],
): Promise<Undone> => {
  const { rows: pairs } = await sql<{ a: MentionId; b: MentionId }>`
    update judgement set undone_seq = ${seq} where id = any(${[...roots]}::uuid[]) and undone_seq is null
    returning mention_a as a, mention_b as b`.execute(transaction);
  const recorded: JudgementId[] = [];
  const retracted: JudgementId[] = [];
  const touched = [...new Map(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair])).values()];
  for (const { a, b } of touched) {
    const history = await transaction
      .selectFrom('judgement')
      .selectAll()
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .orderBy('recorded_seq', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const standing = history.find((row) => row.retracted_seq === null);
    const wanted = history.find((row) => row.restores === null && row.undone_seq === null);
    if (standing !== undefined && (standing.restores ?? standing.id) === wanted?.id) continue;
    if (standing !== undefined) {
      retracted.push(standing.id);
      await transaction.updateTable('judgement').set({ retracted_seq: seq }).where('id', '=', standing.id).execute();
    }
    if (wanted === undefined) continue;
    const id = newId<JudgementId>();
    recorded.push(id);
    await transaction
      .insertInto('judgement')
      .values({
        id,
        mention_a: a,
        mention_b: b,
        verdict: wanted.verdict,
        reason: wanted.reason,
        shown: JSON.stringify(wanted.shown),
        shown_hash: wanted.shown_hash,
        model: wanted.model,
        member_id: wanted.member_id,
        recorded_seq: seq,
        retracted_seq: null,
        restores: wanted.id,
      })
      .execute();
  }
  const mentions = touched.flatMap(({ a, b }) => [a, b]);
  return { pairs: touched, waiting: await applyChange(transaction, { recorded, retracted, mentions }) };
};

import { isTime, mayAgree } from '@amparo/core/ground/edtf-time';
import type { MentionId } from '@amparo/core/ground/ids';
import type { Verdict } from '@amparo/platform/database/tables';
import type { ReadContext } from '../kernel/deed.ts';
import type { Tie } from './near-people.ts';

/**
 * Why two members of a cluster may be two: judged different or not sure, dates or sex that cannot both be right, two rows of
 * one register, evidence that contradicts, or a name that a register has several times with nothing else in common.
 */
export const DOUBTS = ['different', 'unsure', 'born', 'sex', 'day', 'rows', 'against', 'namesakes'] as const;
export type DoubtKind = (typeof DOUBTS)[number];

/** Two members that are not put together before somebody has seen this. The smaller id first. */
export interface Doubt {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly why: DoubtKind;
}

interface Member {
  readonly id: MentionId;
  readonly itemId: string;
  readonly born: string | null;
  readonly sex: string | null;
  readonly day: string | null;
  readonly register: boolean;
}

/** Each pair of members that may be two, with the plainest reason. */
export const doubtsAmong = async (
  context: ReadContext,
  members: readonly Member[],
  ties: readonly Tie[],
): Promise<readonly Doubt[]> => {
  const sorted = members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const tieOf = new Map(ties.map((tie) => [`${tie.a} ${tie.b}`, tie]));
  const weighed = await doubtsOfEvidence(context, ties);
  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).flatMap((other) => {
      const pair = `${one.id} ${other.id}`;
      const why = doubtOf(one, other, tieOf.get(pair)?.verdict ?? null) ?? weighed.get(pair);
      return why === undefined ? [] : [{ a: one.id, b: other.id, why }];
    }),
  );
};

const doubtOf = (one: Member, other: Member, verdict: Verdict | null): DoubtKind | undefined => {
  if (verdict === 'different' || verdict === 'unsure') return verdict;
  if (verdict === 'same') return undefined;
  if (conflict(one.born, other.born)) return 'born';
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return 'sex';
  if (conflict(one.day, other.day)) return 'day';
  return one.register && one.itemId === other.itemId ? 'rows' : undefined;
};

const conflict = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && isTime(one) && isTime(other) && !mayAgree(one, other);

/** A comparison that weighs so much speaks for or against; what weighs less decides nothing. */
const SPEAKS = 1;
const CONTRADICTS = -3;
/** Comparisons that a namesake passes as well. */
const OF_THE_NAME: ReadonlySet<string> = new Set(['name', 'name-completed', 'namesakes', 'sex', 'document']);

/**
 * Of pairs not judged yet: those whose sum is below zero by a comparison that contradicts, and those of a name that a
 * register has several times and that nothing but the name speaks for.
 */
const doubtsOfEvidence = async (
  context: ReadContext,
  ties: readonly Tie[],
): Promise<ReadonlyMap<string, DoubtKind>> => {
  const open = new Set(
    ties.flatMap(({ a, b, bits, verdict }) => (bits !== null && verdict === null ? [`${a} ${b}`] : [])),
  );
  if (open.size === 0) return new Map();
  const mentions = [...new Set(ties.flatMap(({ a, b }) => [a, b]))];
  const rows = await context.database
    .selectFrom('match')
    .select(['mention_a', 'mention_b', 'evidence'])
    .where('mention_a', 'in', mentions)
    .where('mention_b', 'in', mentions)
    .execute();
  return new Map(
    rows.flatMap(({ mention_a, mention_b, evidence: { bits, steps } }): [string, DoubtKind][] => {
      const pair = `${mention_a} ${mention_b}`;
      if (!open.has(pair)) return [];
      if (bits < 0 && steps.some((step) => step.bits <= CONTRADICTS)) return [[pair, 'against']];
      const several = steps.some(({ name, level }) => name === 'namesakes' && level !== 'none');
      const more = steps.some((step) => step.bits >= SPEAKS && !OF_THE_NAME.has(step.name));
      return several && !more ? [[pair, 'namesakes']] : [];
    }),
  );
};

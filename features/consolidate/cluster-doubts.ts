import { isTime, mayAgree } from '@amparo/core/ground/edtf-time';
import type { MentionId } from '@amparo/core/ground/ids';
import type { ReadContext } from '../kernel/deed.ts';
import type { Tie } from './near-people.ts';

/**
 * Why two members of a cluster may be two: judged different or not sure, dates or sex that cannot both be right, two rows of
 * one register, a sum that speaks against, or a register that has several of this name.
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
  const namesakes = await severalOfTheName(context, ties);
  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).flatMap((other) => {
      const pair = `${one.id} ${other.id}`;
      const why = doubtOf(one, other, tieOf.get(pair)) ?? (namesakes.has(pair) ? 'namesakes' : undefined);
      return why === undefined ? [] : [{ a: one.id, b: other.id, why }];
    }),
  );
};

const doubtOf = (one: Member, other: Member, tie: Tie | undefined): DoubtKind | undefined => {
  if (tie?.verdict === 'same') return undefined;
  if (tie?.verdict === 'different' || tie?.verdict === 'unsure') return tie.verdict;
  if (conflict(one.born, other.born)) return 'born';
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return 'sex';
  if (conflict(one.day, other.day)) return 'day';
  if (one.register && one.itemId === other.itemId) return 'rows';
  return (tie?.bits ?? 0) < 0 ? 'against' : undefined;
};

const conflict = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && isTime(one) && isTime(other) && !mayAgree(one, other);

/** Pairs not judged yet that were weighed knowing that one register has several rows of their name. */
const severalOfTheName = async (context: ReadContext, ties: readonly Tie[]): Promise<ReadonlySet<string>> => {
  const open = ties.filter(({ bits, verdict }) => bits !== null && verdict === null);
  if (open.length === 0) return new Set();
  const mentions = [...new Set(open.flatMap(({ a, b }) => [a, b]))];
  const rows = await context.database
    .selectFrom('match')
    .select(['mention_a', 'mention_b', 'evidence'])
    .where('mention_a', 'in', mentions)
    .where('mention_b', 'in', mentions)
    .execute();
  return new Set(
    rows
      .filter(({ evidence }) => evidence.steps.some(({ name, level }) => name === 'namesakes' && level !== 'none'))
      .map(({ mention_a, mention_b }) => `${mention_a} ${mention_b}`),
  );
};

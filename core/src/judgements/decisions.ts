import type { ClaimStatus } from '../nouns/claim.ts';

/** What members decided about a claim, and what it comes to: pure, and the same for any order of the rows. */

export const DECISION_VERDICTS = ['confirmed', 'rejected', 'corrected', 'retracted', 'withdrawn'] as const;
/** `withdrawn` takes the member's own last decision back: the member has then said nothing. */
export type DecisionVerdict = (typeof DECISION_VERDICTS)[number];

export interface Decision {
  readonly member: string;
  /** Journal sequence. */
  readonly seq: number;
  readonly verdict: DecisionVerdict;
  /** Of a correction: the right value in one canonical writing, by which two corrections are compared. */
  readonly value?: string | undefined;
}

export interface Standing<D extends Decision> {
  readonly status: ClaimStatus;
  /** Two members hold different things, and neither is overruled. */
  readonly disputed: boolean;
  /** The last decision of each member who holds one, the earliest first. */
  readonly stands: readonly D[];
}

/**
 * A claim has the status of the earliest decision that still stands; a later one of another member stands beside it and
 * does not change it. Only a retraction takes a confirmation away for the whole house: what somebody takes back with a
 * reason is not used meanwhile. A claim that a person made and nobody holds any more is retracted; a program's is
 * proposed again.
 */
export const standingOf = <D extends Decision>(
  decisions: readonly D[],
  made: 'by-program' | 'by-person',
): Standing<D> => {
  const last = new Map<string, D>();
  for (const decision of [...decisions].sort((a, b) => a.seq - b.seq)) last.set(decision.member, decision);
  const stands = [...last.values()].filter(({ verdict }) => verdict !== 'withdrawn').sort((a, b) => a.seq - b.seq);
  return {
    status: statusOf(stands, decisions, made),
    disputed: new Set(stands.map(positionOf)).size > 1,
    stands,
  };
};

const statusOf = (
  stands: readonly Decision[],
  decisions: readonly Decision[],
  made: 'by-program' | 'by-person',
): ClaimStatus => {
  const first = stands[0];
  if (first === undefined) return made === 'by-person' ? 'retracted' : 'proposed';
  if (stands.some(({ verdict }) => verdict === 'retracted')) return 'retracted';
  if (first.verdict !== 'corrected') return first.verdict === 'confirmed' ? 'confirmed' : 'rejected';
  const before = decisions
    .filter(({ member, seq }) => member === first.member && seq < first.seq)
    .sort((one, other) => one.seq - other.seq)
    .at(-1);
  return before?.verdict === 'confirmed' ? 'retracted' : 'rejected';
};

const positionOf = ({ verdict, value }: Decision): string =>
  verdict === 'corrected' ? `corrected ${value ?? ''}` : verdict === 'confirmed' ? 'for' : 'against';

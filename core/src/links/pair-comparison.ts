import type { Evidence } from '@amparo/linkage';

/** How two mentions of one kind compare, by a rule of that kind. What one side does not say is left out, never held against. */
export interface PairComparison {
  readonly steps: readonly Evidence[];
  /** Why the two cannot be one, in words: such a pair is not proposed. Absent when they can. */
  readonly cannot?: string;
}

/** One comparison with its sentence. */
export const compared = (
  name: string,
  level: string,
  values: readonly [string, string],
  sentence: string,
): Evidence => ({ name, level, values, sentence });

import { type LinkComparison, SILENT, UNLIKE } from './link-levels.ts';
import type { LinkModel } from './link-model.ts';
import { MOST_RARITY, scaleOf } from './link-rarity.ts';

/** Pairs further under the line than this are not kept: they cannot hold a cluster together. */
export const LEAST_BITS = -5;
/** The prior moves no further than this from where the weights put it. */
const MOST_SHIFT = 3;
const ROUNDS = 12;

/** Below this evidence no pair is kept, wherever the prior moves to. */
export const leastEvidence = (prior: number): number => LEAST_BITS - MOST_SHIFT - prior;

/** What a sum of weights can be off by, of sixteen digits: far less. */
const SLACK = 1e-3;

/**
 * Gives the evidence of a pair, in bits without the prior, as it is kept (rounded to 32 bits); less than any where it
 * cannot reach `least`. Codes are looked at first and texts only where the rest still leaves a chance.
 */
export const evidenceOf = (
  comparisons: readonly LinkComparison[],
  model: LinkModel,
  least: number,
): ((one: number, other: number) => number) => {
  const count = comparisons.length;
  const weights = comparisons.map(({ rarity }, at) =>
    Float64Array.from(model.comparisons[at]?.levels ?? [], ({ m, bits }, rank) =>
      rarity !== undefined && rank >= rarity.from ? Math.log2(m) : bits,
    ),
  );
  const highest = comparisons.map(({ rarity, sameFrom }, at) =>
    Math.max(
      Number.NEGATIVE_INFINITY,
      ...Array.from((weights[at] as Float64Array).subarray(0, sameFrom), (bits, rank) =>
        rarity !== undefined && rank >= rarity.from ? bits + MOST_RARITY : bits,
      ),
    ),
  );
  const own = new Float64Array(count);
  const unlike = new Uint8Array(count);
  const weight = (at: number, level: number, one: number, other: number): number => {
    if (level === SILENT) return 0;
    const { rarity } = comparisons[at] as LinkComparison;
    const bits = (weights[at] as Float64Array)[level] as number;
    return rarity !== undefined && level >= rarity.from ? bits + rarity.bits(one, other) : bits;
  };
  return (one, other) => {
    let upper = 0;
    for (let at = 0; at < count; at += 1) {
      const seen = (comparisons[at] as LinkComparison).glance(one, other);
      unlike[at] = seen === UNLIKE ? 1 : 0;
      own[at] = seen === UNLIKE ? (highest[at] as number) : weight(at, seen, one, other);
      upper += own[at] as number;
    }
    for (let at = 0; at < count; at += 1) {
      if (unlike[at] === 0) continue;
      if (upper < least - SLACK) return Number.NEGATIVE_INFINITY;
      const bits = weight(at, (comparisons[at] as LinkComparison).level(one, other), one, other);
      upper += bits - (own[at] as number);
      own[at] = bits;
    }
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += own[at] as number;
    return Math.fround(sum);
  };
};

/**
 * The prior as what was found sets it: the expected number of pairs of one person among all pairs, to a fixed point.
 * `evidence` of all pairs that may be kept.
 */
export const priorOf = (evidence: Float32Array, prior: number, records: number): number => {
  const bins = new Map<number, number>();
  for (const bits of evidence) {
    const bin = Math.round((bits + prior) * 4) / 4;
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const sorted = [...bins].sort(([one], [other]) => one - other);
  let shift = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const expected = sorted.reduce((sum, [bits, pairs]) => sum + pairs / (1 + 2 ** -(bits + shift)), 0);
    const share = Math.max(expected, 1) / ((scaleOf(records) * (scaleOf(records) - 1)) / 2);
    shift = Math.min(MOST_SHIFT, Math.max(-MOST_SHIFT, Math.log2(share / (1 - share)) - prior));
  }
  return prior + Math.round(shift * 1000) / 1000;
};

import { describe, expect, it } from 'vitest';
import { type Pattern, sharesOf, trainLevels } from './train-levels.ts';

/** All patterns of three comparisons with two levels, as often as shares of levels and of matches make them. */
const patternsOf = (m: readonly number[], u: readonly number[], share: number, pairs: number): Pattern[] => {
  const found: Pattern[] = [];
  for (let at = 0; at < 2 ** m.length; at += 1) {
    const levels = m.map((_, comparison) => (at >> comparison) & 1);
    const chance = (shares: readonly number[]): number =>
      levels.reduce(
        (product, level, comparison) =>
          product * (level === 1 ? (shares[comparison] ?? 0) : 1 - (shares[comparison] ?? 0)),
        1,
      );
    found.push({ levels, count: Math.round(pairs * (share * chance(m) + (1 - share) * chance(u))) });
  }
  return found;
};
const SIZES = [2, 2, 2];
const start = SIZES.map(() => [0.1, 0.9]);

describe('training of levels', () => {
  it('finds the shares that made the pairs, without being told which pairs are one', () => {
    const [m, u] = [
      [0.95, 0.8, 0.7],
      [0.02, 0.1, 0.05],
    ];
    const drawn = sharesOf(patternsOf(m, u, 0, 1_000_000), SIZES);
    const trained = trainLevels([{ patterns: patternsOf(m, u, 0.3, 1_000_000), leftOut: new Set() }], drawn, start);
    for (const [comparison, levels] of trained.entries()) expect(levels[1]).toBeCloseTo(m[comparison] ?? 0, 1);
  });

  it('learns nothing of a comparison from the pass that it made, nor from too few pairs', () => {
    const u = sharesOf(patternsOf([0.9, 0.9, 0.9], [0.1, 0.1, 0.1], 0, 10_000), SIZES);
    const patterns = patternsOf([1, 0.9, 0.9], [1, 0.1, 0.1], 0.4, 100_000);
    expect(trainLevels([{ patterns, leftOut: new Set([0]) }], u, start)[0]).toEqual(start[0]);
    expect(trainLevels([{ patterns: [{ levels: [1, 1, 1], count: 20 }], leftOut: new Set() }], u, start)).toEqual(
      start,
    );
  });

  it('counts no pair for a comparison that could not be made, and takes no level for impossible', () => {
    const shares = sharesOf([{ levels: [null, 1, 0], count: 50 }], SIZES);
    expect(shares[0]).toEqual([0.5, 0.5]);
    expect(shares[1]?.[0]).toBeGreaterThan(0);
    expect(
      shares.map((levels) => levels.reduce((sum, one) => sum + one, 0)).every((sum) => Math.abs(sum - 1) < 1e-9),
    ).toBe(true);
  });
});

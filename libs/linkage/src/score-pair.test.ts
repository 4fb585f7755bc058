import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LEVELS } from './levels.ts';
import { LinkageError } from './linkage-error.ts';
import { type Evidence, probabilityOf, scorePair, turningStep } from './score-pair.ts';

const evidence: fc.Arbitrary<Evidence> = fc
  .constantFrom(...Object.entries(DEFAULT_LEVELS))
  .chain(([name, levels]) =>
    fc.constantFrom(...Object.keys(levels)).map((level) => ({ name, level, sentence: `${name} ${level}` })),
  );
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof LinkageError) return error.code;
  }
  return 'none';
};

describe('evidence in bits', () => {
  it('gives log2(m/u) a step and adds the prior', () => {
    const score = scorePair([{ name: 'sex', level: 'same', sentence: 'both women' }], { share: 0.5 });
    expect(score.prior).toBe(0);
    expect(score.steps[0]?.bits).toBeCloseTo(Math.log2(0.99 / 0.5), 12);
    expect(score.bits).toBeCloseTo(score.steps[0]?.bits ?? 0, 12);
  });

  it('without evidence says the prior: about ten bits against', () => {
    expect(scorePair([]).bits).toBeCloseTo(-9.964, 2);
  });

  it('levels of a comparison exclude each other: m and u add up to 1', () => {
    for (const levels of Object.values(DEFAULT_LEVELS)) {
      const sum = (of: 'm' | 'u') => Object.values(levels).reduce((total, one) => total + one[of], 0);
      expect(sum('m')).toBeCloseTo(1, 9);
      expect(sum('u')).toBeCloseTo(1, 9);
    }
  });

  it('a better level of the name never weighs less', () => {
    const bits = Object.keys(DEFAULT_LEVELS.name).map(
      (level) => scorePair([{ name: 'name', level, sentence: '' }]).bits,
    );
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
  });

  it('adds up in any order', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 8 }), (given) => {
        const [one, other] = [scorePair(given), scorePair([...given].reverse())];
        expect(one.bits).toBeCloseTo(other.bits, 9);
        expect(one.bits).toBeCloseTo(one.prior + one.steps.reduce((sum, { bits }) => sum + bits, 0), 9);
      }),
    );
  });

  it('names the one fact that would turn the answer', () => {
    const score = scorePair([
      { name: 'name', level: 'same-standard', sentence: 'the same in passports' },
      { name: 'sex', level: 'same', sentence: 'both women' },
      { name: 'birth', level: 'same-year', sentence: 'both born in 1985' },
    ]);
    expect(score.bits).toBeGreaterThan(0);
    expect(turningStep(score)?.name).toBe('name');
    expect(turningStep(scorePair([]))).toBeUndefined();
  });

  it('a turning step turns: without it the score is on the other side', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 6 }), fc.integer({ min: -20, max: 20 }), (given, threshold) => {
        const score = scorePair(given);
        const step = turningStep(score, threshold);
        if (step) expect(score.bits - step.bits >= threshold).toBe(score.bits < threshold);
      }),
    );
  });

  it('refuses what it does not know, and impossible probabilities', () => {
    expect(code(() => scorePair([{ name: 'shoe-size', level: 'same', sentence: '' }]))).toBe('comparison-unknown');
    expect(code(() => scorePair([{ name: 'constructor', level: 'name', sentence: '' }]))).toBe('comparison-unknown');
    expect(code(() => scorePair([{ name: 'sex', level: 'toString', sentence: '' }]))).toBe('level-unknown');
    expect(code(() => scorePair([], { share: 0 }))).toBe('probability-invalid');
    expect(
      code(() =>
        scorePair([{ name: 'sex', level: 'same', sentence: '' }], { levels: { sex: { same: { m: 1, u: 0 } } } }),
      ),
    ).toBe('probability-invalid');
  });

  it('probability of even odds is one half', () => {
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(-2000)).toBe(0);
    expect(probabilityOf(2000)).toBe(1);
  });
});

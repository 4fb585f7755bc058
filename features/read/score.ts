import type { Reading } from '@amparo/core/nouns/reading';
import { factsOf, factsOfReading, type ScoredFact } from './score-facts.ts';

/** How well one field was read. A value counts once a passage; passages are compared where both sides have offsets. */
export interface FieldScore {
  readonly field: string;
  readonly right: number;
  /** In the reading, not in the truth. */
  readonly extra: number;
  /** In the truth, not in the reading. */
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly passages: {
    readonly compared: number;
    readonly exact: number;
    /** Intersection over union of 0.8 or more. */
    readonly near: number;
    readonly meanOverlap: number;
  };
}

export interface ReadingScore {
  readonly fields: readonly FieldScore[];
  /** Micro average over all fields. */
  readonly total: Omit<FieldScore, 'field' | 'passages'>;
  readonly missed: readonly ScoredFact[];
  readonly extra: readonly ScoredFact[];
}

/**
 * Compares a reading with a truth (a reading's own JSON, a document of a truth file, or `seed-ground-truth/1`).
 * Only fields that the truth speaks of are scored: a truth is not complete in what it leaves out.
 * Unit of scoring: field and value, and the passage apart (reference page on communications §5.4).
 */
export const scoreReading = (reading: Reading, truth: unknown): ReadingScore => {
  const expected = Map.groupBy(factsOf(truth), (fact) => fact.field);
  const found = Map.groupBy(factsOfReading(reading), (fact) => fact.field);
  const compared = [...expected].map(([field, facts]) => fieldScore(field, facts, found.get(field) ?? []));
  const sum = (of: 'right' | 'extra' | 'missed'): number => compared.reduce((total, { score }) => total + score[of], 0);
  return {
    fields: compared.map(({ score }) => score),
    total: rates(sum('right'), sum('extra'), sum('missed')),
    missed: compared.flatMap(({ missed }) => missed),
    extra: compared.flatMap(({ extra }) => extra),
  };
};

interface Compared {
  readonly score: FieldScore;
  readonly missed: readonly ScoredFact[];
  readonly extra: readonly ScoredFact[];
}

const fieldScore = (field: string, expected: readonly ScoredFact[], found: readonly ScoredFact[]): Compared => {
  const overlaps: number[] = [];
  const missed: ScoredFact[] = [];
  // Where the truth gives no places, a value that stands twice in the text is one value.
  const placed = expected.some((fact) => fact.start !== undefined);
  const free = placed ? [...found] : oncePerValue(found);
  let right = 0;
  for (const fact of placed ? expected : oncePerValue(expected)) {
    const best = bestMatch(fact, free);
    if (best === undefined) {
      missed.push(fact);
      continue;
    }
    right += 1;
    const overlap = overlapOf(fact, best);
    if (overlap !== undefined) overlaps.push(overlap);
    free.splice(free.indexOf(best), 1);
  }
  return {
    missed,
    extra: free,
    score: {
      field,
      ...rates(right, free.length, missed.length),
      passages: {
        compared: overlaps.length,
        exact: overlaps.filter((overlap) => overlap === 1).length,
        near: overlaps.filter((overlap) => overlap >= 0.8).length,
        meanOverlap:
          overlaps.length === 0 ? 0 : overlaps.reduce((total, overlap) => total + overlap, 0) / overlaps.length,
      },
    },
  };
};

const oncePerValue = (facts: readonly ScoredFact[]): ScoredFact[] => [
  ...new Map(facts.map((fact) => [fact.value, fact])).values(),
];

/** The same value, the place that overlaps most; a place elsewhere does not count as the same. */
const bestMatch = (fact: ScoredFact, free: readonly ScoredFact[]): ScoredFact | undefined => {
  const same = free.filter((one) => one.value === fact.value && (overlapOf(fact, one) ?? 1) > 0);
  return same.sort((a, b) => (overlapOf(fact, b) ?? 0) - (overlapOf(fact, a) ?? 0))[0];
};

const overlapOf = (a: ScoredFact, b: ScoredFact): number | undefined => {
  if (a.start === undefined || a.end === undefined || b.start === undefined || b.end === undefined) return undefined;
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const whole = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return whole === 0 ? 1 : shared / whole;
};

const rates = (right: number, extra: number, missed: number): Omit<FieldScore, 'field' | 'passages'> => {
  const precision = right + extra === 0 ? 1 : right / (right + extra);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  return {
    right,
    extra,
    missed,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
};

import type { Reading } from '@amparo/core/nouns/reading';
import type { ScoredFact } from './score-fact.ts';
import { factsOf, factsOfReading, joinedPersons } from './score-facts.ts';

export interface Rates {
  readonly right: number;
  /** In the reading, not in the truth. */
  readonly extra: number;
  /** In the truth, not in the reading. */
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well one field was read. A value counts once a passage; passages are compared where both sides have offsets. */
export interface FieldScore extends Rates {
  readonly field: string;
  readonly passages: Passages;
}

interface Passages {
  readonly compared: number;
  readonly exact: number;
  /** Intersection over union of 0.8 or more. */
  readonly near: number;
  readonly meanOverlap: number;
}

export interface ReadingScore {
  readonly fields: readonly FieldScore[];
  /** Micro average over all fields. */
  readonly total: Rates;
  readonly missed: readonly ScoredFact[];
  readonly extra: readonly ScoredFact[];
  /** Names of persons of the truth whom the reading has as one: has to be empty. */
  readonly joined: readonly (readonly string[])[];
}

/** A wrong value with this confidence or more is one that a person might pass over. */
export const HIGH_CONFIDENCE = 0.9;

/** Fields where the truth says that a value stands in the document, not where each time. */
const ONCE_A_VALUE = new Set([
  'mandate',
  'resolution',
  'cited-resolution',
  'provision',
  'document',
  'charge',
  'signatory',
  'victim',
  'organisation',
  'prior',
  'cited-reference',
]);
/** Fields that a complete truth speaks of only where it lists them. */
const WHERE_LISTED = new Set(['provision', 'ratified', 'document', 'cited-resolution', 'cited-reference', 'language']);
/** Said further of facts: scored where the fact is right. */
const PARTS = ['event-person', 'event-detail', 'role', 'childOf', 'figure-unit', 'figure-period', 'figure-speaker'];
/** Of these a complete truth says by silence that there is none: one that a reading has is too much. */
const NONE_WHERE_SILENT = new Set(['figure-period', 'figure-speaker']);

/**
 * Compares a reading with a truth (a reading's own JSON, a placed document of `amparo-truth/1`, or of
 * `seed-ground-truth/1`). Only fields that the truth speaks of are scored: a truth is not complete in what it leaves
 * out, except one of `amparo-truth/1`, where what is not listed is not there.
 * Unit of scoring: field and value, and the passage apart (reference page on communications §5.4).
 */
export const scoreReading = (reading: Reading, truth: unknown): ReadingScore => {
  const { facts, complete = false, mainOnly = [] } = factsOf(truth);
  const expected = Map.groupBy(facts, (fact) => fact.field);
  const found = Map.groupBy(factsOfReading(reading, truth), (fact) => fact.field);
  const fields = [
    ...expected.keys(),
    ...(complete ? [...found.keys()].filter((name) => !expected.has(name) && !WHERE_LISTED.has(name)) : []),
  ];
  const compared = fields.map((name) =>
    withoutMore(
      mainOnly.includes(name),
      fieldScore(name, expected.get(name) ?? [], found.get(name) ?? [], complete && ONCE_A_VALUE.has(name)),
    ),
  );
  const pairs = compared.flatMap(({ pairs }) => pairs);
  const scored = [
    ...compared,
    ...PARTS.flatMap((name) => partScore(name, pairs, complete && NONE_WHERE_SILENT.has(name))),
  ];
  return {
    fields: scored.map(({ score }) => score),
    total: sumOf(scored.map(({ score }) => score)),
    missed: scored.flatMap(({ missed }) => missed),
    extra: scored.flatMap(({ extra }) => extra),
    joined: joinedPersons(reading, truth),
  };
};

/** Rates over several: the counts are added, so that each value weighs the same. */
export const sumOf = (of: readonly Pick<Rates, 'right' | 'extra' | 'missed'>[]): Rates => {
  const sum = (name: 'right' | 'extra' | 'missed'): number => of.reduce((total, one) => total + one[name], 0);
  return rates(sum('right'), sum('extra'), sum('missed'));
};

/** The scores of one field in several documents as one. */
export const sumOfField = (field: string, of: readonly FieldScore[]): FieldScore => {
  const sum = (name: 'compared' | 'exact' | 'near'): number =>
    of.reduce((total, { passages }) => total + passages[name], 0);
  const compared = sum('compared');
  const overlap = of.reduce((total, { passages }) => total + passages.meanOverlap * passages.compared, 0);
  return {
    field,
    ...sumOf(of),
    passages: {
      compared,
      exact: sum('exact'),
      near: sum('near'),
      meanOverlap: compared === 0 ? 0 : overlap / compared,
    },
  };
};

interface Compared {
  readonly score: FieldScore;
  readonly missed: readonly ScoredFact[];
  readonly extra: readonly ScoredFact[];
  readonly pairs: readonly { readonly truth: ScoredFact; readonly found: ScoredFact }[];
}

const fieldScore = (
  field: string,
  expected: readonly ScoredFact[],
  found: readonly ScoredFact[],
  onceAValue: boolean,
): Compared => {
  const missed: ScoredFact[] = [];
  const pairs: { truth: ScoredFact; found: ScoredFact }[] = [];
  // Where the truth gives no places, a value that stands twice in the text is one value.
  const byValue = onceAValue || !expected.some((fact) => fact.start !== undefined);
  const free = byValue && !onceAValue ? oncePerValue(found) : [...found];
  for (const fact of byValue ? oncePerValue(expected) : expected) {
    const best = bestMatch(fact, free, onceAValue);
    if (best === undefined) {
      missed.push(fact);
      continue;
    }
    pairs.push({ truth: fact, found: best });
    if (onceAValue) removeValue(free, best.value);
    else free.splice(free.indexOf(best), 1);
  }
  const extra = byValue ? oncePerValue(free) : free;
  return {
    missed,
    extra,
    pairs,
    score: { field, ...rates(pairs.length, extra.length, missed.length), passages: passagesOf(pairs) },
  };
};

/** Where a truth lists the main values only, others are not too much. */
const withoutMore = (mainOnly: boolean, compared: Compared): Compared => {
  const { score, missed, pairs } = compared;
  return mainOnly
    ? { ...compared, extra: [], score: { ...score, ...rates(pairs.length, 0, missed.length) } }
    : compared;
};

const passagesOf = (pairs: Compared['pairs']): Passages => {
  const overlaps = pairs.flatMap(({ truth, found }) => overlapOf(truth, found) ?? []);
  return {
    compared: overlaps.length,
    exact: overlaps.filter((overlap) => overlap === 1).length,
    near: overlaps.filter((overlap) => overlap >= 0.8).length,
    meanOverlap: overlaps.length === 0 ? 0 : overlaps.reduce((total, overlap) => total + overlap, 0) / overlaps.length,
  };
};

/** What the truth says further of its facts, against what the reading says of the same ones. */
const partScore = (name: string, pairs: Compared['pairs'], noneWhereSilent: boolean): readonly Compared[] => {
  const said = (fact: ScoredFact): boolean => (fact.parts?.[name] ?? []).length > 0;
  const spoken = pairs.filter(({ truth, found }) => said(truth) || (noneWhereSilent && said(found)));
  if (spoken.length === 0) return [];
  const missed: ScoredFact[] = [];
  const extra: ScoredFact[] = [];
  let right = 0;
  for (const { truth, found } of spoken) {
    const expected = truth.parts?.[name] ?? [];
    const own = found.parts?.[name] ?? [];
    right += expected.filter((value) => own.includes(value)).length;
    const shown = (value: string): ScoredFact => ({ ...found, field: name, value: `${truth.value}: ${value}` });
    missed.push(...expected.filter((value) => !own.includes(value)).map(shown));
    // Only a property that the truth has with another value is wrong; that it has more is not.
    const named = new Set(expected.map((value) => value.split(' ')[0]));
    extra.push(
      ...own
        .filter((value) => !expected.includes(value) && (name !== 'event-detail' || named.has(value.split(' ')[0])))
        .map(shown),
    );
  }
  return [
    {
      missed,
      extra,
      pairs: [],
      score: { field: name, ...rates(right, extra.length, missed.length), passages: passagesOf([]) },
    },
  ];
};

const removeValue = (free: ScoredFact[], value: string): void => {
  for (let at = free.length - 1; at >= 0; at -= 1) if (free[at]?.value === value) free.splice(at, 1);
};

const oncePerValue = (facts: readonly ScoredFact[]): ScoredFact[] => [
  ...new Map(facts.map((fact) => [fact.value, fact])).values(),
];

/** The same value, the place that overlaps most; a place elsewhere does not count as the same. */
const bestMatch = (fact: ScoredFact, free: readonly ScoredFact[], anywhere: boolean): ScoredFact | undefined => {
  const same = free.filter((one) => one.value === fact.value && (anywhere || (overlapOf(fact, one) ?? 1) > 0));
  // Of two at one place (an arrest of a pair) the one of the same persons.
  return same.sort(
    (a, b) => (overlapOf(fact, b) ?? 0) - (overlapOf(fact, a) ?? 0) || agreement(fact, b) - agreement(fact, a),
  )[0];
};

const agreement = (fact: ScoredFact, other: ScoredFact): number =>
  Object.entries(fact.parts ?? {}).reduce(
    (sum, [name, values]) => sum + values.filter((value) => other.parts?.[name]?.includes(value)).length,
    0,
  );

const overlapOf = (a: ScoredFact, b: ScoredFact): number | undefined => {
  const own = placesOf(a);
  const other = placesOf(b);
  if (own.length === 0 || other.length === 0) return undefined;
  return Math.max(...own.flatMap((one) => other.map((two) => shareOf(one, two))));
};

const placesOf = ({ start, end, also = [] }: ScoredFact): readonly { start: number; end: number }[] =>
  start === undefined || end === undefined ? [] : [{ start, end }, ...also];

const shareOf = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const whole = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return whole === 0 ? 1 : shared / whole;
};

const rates = (right: number, extra: number, missed: number): Rates => {
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

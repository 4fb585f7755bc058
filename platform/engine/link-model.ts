import { blend, KeyList, type Pass, type Pattern, type Shares, sharesOf, spread, trainLevels } from '@amparo/linkage';
import { type LinkComparison, SILENT } from './link-levels.ts';
import { FEW_RECORDS, scaleOf } from './link-rarity.ts';

/** Weights of a run: for each comparison and level the share among pairs of one person (m) and of two (u). */
export interface LinkModel {
  readonly comparisons: readonly {
    readonly name: string;
    readonly levels: readonly {
      readonly level: string;
      readonly m: number;
      readonly u: number;
      readonly bits: number;
    }[];
  }[];
  /** log2 odds that a pair drawn by chance is one person. */
  readonly prior: number;
}

const BY_CHANCE = 400_000;
const OF_A_RULE = 200_000;
/** A value shared by more records than this teaches slowly what rarer ones teach at once. */
const MOST_WITH_VALUE = 1_000;
/** Before anything is compared, this many others are expected to be the same person as a record. */
const EXPECTED_OTHERS = 2;

/**
 * Trains m and u on the records themselves, without a truth: u from pairs drawn by chance, m by EM in a pass for each
 * rule (the same name; the same birth; …), its own comparisons left out. Draws are by hash of the record numbers, so
 * that the same input gives the same model.
 */
export const trainModel = (comparisons: readonly LinkComparison[], records: number): LinkModel => {
  const sizes = comparisons.map(({ levels }) => levels.length);
  const drawn = new Patterns(comparisons);
  for (let draw = 0; draw < Math.min(BY_CHANCE, records * records); draw += 1) {
    const [one, other] = [spread(blend(1, draw)) % records, spread(blend(2, draw)) % records];
    if (one !== other) drawn.add(one, other);
  }
  const u = sharesOf(drawn.all(), sizes, { expected: comparisons.map(byChanceOf), weight: FEW_RECORDS });
  const passes = rulesOf(comparisons).map((rule): Pass => {
    const own = rule.map((name) => comparisons.findIndex((one) => one.name === name));
    const patterns = new Patterns(comparisons);
    eachPairOfRule(
      own.flatMap((at) => comparisons[at] ?? []),
      records,
      (one, other) => patterns.add(one, other),
    );
    return { patterns: patterns.all(), leftOut: new Set(own) };
  });
  const m = trainLevels(passes, u, comparisons.map(startOf));
  const share = EXPECTED_OTHERS / scaleOf(records);
  return {
    prior: Math.log2(share / (1 - share)),
    comparisons: comparisons.map(({ name, levels }, at) => ({
      name,
      levels: levels.map((level, rank) => {
        const [own, other] = [m[at]?.[rank] ?? 0, u[at]?.[rank] ?? 0];
        return { level, m: own, u: other, bits: Math.log2(own / other) };
      }),
    })),
  };
};

/** Which comparisons make a rule: names together, then each value that is rare enough to stand for a person. */
const rulesOf = (comparisons: readonly LinkComparison[]): readonly (readonly string[])[] => {
  const has = (name: string): boolean => comparisons.some((one) => one.name === name);
  return [
    ['family', 'given'],
    ['name'],
    ['birth'],
    ['identifier'],
    has('postcode') ? ['postcode', 'place'] : ['place', has('family') ? 'family' : 'name'],
  ].filter((rule) => rule.every(has));
};

/** Pairs whose one or two comparisons of a rule are at their highest; where there are many, of some records by chance. */
const eachPairOfRule = (
  rule: readonly LinkComparison[],
  records: number,
  visit: (one: number, other: number) => void,
): void => {
  const [one, other] = rule;
  const keys = new KeyList();
  for (let record = 0; record < records; record += 1) {
    const [first, second] = [one?.same(record) ?? SILENT, other?.same(record) ?? 0];
    if (first >= 0 && second >= 0) keys.add(first, second, record);
  }
  keys.sort();
  let pairs = 0;
  const eachGroup = (group: (from: number, to: number) => void): void =>
    keys.eachKey((from, to) => {
      if (to - from > 1 && to - from <= MOST_WITH_VALUE) group(from, to);
    });
  eachGroup((from, to) => {
    pairs += ((to - from) * (to - from - 1)) / 2;
  });
  const every = Math.max(1, Math.ceil(pairs / OF_A_RULE));
  const numbers = keys.records;
  eachGroup((from, to) => {
    for (let at = from; at < to; at += 1) {
      const left = numbers[at] as number;
      if (spread(blend(3, left)) % every !== 0) continue;
      for (let next = at + 1; next < to; next += 1) visit(left, numbers[next] as number);
    }
  });
};

/** Bits that the level of one comparison takes, silence included: seven levels at most. */
const LEVEL_BITS = 3;

/** Counts how pairs come out. */
class Patterns {
  readonly #comparisons: readonly LinkComparison[];
  readonly #counts = new Map<number, number>();

  constructor(comparisons: readonly LinkComparison[]) {
    this.#comparisons = comparisons;
  }

  add(one: number, other: number): void {
    let pattern = 0;
    for (const { level } of this.#comparisons) pattern = pattern * 2 ** LEVEL_BITS + level(one, other) + 1;
    this.#counts.set(pattern, (this.#counts.get(pattern) ?? 0) + 1);
  }

  all(): readonly Pattern[] {
    return [...this.#counts]
      .sort(([one], [other]) => one - other)
      .map(([pattern, count]) => ({ count, levels: this.#levelsOf(pattern) }));
  }

  #levelsOf(pattern: number): readonly (number | null)[] {
    const levels: (number | null)[] = [];
    for (let rest = pattern; levels.length < this.#comparisons.length; rest = Math.floor(rest / 2 ** LEVEL_BITS)) {
      const level = (rest % 2 ** LEVEL_BITS) - 1;
      levels.unshift(level === SILENT ? null : level);
    }
    return levels;
  }
}

/** How two people drawn by chance compare, before any were drawn: nearly always otherwise. */
const byChanceOf = ({ levels }: LinkComparison): Shares[number] => {
  const most = 1 - 0.003 * (levels.length - 1);
  return levels.map((_, rank) => (rank === 0 ? most : 0.003));
};

/** Where training begins: most pairs of one person agree, a tenth conflict. */
const startOf = ({ levels }: LinkComparison): Shares[number] => {
  const middle = levels.length - 2;
  return levels.map((_, rank) =>
    rank === levels.length - 1 ? (middle === 0 ? 0.9 : 0.7) : rank === 0 ? 0.1 : 0.2 / middle,
  );
};

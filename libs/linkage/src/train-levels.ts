/** How many pairs came out alike: a level for each comparison, or null where it could not be made. */
export interface Pattern {
  readonly levels: readonly (number | null)[];
  readonly count: number;
}

/** For each comparison, the share of pairs at each level. */
export type Shares = readonly (readonly number[])[];

export interface Pass {
  /** Pairs found by one rule. */
  readonly patterns: readonly Pattern[];
  /** Comparisons of columns that the rule is made of: they say nothing here. */
  readonly leftOut: ReadonlySet<number>;
}

const ROUNDS = 30;
const STILL = 1e-5;
/** No share is taken for zero: a level that was not seen in training is rare, not impossible. */
const LEAST = 1e-6;

/**
 * Shares of levels among pairs that are (nearly all) of different people: pairs drawn by chance. `expected` stands for
 * as many pairs as `weight` says: few records draw few different pairs, and would take what they did not see for rare.
 */
export const sharesOf = (
  patterns: readonly Pattern[],
  sizes: readonly number[],
  { expected, weight }: { readonly expected: Shares; readonly weight: number } = { expected: [], weight: 0 },
): Shares =>
  sizes.map((size, comparison) => {
    const counts = Array.from({ length: size }, (_, level) => (expected[comparison]?.[level] ?? 0) * weight);
    for (const { levels, count } of patterns) {
      const level = levels[comparison];
      if (level !== null && level !== undefined) counts[level] = (counts[level] ?? 0) + count;
    }
    return smoothed(counts, 0.5);
  });

/**
 * m by expectation–maximisation in several passes, each on the pairs of one rule with the comparisons of that rule left
 * out, u held (Fellegi & Sunter 1969; Winkler 1988; consolidation §5: one EM over all candidates with the share free
 * collapses, separate passes do not). A comparison trained in several passes takes their geometric mean; one that no
 * pass trains keeps `start`.
 */
export const trainLevels = (passes: readonly Pass[], u: Shares, start: Shares): Shares => {
  const trained = passes.map((pass) => ({ pass, m: trainPass(pass, u, start) }));
  return start.map((own, comparison) => {
    const found = trained
      .filter(({ pass, m }) => !pass.leftOut.has(comparison) && m !== undefined && seen(pass, comparison))
      .flatMap(({ m }) => (m === undefined ? [] : [m[comparison] as readonly number[]]));
    if (found.length === 0) return own;
    const means = own.map((_, level) =>
      Math.exp(found.reduce((sum, m) => sum + Math.log(m[level] ?? LEAST), 0) / found.length),
    );
    return smoothed(means, 0);
  });
};

/** Fewer pairs than this teach nothing. */
const ENOUGH = 200;
const seen = ({ patterns }: Pass, comparison: number): boolean =>
  patterns.reduce((sum, { levels, count }) => sum + (levels[comparison] == null ? 0 : count), 0) >= ENOUGH;

const trainPass = ({ patterns, leftOut }: Pass, u: Shares, start: Shares): Shares | undefined => {
  const total = patterns.reduce((sum, { count }) => sum + count, 0);
  if (total < ENOUGH) return undefined;
  let m: Shares = start;
  let share = 0.5;
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = m.map((levels) => new Array<number>(levels.length).fill(0));
    let same = 0;
    for (const { levels, count } of patterns) {
      let odds = share / (1 - share);
      levels.forEach((level, comparison) => {
        if (level === null || leftOut.has(comparison)) return;
        odds *= (m[comparison]?.[level] ?? LEAST) / (u[comparison]?.[level] ?? LEAST);
      });
      const weight = count * (odds / (1 + odds));
      same += weight;
      levels.forEach((level, comparison) => {
        if (level === null || leftOut.has(comparison)) return;
        const own = counts[comparison] as number[];
        own[level] = (own[level] ?? 0) + weight;
      });
    }
    const next = counts.map((own, comparison) =>
      leftOut.has(comparison) ? (m[comparison] ?? []) : smoothed(own, 0.5),
    );
    const moved = Math.max(
      ...next.flatMap((own, comparison) => own.map((one, level) => Math.abs(one - (m[comparison]?.[level] ?? 0)))),
    );
    m = next;
    share = Math.min(0.999, Math.max(0.0001, same / total));
    if (moved < STILL) break;
  }
  return m;
};

const smoothed = (counts: readonly number[], each: number): readonly number[] => {
  const total = counts.reduce((sum, one) => sum + one + each, 0);
  return counts.map((one) => Math.max(LEAST, total === 0 ? 1 / counts.length : (one + each) / total));
};

import { DEFAULT_LEVELS, type Levels } from './levels.ts';
import { LinkageError } from './linkage-error.ts';

/** How one comparison of a pair came out. A comparison that could not be made is left out: absent is zero, never against. */
export interface Evidence {
  /** A comparison of the levels in use: name, birth, … */
  readonly name: string;
  readonly level: string;
  /** For people: what was compared and how it came out, in one plain sentence. */
  readonly sentence: string;
  /** The two values compared, as the sources give them, so that a screen can say the same in its own language. */
  readonly values?: readonly [string, string];
}

export interface Step extends Evidence {
  /** log2(m / u): above 0 speaks for one person, below 0 against. */
  readonly bits: number;
}

export interface PairScore {
  /** log2 odds before any evidence. */
  readonly prior: number;
  /** Prior and all steps: log2 odds that the two are one. Compare and store these, not probabilities, which saturate. */
  readonly bits: number;
  readonly steps: readonly Step[];
}

export interface ScoreOptions {
  /** Share of pairs that are one person before anything is compared. Default: one in a thousand proposed pairs. */
  readonly share?: number;
  /** Other m and u than the defaults: replaces whole comparisons by name. */
  readonly levels?: Readonly<Record<string, Levels>>;
}

const DEFAULT_SHARE = 0.001;

/**
 * Fellegi–Sunter evidence of a pair, in bits. Steps keep the order they came in. Throws LinkageError:
 * `comparison-unknown`, `level-unknown`, `probability-invalid` (a share, m or u outside 0..1, ends excluded).
 */
export const scorePair = (evidence: readonly Evidence[], options: ScoreOptions = {}): PairScore => {
  const share = probability(options.share ?? DEFAULT_SHARE, 'share');
  const prior = Math.log2(share / (1 - share));
  const steps = evidence.map((one): Step => ({ ...one, bits: bitsOf(one, options.levels ?? {}) }));
  return { prior, bits: steps.reduce((sum, { bits }) => sum + bits, prior), steps };
};

const bitsOf = ({ name, level }: Evidence, own: Readonly<Record<string, Levels>>): number => {
  const all: Readonly<Record<string, Levels>> = { ...DEFAULT_LEVELS, ...own };
  const levels = Object.hasOwn(all, name) ? all[name] : undefined;
  if (!levels)
    throw new LinkageError(
      'comparison-unknown',
      `expected one of ${Object.keys(all).join(', ')}, got ${JSON.stringify(name)}`,
    );
  const found = Object.hasOwn(levels, level) ? levels[level] : undefined;
  if (!found)
    throw new LinkageError(
      'level-unknown',
      `expected a level of ${name} (${Object.keys(levels).join(', ')}), got ${JSON.stringify(level)}`,
    );
  return Math.log2(probability(found.m, `m of ${name} ${level}`) / probability(found.u, `u of ${name} ${level}`));
};

const probability = (value: number, what: string): number => {
  if (value > 0 && value < 1) return value;
  throw new LinkageError('probability-invalid', `expected ${what} between 0 and 1, got ${value}`);
};

/**
 * The one step without which the answer would turn over the threshold (in bits), the weightiest first; absent when no
 * single fact decides. Shown beside a score: "which single fact would change the result".
 */
export const turningStep = ({ bits, steps }: PairScore, threshold = 0): Step | undefined => {
  const above = bits >= threshold;
  return [...steps]
    .sort((a, b) => (above ? b.bits - a.bits : a.bits - b.bits))
    .find((step) => bits - step.bits >= threshold !== above);
};

/** Probability of log2 odds. Saturates at 1 from about 53 bits: for words, not for order. */
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

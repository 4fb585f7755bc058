import { compareTokens, type TokenLevel, type TokenMatch } from './compare-tokens.ts';
import { givenNamesOf } from './given-name-lexicon.ts';
import { type NameParts, type NameToken, namePartsOf, type Patronymic } from './name-parts.ts';

/** Ordered levels of one comparison of whole names, best first; `no-evidence` where a side has no letters. */
export const NAME_LEVELS = [
  'same-form',
  'same-standard',
  'same-skeleton',
  'near-skeleton',
  'part',
  'given-only',
  'conflict',
  'no-evidence',
] as const;
export type NameLevel = (typeof NAME_LEVELS)[number];

export interface NameComparison {
  /** 0..1: 1 for equal forms, above 0.9 for spellings of one name, below 0.5 for different names. */
  readonly score: number;
  readonly level: NameLevel;
  /** Why, in words, a sentence a part. */
  readonly path: readonly string[];
  /** Weight of evidence that the two are one person, log2(m/u) of the level. */
  readonly bits: number;
}

/**
 * How often a level comes out among names of one person (m) and of two (u). Judgements, not measurements: within one
 * country's records one pair of strangers in ten thousand shares a full name.
 */
const WEIGHTS: Readonly<Record<NameLevel, { readonly m: number; readonly u: number }>> = {
  'same-form': { m: 0.35, u: 0.0001 },
  'same-standard': { m: 0.27, u: 0.0002 },
  'same-skeleton': { m: 0.2, u: 0.0007 },
  'near-skeleton': { m: 0.1, u: 0.003 },
  part: { m: 0.06, u: 0.011 },
  'given-only': { m: 0.01, u: 0.025 },
  conflict: { m: 0.01, u: 0.96 },
  'no-evidence': { m: 1, u: 1 },
};

/** Compares two names in any scripts and order. Symmetric in score, level and bits. Never throws. */
export const compareNames = (a: string, b: string): NameComparison => {
  const [partsA, partsB] = [namePartsOf(a), namePartsOf(b)];
  if (partsA.tokens.length === 0 || partsB.tokens.length === 0) {
    return answer('no-evidence', 0, ['a name without letters is no evidence']);
  }
  const pairs = aligned(partsA.tokens, partsB.tokens);
  const judged = judge(partsA, partsB, pairs);
  return withPatronymics(judged, partsA.patronymic, partsB.patronymic);
};

const answer = (level: NameLevel, score: number, path: readonly string[]): NameComparison => {
  const { m, u } = WEIGHTS[level];
  return { score: Math.min(1, Math.max(0, score)), level, path, bits: Math.log2(m / u) };
};

interface Pair {
  readonly a: NameToken;
  readonly b: NameToken;
  readonly match: TokenMatch;
}

/** Each token with at most one of the other side, the best pairs first: the order of given name and surname is free. */
const aligned = (as: readonly NameToken[], bs: readonly NameToken[]): readonly Pair[] => {
  const all = as.flatMap((a, i) => bs.map((b, j) => ({ a, b, i, j, match: compareTokens(a, b) })));
  const key = ({ a, b }: Pair): string => [a.form, b.form].sort().join(' ');
  all.sort((x, y) => y.match.score - x.match.score || (key(x) < key(y) ? -1 : 1));
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return all.filter(({ i, j }) => {
    if (usedA.has(i) || usedB.has(j)) return false;
    usedA.add(i);
    usedB.add(j);
    return true;
  });
};

const LEVEL_OF: Readonly<Record<TokenLevel, NameLevel>> = {
  form: 'same-form',
  standard: 'same-standard',
  sound: 'same-standard',
  cognate: 'same-skeleton',
  skeleton: 'same-skeleton',
  short: 'same-skeleton',
  gender: 'near-skeleton',
  near: 'near-skeleton',
  initial: 'near-skeleton',
  conflict: 'conflict',
};

const judge = (a: NameParts, b: NameParts, pairs: readonly Pair[]): NameComparison => {
  const path = pairs.map(({ match }) => match.sentence);
  const agreeing = pairs.filter(({ match }) => match.level !== 'conflict');
  const scores = pairs.map(({ match }) => match.score);
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  if (agreeing.length < pairs.length) {
    const onlyGiven = agreeing.length > 0 && agreeing.every(isGivenName);
    return answer(onlyGiven ? 'given-only' : 'conflict', Math.min(0.45, mean * 0.6), path);
  }
  const score = (mean + Math.min(...scores)) / 2;
  const [few, many] = [a, b].map(({ tokens }) => tokens.length).sort((x, y) => x - y) as [number, number];
  const weakest = pairs
    .map(({ match }) => LEVEL_OF[match.level])
    .sort((x, y) => NAME_LEVELS.indexOf(y) - NAME_LEVELS.indexOf(x))[0];
  if (few === 1 && many > 1) {
    const given = agreeing.every(isGivenName);
    return answer(given ? 'given-only' : 'part', score * (given ? 0.5 : 0.7), [
      ...path,
      'one side gives only a part of the name',
    ]);
  }
  if (few === 1)
    return answer(agreeing.every(isGivenName) ? 'given-only' : 'part', score, [
      ...path,
      'both sides give only one word',
    ]);
  const left = many === few ? [] : ['one side has more words'];
  return answer(weakest ?? 'conflict', score * (many === few ? 1 : 0.96), [...path, ...left]);
};

const isGivenName = ({ a, b }: Pair): boolean => givenNamesOf(a.form).length > 0 || givenNamesOf(b.form).length > 0;

/** A patronymic may be absent; two that agree add nothing to the score but a sentence; two that differ speak strongly against. */
const withPatronymics = (
  judged: NameComparison,
  a: Patronymic | undefined,
  b: Patronymic | undefined,
): NameComparison => {
  if (!a || !b)
    return a || b
      ? { ...judged, path: [...judged.path, `only one side has a patronymic (${(a ?? b)?.form})`] }
      : judged;
  const same = a.father.some((skeleton) => b.father.includes(skeleton));
  if (same) return { ...judged, path: [...judged.path, `${a.form} and ${b.form}: the same father's name`] };
  return answer('conflict', Math.min(judged.score, 0.35), [
    ...judged.path,
    `${a.form} and ${b.form}: different fathers' names`,
  ]);
};

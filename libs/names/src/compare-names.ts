import { nominatives } from './case-forms.ts';
import { type Likeness, likenessOf, type TokenLevel } from './compare-tokens.ts';
import { type NameParts, namePartsOf } from './name-parts.ts';
import { describeToken, type NameToken } from './name-token.ts';
import { type Patronymic, sameFather } from './patronymic.ts';

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

/**
 * Compares two names in any scripts and order, also where one stands in another grammatical case than the other. Symmetric
 * in score, level and bits. Never throws.
 */
export const compareNames = (a: string, b: string): NameComparison => {
  const written = compareWritten(a, b);
  return WEAK.has(written.level) ? (inNominative(a, b, written) ?? written) : written;
};

/** Levels at which another grammatical case may be the reason. */
const WEAK: ReadonlySet<NameLevel> = new Set(['near-skeleton', 'part', 'given-only', 'conflict']);

/** The best of what the two may be in the nominative, where that is better than what is written. */
const inNominative = (a: string, b: string, written: NameComparison): NameComparison | undefined => {
  const [readA, readB] = [nominatives(a), nominatives(b)];
  if (readA.length === 0 && readB.length === 0) return undefined;
  let best = written;
  for (const one of [undefined, ...readA]) {
    for (const other of [undefined, ...readB]) {
      if (one === undefined && other === undefined) continue;
      const found = compareWritten(one?.form ?? a, other?.form ?? b);
      const read = [one, other].filter((form) => form !== undefined);
      const level = DECLINED[found.level];
      if (level === undefined || betterOf(level, best.level) >= 0) continue;
      const said = read.map(({ form, grammaticalCase }) => `read as the ${grammaticalCase} of ${form}`);
      best = answer(level, found.score * 0.97, [...found.path, ...said]);
    }
  }
  return best === written ? undefined : best;
};

/** A name that was read out of another case says less than one as it stands. */
const DECLINED: Readonly<Record<NameLevel, NameLevel | undefined>> = {
  'same-form': 'same-skeleton',
  'same-standard': 'same-skeleton',
  'same-skeleton': 'same-skeleton',
  'near-skeleton': 'near-skeleton',
  part: 'part',
  'given-only': 'given-only',
  conflict: undefined,
  'no-evidence': undefined,
};

const betterOf = (one: NameLevel, other: NameLevel): number => NAME_LEVELS.indexOf(one) - NAME_LEVELS.indexOf(other);

const compareWritten = (a: string, b: string): NameComparison => {
  const [partsA, partsB] = [namePartsOf(a), namePartsOf(b)];
  if (partsA.tokens.length === 0 || partsB.tokens.length === 0)
    return answer('no-evidence', 0, ['a name without letters is no evidence']);
  const judged = judge(partsA, partsB);
  if (judged.level === 'conflict' || judged.level === 'part' || judged.level === 'given-only')
    return withPatronymics(dividedOtherwise(partsA, partsB) ?? judged, partsA, partsB);
  return withPatronymics(judged, partsA, partsB);
};

const answer = (level: NameLevel, score: number, path: readonly string[]): NameComparison => {
  const { m, u } = WEIGHTS[level];
  return { score: Math.min(1, Math.max(0, score)), level, path, bits: Math.log2(m / u) };
};

interface Pair {
  readonly a: NameToken;
  readonly b: NameToken;
  readonly match: Likeness;
}

/** Each token with at most one of the other side, the best pairs first: the order of given name and surname is free. */
const aligned = (as: readonly NameToken[], bs: readonly NameToken[]): readonly Pair[] => {
  const all: Pair[] = [];
  for (const a of as) for (const b of bs) all.push({ a, b, match: likenessOf(a, b) });
  all.sort((x, y) => y.match.score - x.match.score || inOrder(x, y));
  const most = Math.min(as.length, bs.length);
  const chosen: Pair[] = [];
  for (const pair of all) {
    if (chosen.length === most) break;
    if (!chosen.some(({ a, b }) => a === pair.a || b === pair.b)) chosen.push(pair);
  }
  return chosen;
};

/** What decides between equal scores is the same for a pair and its mirror. */
const inOrder = (x: Pair, y: Pair): number => {
  const [firstX, lastX] = x.a.form < x.b.form ? [x.a.form, x.b.form] : [x.b.form, x.a.form];
  const [firstY, lastY] = y.a.form < y.b.form ? [y.a.form, y.b.form] : [y.b.form, y.a.form];
  return firstX < firstY || (firstX === firstY && lastX < lastY) ? -1 : 1;
};

const LEVEL_OF: Readonly<Record<TokenLevel, NameLevel>> = {
  form: 'same-form',
  standard: 'same-standard',
  sound: 'same-standard',
  cognate: 'same-skeleton',
  skeleton: 'same-skeleton',
  slip: 'near-skeleton',
  short: 'same-skeleton',
  gender: 'near-skeleton',
  near: 'near-skeleton',
  translation: 'near-skeleton',
  initial: 'near-skeleton',
  conflict: 'conflict',
};

const judge = (a: NameParts, b: NameParts): NameComparison => {
  const pairs = aligned(a.tokens, b.tokens);
  const path = pairs.map(({ a, b, match }) => match.say(a, b));
  const agreeing = pairs.filter(({ match }) => match.level !== 'conflict');
  const scores = pairs.map(({ match }) => match.score);
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  if (agreeing.length < pairs.length) {
    const onlyGiven = agreeing.length > 0 && agreeing.every(isGivenName);
    return answer(onlyGiven ? 'given-only' : 'conflict', Math.min(0.45, mean * 0.6), path);
  }
  const misfit = initialMisfit(a, b, pairs) ?? initialMisfit(b, a, pairs);
  if (misfit !== undefined) return answer('conflict', Math.min(0.45, mean * 0.45), [...path, misfit]);
  if (pairs.filter(({ match }) => match.level === 'gender').length >= 2)
    return answer('conflict', 0.4, [...path, 'the names of a man and of a woman']);
  const score = (mean + Math.min(...scores)) / 2;
  const [few, many] = [Math.min(a.tokens.length, b.tokens.length), Math.max(a.tokens.length, b.tokens.length)];
  if (few === 1) {
    const given = agreeing.every(isGivenName);
    const share = many === 1 ? 1 : given ? 0.5 : 0.7;
    const said = many === 1 ? 'both sides give only one word' : 'one side gives only a part of the name';
    return answer(given ? 'given-only' : 'part', score * share, [...path, said]);
  }
  const weakest = pairs
    .map(({ match }) => NAME_LEVELS.indexOf(LEVEL_OF[match.level]))
    .reduce((worst, rank) => Math.max(worst, rank), 0);
  const left = many === few ? [] : ['one side has more words'];
  return answer(NAME_LEVELS[weakest] ?? 'conflict', score * (many === few ? 1 : 0.96), [...path, ...left]);
};

const isGivenName = ({ a, b }: Pair): boolean => a.given.length > 0 || b.given.length > 0;

/** An initial left over on one side stands for the patronymic of the other: І. П. Жук is no Іван Сцяпанавіч Жук. */
const initialMisfit = (one: NameParts, other: NameParts, pairs: readonly Pair[]): string | undefined => {
  if (!other.patronymic || one.patronymic || one.tokens.length <= other.tokens.length) return undefined;
  const left = one.tokens.filter((token) => token.initial && !pairs.some(({ a, b }) => a === token || b === token));
  const father = describeToken(other.patronymic.form);
  const fits = left.some((token) => likenessOf(token, father).level !== 'conflict');
  return left.length === 0 || fits ? undefined : `${left[0]?.form} is no initial of ${other.patronymic.form}`;
};

/** Shorter names are alike by chance when their spaces are taken out. */
const LEAST_JOINED = 6;

/** Words run together or torn apart: SergeiLavr and Sergei Lavr, Patr ushev and Patrushev. */
const dividedOtherwise = (a: NameParts, b: NameParts): NameComparison | undefined => {
  if (a.tokens.length === b.tokens.length) return undefined;
  const [one, other] = [a, b].map(({ tokens }) => tokens.map(({ plain }) => plain).join('')) as [string, string];
  if (one !== other || one.length < LEAST_JOINED) return undefined;
  return answer('same-skeleton', 0.93, ['the same letters, divided into words otherwise']);
};

/** A patronymic may be absent; two that agree add nothing to the score but a sentence; two that differ speak strongly against. */
const withPatronymics = (
  judged: NameComparison,
  { patronymic: a }: NameParts,
  { patronymic: b }: NameParts,
): NameComparison => {
  if (!a || !b)
    return a || b
      ? { ...judged, path: [...judged.path, `only one side has a patronymic (${(a ?? b)?.form})`] }
      : judged;
  if (judged.level === 'no-evidence') return judged;
  if (sameFather(a, b) && a.sex === b.sex)
    return { ...judged, path: [...judged.path, `${a.form} and ${b.form}: the same father's name`] };
  return answer('conflict', Math.min(judged.score, 0.35), [...judged.path, contradiction(a, b)]);
};

const contradiction = (a: Patronymic, b: Patronymic): string =>
  sameFather(a, b)
    ? `${a.form} and ${b.form}: of a man and of a woman`
    : `${a.form} and ${b.form}: different fathers' names`;

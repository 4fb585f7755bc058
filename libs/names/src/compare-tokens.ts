import { givenNameEdge } from './given-name-lexicon.ts';
import { type NameToken, surnameStem } from './name-parts.ts';
import { languageHints } from './script.ts';
import { editDistance, jaroWinkler, vowelDistance } from './similarity.ts';
import { latinForms } from './transliterate.ts';

/** How two tokens of names are alike, best first. */
export const TOKEN_LEVELS = [
  'form',
  'standard',
  'sound',
  'cognate',
  'skeleton',
  'short',
  'gender',
  'near',
  'initial',
  'conflict',
] as const;
export type TokenLevel = (typeof TOKEN_LEVELS)[number];

export interface TokenMatch {
  readonly level: TokenLevel;
  /** 0..1; below 0.5 the tokens are not the same name. */
  readonly score: number;
  /** The reason in words. */
  readonly sentence: string;
}

/** Compares two tokens; the answer is the same in both directions, but for the order in which a sentence names them. */
export const compareTokens = (a: NameToken, b: NameToken): TokenMatch =>
  sameForm(a, b) ??
  sameUnderStandard(a, b) ??
  sameSound(a, b) ??
  givenNames(a, b) ??
  initials(a, b) ??
  genderedSurname(a, b) ??
  sameSkeleton(a, b) ??
  sameStem(a, b) ??
  nearForm(a, b) ??
  conflict(a, b);

const isCyrillic = (token: NameToken): boolean => /\p{Script=Cyrillic}/u.test(token.form);
const quiet = (token: NameToken): string => token.form.toLowerCase();
/** Letters only, without accents: what is left when a keyboard has no diacritics. */
const plain = (form: string): string =>
  form
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '');

const sameForm = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  if (quiet(a) === quiet(b)) return { level: 'form', score: 1, sentence: `${a.form} is written alike` };
  if (isCyrillic(a) || isCyrillic(b) || a.folded === '' || plain(a.form) !== plain(b.form)) return undefined;
  return { level: 'form', score: 0.99, sentence: `${a.form} and ${b.form} differ only in accents` };
};

const sameUnderStandard = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  if (isCyrillic(a) === isCyrillic(b)) return undefined;
  const [cyrillic, latin] = isCyrillic(a) ? [a, b] : [b, a];
  const wanted = plain(latin.form);
  if (wanted === '') return undefined;
  const found = latinForms(cyrillic.form, languageHints(cyrillic.form)).find(({ form }) => plain(form) === wanted);
  if (!found) return undefined;
  return { level: 'standard', score: 0.98, sentence: `${cyrillic.form} → ${latin.form} ${found.standard.label}` };
};

const sameSound = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  if (a.folded === '' || a.folded !== b.folded || a.initial || b.initial) return undefined;
  return { level: 'sound', score: 0.96, sentence: `${a.form} and ${b.form} are spellings of one sound` };
};

const givenNames = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  const edge = givenNameEdge(a.form, b.form);
  if (edge === undefined) return undefined;
  if (edge === 'different')
    return { level: 'conflict', score: 0.2, sentence: `${a.form} and ${b.form} are different given names` };
  const cognates = edge.name.cognates.slice(0, 2).join(', ');
  if (edge.kind === 'cognate')
    return { level: 'cognate', score: 0.95, sentence: `${a.form} and ${b.form} are one given name (${cognates})` };
  return {
    level: 'short',
    score: 0.88,
    sentence: `${a.form} and ${b.form}: a given name and its short form (${cognates})`,
  };
};

const initials = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  if (!a.initial && !b.initial) return undefined;
  const [first, second] = [a, b].map((token) => token.skeletons[0]?.[0] ?? token.folded[0]);
  const bothConsonants =
    first !== undefined && first === second && /^[^aeiou]/.test(a.folded) === /^[^aeiou]/.test(b.folded);
  const bothVowels = a.folded[0] !== undefined && a.folded[0] === b.folded[0];
  if (bothConsonants || bothVowels)
    return { level: 'initial', score: 0.7, sentence: `${a.form} and ${b.form}: an initial that fits` };
  return { level: 'conflict', score: 0.1, sentence: `${a.form} and ${b.form}: an initial that does not fit` };
};

const sameSkeleton = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  const shared = a.skeletons.find((skeleton) => b.skeletons.includes(skeleton));
  if (shared === undefined) return undefined;
  const apart = vowelDistance(a.folded, b.folded);
  const said = `${a.form} and ${b.form} have the same consonants (${shared})`;
  if (apart <= (shared.length < 2 ? 0.25 : 0.6))
    return { level: 'skeleton', score: 0.96 - 0.1 * apart, sentence: said };
  return apart <= 1.25 && shared.length >= 2
    ? { level: 'near', score: 0.6, sentence: `${said} and other vowels` }
    : undefined;
};

const genderedSurname = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  const [stemA, stemB] = [surnameStem(a.form), surnameStem(b.form)];
  if (!stemA || !stemB || stemA.stem !== stemB.stem || stemA.sex === stemB.sex) return undefined;
  return {
    level: 'gender',
    score: 0.8,
    sentence: `${a.form} and ${b.form} are one surname with the endings of different sexes`,
  };
};

const sameStem = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  const stem = surnameStem(a.form)?.stem;
  if (stem === undefined || stem !== surnameStem(b.form)?.stem) return undefined;
  return {
    level: 'skeleton',
    score: 0.9,
    sentence: `${a.form} and ${b.form} are one surname with the endings of different languages`,
  };
};

const nearForm = (a: NameToken, b: NameToken): TokenMatch | undefined => {
  const length = Math.min(a.folded.length, b.folded.length);
  const most = length >= 9 ? 2 : length >= 5 ? 1 : 0;
  const slips = most === 0 ? 1 : editDistance(a.folded, b.folded, most);
  if (slips > most) return undefined;
  return {
    level: 'near',
    score: 0.72,
    sentence: `${a.form} and ${b.form} differ by ${slips === 1 ? 'one slip' : 'two slips'} of the pen`,
  };
};

const conflict = (a: NameToken, b: NameToken): TokenMatch => ({
  level: 'conflict',
  score: 0.45 * jaroWinkler(a.folded, b.folded),
  sentence: `${a.form} and ${b.form} are different`,
});

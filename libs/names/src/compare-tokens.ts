import { fold } from './fold.ts';
import { edgeOf } from './given-name-graph.ts';
import { formsByPlain, type NameToken, swapsOf } from './name-token.ts';
import { bitsIn, jaroWinkler, slipDistance, vowelDistance } from './similarity.ts';
import { derivedApart } from './surname.ts';

/** How two tokens of names are alike, best first. */
export const TOKEN_LEVELS = [
  'form',
  'standard',
  'sound',
  'cognate',
  'skeleton',
  'slip',
  'short',
  'gender',
  'near',
  'translation',
  'initial',
  'conflict',
] as const;
export type TokenLevel = (typeof TOKEN_LEVELS)[number];

/** How two tokens are alike, without the words for it. */
export interface Likeness {
  readonly level: TokenLevel;
  /** 0..1; below 0.5 the tokens are not the same name. */
  readonly score: number;
  /** The reason in words, made when it is asked for. */
  readonly say: (a: NameToken, b: NameToken) => string;
}

export interface TokenMatch {
  readonly level: TokenLevel;
  /** 0..1; below 0.5 the tokens are not the same name. */
  readonly score: number;
  /** The reason in words. */
  readonly sentence: string;
}

/** Compares two tokens; the answer is the same in both directions, but for the order in which a sentence names them. */
export const compareTokens = (a: NameToken, b: NameToken): TokenMatch => {
  const { level, score, say } = likenessOf(a, b);
  return { level, score, sentence: say(a, b) };
};

/** The same without the sentence. */
export const likenessOf = (a: NameToken, b: NameToken): Likeness =>
  sameForm(a, b) ??
  sameUnderStandard(a, b) ??
  sameSound(a, b) ??
  givenNames(a, b) ??
  initials(a, b) ??
  genderedSurname(a, b) ??
  otherDerivation(a, b) ??
  sameSkeleton(a, b) ??
  sameStem(a, b) ??
  slip(a, b) ??
  conflict(a, b);

const ALIKE: Likeness = { level: 'form', score: 1, say: (a) => `${a.form} is written alike` };
const ACCENTS: Likeness = {
  level: 'form',
  score: 0.99,
  say: (a, b) => `${a.form} and ${b.form} differ only in accents`,
};

const sameForm = (a: NameToken, b: NameToken): Likeness | undefined => {
  if (a === b || a.lower === b.lower) return ALIKE;
  return a.script === 'Cyrl' || b.script === 'Cyrl' || a.folded === '' || a.plain !== b.plain ? undefined : ACCENTS;
};

/** Whether the two may be one word in two scripts, by their letters at a glance. */
const mayAgree = (a: NameToken, b: NameToken): boolean =>
  (a.skeletonBits & b.skeletonBits) !== 0 || bitsIn(a.letterBits ^ b.letterBits) <= 6;

const sameUnderStandard = (a: NameToken, b: NameToken): Likeness | undefined => {
  const [cyrillic, latin] = a.script === 'Cyrl' ? [a, b] : [b, a];
  if (cyrillic.script !== 'Cyrl' || latin.script !== 'Latn' || latin.plain === '') return undefined;
  if (!mayAgree(a, b)) return undefined;
  const found = formsByPlain(cyrillic.form).get(latin.plain);
  if (!found) return undefined;
  return {
    level: 'standard',
    score: 0.98,
    say: () => `${cyrillic.form} → ${latin.form} ${found.standard.label}`,
  };
};

/** Readings whose costs come to this are usual on both sides. */
const USUAL = 0.5;

const SOUND: Likeness = {
  level: 'sound',
  score: 0.96,
  say: (a, b) => `${a.form} and ${b.form} are spellings of one sound`,
};

const sameSound = (a: NameToken, b: NameToken): Likeness | undefined => {
  if (a.initial || b.initial || a.script === 'Arab' || b.script === 'Arab') return undefined;
  for (const one of a.sounds) {
    if (one.cost > USUAL) break;
    for (const other of b.sounds) if (other.cost + one.cost <= USUAL && other.folded === one.folded) return SOUND;
  }
  return undefined;
};

const OTHER_GIVEN: Likeness = {
  level: 'conflict',
  score: 0.2,
  say: (a, b) => `${a.form} and ${b.form} are different given names`,
};

const givenNames = (a: NameToken, b: NameToken): Likeness | undefined => {
  const edge = edgeOf(a.given, b.given);
  if (edge === undefined) return undefined;
  if (edge === 'different') return edgeOf(a.givenRead, b.givenRead) === 'different' ? OTHER_GIVEN : undefined;
  const cognates = edge.name.cognates.slice(0, 2).join(', ');
  switch (edge.kind) {
    case 'cognate':
      return {
        level: 'cognate',
        score: 0.95,
        say: () => `${a.form} and ${b.form} are one given name (${cognates})`,
      };
    case 'short':
      return {
        level: 'short',
        score: 0.9,
        say: () => `${a.form} and ${b.form}: a given name and its short form (${cognates})`,
      };
    case 'translation':
      return {
        level: 'translation',
        score: 0.7,
        say: () => `${a.form} and ${b.form} stand for one another in two traditions`,
      };
  }
};

const firstsOf = (token: NameToken): ReadonlySet<string> =>
  new Set([
    ...token.sounds.map(({ folded }) => folded.charAt(0)),
    ...token.given.flatMap(({ name }) => name.cognates.map((form) => fold(form).charAt(0))),
  ]);

const FITS: Likeness = {
  level: 'initial',
  score: 0.7,
  say: (a, b) => `${a.form} and ${b.form}: an initial that fits`,
};
const MISFITS: Likeness = {
  level: 'conflict',
  score: 0.1,
  say: (a, b) => `${a.form} and ${b.form}: an initial that does not fit`,
};

const initials = (a: NameToken, b: NameToken): Likeness | undefined => {
  if (!a.initial && !b.initial) return undefined;
  const others = firstsOf(b);
  return [...firstsOf(a)].some((letter) => others.has(letter)) ? FITS : MISFITS;
};

const SEXES: Likeness = {
  level: 'gender',
  score: 0.8,
  say: (a, b) => `${a.form} and ${b.form} are one surname with the endings of different sexes`,
};

const genderedSurname = (a: NameToken, b: NameToken): Likeness | undefined =>
  a.stem && b.stem && a.stem.sex !== b.stem.sex && a.stem.stem === b.stem.stem ? SEXES : undefined;

const ONE_ROOT: Likeness = {
  level: 'conflict',
  score: 0.4,
  say: (a, b) => `${a.form} and ${b.form} are different names of one root`,
};

const otherDerivation = (a: NameToken, b: NameToken): Likeness | undefined => {
  const [one, other] = [a.sounds[0], b.sounds[0]];
  return one !== undefined && other !== undefined && derivedApart(one.reduced, other.reduced) ? ONE_ROOT : undefined;
};

/** Vowels this far apart are habits of spelling; up to a whole other vowel they can be a slip in a long name. */
const HABIT = 0.6;
const OTHER_VOWEL = 1.25;

const sameSkeleton = (a: NameToken, b: NameToken): Likeness | undefined => {
  if ((a.skeletonBits & b.skeletonBits) === 0) return undefined;
  const voweless = a.script === 'Arab' || b.script === 'Arab';
  let [apart, shared, cost, likeness] = [Number.POSITIVE_INFINITY, '', 0, 0];
  for (const one of a.sounds) {
    for (const other of b.sounds) {
      if (one.skeleton !== other.skeleton || one.skeleton === '') continue;
      if (voweless) likeness = Math.max(likeness, jaroWinkler(one.folded, other.folded));
      const distance = voweless ? 0 : vowelDistance(one.folded, other.folded);
      if (distance < apart) [apart, shared, cost] = [distance, one.skeleton, one.cost + other.cost];
    }
  }
  if (shared === '') return undefined;
  const said = (): string => `${a.form} and ${b.form} have the same consonants (${shared})`;
  if (voweless) return withoutVowels(shared, likeness, said);
  if (apart <= (shared.length < 2 ? 0.25 : HABIT))
    return { level: 'skeleton', score: 0.96 - 0.08 * apart - 0.02 * Math.min(cost, 2), say: said };
  if (apart > OTHER_VOWEL || shared.length < 2) return undefined;
  const letters = Math.min(a.folded.length, b.folded.length);
  if (letters >= 7) return { level: 'slip', score: 0.91, say: () => `${said()} and one other vowel` };
  return letters >= 5 ? { level: 'near', score: 0.6, say: () => `${said()} and other vowels` } : undefined;
};

/** Arabic letters write few vowels: three consonants that agree are the name, two with the vowels that are written. */
const withoutVowels = (shared: string, likeness: number, say: () => string): Likeness => {
  if (shared.length >= 3 || likeness >= 0.88) return { level: 'skeleton', score: 0.91 + 0.05 * likeness, say };
  return { level: 'near', score: (shared.length === 2 ? 0.7 : 0.45) + 0.05 * likeness, say };
};

const LANGUAGES: Likeness = {
  level: 'skeleton',
  score: 0.92,
  say: (a, b) => `${a.form} and ${b.form} are one surname with the endings of different languages`,
};

const sameStem = (a: NameToken, b: NameToken): Likeness | undefined =>
  a.stem && b.stem && a.stem.stem === b.stem.stem ? LANGUAGES : undefined;

const ONE_SLIP: Likeness = {
  level: 'slip',
  score: 0.92,
  say: (a, b) => `${a.form} and ${b.form} differ by one slip of the pen`,
};
const SHORT_SLIP: Likeness = { ...ONE_SLIP, level: 'near', score: 0.75 };
const TWO_SLIPS: Likeness = {
  level: 'near',
  score: 0.72,
  say: (a, b) => `${a.form} and ${b.form} differ by two slips of the pen`,
};

/** Slips that are one, in a short word and with habits of spelling beside it; slips that are two. */
const [SHORT, ONE, TWO] = [1.25, 1.6, 2.2];

const slip = (a: NameToken, b: NameToken): Likeness | undefined => {
  if (bitsIn(a.letterBits ^ b.letterBits) > 4) return undefined;
  const [one, other] = [a.sounds[0]?.reduced ?? '', b.sounds[0]?.reduced ?? ''];
  const letters = Math.min(one.length, other.length);
  if (letters < 5 || Math.abs(one.length - other.length) > 2) return undefined;
  if (isSwapOf(a, b) || isSwapOf(b, a)) return ONE_SLIP;
  let apart = Number.POSITIVE_INFINITY;
  for (const x of a.sounds)
    for (const y of b.sounds)
      if (x.cost + y.cost <= USUAL) apart = Math.min(apart, slipDistance(x.reduced, y.reduced, TWO));
  if (letters >= 6 && apart <= ONE) return ONE_SLIP;
  if (apart <= SHORT) return SHORT_SLIP;
  return apart > TWO || letters < 8 ? undefined : TWO_SLIPS;
};

const isSwapOf = (a: NameToken, b: NameToken): boolean => {
  if (a.script === 'Arab' || b.script === 'Arab') return false;
  const swaps = swapsOf(a.form);
  return b.sounds.some((sound) =>
    swaps.get(sound.skeleton)?.some(({ folded }) => vowelDistance(folded, sound.folded) <= HABIT),
  );
};

const conflict = (a: NameToken, b: NameToken): Likeness => ({
  level: 'conflict',
  score: 0.45 * jaroWinkler(a.folded, b.folded),
  say: areDifferent,
});
const areDifferent = (a: NameToken, b: NameToken): string => `${a.form} and ${b.form} are different`;

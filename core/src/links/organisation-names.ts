import type { Levels } from '@amparo/linkage';
import { fold } from '@amparo/names';
import { type InstitutionName, type InstitutionWord, readInstitution, sameWord } from './institution-words.ts';
import { compared, type PairComparison } from './pair-comparison.ts';

/** What one source says of one organisation, as far as two mentions are compared by it. */
export interface OrganisationFacts {
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly states: readonly string[];
}

/**
 * How often the comparisons of organisations come out at a level, among one (m) and among two (u). Judgements, not
 * measurements.
 */
export const ORGANISATION_LEVELS: Readonly<Record<string, Levels>> = {
  'organisation-name': {
    'same-form': { m: 0.45, u: 0.002 },
    'same-words': { m: 0.3, u: 0.003 },
    acronym: { m: 0.08, u: 0.005 },
    contained: { m: 0.1, u: 0.03 },
    near: { m: 0.04, u: 0.06 },
    different: { m: 0.03, u: 0.9 },
  },
  'organisation-role': { same: { m: 0.7, u: 0.3 }, different: { m: 0.3, u: 0.7 } },
};

const NAME_ORDER = ['same-form', 'same-words', 'acronym', 'contained', 'near', 'different'] as const;
type NameLevel = (typeof NAME_ORDER)[number];

/** Compares two organisations by their names in any language and script, their roles and States. */
export const compareOrganisations = (a: OrganisationFacts, b: OrganisationFacts): PairComparison => {
  const [stateA, stateB] = [a.states[0], b.states[0]];
  if (stateA !== undefined && stateB !== undefined && !a.states.some((state) => b.states.includes(state)))
    return { steps: [], cannot: `One is of ${stateA}, the other of ${stateB}.` };
  const found = formsOf(a.names)
    .flatMap((one) => formsOf(b.names).map((other) => ({ one, other, ...compareForms(one, other) })))
    .toSorted(
      (x, y) =>
        NAME_ORDER.indexOf(x.level) - NAME_ORDER.indexOf(y.level) ||
        Number(x.cannot !== undefined) - Number(y.cannot !== undefined),
    );
  const best = found[0];
  if (best === undefined) return { steps: [] };
  if (best.cannot !== undefined) return { steps: [], cannot: best.cannot };
  const { one, other, level } = best;
  return {
    steps: [
      compared('organisation-name', level, [one, other], `${one} and ${other}: ${SAID[level]}.`),
      ...roleStep(a.roles, b.roles),
    ],
  };
};

const SAID: Readonly<Record<NameLevel, string>> = {
  'same-form': 'the same name',
  'same-words': 'the same words in other spelling, case or language',
  acronym: 'one is made of the first letters of the other',
  contained: 'one name holds the other',
  near: 'most words agree',
  different: 'different names',
};

const roleStep = (a: readonly string[], b: readonly string[]) => {
  const [one, other] = [a[0], b[0]];
  if (one === undefined || other === undefined) return [];
  const same = a.find((role) => b.includes(role));
  return [
    same === undefined
      ? compared('organisation-role', 'different', [one, other], `In other roles: ${one} and ${other}.`)
      : compared('organisation-role', 'same', [same, same], `The same role: ${same}.`),
  ];
};

/** Names as they stand, and what stands inside and outside brackets: "Bridges for Children (Passerelles)". */
const formsOf = (names: readonly string[]): readonly string[] => [
  ...new Set(
    names
      .flatMap((name) => [
        name,
        ...[...name.matchAll(/\(([^()]{2,})\)/gu)].map(([, inside = '']) => inside.trim()),
        ...(name.includes('(') ? [name.replace(/\([^()]*\)/gu, ' ').trim()] : []),
      ])
      .filter((form) => form !== ''),
  ),
];

/** What sets a court or office apart from another of its name. */
const RANKS: readonly string[] = ['district', 'regional', 'city', 'supreme', 'garrison', 'military'];

const compareForms = (a: string, b: string): { readonly level: NameLevel; readonly cannot?: string } => {
  const [one, other] = [readInstitution(a), readInstitution(b)];
  if (plain(a) === plain(b)) return { level: 'same-form' };
  if (isAcronymOf(a, other) || isAcronymOf(b, one)) return { level: 'acronym' };
  if (one.words.length === 0 || other.words.length === 0) return { level: 'different' };
  const onlyA = without(one.words, other.words);
  const onlyB = without(other.words, one.words);
  // Likeness of words is not the same from both sides where one side repeats itself: the smaller count holds for both.
  const shared = Math.min(one.words.length - onlyA.length, other.words.length - onlyB.length);
  const ranks = (words: readonly InstitutionWord[]) =>
    words.filter(({ concept }) => concept !== undefined && RANKS.includes(concept));
  const numbered = one.numbers.length > 0 && other.numbers.length > 0 && one.numbers.join() !== other.numbers.join();
  if (shared > 0 && numbered)
    return { level: 'different', cannot: `Number ${one.numbers} is not number ${other.numbers}.` };
  if (shared > 0 && ranks(onlyA).length > 0 && ranks(onlyB).length > 0)
    return { level: 'different', cannot: `${a} and ${b} are of different instances.` };
  if (
    shared > 0 &&
    proper(onlyA).length > 0 &&
    proper(onlyB).length > 0 &&
    proper(one.words).length === proper(onlyA).length &&
    proper(other.words).length === proper(onlyB).length
  )
    return { level: 'different', cannot: `${wordsOf(proper(onlyA))} is not ${wordsOf(proper(onlyB))}.` };
  if (onlyA.length === 0 && onlyB.length === 0) return { level: 'same-words' };
  if (onlyA.length === 0 || onlyB.length === 0) {
    const small = onlyA.length === 0 ? one.words : other.words;
    return { level: small.length >= 2 || proper(small).length > 0 ? 'contained' : 'different' };
  }
  return { level: shared >= 2 && shared >= Math.max(onlyA.length, onlyB.length) * 2 ? 'near' : 'different' };
};

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const proper = (words: readonly InstitutionWord[]) => words.filter(({ concept }) => concept === undefined);
const wordsOf = (words: readonly InstitutionWord[]): string => words.map(({ form }) => form).join(' ');
const without = (words: readonly InstitutionWord[], others: readonly InstitutionWord[]) =>
  words.filter((word) => !others.some((other) => sameWord(word, other)));

const LEAST_LETTERS = 3;

/** Whether a name of capitals alone is made of the first letters of the other's words. */
const isAcronymOf = (acronym: string, { words }: InstitutionName): boolean => {
  const letters = [...acronym.trim()];
  if (letters.length < LEAST_LETTERS || !/^\p{Lu}+$/u.test(acronym.trim())) return false;
  return letters.map(letterOf).join('') === words.map(({ form }) => letterOf(form.charAt(0))).join('');
};
const letterOf = (letter: string): string => fold(letter.toLowerCase().replace('ў', 'у'));

/** Keys under which organisations that may be one meet: two words together, a proper word alone, first letters. */
export const organisationKeys = ({ names }: OrganisationFacts): readonly string[] => {
  const keys = new Set<string>();
  for (const form of formsOf(names)) {
    const { words, numbers } = readInstitution(form);
    const heads = words.map(({ concept, skeletons, folded }) => concept ?? skeletons[0]?.slice(0, 4) ?? folded);
    for (const [at, one] of heads.entries())
      for (const other of heads.slice(at + 1)) keys.add(`2:${[one, other].sort().join('+')}`);
    for (const word of words)
      if (word.concept === undefined) for (const skeleton of word.skeletons) keys.add(`1:${skeleton.slice(0, 5)}`);
    if (words.length === 1) keys.add(`1:${heads[0]}`);
    if (words.length >= LEAST_LETTERS)
      keys.add(`a:${words.map(({ form: word }) => letterOf(word.charAt(0))).join('')}`);
    if (/^\p{Lu}{3,8}$/u.test(form.trim())) keys.add(`a:${[...form.trim()].map(letterOf).join('')}`);
    if (words.length === 0) for (const number of numbers) keys.add(`#${number}`);
  }
  return [...keys].sort();
};

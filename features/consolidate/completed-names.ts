import { compareNames, nameKeys, namePartsOf, nominatives } from '@amparo/names';

/** A name of one word, and the fuller names of the only person of its document whom it can mean. */
export interface Completed {
  /** The word, as written. */
  readonly said: string;
  readonly names: readonly string[];
  /** The mentions that give the fuller names. */
  readonly by: readonly string[];
}

interface Named {
  readonly mentionId: string;
  readonly names: readonly string[];
  readonly sexes: readonly string[];
  /** Keys of whole names. */
  readonly own: readonly string[];
}

/** So many fuller names are compared. */
const MOST_NAMES = 4;

/**
 * Of the persons of one document those named by a surname or given name alone that it completes: it has somebody of that
 * name, and only one. A surname with the initial of the given name completes too. Two who could be meant complete nothing.
 */
export const completedNames = (people: readonly Named[]): ReadonlyMap<string, Completed> => {
  const alone = people.filter(({ names }) => names.every(isOneWord));
  if (alone.length === 0) return new Map();
  const byWord = new Map<string, Named[]>();
  const byInitial: Named[] = [];
  for (const person of people) {
    if (person.own.length > 0)
      for (const key of wordKeys(person.names)) byWord.set(key, [...(byWord.get(key) ?? []), person]);
    else if (person.names.some(hasInitial)) byInitial.push(person);
  }
  return new Map(
    alone.flatMap((person): [string, Completed][] => {
      const [said] = person.names;
      if (said === undefined) return [];
      const whole = [...new Set(wordKeys(person.names).flatMap((key) => byWord.get(key) ?? []))];
      const fitting = meantAmong(person, said, whole);
      const found =
        fitting.length > 0
          ? { by: fitting, names: fitting.flatMap(({ names }) => names).filter((name) => !isOneWord(name)) }
          : withInitial(person, said, byInitial);
      if (found === undefined || found.by.length === 0 || found.names.length === 0) return [];
      const by = found.by.map(({ mentionId }) => mentionId);
      return [[person.mentionId, { said, names: [...new Set(found.names)].slice(0, MOST_NAMES), by }]];
    }),
  );
};

const wordKeys = (names: readonly string[]): readonly string[] =>
  names.flatMap(nameKeys).filter((key) => key.startsWith('s:') || key.startsWith('f:'));

const isOneWord = (name: string): boolean => {
  const { tokens, patronymic } = namePartsOf(name);
  return tokens.length === 1 && patronymic === undefined && tokens[0]?.initial === false;
};

const hasInitial = (name: string): boolean => namePartsOf(name).tokens.some(({ initial }) => initial);

/** Those whose name the word is a part of, when they can all be one person. */
const meantAmong = (person: Named, said: string, others: readonly Named[]): readonly Named[] => {
  const fitting = others.filter(
    (other) =>
      !disagree(person, other) &&
      other.names.some((name) => ['part', 'given-only'].includes(levelOf(said, name)) && agrees(said, name)),
  );
  const [first] = fitting;
  return first !== undefined && fitting.every(({ own }) => own.some((key) => first.own.includes(key))) ? fitting : [];
};

const levelOf = (one: string, other: string): string => compareNames(one, other).level;
/** Not merely some given name in common: the word itself is in the fuller name. */
const agrees = (said: string, name: string): boolean => {
  const own = new Set(nameKeys(name));
  return wordKeys([said]).some((key) => own.has(key));
};
const disagree = (one: Named, other: Named): boolean =>
  one.sexes[0] !== undefined && other.sexes[0] !== undefined && one.sexes[0] !== other.sexes[0];

/** A given name alone beside one surname with its initial: the two are put together. */
const withInitial = (
  person: Named,
  said: string,
  others: readonly Named[],
): { readonly by: readonly Named[]; readonly names: readonly string[] } | undefined => {
  if (!nameKeys(said).some((key) => key.startsWith('g:'))) return undefined;
  const fitting = others.filter(
    (other) => !disagree(person, other) && other.names.some((name) => levelOf(said, name) === 'part'),
  );
  const surnames = [...new Set(fitting.flatMap(({ names }) => names.filter(hasInitial).map(surnameOf)))];
  const [surname] = surnames;
  if (surname === undefined || surnames.some((one) => !sameWord(one, surname))) return undefined;
  const words = [said, ...nominatives(said).map(({ form }) => form)];
  return { by: fitting, names: words.map((word) => `${surname} ${word}`) };
};

const surnameOf = (name: string): string =>
  namePartsOf(name)
    .tokens.filter(({ initial }) => !initial)
    .map(({ form }) => form)
    .join(' ');

const sameWord = (one: string, other: string): boolean => {
  const own = new Set(wordKeys([one]));
  return wordKeys([other]).some((key) => own.has(key));
};

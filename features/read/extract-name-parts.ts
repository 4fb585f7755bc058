import {
  givenReadings,
  nominativeSexes,
  patronymicReading,
  type Sex,
  spelled,
  surnameReadings,
} from './extract-name-cases.ts';

/** A printed name taken apart. What cannot be told is absent. */
export interface NameParts {
  readonly given?: string;
  readonly surname?: string;
  readonly patronymic?: string;
  /** Words between given name and surname. */
  readonly middle: readonly string[];
  readonly initials: readonly string[];
  /** One word that may be a given name or a surname. */
  readonly single?: string;
}

const PARTICLE =
  /^(?:de|da|del|della|di|van|von|der|den|bin|bint|ibn|al|el|dos|das|du|la|las|los|ter|ten|abu|ould|uulu|kyzy|oglu|y|e)$/u;

/** Given name, patronymic and surname of a form, in either order; the surname of a Latin form is its last word. */
export const partsOfForm = (form: string): NameParts => {
  const tokens = form.split(/ |(?<=\p{L}\.)(?=\p{L})/u).filter((token) => token !== '');
  const initials = tokens.filter((token) => /^\p{Lu}\.$/u.test(token)).map((token) => token.slice(0, 1).toLowerCase());
  const words = tokens.filter((token) => !/^\p{Lu}\.$/u.test(token) && !PARTICLE.test(token));
  const [first, second] = words;
  if (first === undefined) return { middle: [], initials };
  if (second === undefined)
    return initials.length > 0 ? { surname: first, middle: [], initials } : { single: first, middle: [], initials };
  const known = (word: string | undefined): boolean => word !== undefined && givenReadings(word).length > 0;
  const at = words.findIndex((word, index) => {
    const reading = index === 0 ? undefined : patronymicReading(word);
    return reading !== undefined && (words.length > 2 || reading.sex === 'female') && known(words[index - 1]);
  });
  const patronymic = at < 0 ? undefined : words[at];
  const rest = words.filter((_, index) => index !== at);
  const givenAt =
    patronymic !== undefined
      ? at - 1
      : known(first) || !known(rest[1])
        ? 0
        : /^\p{Script=Cyrillic}/u.test(first) || first === first.toUpperCase()
          ? 1
          : 0;
  const given = rest[givenAt];
  const others = rest.filter((_, index) => index !== givenAt);
  const surname = others.at(-1);
  return {
    ...(given === undefined ? {} : { given }),
    ...(surname === undefined ? {} : { surname }),
    ...(patronymic === undefined ? {} : { patronymic }),
    middle: others.slice(0, -1),
    initials,
  };
};

/** "Robledo Tzul" of "Anselmo Robledo Tzul": two surnames behind given names, as Spanish and other names have them. */
export const doubleSurname = (form: string): string | undefined => {
  const words = form.split(' ');
  const [before, last] = words.slice(-2);
  if (words.length < 3 || before === undefined || last === undefined || !/^\p{Script=Latin}/u.test(form))
    return undefined;
  return /^\p{Lu}\p{L}{2,}/u.test(before) && givenReadings(before).length === 0 && !PARTICLE.test(before)
    ? `${before} ${last}`
    : undefined;
};

/** One way in which the given name, and with it the sex, of a form can be understood. */
export interface Understood {
  readonly lemma: string;
  readonly sex: Sex | undefined;
  readonly nominative: boolean;
}

/**
 * The ways to understand the given name of a form that agree with its surname in case and sex: Ивана Козлова is Иван,
 * not Ивана; Александра Козлова stays two. A name outside the lexicon is itself.
 */
export const understood = (parts: NameParts, told: Sex | undefined): readonly Understood[] => {
  const given = parts.given ?? parts.single;
  if (given === undefined) return [];
  const readings = givenReadings(given).filter(({ sex }) => told === undefined || sex === undefined || sex === told);
  if (readings.length === 0) return otherGiven(given, parts, told);
  const father = parts.patronymic === undefined ? undefined : patronymicReading(parts.patronymic)?.sex;
  const surname = parts.surname === undefined ? [] : surnameReadings(parts.surname);
  const agreeing = readings.filter(
    (reading) =>
      (father === undefined || reading.sex === undefined || father === reading.sex) &&
      (surname.length === 0 ||
        surname.some(
          (one) =>
            (one.sex === undefined || reading.sex === undefined || one.sex === reading.sex) &&
            (one.table === 'fixed' ? isFixed(parts.surname ?? '', reading.sex) : one.nominative === reading.nominative),
        )),
  );
  return agreeing.length > 0 ? agreeing : readings;
};

/** A surname that is the same in all cases: a woman's on a consonant, one on -о, one that is not Slavic. */
const isFixed = (surname: string, sex: Sex | undefined): boolean =>
  !/^\p{Script=Cyrillic}/u.test(surname) ||
  /[оеиуэыю]$/u.test(spelled(surname)) ||
  (sex !== 'male' && /[^аеёиоуыэюяіїєьв]$/u.test(spelled(surname)));

/** A given name outside the lexicon: itself, or in Cyrillic the nominatives that a case of it may have. */
const otherGiven = (given: string, parts: NameParts, told: Sex | undefined): readonly Understood[] => {
  const form = spelled(given);
  const shown = parts.surname === undefined ? new Set<Sex>() : nominativeSexes(parts.surname);
  const sex = told ?? (shown.size === 1 && !/^\p{Script=Cyrillic}/u.test(given) ? [...shown][0] : undefined);
  return [{ lemma: form, sex, nominative: true }];
};

import { boundedMemo } from './bounded-memo.ts';
import { givenNamesOf } from './given-name-graph.ts';
import { namePartsOf } from './name-parts.ts';

export const GRAMMATICAL_CASES = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
export type GrammaticalCase = (typeof GRAMMATICAL_CASES)[number];

/** A name as it would stand in a register, read out of another grammatical case. */
export interface Nominative {
  /** In lower case but for first letters. */
  readonly form: string;
  readonly grammaticalCase: GrammaticalCase;
}

type Sex = 'female' | 'male';

interface Paradigm {
  readonly nominative: string;
  readonly sexes: readonly Sex[];
  /** What the stem ends in. */
  readonly stem: RegExp;
  /** Endings in the order of GRAMMATICAL_CASES. */
  readonly endings: readonly (readonly string[])[];
}

const STEMS = {
  consonant: /[бвгґджзклмнпрстфхцчшщ]$/u,
  vowel: /[аеёиіїоуўыэюя]$/u,
  any: /\p{L}$/u,
  soft: /[^аоуыэюя]$/u,
} as const;

/**
 * How Belarusian, Russian and Ukrainian names decline (school grammars of the three languages): the nominative ending, the
 * sexes, what the stem ends in, then the endings of genitive, dative, accusative, instrumental and prepositional.
 */
const PARADIGMS: readonly Paradigm[] = `
- m consonant | а | у ові еві | а | ом ем ам ым им ім | е у ы і и ові еві
ь m consonant | я | ю | я | ем ём | е ю і и
й m vowel | я | ю єві | я | ем ём єм | е ю і и ї
а fm any | ы и і | е э ы і и | у | ой ай ею ою аю ей єю | е э ы і и
ка fm any | - | цы цэ ці | - | - | цы цэ ці
я fm soft | и і ї | е и і ї | ю | ей яй ёй ею яю єю | е и і ї
ая f any | ой ай | ой ай | ую | ой ай ою аю | ой ай
а f consonant | ої ой ай | ій ой ай | у | ою ой ай | ій ой ай
ий m consonant | ого его | ому ему | ого его | им ым | ом ем ому
ый m consonant | ого | ому | ого | ым | ом
ой m consonant | ого | ому | ого | ым | ом
і m consonant | ага | аму | ага | ім | ім
ы m consonant | ага | аму | ага | ым | ым
ь f consonant | и і | и і | ь | ью ю | и і
оў f any | ові | ові | оў | оўю | ові`
  .trim()
  .split('\n')
  .map((line) => {
    const [head = '', ...endings] = line.split('|').map((part) => part.trim().split(' '));
    const [nominative = '', sexes = '', stem = ''] = head;
    return {
      nominative: nominative === '-' ? '' : nominative,
      sexes: [
        ...(sexes.includes('f') ? (['female'] as const) : []),
        ...(sexes.includes('m') ? (['male'] as const) : []),
      ],
      stem: STEMS[stem as keyof typeof STEMS],
      endings: endings.map((of) => of.filter((ending) => ending !== '-')),
    };
  });

/** Endings that no name has in the nominative. */
const OBLIQUE = /(?:[ое]го|ага|[ое]му|аму|[сц]кую|[оеаё]в[иі]ч[ау]|[оеё]вн[ыеу]|[аеё]ўн[ыеу])$/u;

const MOST_WORDS = 4;
/** A name with more readings is read as it stands. */
const MOST_READINGS = 32;
const REMEMBERED = 10_000;

/**
 * The nominatives that a Cyrillic name can be another case of, by all its words together: Веры Грицук is Вера Грицук,
 * Владислава Брусницкого is Владислав Брусницкий. One of the words must be a known given name then, or the only word.
 * None for names in other scripts, and for one that can be a nominative as it stands by its given name or patronymic. The same for any order of words.
 */
export const nominatives = boundedMemo(REMEMBERED, (name: string): readonly Nominative[] => {
  if (!/\p{Script=Cyrillic}{3}/u.test(name)) return NONE;
  const { tokens, patronymic } = namePartsOf(name);
  const words = tokens.map(({ lower }) => lower);
  if (patronymic !== undefined || words.length > MOST_WORDS || !words.some((word) => word.length > 2)) return NONE;
  if (tokens.some(({ script }) => script !== 'Cyrl')) return NONE;
  // Александра Жураўніка may be a woman in the nominative: read as it stands.
  if (!words.some((word) => OBLIQUE.test(word)) && words.some((word) => givenNamesOf(word).length > 0)) return NONE;
  const found = new Map<string, Nominative>();
  for (const sex of ['female', 'male'] as const) {
    GRAMMATICAL_CASES.forEach((grammaticalCase, at) => {
      for (const form of readingsOf(words, sex, at)) if (!found.has(form)) found.set(form, { form, grammaticalCase });
    });
  }
  return found.size > MOST_READINGS ? NONE : [...found.values()];
});
const NONE: readonly Nominative[] = [];

const readingsOf = (words: readonly string[], sex: Sex, at: number): readonly string[] => {
  const options = words.map((word) => optionsOf(word, sex, at));
  if (options.some((own) => own.length === 0)) return [];
  if (options.every((own, index) => own.length === 1 && own[0] === words[index])) return [];
  const known = options.some((own) => own.some((word) => isGiven(word, sex)));
  if (!known && words.length > 1) return [];
  return options
    .reduce<readonly (readonly string[])[]>(
      (heads, own) => heads.flatMap((head) => own.map((one) => [...head, one])),
      [[]],
    )
    .map((form) => form.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' '));
};

const isGiven = (word: string, sex: Sex): boolean => givenNamesOf(word).some(({ name }) => name.sex === sex);

/** What a word can be the case of: a given name where it can be one, else all that fit; itself where it is not declined. */
const optionsOf = (word: string, sex: Sex, at: number): readonly string[] => {
  if (word.length === 1) return [word];
  const found = new Set<string>();
  for (const { nominative, sexes, stem, endings } of PARADIGMS) {
    if (!sexes.includes(sex)) continue;
    for (const ending of endings[at] ?? []) {
      if (!word.endsWith(ending)) continue;
      const root = word.slice(0, word.length - ending.length);
      if (root.length >= 2 && stem.test(root)) found.add(`${root}${nominative}`);
    }
  }
  const given = [...found].filter((one) => isGiven(one, sex));
  if (given.length > 0) return given;
  if (found.size > 0) return [...found];
  return (sex === 'female' ? UNDECLINED_FEMALE : UNDECLINED).test(word) ? [word] : [];
};
const UNDECLINED = /(?:[оеэ]|[ыи]х)$/u;
/** Women's surnames that end in a consonant are not declined. */
const UNDECLINED_FEMALE = /(?:[оеэбвгґджзклмнпрстфхцчшщьўй]|[ыи]х)$/u;

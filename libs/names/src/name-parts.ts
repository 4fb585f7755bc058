import { fold } from './fold.ts';
import { givenNamesOf } from './given-name-lexicon.ts';
import { normaliseName } from './normalise.ts';
import { skeletons } from './skeleton.ts';

const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir madam madame mme mlle monsieur herr frau pan pani спадар спадарыня сп госпожа господин гражданин гражданка грамадзянін грамадзянка пан пані г-н г-жа'.split(
    ' ',
  ),
);

export interface NameToken {
  /** As normalised, with its capitals. */
  readonly form: string;
  readonly folded: string;
  readonly skeletons: readonly string[];
  /** One letter, or letters with a full stop. */
  readonly initial: boolean;
}

export interface Patronymic {
  readonly form: string;
  /** Consonant skeletons of the father's name. */
  readonly father: readonly string[];
  readonly sex: 'female' | 'male';
}

export interface NameParts {
  /** All but titles and the patronymic, in the order written. */
  readonly tokens: readonly NameToken[];
  readonly patronymic?: Patronymic;
}

/** More tokens are a sentence, not a name; the rest is left out of comparison, never out of the record. */
const MOST_TOKENS = 8;

/** The parts of a name form: titles dropped, hyphened parts apart, the patronymic recognised by its ending and place. */
export const namePartsOf = (name: string): NameParts => {
  const words = normaliseName(name)
    .split(/[\s,;]+/u)
    .filter((word) => !TITLES.has(word.toLowerCase().replace(/\.$/u, '')))
    .flatMap((word) => word.split(/[-‐‑–/]+|(?<=\p{L}\.)(?=\p{L})/u))
    .filter((word) => /[\p{L}\p{N}]/u.test(word.replaceAll('ʼ', '')))
    .slice(0, MOST_TOKENS);
  const at = patronymicAt(words);
  const patronymic = at === undefined ? undefined : patronymicOf(words[at] ?? '');
  return {
    tokens: words.filter((_, index) => patronymic === undefined || index !== at).map(tokenOf),
    ...(patronymic && { patronymic }),
  };
};

const tokenOf = (word: string): NameToken => {
  const form = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}ʼ]+$/gu, '');
  return { form, folded: fold(form), skeletons: skeletons(form), initial: [...form].length === 1 };
};

/**
 * A word with the ending of a patronymic is one only after another word and beside a third: Іван Пятровіч Сцяпанаў,
 * Сцяпанаў Іван Пятровіч; of Пётр Лукашэвіч it is the surname. Feminine endings (-аўна, -ічна) need no third word.
 */
const patronymicAt = (words: readonly string[]): number | undefined => {
  const candidates = words.flatMap((word, at) => (at > 0 && patronymicOf(word) ? [at] : []));
  const fitting = candidates.filter((at) => words.length >= 3 || patronymicOf(words[at] ?? '')?.sex === 'female');
  return fitting.find((at) => givenNamesOf(words[at - 1] ?? '').length > 0) ?? fitting[0];
};

const FEMALE = /(?:i?[aoe]vna|ivna|inicna|icna)$/;
const MALE = /(?:i?[aoe]vic|ic)$/;

/** The patronymic that a word looks like, in Belarusian, Russian, Ukrainian or Latin letters; its father's name by consonants. */
export const patronymicOf = (word: string): Patronymic | undefined => {
  const folded = fold(word);
  const ending = FEMALE.exec(folded) ?? MALE.exec(folded);
  if (!ending || ending.index < 2) return undefined;
  return {
    form: word,
    father: skeletons(folded.slice(0, ending.index)),
    sex: folded.endsWith('a') ? 'female' : 'male',
  };
};

export interface SurnameStem {
  readonly stem: string;
  readonly sex: 'female' | 'male';
}

const GENDERED: readonly (readonly [ending: RegExp, mark: string, sex: SurnameStem['sex']])[] = [
  [/[sc]k(?:ai|aia|a|oi|oe)$/, 'sk', 'female'],
  [/[sc]k(?:i|oho)$/, 'sk', 'male'],
  [/i?[aoe]v(?:a|ai|oi)$/, 'v', 'female'],
  [/i?[aoe]v$/, 'v', 'male'],
  [/i?n(?:a|oi|ai)$/, 'n', 'female'],
  [/in$/, 'n', 'male'],
];
const LITHUANIAN: readonly (readonly [RegExp, SurnameStem['sex']])[] = [
  [/(?:ienė|iene|ytė|yte|aitė|aite|utė|ute)$/i, 'female'],
  [/(?:as|is|ys|us)$/i, 'male'],
];

/**
 * The surname without the ending that shows sex (-ski / -skaya / -ska, -ou / -ava, -in / -ina, Lithuanian -as / -ienė),
 * unstressed o as a: a lower level of likeness, never silently equal. Undefined where no such ending is.
 */
export const surnameStem = (token: string): SurnameStem | undefined => {
  const folded = fold(token);
  for (const [ending, mark, sex] of GENDERED) {
    const match = ending.exec(folded);
    if (match && match.index >= 2) return { stem: unstressed(folded.slice(0, match.index) + mark), sex };
  }
  for (const [ending, sex] of LITHUANIAN) {
    const match = ending.exec(token);
    if (match && match.index >= 3) return { stem: unstressed(fold(token.slice(0, match.index))), sex };
  }
  return undefined;
};

const unstressed = (folded: string): string => folded.replaceAll('o', 'a');

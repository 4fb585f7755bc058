/**
 * A named standard of writing Cyrillic in Latin letters. A name has a labelled set of Latin forms, not one: every form
 * can be official, none is an error. `check` marks tables known second-hand, to be compared with the act itself.
 */
export interface Standard {
  /** Such as `be-icao`. */
  readonly code: string;
  readonly language: 'be' | 'ru' | 'uk';
  /** Where people meet the form: completes "Любоў → Liubou …". */
  readonly label: string;
  readonly source: string;
  readonly check: boolean;
  readonly letters: Readonly<Record<string, Spelling>>;
  /** Pairs of letters written apart by a middle dot, so that "зг" is not read as "ж", nor "йа" as "я". */
  readonly apart: readonly string[];
  /** Consonants with a soft sign that are one letter with an acute: `ль` → `ĺ`. */
  readonly soft: Readonly<Record<string, string>>;
}

/** One spelling everywhere, or by what stands before: a consonant (`else`), or the start, a vowel or a sign (`open`). */
export type Spelling =
  | string
  | {
      readonly else: string;
      /** At the start of a word, after a vowel, ў, й, ь, ъ or the apostrophe; `start` alone where only the start counts. */
      readonly open?: string;
      readonly start?: string;
      /** After these letters only. */
      readonly after?: Readonly<Record<string, string>>;
      /** Before a letter that softens: е ё і ю я ь. */
      readonly beforeSoft?: string;
    };

/** Letters that Belarusian, Russian and Ukrainian write alike in every standard; a table adds and overrides. */
export const COMMON: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  д: 'd',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  і: 'i',
};

const pairs = (before: string, after: string): readonly string[] =>
  [...before].flatMap((one) => [...after].map((other) => one + other));
const HISSING = { ж: 'zh', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' } as const;
const ICAO = {
  ...COMMON,
  ...HISSING,
  е: 'e',
  э: 'e',
  ы: 'y',
  и: 'i',
  ю: 'iu',
  я: 'ia',
  й: 'i',
  щ: 'shch',
  ь: '',
  ʼ: '',
} as const;
const y = (vowel: string): Spelling => ({ else: vowel, open: `y${vowel}` });
const ij = (vowel: string): Spelling => ({ else: `i${vowel}`, open: `j${vowel}` });
const none: Pick<Standard, 'apart' | 'soft'> = { apart: [], soft: {} };
const IOTATED = { е: ij('e'), ё: ij('o'), ю: ij('u'), я: ij('a') } as const;
const ACUTE = { ль: 'ĺ', нь: 'ń', сь: 'ś', зь: 'ź', ць: 'ć' } as const;
const NATIONAL = {
  ...COMMON,
  ...IOTATED,
  г: 'h',
  ґ: 'g',
  ж: 'ž',
  й: 'j',
  ў: 'ŭ',
  х: 'ch',
  ц: 'c',
  ч: 'č',
  ш: 'š',
  ы: 'y',
  э: 'e',
  ь: '',
  ʼ: '',
};
/** Classical Lacinka: hard л is ł, and after soft л the vowel stands bare: Любоў → Luboŭ. */
const afterL = (vowel: string): Spelling => ({ else: `i${vowel}`, open: `j${vowel}`, after: { л: vowel } });

export const STANDARDS: readonly Standard[] = [
  {
    code: 'be-bgn',
    language: 'be',
    label: 'in the BGN/PCGN 1979 system',
    source: 'BGN/PCGN 1979 System for Belarusian; CLDR Belarusian-Latin/BGN',
    check: false,
    letters: {
      ...COMMON,
      ...HISSING,
      г: 'h',
      ґ: 'g',
      е: 'ye',
      ё: 'yo',
      й: 'y',
      ў: 'w',
      ы: 'y',
      э: 'e',
      ю: 'yu',
      я: 'ya',
      ь: 'ʹ',
      ʼ: 'ʼ',
    },
    apart: ['зг', 'кг', 'сг', 'цг', 'тс'],
    soft: {},
  },
  {
    code: 'be-icao',
    language: 'be',
    label: 'in passports (ICAO 9303)',
    source: 'ICAO Doc 9303-3, section 6, with the Belarusian exceptions',
    check: false,
    letters: { ...ICAO, г: 'h', ґ: 'g', ё: 'io', ў: 'u' },
    ...none,
  },
  {
    code: 'be-288',
    language: 'be',
    label: 'under instruction 288 of the Interior Ministry (2008)',
    source: 'Instruction 288 of the Interior Ministry of Belarus, 9 October 2008, second-hand',
    check: true,
    letters: { ...COMMON, ...HISSING, ...IOTATED, г: 'g', ґ: 'g', й: 'j', ў: 'w', ы: 'y', э: 'e', ь: '', ʼ: '' },
    ...none,
  },
  {
    code: 'be-2007',
    language: 'be',
    label: 'in the national system of 2007',
    source: 'Instruction on transliteration of Belarusian geographical names, as of 2007',
    check: true,
    letters: NATIONAL,
    apart: [],
    soft: ACUTE,
  },
  {
    code: 'be-2023',
    language: 'be',
    label: 'in the national system of 2023',
    source: 'State Property Committee of Belarus, act 19 of 24 March 2023, second-hand',
    check: true,
    letters: { ...NATIONAL, г: 'g', ж: 'zh', ў: 'w', х: 'h', ч: 'ch', ш: 'sh' },
    ...none,
  },
  {
    code: 'be-lacinka',
    language: 'be',
    label: 'in classical Lacinka',
    source: 'classical Lacinka of the first half of the 20th century',
    check: true,
    letters: {
      ...NATIONAL,
      л: { else: 'ł', beforeSoft: 'l' },
      е: afterL('e'),
      ё: afterL('o'),
      ю: afterL('u'),
      я: afterL('a'),
    },
    apart: [],
    soft: { ...ACUTE, ль: 'l' },
  },
  {
    code: 'ru-icao',
    language: 'ru',
    label: 'in Russian passports (ICAO 9303)',
    source: 'ICAO Doc 9303-3, section 6',
    check: false,
    letters: { ...ICAO, г: 'g', ё: 'e', ъ: 'ie' },
    ...none,
  },
  {
    code: 'ru-gost779b',
    language: 'ru',
    label: 'under GOST 7.79-2000, system B',
    source: 'GOST 7.79-2000 (ISO 9:1995), system B',
    check: true,
    letters: {
      ...COMMON,
      г: 'g',
      е: 'e',
      ё: 'yo',
      ж: 'zh',
      и: 'i',
      й: 'j',
      х: 'x',
      ц: 'cz',
      ч: 'ch',
      ш: 'sh',
      щ: 'shh',
      ъ: '``',
      ы: 'y`',
      ь: '`',
      э: 'e`',
      ю: 'yu',
      я: 'ya',
      ʼ: '',
    },
    ...none,
  },
  {
    code: 'ru-bgn',
    language: 'ru',
    label: 'in the BGN/PCGN 1947 system',
    source: 'BGN/PCGN 1947 System for Russian; CLDR Russian-Latin/BGN',
    check: false,
    letters: {
      ...COMMON,
      ...HISSING,
      г: 'g',
      е: y('e'),
      ё: y('ë'),
      и: 'i',
      й: 'y',
      щ: 'shch',
      ъ: 'ʺ',
      ы: 'y',
      ь: 'ʹ',
      э: 'e',
      ю: 'yu',
      я: 'ya',
      ʼ: 'ʼ',
    },
    apart: [
      'тс',
      'шч',
      ...pairs('й', 'ауэ'),
      ...pairs('аеёийоуыэюя', 'ы'),
      ...pairs('ы', 'ауэ'),
      ...pairs('бвгджзклмнпрстфхцчшщ', 'э'),
    ],
    soft: {},
  },
  {
    code: 'ru-mvd',
    language: 'ru',
    label: 'under order 310 of the Russian Interior Ministry (1997)',
    source: 'Order 310 of the Interior Ministry of Russia, 26 May 1997, second-hand',
    check: true,
    letters: {
      ...COMMON,
      ...HISSING,
      г: 'g',
      е: { else: 'e', after: { ь: 'ye' } },
      ё: { else: 'e', after: { ь: 'ye' } },
      и: 'i',
      й: 'y',
      щ: 'shch',
      ъ: '"',
      ы: 'y',
      ь: "'",
      э: 'e',
      ю: 'yu',
      я: 'ya',
      ʼ: '',
    },
    ...none,
  },
  {
    code: 'uk-kmu55',
    language: 'uk',
    label: 'in Ukrainian passports (resolution 55 of 2010)',
    source: 'Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010; BGN/PCGN 2019',
    check: false,
    letters: {
      ...COMMON,
      ...HISSING,
      г: { else: 'h', after: { з: 'gh' } },
      ґ: 'g',
      е: 'e',
      є: { else: 'ie', start: 'ye' },
      и: 'y',
      ї: { else: 'i', start: 'yi' },
      й: { else: 'i', start: 'y' },
      щ: 'shch',
      ь: '',
      ю: { else: 'iu', start: 'yu' },
      я: { else: 'ia', start: 'ya' },
      ʼ: '',
    },
    ...none,
  },
  {
    code: 'uk-bgn',
    language: 'uk',
    label: 'in the BGN/PCGN 1965 system',
    source: 'BGN/PCGN 1965 System for Ukrainian; CLDR Ukrainian-Latin/BGN',
    check: false,
    letters: {
      ...COMMON,
      ...HISSING,
      г: 'h',
      ґ: 'g',
      е: 'e',
      є: 'ye',
      и: 'y',
      ї: 'yi',
      й: 'y',
      щ: 'shch',
      ь: 'ʹ',
      ю: 'yu',
      я: 'ya',
    },
    apart: ['зг', 'кг', 'сг', 'цг', 'тс', 'шч'],
    soft: {},
  },
];

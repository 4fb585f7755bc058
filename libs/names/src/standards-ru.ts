import { COMMON, HISSING, ICAO, none, plainly, type Spelling, type Standard } from './standard.ts';

const pairs = (before: string, after: string): readonly string[] =>
  [...before].flatMap((one) => [...after].map((other) => one + other));
const y = (vowel: string): Spelling => ({ else: vowel, open: `y${vowel}` });

/** Standards for Russian. */
export const RUSSIAN_STANDARDS: readonly Standard[] = [
  {
    code: 'ru-icao',
    language: 'ru',
    label: 'in Russian passports (ICAO 9303)',
    source: 'ICAO Doc 9303-3, section 6',
    check: false,
    letters: { ...ICAO, ...plainly('г g, ё e, ъ ie') },
    ...none,
  },
  {
    code: 'ru-gost52535',
    language: 'ru',
    label: 'in Russian passports of 2010 to 2013 (GOST R 52535.1)',
    source: 'GOST R 52535.1-2006, annex A, second-hand',
    check: true,
    letters: { ...ICAO, ...plainly('г g, ё e, ц tc, ъ') },
    ...none,
  },
  {
    code: 'ru-gost779b',
    language: 'ru',
    label: 'under GOST 7.79-2000, system B',
    source: 'GOST 7.79-2000 (ISO 9:1995), system B: ц is c before e, i, y, j and cz elsewhere, second-hand',
    check: true,
    letters: {
      ...COMMON,
      ...plainly('г g, е e, ё yo, ж zh, и i, й j, х x, ч ch, ш sh, щ shh, ъ ``, ы y`, ь `, э e`, ю yu, я ya, ʼ'),
      ц: { else: 'cz', beforeSoft: 'c' },
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
      ...plainly('г g, и i, й y, щ shch, ъ ʺ, ы y, ь ʹ, э e, ю yu, я ya, ʼ ʼ'),
      е: y('e'),
      ё: y('ë'),
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
    code: 'ru-mvd310',
    language: 'ru',
    label: 'under order 310 of the Russian Interior Ministry (1997)',
    source: 'Order 310 of the Interior Ministry of Russia, 26 May 1997, second-hand',
    check: true,
    letters: {
      ...COMMON,
      ...HISSING,
      ...plainly(`г g, и i, й y, щ shch, ъ ", ы y, ь ', э e, ю yu, я ya, ʼ`),
      е: { else: 'e', after: { ь: 'ye' } },
      ё: { else: 'e', after: { ь: 'ye' } },
    },
    ...none,
  },
];

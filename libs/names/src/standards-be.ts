import { COMMON, HISSING, ICAO, none, plainly, type Spelling, type Standard } from './standard.ts';

const ij = (vowel: string): Spelling => ({ else: `i${vowel}`, open: `j${vowel}` });
const IOTATED = { е: ij('e'), ё: ij('o'), ю: ij('u'), я: ij('a') } as const;
const ACUTE = { ль: 'ĺ', нь: 'ń', сь: 'ś', зь: 'ź', ць: 'ć' } as const;
const NATIONAL = {
  ...COMMON,
  ...IOTATED,
  ...plainly('г h, ґ g, ж ž, й j, ў ŭ, х ch, ц c, ч č, ш š, ы y, э e, ь, ʼ'),
};
/** Classical Lacinka: hard л is ł, and after soft л the vowel stands bare: Любоў → Luboŭ. */
const afterL = (vowel: string): Spelling => ({ else: `i${vowel}`, open: `j${vowel}`, after: { л: vowel } });

/** Standards for Belarusian. */
export const BELARUSIAN_STANDARDS: readonly Standard[] = [
  {
    code: 'be-bgn',
    language: 'be',
    label: 'in the BGN/PCGN 1979 system',
    source: 'BGN/PCGN 1979 System for Belarusian; CLDR Belarusian-Latin/BGN',
    check: false,
    letters: { ...COMMON, ...HISSING, ...plainly('г h, ґ g, е ye, ё yo, й y, ў w, ы y, э e, ю yu, я ya, ь ʹ, ʼ ʼ') },
    apart: ['зг', 'кг', 'сг', 'цг', 'тс'],
    soft: {},
  },
  {
    code: 'be-icao',
    language: 'be',
    label: 'in passports (ICAO 9303)',
    source: 'ICAO Doc 9303-3, section 6, with the Belarusian exceptions',
    check: false,
    letters: { ...ICAO, ...plainly('г h, ґ g, ё io, ў u') },
    ...none,
  },
  {
    code: 'be-288',
    language: 'be',
    label: 'under instruction 288 of the Interior Ministry (2008)',
    source:
      'Instruction 288 of the Interior Ministry of Belarus, 9 October 2008 (8/19678), point 5 on soft consonants; by its table and examples as others printed them',
    check: true,
    letters: { ...COMMON, ...HISSING, ...IOTATED, ...plainly('г g, ґ g, й j, ў w, ы y, э e, ь, ʼ') },
    apart: [],
    soft: ACUTE,
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
    letters: { ...NATIONAL, ...plainly('г g, ж zh, ў w, х h, ч ch, ш sh') },
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
];

import { COMMON, HISSING, none, plainly, type Standard } from './standard.ts';

/** Standards for Ukrainian. */
export const UKRAINIAN_STANDARDS: readonly Standard[] = [
  {
    code: 'uk-kmu55',
    language: 'uk',
    label: 'in Ukrainian passports (resolution 55 of 2010)',
    source: 'Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010; BGN/PCGN 2019',
    check: false,
    letters: {
      ...COMMON,
      ...HISSING,
      ...plainly('ґ g, е e, и y, щ shch, ь, ʼ'),
      г: { else: 'h', after: { з: 'gh' } },
      є: { else: 'ie', start: 'ye' },
      ї: { else: 'i', start: 'yi' },
      й: { else: 'i', start: 'y' },
      ю: { else: 'iu', start: 'yu' },
      я: { else: 'ia', start: 'ya' },
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
      ...plainly('г h, ґ g, е e, є ye, и y, ї yi, й y, щ shch, ь ʹ, ю yu, я ya'),
    },
    apart: ['зг', 'кг', 'сг', 'цг', 'тс', 'шч'],
    soft: {},
  },
];

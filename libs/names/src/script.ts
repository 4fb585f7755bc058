/** ISO 15924 codes of the scripts told apart here; `mixed` when letters of several stand in one form, `none` without letters. */
export type Script = 'Cyrl' | 'Latn' | 'Arab' | 'other' | 'mixed' | 'none';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /(?=\p{L})\p{Script=Latin}/u],
  ['Cyrl', /(?=\p{L})\p{Script=Cyrillic}/u],
  ['Arab', /(?=\p{L})\p{Script=Arabic}/u],
  ['other', /(?=\p{L})[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u],
];

/** The script of a name form as it is written: homoglyphs are not repaired first, so a mixed form shows as mixed. */
export const scriptOf = (text: string): Script => {
  const found = SCRIPTS.filter(([, letters]) => letters.test(text)).map(([script]) => script);
  if (found.length > 1) return 'mixed';
  return found[0] ?? 'none';
};

export type CyrillicLanguage = 'be' | 'ru' | 'uk';

/**
 * Which languages a Cyrillic form can be of, by its letters: ў is Belarusian; ї, є, ґ Ukrainian (ґ also classical
 * Belarusian); ы, э, ё with і Belarusian; ы, э, ъ with и Russian; і alone Belarusian or Ukrainian; и or щ alone Russian
 * or Ukrainian. Undecided: all that are left. Empty for other scripts.
 */
export const languageHints = (text: string): readonly CyrillicLanguage[] => {
  const form = text.normalize('NFC').toLowerCase();
  if (!/\p{Script=Cyrillic}/u.test(form)) return [];
  const has = (letters: RegExp): boolean => letters.test(form);
  if (has(/ў/)) return ['be'];
  if (has(/[їє]/)) return ['uk'];
  if (has(/ґ/)) return ['be', 'uk'];
  if (has(/і/)) return has(/[ыэё]/) ? ['be'] : has(/[ищ]/) ? ['uk'] : ['be', 'uk'];
  if (has(/ъ/)) return ['ru'];
  if (has(/[ищ]/)) return has(/[ыэё]/) ? ['ru'] : ['ru', 'uk'];
  return has(/[ыэё]/) ? ['be', 'ru'] : ['be', 'ru', 'uk'];
};

/** Making forms comparable without changing what is kept: the form as written stays with the record. */

/** Zero-width and direction marks, soft hyphens: no reader sees them and they split equal names. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u115f\u1160]|\u034f|\u17b4|\u17b5/gu;
const APOSTROPHES = /['’‘ʼ`´′ʻ＇]/g;

/** U+02BC, the apostrophe that is a letter: what Belarusian and Ukrainian orthography means. */
const APOSTROPHE = 'ʼ';

const CYRILLIC_LIKE: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  J: 'Ј',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  S: 'Ѕ',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  j: 'ј',
  s: 'ѕ',
  ë: 'ё',
  Ë: 'Ё',
  ï: 'ї',
  Ï: 'Ї',
};
const LATIN_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CYRILLIC_LIKE).map(([latin, cyrillic]) => [cyrillic, latin]),
);

/**
 * NFC, without invisible marks, apostrophes as one letter, spaces as one space, and letters of a foreign script inside
 * a word put right where the word shows which script it is.
 */
export const normaliseName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, APOSTROPHE)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .replace(/[\p{L}\p{M}ʼ]+/gu, repairHomoglyphs);

/**
 * A word with Latin letters among Cyrillic ones, or the reverse, in the one script it can be in: the letters that have
 * no double decide. Where both scripts have such letters, or neither, the word is left as it is.
 */
export const repairHomoglyphs = (word: string): string => {
  const letters = [...word];
  const cyrillic = letters.some((letter) => /\p{Script=Cyrillic}/u.test(letter));
  const latin = letters.some((letter) => /\p{Script=Latin}/u.test(letter));
  if (!cyrillic || !latin) return word;
  const surelyCyrillic = letters.some(
    (letter) => /\p{Script=Cyrillic}/u.test(letter) && LATIN_LIKE[letter] === undefined,
  );
  const surelyLatin = letters.some((letter) => /\p{Script=Latin}/u.test(letter) && CYRILLIC_LIKE[letter] === undefined);
  if (surelyCyrillic === surelyLatin) return word;
  const doubles = surelyCyrillic ? CYRILLIC_LIKE : LATIN_LIKE;
  return letters.map((letter) => doubles[letter] ?? letter).join('');
};

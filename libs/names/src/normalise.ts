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
 * NFC, without invisible marks, apostrophes as one letter, spaces as one space, and letters of a foreign script (or
 * digits in their place) inside a word put right where the word, or else the rest of the name, shows which script it is.
 */
export const normaliseName = (text: string): string => {
  const clean = text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, APOSTROPHE)
    .replace(/\s+/gu, ' ')
    .trim();
  if (/^[a-zA-Z .,-]*$/.test(clean)) return clean;
  const words = clean.match(WORD) ?? [];
  const shown = new Set(words.map(surelyOf).filter((script) => script !== undefined));
  const rest = shown.size === 1 ? [...shown][0] : undefined;
  return clean.replace(WORD, (word) => repairDigits(repaired(word, rest)));
};

const WORD = /[\p{L}\p{M}ʼ]+(?:\p{N}+[\p{L}\p{M}ʼ]+)*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

/** The script that letters without a double show a word to be in; undefined where none does, or both do. */
const surelyOf = (word: string): 'Cyrl' | 'Latn' | undefined => {
  let [cyrillic, latin] = [false, false];
  for (const letter of word) {
    if (CYRILLIC.test(letter)) cyrillic ||= LATIN_LIKE[letter] === undefined;
    else if (LATIN.test(letter)) latin ||= CYRILLIC_LIKE[letter] === undefined;
  }
  return cyrillic === latin ? undefined : cyrillic ? 'Cyrl' : 'Latn';
};

const onlyDoubles = (word: string): boolean =>
  [...word].every((letter) => CYRILLIC_LIKE[letter] !== undefined || LATIN_LIKE[letter] !== undefined);

const inScript = (word: string, script: 'Cyrl' | 'Latn'): string => {
  const doubles = script === 'Cyrl' ? CYRILLIC_LIKE : LATIN_LIKE;
  return [...word].map((letter) => doubles[letter] ?? letter).join('');
};

/** A word of doubles alone is in the script of the rest when it is an initial or mixed itself; else it is as it stands. */
const repaired = (word: string, rest: 'Cyrl' | 'Latn' | undefined): string =>
  rest !== undefined && (word.length === 1 || isMixed(word)) && onlyDoubles(word)
    ? inScript(word, rest)
    : repairHomoglyphs(word);

const isMixed = (word: string): boolean => CYRILLIC.test(word) && LATIN.test(word);

/**
 * A word with Latin letters among Cyrillic ones, or the reverse, in the one script it can be in: the letters that have
 * no double decide. Where both scripts have such letters, or neither, the word is left as it is.
 */
export const repairHomoglyphs = (word: string): string => {
  if (!isMixed(word)) return word;
  const script = surelyOf(word);
  return script === undefined ? word : inScript(word, script);
};

const DIGITS: Readonly<Record<'Cyrl' | 'Latn', Readonly<Record<string, string>>>> = {
  Latn: { 0: 'o', 1: 'i', 3: 'e', 5: 's', 9: 'g' },
  Cyrl: { 0: 'о', 1: 'і', 3: 'з', 4: 'ч', 6: 'б' },
};

/** Single digits inside a word of letters, as scanners and evaders put them: `Ig0r`. */
const repairDigits = (word: string): string => {
  if (!/\p{N}/u.test(word)) return word;
  const digits = DIGITS[CYRILLIC.test(word) ? 'Cyrl' : 'Latn'];
  return word.replace(/(?<=\p{L})\p{N}(?=\p{L})/gu, (digit) => digits[digit] ?? digit);
};

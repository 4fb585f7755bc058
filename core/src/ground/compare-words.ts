/**
 * Sorting of names and words without Intl.Collator, which in Chromium has no Belarusian. Alphabets:
 * Belarusian а б в г ґ д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я (и, щ, ъ of Russian names stand where a
 * reader looks for them); Russian ё as е; Ukrainian г ґ, е є, и і ї й. In be and ru Cyrillic stands before Latin,
 * in en after it. Apostrophes, accents of Latin letters, case and punctuation count only when all else is equal.
 */
export type SortingLocale = 'be' | 'ru' | 'uk' | 'en';

const ALPHABETS: Readonly<Record<SortingLocale, string>> = {
  be: 'абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя',
  ru: 'абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя',
  uk: 'абвгґдеёєжзиыіїйклмнопрстуўфхцчшщъьэюя',
  en: 'абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя',
};

/** Letters that have no decomposition in Unicode but stand beside a letter in dictionaries. */
const LATIN_BESIDE: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ħ: 'h',
};

const CYRILLIC_ALONE = /[йёўїґ]/;
const APOSTROPHES = /['’‘ʼʹʺ`´′\u02bb]/g;

const rankOf = (letter: string, locale: SortingLocale): number | undefined => {
  const asWritten = letter === 'ё' && (locale === 'ru' || locale === 'en') ? 'е' : letter;
  const cyrillic = ALPHABETS[locale].indexOf(asWritten);
  if (cyrillic >= 0) return (locale === 'en' ? 300 : 100) + cyrillic;
  if (letter >= 'a' && letter <= 'z') return 200 + letter.charCodeAt(0) - 97;
  if (letter >= '0' && letter <= '9') return 10 + Number(letter);
  return /\p{L}/u.test(letter) ? 1000 + (letter.codePointAt(0) ?? 0) : undefined;
};

/** The letters of a word, lower case, Latin without accents; Cyrillic й, ё, ў, ї stay letters of their own. */
const lettersOf = (word: string): readonly string[] =>
  [...word.normalize('NFC').toLowerCase().replace(APOSTROPHES, '')].flatMap((letter) => {
    if (CYRILLIC_ALONE.test(letter)) return [letter];
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
    return [...(LATIN_BESIDE[base] ?? base)];
  });

/**
 * A key that sorts as text in the order of the language: five hex digits a letter, words apart by 00001.
 * Equal keys mean equal but for case, accents, apostrophes and punctuation.
 */
export const sortingKey = (text: string, locale: SortingLocale): string =>
  text
    .split(/[\s\-‐‑–—.,;()/]+/u)
    .map((word) =>
      lettersOf(word)
        .map((letter) => rankOf(letter, locale))
        .filter((rank) => rank !== undefined)
        .map((rank) => rank.toString(16).padStart(5, '0'))
        .join(''),
    )
    .filter((key) => key !== '')
    .join('00001');

/** A total order: 0 only for identical text. */
export const compareWords = (a: string, b: string, locale: SortingLocale): number => {
  const [keyA, keyB] = [sortingKey(a, locale), sortingKey(b, locale)];
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
};

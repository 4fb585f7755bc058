import { boundedMemo } from './bounded-memo.ts';
import { type Reading, readingsBy } from './reading.ts';
import { ARABIC_READING, bareArabic } from './reading-arabic.ts';
import { CYRILLIC_READING } from './reading-cyrillic.ts';
import { bareLatin, LATIN_READING } from './reading-latin.ts';
import { scriptOf } from './script.ts';

/** Tokens remembered: some ten megabytes. */
const REMEMBERED = 20_000;

/**
 * Every way to read one token aloud, the likeliest first; none for one without letters of a script read here. Letters of
 * two scripts in one word are read as they look in Latin.
 */
export const readToken = boundedMemo(REMEMBERED, (token: string): readonly Reading[] => {
  const lower = token.normalize('NFC').toLowerCase();
  const ways = waysOf(lower);
  return ways.filter(({ sound }) => sound !== '');
});

const waysOf = (lower: string): readonly Reading[] => {
  switch (scriptOf(lower)) {
    case 'Cyrl':
      return readingsBy(CYRILLIC_READING, lower);
    case 'Latn':
      return readingsBy(LATIN_READING, bareLatin(lower));
    case 'Arab':
      return readingsBy(ARABIC_READING, bareArabic(lower));
    case 'mixed':
      return readingsBy(LATIN_READING, bareLatin([...lower].map(latinised).join('')));
    case 'other':
    case 'none':
      return [];
  }
};

const latinised = (letter: string): string =>
  scriptOf(letter) === 'Cyrl' ? (readingsBy(CYRILLIC_READING, letter)[0]?.sound ?? '') : letter;

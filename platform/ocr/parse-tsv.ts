import type { DoubtfulSpan } from '@amparo/core/nouns/passage';
import { meanConfidence, NOTHING_READ, type RecognisedPage } from './recognised.ts';

const COLUMNS = 12;
const WORD = '5';
/** Longer than any page: what comes after it is left out. */
const LONGEST = 200_000;
/** Signs without a letter or digit that the program itself doubts are specks of dust. */
const SPECK_BELOW = 60;

/**
 * The words of a page from tesseract's table (tesseract(1), output `tsv`: level, page, block, paragraph, line, word,
 * left, top, width, height, confidence, text). Any text gives an answer: lines that are no words are passed over.
 */
export const parseTsv = (tsv: string): RecognisedPage => {
  let text = '';
  let before: readonly string[] = [];
  const words: DoubtfulSpan[] = [];
  for (const line of tsv.split('\n')) {
    const fields = line.split('\t');
    if (fields[0] !== WORD || fields.length < COLUMNS) continue;
    const confidence = Math.max(0, Math.min(100, Math.round(Number(fields[10]))));
    const word = cleanWord(fields.slice(COLUMNS - 1).join(' '));
    if (word === '' || Number.isNaN(confidence) || text.length + word.length > LONGEST) continue;
    if (confidence < SPECK_BELOW && !/[\p{L}\p{N}]/u.test(word)) continue;
    if (words.length > 0) text += dividerBetween(before, fields);
    words.push({ start: text.length, end: text.length + word.length, confidence });
    text += word;
    before = fields;
  }
  return words.length === 0 ? NOTHING_READ : { text, words, confidence: meanConfidence(words) };
};

const cleanWord = (word: string): string =>
  word
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll('\ufeff', '')
    .toWellFormed()
    .trim();

/** Page, block and paragraph part paragraphs; the line breaks one. */
const dividerBetween = (before: readonly string[], word: readonly string[]): string => {
  if ([1, 2, 3].some((column) => before[column] !== word[column])) return '\n\n';
  return before[4] === word[4] ? ' ' : '\n';
};

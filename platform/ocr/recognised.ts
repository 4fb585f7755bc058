import type { DoubtfulSpan } from '@amparo/core/nouns/passage';

/** A page as OCR reads it: lines as printed, blank lines between paragraphs. */
export interface RecognisedPage {
  readonly text: string;
  /** Every word, in order, with what the program thinks of it: 0..100. */
  readonly words: readonly DoubtfulSpan[];
  /** Mean over the words, each as heavy as it is long; 0 for a page without words. */
  readonly confidence: number;
}

export const NOTHING_READ: RecognisedPage = { text: '', words: [], confidence: 0 };

/** The mean of words, each as heavy as it is long, rounded. */
export const meanConfidence = (words: readonly DoubtfulSpan[]): number => {
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  const heavy = words.reduce((sum, { start, end, confidence }) => sum + (end - start) * confidence, 0);
  return letters === 0 ? 0 : Math.round(heavy / letters);
};

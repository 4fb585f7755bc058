import type { Span } from './view.ts';

const WORD = /[\p{L}\d]+(?:[-'][\p{L}\d]+)*/gu;
const NUMBERS_A_WORD = 3;

/** The words of a text that can stand in titles: letters and digits, also joined by hyphens and apostrophes. */
export const wordsOf = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => keyOf(word));

/** A word as it is compared: without accents, elided articles, hyphens and capitals. */
const keyOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:l|d|qu)'/iu, '')
    .replace(/['-]/gu, '')
    .toLowerCase();

/**
 * All words of a text, looked up in a list of known ones; twelve bytes each: a report of 800 pages has half a million.
 * `known` gives each key its place in `keys`, from 0.
 */
export class TitleWords {
  length = 0;
  readonly #keys: readonly string[];
  #numbers = new Int32Array(NUMBERS_A_WORD * 1024);

  constructor(text: string, keys: readonly string[], known: ReadonlyMap<string, number>) {
    this.#keys = keys;
    for (const { index, 0: word } of text.matchAll(WORD)) this.#push(index, word.length, known.get(keyOf(word)) ?? -1);
  }

  /** Undefined for a word that is not known, and where there is none. */
  key(at: number): string | undefined {
    return at < this.length ? this.#keys[this.#numbers[NUMBERS_A_WORD * at] ?? -1] : undefined;
  }

  /** Infinite where there is no word. */
  span(at: number): Span {
    if (at >= this.length) return { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    const cell = NUMBERS_A_WORD * at;
    return { start: this.#numbers[cell + 1] ?? 0, end: this.#numbers[cell + 2] ?? 0 };
  }

  #push(start: number, length: number, key: number): void {
    const cell = NUMBERS_A_WORD * this.length;
    if (cell === this.#numbers.length) {
      const grown = new Int32Array(2 * cell);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[cell] = key;
    this.#numbers[cell + 1] = start;
    this.#numbers[cell + 2] = start + length;
    this.length += 1;
  }
}

import type { Span } from '@amparo/un-letters';
import { NUMBER_WORDS, SCALE_WORDS } from './extract-number-words.ts';

export interface FoundNumber extends Span {
  readonly value: number;
  /** Written in letters. */
  readonly inWords: boolean;
}

const DIGITS =
  /(?<![\p{L}\d.,/№:-]|[№°] )(?:\d{1,3}(?:[ ,]\d{3}){1,3}(?!\d)|\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?:[.,]\d{1,2}(?!\d))?)(?![\d/:])(?!-\p{L}{3,})(?!\.\d)/gu;
const AFTER_DIGITS = /^[ -](\p{L}{3,9})\.?(?!\p{L})/u;

/** Numbers in figures (`1,149`, `1 149`, `1.149`, `2,5 тысячи`) and in words ("twenty-one", "сто тридцать четыре", "dix-huit"). */
export const findNumbers = (text: string): readonly FoundNumber[] => {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const shown = match[0];
    const grouped = /^\d{1,3}(?:[ ,.]\d{3})+$/u.test(shown);
    const value = Number(grouped ? shown.replace(/[ ,.]/gu, '') : shown.replace(',', '.'));
    if (!Number.isFinite(value)) continue;
    const end = match.index + shown.length;
    const behind = AFTER_DIGITS.exec(text.slice(end, end + 12));
    const scale = SCALE_WORDS.get((behind?.[1] ?? '').toLowerCase());
    // "2 тысячы 400": the rest behind the scale.
    const rest =
      scale === 1_000
        ? /^ (\d{3})(?![\d.,]\d|\d)/u.exec(
            text.slice(end + (behind?.[0].length ?? 0), end + (behind?.[0].length ?? 0) + 6),
          )
        : null;
    found.push({
      start: match.index,
      end: end + (scale === undefined ? 0 : (behind?.[0].length ?? 0)) + (rest?.[0].length ?? 0),
      value: value * (scale ?? 1) + Number(rest?.[1] ?? 0),
      inWords: false,
    });
  }
  let last = -1;
  for (const match of text.matchAll(/(?<![\p{L}\d'-])\p{L}[\p{L}'-]{1,17}(?![\p{L}])/gu)) {
    if (match.index < last) continue;
    const number = wordNumber(text, match.index, match[0]);
    if (number === undefined) continue;
    last = number.end;
    found.push(number);
  }
  return found
    .sort((a, b) => a.start - b.start)
    .filter((number, index, all) => index === 0 || number.start >= (all[index - 1] as FoundNumber).end);
};

/** "a hundred", "une centaine": the article is no number, the word behind it is. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'une', 'un', 'una']);
/** Each further word must be smaller than the last by its kind: "сто тридцать четыре", never "two three". */
const MOST_WORDS = 6;

const wordNumber = (text: string, start: number, word: string): FoundNumber | undefined => {
  const first = numberOf(word) ?? hundredAlone(text, start, word);
  if (first === undefined) return undefined;
  let end = start + word.length;
  let total = 0;
  let part = first;
  let room = roomOf(first);
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const next = /^(?: (?:and |et )?|-)(\p{L}[\p{L}'-]{1,17})(?!\p{L})/u.exec(text.slice(end, end + 26));
    const shown = (next?.[1] ?? '').toLowerCase();
    const scale = SCALE_WORDS.get(shown);
    if (next !== null && scale !== undefined) {
      if (scale >= 1_000) {
        total += part * scale;
        part = 0;
        room = scale;
      } else {
        part *= scale;
        room = scale;
      }
      end += next[0].length;
      continue;
    }
    const joined = next !== null && /^ (?:and|et) /u.test(next[0]);
    const value = joined && /^une?$/u.test(shown) ? 1 : numberOf(next?.[1] ?? '');
    if (
      next === null ||
      value === undefined ||
      value >= room ||
      (joined && room < 100 && !/^(?:une?|onze)$/u.test(shown))
    )
      break;
    part += value;
    room = roomOf(value);
    end += next[0].length;
  }
  return { start, end, value: total + part, inWords: true };
};

/** "a hundred", "a thousand", "mille personnes". */
const hundredAlone = (text: string, start: number, word: string): number | undefined =>
  (/^(?:mille|mil|cent)$/iu.test(word) && !/(?:per|pour) ?$/iu.test(text.slice(Math.max(0, start - 5), start))) ||
  /(?<!\p{L})an? $/iu.test(text.slice(Math.max(0, start - 3), start)) ||
  /^(?:тысячу?|тисячу?)$/iu.test(word) ||
  (/^(?:тысяч[аи]|тысячы|тисячі)$/iu.test(word) &&
    roomOf(numberOf(/^ (\p{L}+)/u.exec(text.slice(start + word.length, start + word.length + 16))?.[1] ?? '') ?? 0) ===
      100)
    ? SCALE_WORDS.get(word.toLowerCase())
    : undefined;

const numberOf = (word: string): number | undefined => {
  const shown = word.toLowerCase();
  if (ARTICLES.has(shown)) return undefined;
  const whole = NUMBER_WORDS.get(shown);
  if (whole !== undefined || !shown.includes('-')) return whole;
  const parts = shown.split('-').filter((one) => one !== 'et' && one !== 'and');
  const values = parts.map((one) => NUMBER_WORDS.get(one));
  const [tens, ones, ...more] = values;
  return more.length === 0 && tens !== undefined && ones !== undefined && tens >= 20 && tens % 10 === 0 && ones < 20
    ? tens + ones
    : undefined;
};

/** What may still be added behind: ones behind tens, tens behind hundreds. */
const roomOf = (value: number): number =>
  value >= 1_000 && value % 1_000 === 0
    ? 1_000
    : value >= 100 && value % 100 === 0
      ? 100
      : value >= 20 && value % 10 === 0
        ? 10
        : 0;

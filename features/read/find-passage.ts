import type { Span } from '@amparo/core/nouns/passage';

/** The words of a passage with what stood before and after them (W3C TextQuoteSelector). */
export interface Quoted extends Span {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** How many letters before and after are asked for, one try after the other. */
const CONTEXTS = [
  [24, 24],
  [12, 12],
  [0, 12],
  [12, 0],
  [0, 0],
] as const;
/** Places looked at for one quote without context: a word that stands in more is found by its neighbourhood only. */
const PLACES_AT_MOST = 2000;

/**
 * Finds passages of one text again in another text of the same item, such as a newer extraction: by their letters and
 * digits alone, so that line breaks, hyphens, page furniture of spaces and kinds of quotation marks do not matter. The
 * widest context that is found decides; among several places the one nearest to where the passage stood, counted as a
 * share of the text. Answers undefined when the words are not there: never another place.
 */
export const passageFinder = (text: string, formerLength: number): ((passage: Quoted) => Span | undefined) => {
  const { letters, places } = lettersOf(text);
  const scale = formerLength === 0 ? 0 : letters.length / formerLength;
  return (passage) => {
    const core = lettersOf(passage.quote).letters;
    if (core === '') return undefined;
    const [before, after] = [lettersOf(passage.prefix).letters, lettersOf(passage.suffix).letters];
    const expected = Math.round(passage.start * scale);
    for (const [left, right] of CONTEXTS) {
      const head = left === 0 ? '' : before.slice(-left);
      const tail = after.slice(0, right);
      const at = nearest(letters, head + core + tail, expected);
      if (at === undefined) continue;
      const first = places[at + head.length];
      const last = places[at + head.length + core.length - 1];
      if (first === undefined || last === undefined) continue;
      return { start: first, end: withMarks(text, last + 1, passage.quote) };
    }
    return undefined;
  };
};

/** A quote that ended in a full stop or a bracket ends in it again. */
const withMarks = (text: string, end: number, quote: string): number => {
  const marks = /[^\p{L}\p{N}\s]+$/u.exec(quote)?.[0] ?? '';
  return marks !== '' && text.startsWith(marks, end) ? end + marks.length : end;
};

const nearest = (letters: string, wanted: string, expected: number): number | undefined => {
  let best: number | undefined;
  let looked = 0;
  for (let at = letters.indexOf(wanted); at >= 0 && looked < PLACES_AT_MOST; at = letters.indexOf(wanted, at + 1)) {
    if (best === undefined || Math.abs(at - expected) < Math.abs(best - expected)) best = at;
    else if (at > expected) break;
    looked += 1;
  }
  return best;
};

/** Letters and digits in lower case, each with its place; what lower-casing makes longer keeps its own case. */
const lettersOf = (text: string): { readonly letters: string; readonly places: readonly number[] } => {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (/[\p{L}\p{N}]/u.test(sign)) {
      const lower = sign.toLowerCase();
      const kept = lower.length === sign.length ? lower : sign;
      for (let unit = 0; unit < kept.length; unit += 1) {
        letters.push(kept[unit] ?? '');
        places.push(at + unit);
      }
    }
    at += sign.length;
  }
  return { letters: letters.join(''), places };
};

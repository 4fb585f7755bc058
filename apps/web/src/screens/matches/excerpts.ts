import type { MatchSide } from '../../api/contract.ts';

/** A piece of a source with the passages in it, none shown twice. */
export interface Excerpt {
  readonly start: number;
  readonly pieces: readonly { readonly start: number; readonly text: string; readonly quoted: boolean }[];
}

type Around = Pick<MatchSide['passages'][number], 'start' | 'end' | 'quote' | 'before' | 'after'>;

/**
 * Passages near each other, as in a row of a register, share their surroundings: they become one excerpt with several
 * passages marked, in the order of the text.
 */
export const excerptsOf = (passages: readonly Around[]): readonly Excerpt[] => {
  const sorted = passages.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const windows: { from: number; text: string; marks: { start: number; end: number }[] }[] = [];
  for (const { start, end, quote, before, after } of sorted) {
    const from = start - before.length;
    const text = before + quote + after;
    const last = windows.at(-1);
    if (last && from <= last.from + last.text.length) {
      const known = last.from + last.text.length - from;
      last.text += text.slice(Math.max(0, known));
      last.marks.push({ start, end });
    } else windows.push({ from, text, marks: [{ start, end }] });
  }
  return windows.map((window) => {
    const { from, text } = betweenWords(window);
    return { start: from, pieces: piecesOf(from, text, window.marks) };
  });
};

/** So far from an end of the excerpt a word that is cut there is left out. */
const LONGEST_WORD = 24;

/** Without the halves of words at which the surroundings end; never more than what surrounds the passages. */
const betweenWords = ({
  from,
  text,
  marks,
}: {
  from: number;
  text: string;
  marks: readonly { start: number; end: number }[];
}) => {
  const first = Math.min(...marks.map(({ start }) => start)) - from;
  const last = Math.max(...marks.map(({ end }) => end)) - from;
  const head = from > 0 ? (/^\S{0,24}\s+/u.exec(text.slice(0, first))?.[0].length ?? 0) : 0;
  const tail = text.slice(last);
  const cut = tail.length > LONGEST_WORD * 2 ? (/\s\S{0,24}$/u.exec(tail)?.[0].length ?? 0) : 0;
  return { from: from + head, text: text.slice(head, text.length - cut) };
};

/** A sentence of a source that is quoted by its surroundings, without the halves of words at its ends. */
export const wholeWords = (quote: string): string =>
  quote.length < LONGEST_WORD * 3
    ? quote
    : quote.replace(/^\p{Ll}\S{0,23}\s+/u, '… ').replace(/\s+\S{0,24}(?<![.!?])$/u, ' …');

const piecesOf = (
  from: number,
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): Excerpt['pieces'] => {
  const pieces: { start: number; text: string; quoted: boolean }[] = [];
  const add = (start: number, end: number, quoted: boolean): void => {
    if (end > start) pieces.push({ start, text: text.slice(start - from, end - from), quoted });
  };
  let at = from;
  for (const { start, end } of marks) {
    add(at, start, false);
    add(Math.max(at, start), end, true);
    at = Math.max(at, end);
  }
  add(at, from + text.length, false);
  return pieces;
};

import type { Span } from './view.ts';

/** A numbered question; the span is its text without the number. */
export interface FoundQuestion extends Span {
  readonly number: number;
}

/** The numbered questions of their segment: on lines of their own, or all on one line. Numbers must run from 1. */
export const findQuestions = (text: string, segment: Span): readonly FoundQuestion[] => {
  const body = text.slice(segment.start, segment.end);
  const heads: { number: number; at: number; from: number }[] = [];
  for (const match of body.matchAll(/(?<=^|\n|[.:;?] ?)(\d{1,2}) ?[.)] ?(?=[\p{Lu}¿«"“])/gu)) {
    const number = Number(match[1]);
    if (number === heads.length + 1) heads.push({ number, at: match.index, from: match.index + match[0].length });
  }
  return heads.map((head, index) => {
    const last = heads[index + 1]?.at ?? endOfLast(body, head.from);
    const shown = body.slice(head.from, last).trimEnd();
    return { number: head.number, start: segment.start + head.from, end: segment.start + head.from + shown.length };
  });
};

const endOfLast = (body: string, from: number): number => {
  const line = body.indexOf('\n', from);
  return line < 0 ? body.length : line;
};

import type { Span } from './view.ts';

/** A question of the letter's list; the span is its text without the number, letter or bullet. */
export interface FoundQuestion extends Span {
  /** Place in the list, from 1. */
  readonly number: number;
}

interface Head {
  /** What the mark says: 1, 2, …; letters and Roman numerals by their place; bullets count on. */
  readonly value: number | undefined;
  readonly at: number;
  readonly from: number;
}

interface Marks {
  readonly pattern: RegExp;
  value(mark: string): number | undefined;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** A page's number between two questions. */
const PAGE_NUMBERS = /(?:\s+(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?){1,3}\s*$/u;
const OPENING = '(?=["“«¿]{0,1} ?[\\p{Lu}¿])';
/** The marks of lists, the first that is found with its first member counts. */
const MARKS: readonly Marks[] = [
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?(\\d{1,2}) ?[.)](?:-| ?[-–])? ?${OPENING}`, 'gu'),
    value: (mark) => Number(mark),
  },
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?([a-z]) ?[.)] ?${OPENING}`, 'gu'),
    value: (mark) => mark.charCodeAt(0) - 96,
  },
  {
    pattern: new RegExp(`(?<=^|\\n|[.:;?!] ?)\\(?([ivx]{1,4}) ?[.)] ?${OPENING}`, 'gu'),
    value: (mark) => ROMAN.indexOf(mark) + 1,
  },
  { pattern: new RegExp(`(?<=^|\\n)([-–—•*·▪])[ \\t]${OPENING}`, 'gu'), value: () => undefined },
];

/** The questions of their segment: numbered, lettered or bulleted; on lines of their own, or all on one line. */
export const findQuestions = (text: string, segment: Span): readonly FoundQuestion[] => {
  const body = text.slice(segment.start, segment.end);
  for (const marks of MARKS) {
    const heads = headsOf(body, marks);
    if (heads.length === 0) continue;
    return heads.map((head, index) => {
      const last = heads[index + 1]?.at ?? endOfLast(body, head.from);
      const shown = body.slice(head.from, last).replace(PAGE_NUMBERS, '').trimEnd();
      return { number: index + 1, start: segment.start + head.from, end: segment.start + head.from + shown.length };
    });
  }
  return [];
};

/** Numbers must run from 1; a number inside a sentence is none. */
const headsOf = (body: string, marks: Marks): readonly Head[] => {
  const heads: Head[] = [];
  for (const match of body.matchAll(marks.pattern)) {
    const value = marks.value(match[1] ?? '');
    if (value !== undefined && value !== heads.length + 1) continue;
    heads.push({ value, at: match.index, from: match.index + match[0].length });
  }
  return heads;
};

const endOfLast = (body: string, from: number): number => {
  const line = body.indexOf('\n', from);
  return line < 0 ? body.length : line;
};

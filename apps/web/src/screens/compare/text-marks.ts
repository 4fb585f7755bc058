import type { Comparison } from '../../api/contract.ts';

export type Marking = 'differences' | 'common';

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface TextMark {
  readonly a: Place;
  readonly b: Place;
}

/** A run of the same words that says something: shorter ones stand in any two texts. */
const SAYS = 5;

/** The stretches that are marked on both sides: where the texts differ, or the longer runs that they share. */
export const marksOf = ({ parts }: Pick<Comparison, 'parts'>, marking: Marking): readonly TextMark[] =>
  parts.filter((part) => (marking === 'differences' ? !part.same : part.same && part.wordsA >= SAYS));

export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The number of the mark it belongs to; null for plain text. */
  readonly mark: number | null;
}

/** A text in pieces. Where this side has nothing in the place of the other's words, an empty piece stands for the gap. */
export const markedIn = (text: string, marks: readonly TextMark[], side: 'a' | 'b'): readonly Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  marks.forEach((mark, number) => {
    const { start } = mark[side];
    // Spaces at the end of a stretch belong to the text around it.
    const end = start + text.slice(start, mark[side].end).trimEnd().length;
    if (start > done) pieces.push({ start: done, text: text.slice(done, start), mark: null });
    pieces.push({ start, text: text.slice(start, end), mark: number });
    done = Math.max(done, end);
  });
  if (done < text.length) pieces.push({ start: done, text: text.slice(done), mark: null });
  return pieces;
};

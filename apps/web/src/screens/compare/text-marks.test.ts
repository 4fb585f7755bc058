import { describe, expect, it } from 'vitest';
import { markedIn, marksOf } from './text-marks.ts';

const part = (same: boolean, a: readonly [number, number], b: readonly [number, number], words = 1) => ({
  same,
  a: { start: a[0], end: a[1] },
  b: { start: b[0], end: b[1] },
  wordsA: words,
  wordsB: words,
});
const [A, B] = ['held on 14 October in Barysk', 'held on 12 October'];
const parts = [
  part(true, [0, 8], [0, 8], 2),
  part(false, [8, 11], [8, 11]),
  part(true, [11, 19], [11, 18], 1),
  part(false, [19, 28], [18, 18], 2),
];

describe('marks of a comparison', () => {
  it('mark what differs, without the spaces after it, and a gap where one side has nothing', () => {
    const marks = marksOf({ parts }, 'differences');
    expect(markedIn(A, marks, 'a').map(({ text, mark }) => [text, mark])).toEqual([
      ['held on ', null],
      ['14', 0],
      [' October ', null],
      ['in Barysk', 1],
    ]);
    expect(markedIn(B, marks, 'b').map(({ text, mark }) => [text, mark])).toEqual([
      ['held on ', null],
      ['12', 0],
      [' October', null],
      ['', 1],
    ]);
  });

  it('mark only longer runs as common, and keep the text whole', () => {
    expect(marksOf({ parts }, 'common')).toEqual([]);
    expect(
      markedIn(A, marksOf({ parts }, 'differences'), 'a')
        .map(({ text }) => text)
        .join(''),
    ).toBe(A);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsText, jaroWinkler, withinEdits } from './likeness.ts';
import { TextTable } from './text-table.ts';

const table = new TextTable();
const of = (text: string): number => table.internText(text);
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'k', 'l', 'o'), minLength: 1, maxLength: 12 });

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'k'), minLength: 1, maxLength: 7 });

/** As it is defined, without a table. */
const edits = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return edits(a.slice(1), b.slice(1));
  return 1 + Math.min(edits(a.slice(1), b), edits(a, b.slice(1)), edits(a.slice(1), b.slice(1)));
};

describe('likeness of texts', () => {
  it.each([
    ['martha', 'marhta', 0.9611],
    ['dixon', 'dicksonx', 0.8133],
    ['dwayne', 'duane', 0.84],
    ['abc', 'xyz', 0],
  ])('is that of Winkler (1990) for %s and %s', (a, b, expected) => {
    expect(jaroWinkler(table, of(a), of(b), 0)).toBeCloseTo(expected, 4);
  });

  it('is the same both ways, and the bound by letters never hides what reaches the least', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0.5, max: 1, noNaN: true }), (a, b, least) => {
        const [one, other] = [of(a), of(b)];
        const found = jaroWinkler(table, one, other, 0);
        expect(jaroWinkler(table, other, one, 0)).toBe(found);
        expect(jaroWinkler(table, one, other, least)).toBe(found < least ? 0 : found);
      }),
    );
  });

  it('tells edits within a limit', () => {
    fc.assert(
      fc.property(short, short, fc.nat({ max: 3 }), (a, b, limit) => {
        expect(withinEdits(table, of(a), of(b), limit)).toBe(edits(a, b) <= limit);
      }),
    );
  });

  it('tells one text in the other', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(containsText(table, of(a), of(b))).toBe(a.includes(b) || b.includes(a));
        expect(containsText(table, of(a), of(b), true)).toBe(a.startsWith(b) || b.startsWith(a));
      }),
    );
  });
});

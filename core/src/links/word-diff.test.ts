import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from './word-diff.ts';

const shown = (a: string, b: string): string =>
  diffWords(a, b)
    .map((part) =>
      part.same
        ? a.slice(part.a.start, part.a.end)
        : `[${a.slice(part.a.start, part.a.end)}|${b.slice(part.b.start, part.b.end)}]`,
    )
    .join('');

describe('differences of two texts, word by word', () => {
  it('shows what stands in the place of what', () => {
    expect(shown('held since 14 October 2024 in Barysk', 'held since 12 October 2024 in Losna')).toBe(
      'held since [14 |12 ]October 2024 in [Barysk|Losna]',
    );
    expect(shown('a b c', 'a c')).toBe('a [b |]c');
    expect(shown('', 'new words')).toBe('[|new words]');
    expect(shown('', '')).toBe('');
  });

  it('takes line breaks, spaces and kinds of quotes and dashes for no difference', () => {
    const parts = diffWords('the “mother”\nand child – both', 'the "mother"  and child - both');
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ same: true, wordsA: 8 });
  });

  it('finds words that differ in case or by one letter', () => {
    expect(shown('Vera Hrytsuk', 'Vera Hritsuk')).toBe('Vera [Hrytsuk|Hritsuk]');
  });

  it('law: the parts cover both texts wholly, in order; equal parts hold the same words', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', ',', '\n', 'e'), { maxLength: 60 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = diffWords(a, b);
        let [atA, atB] = [0, 0];
        for (const part of parts) {
          expect([part.a.start, part.b.start]).toEqual([atA, atB]);
          [atA, atB] = [part.a.end, part.b.end];
          if (part.same)
            expect(a.slice(part.a.start, part.a.end).split(/\s+/).filter(Boolean)).toEqual(
              b.slice(part.b.start, part.b.end).split(/\s+/).filter(Boolean),
            );
        }
        if (parts.length > 0) expect([atA, atB]).toEqual([a.length, b.length]);
      }),
    );
  });

  it('law: a text differs from itself in nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(diffWords(text, text).every(({ same }) => same)).toBe(true);
      }),
    );
  });

  it('stays within its bounds on texts that repeat one word, and that have nothing in common', () => {
    const bomb = 'na '.repeat(60_000);
    expect(diffWords(bomb, `x ${'na '.repeat(59_000)}y`).some(({ same }) => !same)).toBe(true);
    const numbers = (from: number) => Array.from({ length: 40_000 }, (_, index) => `w${from + index}`).join(' ');
    expect(diffWords(numbers(0), numbers(100_000))).toHaveLength(1);
    const backwards = numbers(0).split(' ').reverse().join(' ');
    expect(diffWords(numbers(0), backwards).length).toBeGreaterThan(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, type Mark } from './segments.ts';

const mark = (start: number, end: number, card: string, kind: Mark['kind'] = 'person'): Mark => ({
  start,
  end,
  card,
  kind,
  state: 'proposed',
});

describe('text with its passages', () => {
  it('cuts overlapping and nested passages into stretches, the narrowest first', () => {
    const [block] = blocksOf(
      'Ms. Vera Hrytsuk was held',
      [mark(0, 16, 'a'), mark(4, 16, 'b', 'time'), mark(9, 20, 'c', 'law')],
      [],
    );
    expect(block?.segments.map(({ text, cards, kind }) => [text, cards, kind])).toEqual([
      ['Ms. ', ['a'], 'person'],
      ['Vera ', ['b', 'a'], 'time'],
      ['Hrytsuk', ['c', 'b', 'a'], 'law'],
      [' was', ['c'], 'law'],
      [' held', [], null],
    ]);
  });

  it('shows a stretch as proposed while any of its passages is', () => {
    const [block] = blocksOf('abc', [{ ...mark(0, 3, 'a'), state: 'confirmed' }, mark(0, 3, 'b')], []);
    expect(block?.segments[0]?.state).toBe('proposed');
  });

  it('begins a block at each page, also in the middle of a paragraph, and names it once', () => {
    const blocks = blocksOf(
      'one two\n\nthree four',
      [],
      [
        { page: 1, start: 0 },
        { page: 2, start: 4 },
      ],
    );
    expect(blocks.map(({ page, segments }) => [page, segments.map(({ text }) => text).join('')])).toEqual([
      [1, 'one '],
      [2, 'two'],
      [null, 'three four'],
    ]);
  });

  it('lets lines broken by the page run on, and keeps the lines of tables and addresses', () => {
    const wrapped = `${'a long line that was broken by the width of a page '.repeat(2)}\nand ends here`;
    expect(blocksOf(wrapped, [], [])[0]?.flows).toBe(true);
    expect(blocksOf('Palais\nStreet 8\nBarysk', [], [])[0]?.flows).toBe(false);
    expect(
      blocksOf(`${'name\tborn\tdetained on a day in a place that is long\t'.repeat(2)}\nrow`, [], [])[0]?.flows,
    ).toBe(false);
  });

  it('loses no letter but blank lines, and gives every letter exactly the cards whose passages cover it', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'ў', '\n', '\n\n', ' ', '\t', '😀'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    const marks = fc.array(fc.tuple(fc.nat(60), fc.nat(12), fc.nat(4)), { maxLength: 8 });
    fc.assert(
      fc.property(texts, marks, fc.array(fc.nat(60), { maxLength: 3 }), (text, places, cuts) => {
        const all = places.map(([start, width, card]) => mark(start, start + width, `c${card}`));
        const pages = cuts.filter((cut) => cut < text.length).map((start, index) => ({ page: index + 1, start }));
        const covered = new Set<number>();
        for (const segment of blocksOf(text, all, pages).flatMap(({ segments }) => segments)) {
          expect(text.slice(segment.start, segment.start + segment.text.length)).toBe(segment.text);
          for (let at = segment.start; at < segment.start + segment.text.length; at++) {
            covered.add(at);
            const over = all
              .filter(({ start, end }) => start <= at && at < end && end <= text.length)
              .map(({ card }) => card);
            expect([...segment.cards].sort()).toEqual([...new Set(over)].sort());
          }
        }
        for (let at = 0; at < text.length; at++) if (!covered.has(at)) expect(text[at]).toMatch(/\s/);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provisionsIn } from './register-articles.ts';
import { monthsOf } from './register-durations.ts';

const read = (cell: string): readonly string[] => provisionsIn(cell).provisions.map(({ provision }) => provision);

describe('articles in a cell', () => {
  it.each([
    ['ч. 2 ст. 339', ['339(2)']],
    ['Part 2 of Art. 339', ['339(2)']],
    ['Article 342(1)', ['342(1)']],
    ['342 part 1', ['342(1)']],
    ['п. 1 ч. 2 ст. 205', ['205(2)(1)']],
    ['Part 1 and 2 of Article 368', ['368(1)', '368(2)']],
    ['ч. 1, 2 арт. 361', ['361(1)', '361(2)']],
    ['арт.214-1 ч.1,ч.2', ['214-1(1)', '214-1(2)']],
    ['187; 203 ч. 1; 214-1; 305-2', ['187', '203(1)', '214-1', '305-2']],
    ['187/231', ['187', '231']],
    ['203 i 187', ['203', '187']],
    ['361–1, 361¹', ['361-1', '361-1']],
    ['ч.1 ст.342, ч.2 ст.293', ['342(1)', '293(2)']],
    ['130 ч.3, 342 ч.1, 361', ['130(3)', '342(1)', '361']],
    ['ч. 4 ст. 16 ч. 2 ст. 289', ['16(4)', '289(2)']],
    ['Part 1 of Art. 342\nPart 2 of Art. 293\nArt. 361-1 of the Criminal Code', ['342(1)', '293(2)', '361-1']],
    ['24.23', ['24.23']],
  ])('reads %j', (cell, provisions) => {
    expect(read(cell)).toEqual(provisions);
    expect(provisionsIn(cell).clean).toBe(true);
  });

  it('says when the cell holds more than articles, and takes no year or small number for one', () => {
    expect(provisionsIn('ч. 1 ст. 342 (групавыя дзеянні)')).toMatchObject({
      clean: false,
      provisions: [{ provision: '342(1)' }],
    });
    expect(provisionsIn('2021')).toEqual({ provisions: [], clean: false });
    expect(provisionsIn('2 чалавекі')).toEqual({ provisions: [], clean: false });
  });

  it('points at the words of each article', () => {
    const cell = '187; 203 ч. 1; Part 2 of Art. 339';
    expect(provisionsIn(cell).provisions.map(({ start, end }) => cell.slice(start, end))).toEqual([
      '187',
      '203 ч. 1',
      'Part 2 of Art. 339',
    ]);
  });

  it('comes to an end inside the cell for any text', () => {
    const pieces = fc.constantFrom(
      'ч.',
      'ст.',
      'арт',
      '1',
      '12',
      '342',
      '361-1',
      ',',
      ';',
      '(',
      ')',
      '(1,2)',
      'і',
      'of',
      '\n',
      'хто',
      '-',
      'п.',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
        (cell) => {
          for (const { start, end, provision } of provisionsIn(cell).provisions) {
            expect(0 <= start && start < end && end <= cell.length).toBe(true);
            expect(provision).toMatch(/^\d{1,3}([-.]\d{1,2})?(\(\d{1,2}\)){0,2}$/u);
          }
        },
      ),
    );
  });
});

describe('a duration in months', () => {
  it.each([
    ['8 years', 96],
    ['4 1/2 years', 54],
    ['4½ года', 54],
    ['4,5 года', 54],
    ['18 месяцаў', 18],
    ['3 гады 6 мес.', 42],
    ['1 year and 6 months', 18],
    ['полтора года', 18],
    ['11 years in a penal colony', 132],
  ])('reads %j', (cell, months) => expect(monthsOf(cell)).toBe(months));

  it.each(['7 гадоў + 1 год 2 мес.', '8 лет и штраф 500', '15 сутак', 'life', '5', '', '4,25 года'])(
    'does not guess at %j',
    (cell) => expect(monthsOf(cell)).toBeUndefined(),
  );
});

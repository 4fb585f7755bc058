import { isTime } from '@amparo/core/ground/edtf-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noLaterThan, readCellDate } from './register-dates.ts';

const edtf = (cell: string): string => {
  const read = readCellDate(cell);
  return read.kind === 'date' ? read.edtf : read.kind === 'unknown' ? 'unknown' : read.why;
};

describe('a date cell', () => {
  it.each([
    ['2024-10-12', '2024-10-12'],
    ['2024-10-12T00:00:00Z', '2024-10-12'],
    [' 24.04.1982 ', '1982-04-24'],
    ['24.04.1982 г.', '1982-04-24'],
    ['24 April 1982', '1982-04-24'],
    ['April 24, 1982', '1982-04-24'],
    ['24 красавіка 1982', '1982-04-24'],
    ['24 апреля 1982 года', '1982-04-24'],
    ['13/04/2024', '2024-04-13'],
  ])('reads %j as the day %s', (cell, expected) => expect(edtf(cell)).toBe(expected));

  it.each([
    ['04.1982', '1982-04'],
    ['April 1982', '1982-04'],
    ['снежань 2025', '2025-12'],
    ['1982', '1982'],
    ['2021 год', '2021'],
    ['вясна 2021', '2021-21'],
    ['летом 2022', '2022-22'],
    ['осень 2023 г.', '2023-23'],
    ['winter 2024', '2024-24'],
    ['зіма 2025/26', '2025-12/2026-02'],
  ])('never makes %j a day', (cell, expected) => expect(edtf(cell)).toBe(expected));

  it.each([
    ['каля 15.05.2024', '2024-05-15~'],
    ['about 2021', '2021~'],
    ['2021?', '2021?'],
    ['пасля 10.2025', '2025-11/..'],
    ['after 31.12.2024', '2025-01-01/..'],
    ['до 05.2024', '../2024-04'],
    ['no later than May 2024', '../2024-05'],
    ['снежань 2025 або пазней', '2025-12/..'],
    ['2025 ці 2026', '2025/2026'],
    ['19-20.11.2024', '2024-11-19/2024-11-20'],
    ['28.02–02.03.2024', '2024-02-28/2024-03-02'],
    ['May 2021 – July 2021', '2021-05/2021-07'],
  ])('keeps what %j leaves open', (cell, expected) => expect(edtf(cell)).toBe(expected));

  it.each([
    ['31.02.2024', 'no-such-day'],
    ['29.02.2023', 'no-such-day'],
    ['45231', 'not-a-date'],
    ['03/04/2024', 'not-a-date'],
    ['2021-22', 'not-a-date'],
    ['12.13', 'not-a-date'],
    ['14.03.24', 'not-a-date'],
    ['2026/2025', 'not-a-date'],
    ['зіма 2025/27', 'not-a-date'],
    ['?', 'unknown'],
    ['невядома', 'unknown'],
    ['Неизвестно', 'unknown'],
    ['#N/A', 'unknown'],
  ])('does not guess at %j', (cell, expected) => expect(edtf(cell)).toBe(expected));

  it('gives only times that the house can read, whatever stands in the cell', () => {
    const words = fc.constantFrom(
      'каля',
      'after',
      '2024',
      '31.02.2024',
      '12.2025',
      '-',
      '/',
      'ці',
      'зіма',
      'May',
      '..',
      '?',
      '9999',
      '0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
        ),
        (cell) => {
          const read = readCellDate(cell);
          if (read.kind === 'date') expect(isTime(read.edtf), read.edtf).toBe(true);
        },
      ),
    );
  });

  it('ends an open range at the day of the register that records it', () => {
    const open = readCellDate('пасля 10.2025');
    expect(open.kind === 'date' && noLaterThan(open, '2026-01-15').edtf).toBe('2025-11/2026-01-15');
    expect(open.kind === 'date' && noLaterThan(open, undefined).edtf).toBe('2025-11/..');
    expect(open.kind === 'date' && noLaterThan(open, '2025-06-01').edtf).toBe('2025-11/..');
  });
});

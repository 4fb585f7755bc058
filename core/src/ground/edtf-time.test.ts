import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, isoDay, shiftDays } from './day.ts';
import {
  certainlyOn,
  compareTimes,
  isTime,
  mayAgree,
  possiblyOn,
  stretchBounds,
  stretchCertainlyOn,
  stretchPossiblyOn,
  timeBounds,
} from './edtf-time.ts';
import { AmparoError } from './fault.ts';

const span = (edtf: string): string => {
  const { earliest, latest } = timeBounds(edtf);
  return `${earliest} ${latest}`;
};

describe('times that sources give', () => {
  it.each([
    ['2025-09-08', '2025-09-08 2025-09-08'],
    ['2013-12', '2013-12-01 2013-12-31'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2025', '2025-01-01 2025-12-31'],
    ['201X', '2010-01-01 2019-12-31'],
    ['20XX', '2000-01-01 2099-12-31'],
    ['2004-XX', '2004-01-01 2004-12-31'],
    ['1985-04-XX', '1985-04-01 1985-04-30'],
    ['2025~', '2024-01-01 2026-12-31'],
    ['2024-03~', '2024-02-01 2024-04-30'],
    ['2024-01~', '2023-12-01 2024-02-29'],
    ['2021-12-30~', '2021-12-23 2022-01-06'],
    ['2021-12-30?', '2021-12-30 2021-12-30'],
    ['2025-21', '2025-03-01 2025-06-21'],
    ['2025-24', '2024-12-01 2026-03-20'],
    ['XXXX-08-07', '-inf +inf'],
    ['../2024-05', '-inf 2024-05-31'],
    ['/2024-05', '-inf 2024-05-31'],
    ['2021-12-30/..', '2021-12-30 +inf'],
    ['2021-12-30/', '2021-12-30 +inf'],
    ['2021-12/2022', '2021-12-01 2022-12-31'],
    ['0000~', '-inf 0001-12-31'],
    ['9999-12-31~', '9999-12-24 +inf'],
  ])('%s means the days %s', (edtf, days) => {
    expect(span(edtf)).toBe(days);
  });

  it.each([
    '',
    ' ',
    '2025-13',
    '2023-02-29',
    '2024-02-30',
    '2024-5',
    '20250807',
    '2025-08-07T12:00:00',
    'yesterday',
    'XXXX',
    '-0500',
    'Y12345',
    '[2024]',
    '{2024}',
    '2025-05/2024-03',
    '2024/2023-12-31',
    '2024 ',
    '1 May 2024',
    '2025-25',
    'X'.repeat(60_000),
    '2024/2025/2026',
  ])('refuses %j', (text) => {
    expect(isTime(text)).toBe(false);
    expect(() => timeBounds(text)).toThrowError(AmparoError);
  });

  it('asks for a day that exists', () => {
    expect(() => certainlyOn('2021/..', '2023-02-29')).toThrowError(/day as YYYY-MM-DD/);
  });
});

describe('who was detained on a day', () => {
  it('an open end covers every later day for certain', () => {
    expect(certainlyOn('2021-12-30/..', '2021-12-29')).toBe(false);
    expect(certainlyOn('2021-12-30/..', '2021-12-30')).toBe(true);
    expect(certainlyOn('2021-12-30/..', '2099-01-01')).toBe(true);
  });

  it('an unknown end is possible and never certain', () => {
    expect(certainlyOn('2021-12-30/', '2022-01-01')).toBe(false);
    expect(possiblyOn('2021-12-30/', '2022-01-01')).toBe(true);
  });

  it('an open begin is possible and never certain', () => {
    expect(certainlyOn('../2024-05', '2024-01-01')).toBe(false);
    expect(possiblyOn('../2024-05', '2024-05-31')).toBe(true);
    expect(possiblyOn('../2024-05', '2024-06-01')).toBe(false);
  });

  it('the day of release is possible, not certain', () => {
    const stretch = { begin: '2021-12-30', end: '2024-10-31' };
    expect(stretchCertainlyOn(stretch, '2024-10-30')).toBe(true);
    expect(stretchCertainlyOn(stretch, '2024-10-31')).toBe(false);
    expect(stretchPossiblyOn(stretch, '2024-10-31')).toBe(true);
    expect(stretchPossiblyOn(stretch, '2024-11-01')).toBe(false);
  });

  it('a begin without an end goes on as far as known', () => {
    expect(stretchCertainlyOn({ begin: '2021-12' }, '2021-12-30')).toBe(false);
    expect(stretchPossiblyOn({ begin: '2021-12' }, '2021-12-30')).toBe(true);
    expect(stretchCertainlyOn({ begin: '2021-12' }, '2021-12-31')).toBe(true);
  });

  it('a doubted date is never certain', () => {
    expect(stretchCertainlyOn({ begin: '2021-12-30?' }, '2025-01-01')).toBe(false);
    expect(stretchPossiblyOn({ begin: '2021-12-30?' }, '2025-01-01')).toBe(true);
  });

  it('a begin known only as a range waits for its last day', () => {
    expect(stretchBounds({ begin: '2024-03/2024-05', end: '2024-04' }).end.earliest).toBe('2024-04-01');
    expect(stretchCertainlyOn({ begin: '../2024-05' }, '2024-05-30')).toBe(false);
    expect(stretchCertainlyOn({ begin: '../2024-05' }, '2024-05-31')).toBe(true);
  });

  it('a moment is certain only on the one day it can mean', () => {
    expect(certainlyOn('2024-05-17', '2024-05-17')).toBe(true);
    expect(certainlyOn('2024-05', '2024-05-17')).toBe(false);
    expect(possiblyOn('2024-05', '2024-05-17')).toBe(true);
  });
});

const day = fc
  .tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, d]) => isoDay(year, month, Math.min(d, daysInMonth(year, month))));
const moment = fc.oneof(
  fc
    .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom('', '~', '?', '%'))
    .map(([d, cut, mark]) => d.slice(0, cut) + mark),
  day.map((d) => `${d.slice(0, 4)}-2${(Number(d.slice(5, 7)) % 4) + 1}`),
  day.map((d) => `XXXX${d.slice(4)}`),
);
const side = fc.oneof(
  fc
    .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom('', '~', '?'))
    .map(([d, cut, mark]) => d.slice(0, cut) + mark),
  fc.constantFrom('..', ''),
);
const period = fc
  .tuple(side, side)
  .map(([a, b]) => `${a}/${b}`)
  .filter(isTime);
const time = fc.oneof(moment, period);

describe('laws of time', () => {
  it('what is certain is possible', () => {
    fc.assert(fc.property(time, day, (t, d) => !certainlyOn(t, d) || possiblyOn(t, d)));
    fc.assert(
      fc.property(fc.option(time, { nil: undefined }), fc.option(time, { nil: undefined }), day, (begin, end, d) => {
        const stretch = { begin, end };
        return !stretchCertainlyOn(stretch, d) || stretchPossiblyOn(stretch, d);
      }),
    );
  });

  it('less exact never makes more certain', () => {
    fc.assert(
      fc.property(
        day,
        day,
        (begin, d) => !stretchCertainlyOn({ begin: begin.slice(0, 7) }, d) || stretchCertainlyOn({ begin }, d),
      ),
    );
  });

  it('order is total and follows the days', () => {
    fc.assert(
      fc.property(time, time, time, (a, b, c) => {
        expect(Math.sign(compareTimes(a, b))).toBe(-Math.sign(compareTimes(b, a)) + 0);
        if (compareTimes(a, b) <= 0 && compareTimes(b, c) <= 0) expect(compareTimes(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('a time agrees with itself, and agreement is mutual', () => {
    fc.assert(fc.property(time, time, (a, b) => mayAgree(a, a) && mayAgree(a, b) === mayAgree(b, a)));
  });

  it('shifting by days comes back', () => {
    fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (d, n) => shiftDays(shiftDays(d, n), -n) === d));
  });
});

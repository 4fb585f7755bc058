import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '../ground/day.ts';
import { detainedOn } from './detained.ts';

const DAY = '2025-12-31';
const held = (begin: string | undefined, endings: readonly string[] = [], end?: string) =>
  detainedOn(
    { stretches: [{ ...(begin === undefined ? {} : { begin }), ...(end === undefined ? {} : { end }) }], endings },
    DAY,
  );

describe('detained on a day', () => {
  it('is counted at the end of the day: detained on it yes, set free on it no', () => {
    expect(held('2025-12-31')).toBe('certain');
    expect(held('2023-02-02', ['2025-12-31'])).toBeUndefined();
    expect(held('2023-02-02', ['2025-12'])).toBeUndefined();
    expect(held('2023-02-02', ['2026-01-01'])).toBe('certain');
  });

  it('is possible where begin or ending can lie on either side of the day', () => {
    expect(held('2025-12/2026-02')).toBe('possible');
    expect(held('../2026-01-15')).toBe('possible');
    expect(held('2022-09-09', ['2025-12/2026-02'])).toBe('possible');
    expect(held('2022-09-09', ['2025-12/..'])).toBe('possible');
    expect(held('2022-09-09', ['../2026-01-15'])).toBe('possible');
    expect(held('2022-09-09', ['2025-12-01?'])).toBe('possible');
  });

  it('does not let an earlier ending end a later detention', () => {
    expect(held('2025-05-20', ['2025-02-20'])).toBe('certain');
    expect(held('2025-05', ['2025-05-10'])).toBe('possible');
  });

  it('keeps a stretch that ends on the day possible: another place may follow', () => {
    expect(held('2024-01-01', [], '2025-12-31')).toBe('possible');
    expect(held('2024-01-01', ['2025-12-31'], '2025-12-31')).toBeUndefined();
  });

  it('makes nobody detained by a stretch without dates', () => {
    expect(held(undefined)).toBeUndefined();
    expect(held('2026-01-05')).toBeUndefined();
  });

  it('never counts more when one more ending is known', () => {
    const day = fc
      .tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => isoDay(y, m, d));
    const rank = { certain: 2, possible: 1 } as const;
    const rankOf = (state: 'certain' | 'possible' | undefined): number => (state === undefined ? 0 : rank[state]);
    fc.assert(
      fc.property(
        day,
        fc.option(day, { nil: undefined }),
        fc.array(day, { maxLength: 3 }),
        day,
        day,
        (begin, end, endings, more, asked) => {
          const stretches = [{ begin, ...(end === undefined || end < begin ? {} : { end }) }];
          expect(rankOf(detainedOn({ stretches, endings: [...endings, more] }, asked))).toBeLessThanOrEqual(
            rankOf(detainedOn({ stretches, endings }, asked)),
          );
        },
      ),
    );
  });
});

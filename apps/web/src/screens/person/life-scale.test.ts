import { describe, expect, it } from 'vitest';
import type { LaneBar } from '../../api/contract.ts';
import { drawnBars, lifeSpan, placeOf, yearsIn } from './life-scale.ts';

const label = { en: '', be: '', ru: '' };
const bar = (id: string, part: Partial<LaneBar>): LaneBar => ({
  id,
  kind: 'DetentionEpisode',
  kindLabel: label,
  label: id,
  beginTime: null,
  endTime: null,
  beginEarliest: null,
  beginLatest: null,
  endEarliest: null,
  endLatest: null,
  ongoing: false,
  doubted: false,
  conflict: false,
  facts: [],
  sources: [],
  ...part,
});
const TODAY = '2026-02-01';

describe('a life as lanes', () => {
  it('draws sure days solid and possible days apart, before and after', () => {
    const [drawn] = drawnBars(
      [
        bar('x', {
          beginEarliest: '2022-05-01',
          beginLatest: '2022-05-31',
          endEarliest: '2024-12-01',
          endLatest: '2025-03-01',
        }),
      ],
      TODAY,
      10,
    );
    expect(drawn).toMatchObject({
      maybeFrom: '2022-05-01',
      from: '2022-05-31',
      until: '2024-12-01',
      maybeUntil: '2025-03-01',
      point: false,
    });
  });

  it('draws what goes on up to today, and says nothing of what comes after', () => {
    const [drawn] = drawnBars(
      [bar('x', { beginEarliest: '2025-01-20', beginLatest: '2025-03-31', ongoing: true })],
      TODAY,
      10,
    );
    expect(drawn).toMatchObject({ from: '2025-03-31', until: TODAY, maybeUntil: null });
  });

  it('never draws a bar backwards when begin and end may cross', () => {
    const [drawn] = drawnBars(
      [
        bar('x', {
          beginEarliest: '2024-01-01',
          beginLatest: '2024-12-31',
          endEarliest: '2024-02-01',
          endLatest: '2025-01-31',
        }),
      ],
      TODAY,
      10,
    );
    expect((drawn?.from ?? '') <= (drawn?.until ?? '')).toBe(true);
    expect(drawn).toMatchObject({ maybeFrom: '2024-01-01', maybeUntil: '2025-01-31' });
  });

  it('takes a row of its own only for what lies over another', () => {
    const day = (from: string, until: string) => ({
      beginEarliest: from,
      beginLatest: from,
      endEarliest: until,
      endLatest: until,
    });
    const drawn = drawnBars(
      [
        bar('a', day('2022-01-01', '2022-06-01')),
        bar('b', day('2022-05-01', '2023-01-01')),
        bar('c', day('2022-07-01', '2022-08-01')),
      ],
      TODAY,
      10,
    );
    expect(drawn.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  it('leaves out what has no date at all', () => {
    expect(drawnBars([bar('x', {})], TODAY, 10)).toEqual([]);
    expect(lifeSpan([{ lane: 'detention', bars: [bar('x', {})] }], TODAY)).toBeNull();
  });

  it('keeps every place inside the picture', () => {
    expect(placeOf('1986-04-11', ['2021-01-01', '2026-01-01'])).toBe(0);
    expect(placeOf('2030-01-01', ['2021-01-01', '2026-01-01'])).toBe(1);
    expect(yearsIn(['1950-03-01', '2026-03-01']).length).toBeLessThanOrEqual(13);
  });
});

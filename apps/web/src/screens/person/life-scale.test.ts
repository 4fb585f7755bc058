import { describe, expect, it } from 'vitest';
import type { LaneBar } from '../../api/contract.ts';
import { drawnBars, joinedBars, lifeSpan, placeOf, undatedBars, yearsIn } from './life-scale.ts';

const label = { en: '', be: '', ru: '' };
const bar = (id: string, part: Partial<LaneBar>): LaneBar => ({
  id,
  kind: 'DetentionEpisode',
  kindLabel: label,
  label: id,
  headline: [],
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
const SOURCE: LaneBar['sources'][number] = {
  claimId: 'c',
  itemId: 'i',
  itemTitle: '',
  itemNumber: 1,
  itemDate: null,
  passages: [],
  speaker: null,
  qualifier: null,
  status: 'confirmed',
};
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

  it('draws one detention of several sources once, named and dated as the nearest of them tells it', () => {
    const source = (item: string) => ({ ...SOURCE, itemId: item, claimId: item });
    const facility = (text: string): Partial<LaneBar> => ({
      headline: [{ shown: text, value: { kind: 'text', text } }],
      facts: [{ property: 'DetentionEpisode.facility', label, shown: text, value: { kind: 'text', text } }],
    });
    const told = (id: string, beginTime: string, part: Partial<LaneBar> = {}): LaneBar =>
      bar(id, {
        beginTime,
        beginEarliest: beginTime.length === 10 ? beginTime : `${beginTime}-01`,
        beginLatest: beginTime.length === 10 ? beginTime : `${beginTime}-28`,
        ongoing: true,
        sources: [source(id)],
        ...part,
      });
    const joined = joinedBars([
      told('a', '2022-02'),
      told('b', '2022-02-17', facility('Colony No. 4')),
      told('c', '2022-02-17', facility('Colony No. 24')),
      told('d', '2022-02-17', { endTime: '2023-01-01', ongoing: false }),
      told('e', '2022-03-05'),
    ]);
    expect(joined.map(({ sources }) => sources.map(({ itemId }) => itemId))).toEqual([['b', 'a'], ['c'], ['d'], ['e']]);
    expect(joined[0]).toMatchObject({ beginTime: '2022-02-17', headline: [{ shown: 'Colony No. 4' }] });
    const other = joinedBars([
      told('a', '2022-02-17', { kind: 'Charge' }),
      told('b', '2022-02-17', { kind: 'Charge' }),
    ]);
    expect(other).toHaveLength(2);
    const oneItem = told('x', '2022-02-17');
    expect(joinedBars([oneItem, { ...told('y', '2022-02-17'), sources: oneItem.sources }])).toHaveLength(2);
  });

  it('tells what has no date, and draws the rest', () => {
    const dated = bar('b', { beginEarliest: '2022-01-01' });
    expect(undatedBars([bar('a', {}), dated]).map(({ id }) => id)).toEqual(['a']);
  });

  it('keeps every place inside the picture', () => {
    expect(placeOf('1986-04-11', ['2021-01-01', '2026-01-01'])).toBe(0);
    expect(placeOf('2030-01-01', ['2021-01-01', '2026-01-01'])).toBe(1);
    expect(yearsIn(['1950-03-01', '2026-03-01']).length).toBeLessThanOrEqual(13);
  });
});

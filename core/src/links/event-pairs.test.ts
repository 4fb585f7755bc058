import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, EVENT_LEVELS, type EventFacts, eventKeys } from './event-pairs.ts';
import { compareGroups, GROUP_LEVELS, groupGuard } from './group-sizes.ts';

const detention = (given: Partial<EventFacts>): EventFacts => ({
  kind: 'DetentionEpisode',
  persons: ['Maryna Ilmouskaya'],
  begins: [],
  places: [],
  titles: [],
  sorts: [],
  details: [],
  ...given,
});
const levels = (a: EventFacts, b: EventFacts) =>
  Object.fromEntries(compareEvents(a, b).steps.map(({ name, level }) => [name, level]));

describe('accounts of one event', () => {
  it('one detention told by two sources: person, day and place agree', () => {
    const a = detention({ begins: ['2025-08-07'], places: ['Colony No. 24 in Krutsk'], sorts: ['transfer'] });
    const b = detention({ persons: ['Марыны Ільмоўскай'], begins: ['2025-08'], places: ['калонію № 24 у Круцк'] });
    expect(levels(a, b)).toEqual({ 'event-person': 'same', 'event-day': 'agree', 'event-place': 'same' });
    expect(eventKeys(a).filter((key) => eventKeys(b).includes(key))).not.toEqual([]);
  });

  it('a day between two sources is near, a month is another event', () => {
    const on = (day: string) => detention({ begins: [day] });
    expect(levels(on('2024-10-14'), on('2024-10-15'))['event-day']).toBe('within-days');
    expect(compareEvents(on('2024-10-14'), on('2024-11-20')).cannot).toMatch(/different times/);
    expect(compareEvents(on('2024-10-14'), on('2023')).cannot).toMatch(/different times/);
  });

  it('other people, numbers and towns cannot be one', () => {
    expect(compareEvents(detention({}), detention({ persons: ['Vera Hrytsuk'] })).cannot).toMatch(/ is not /);
    const at = (place: string) => detention({ begins: ['2025'], places: [place] });
    expect(compareEvents(at('Colony No. 4'), at('ПК-24')).cannot).toBe('Number 4 is not number 24.');
  });

  it('of a death there is one; two detentions of which only the person is told have no ground', () => {
    expect(levels(detention({ kind: 'Death' }), detention({ kind: 'Death' }))['event-once']).toBe('same');
    expect(levels(detention({}), detention({}))['event-ground']).toBe('none');
  });

  it('events without a person meet by day, and by year with a word of the title', () => {
    const event = (begin: string, title: string) =>
      detention({ kind: 'Event', persons: [], begins: [begin], titles: [title] });
    const a = event('2025-12-13', 'Pardon of 34 prisoners announced');
    const b = event('2025', 'The pardon of 34 prisoners was announced');
    expect(eventKeys(a).filter((key) => eventKeys(b).includes(key))).not.toEqual([]);
    expect(levels(a, b)['event-title']).toBe('same');
  });

  it('law: the comparison is the same in both directions, and levels exclude each other', () => {
    const some = <T>(...values: T[]) => fc.subarray(values);
    const event = fc.record({
      persons: some('Maryna Ilmouskaya', 'Марыны Ільмоўскай', 'Vera Hrytsuk'),
      begins: some('2024-10-14', '2024-10-15', '2024', 'XXXX-08-07', '2023-23'),
      places: some('Colony No. 4', 'ПК-24', 'Krutsk'),
      titles: some('Pardon of 34 prisoners', 'Вызвалілі зняволеных'),
      sorts: some('arrest', 'transfer'),
      details: some('84', '214-1'),
    });
    fc.assert(
      fc.property(event, event, (a, b) => {
        const [one, other] = [detention(a), detention(b)];
        expect(levels(one, other)).toEqual(levels(other, one));
        expect(compareEvents(one, other).cannot === undefined).toBe(compareEvents(other, one).cannot === undefined);
      }),
    );
    for (const of of Object.values({ ...EVENT_LEVELS, ...GROUP_LEVELS })) {
      expect(Object.values(of).reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 9);
      expect(Object.values(of).reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('groups', () => {
  it('a group is no person, and sizes speak for and against', () => {
    const group = (...sizes: number[]) => ({ group: true, sizes });
    expect(groupGuard(group(14), { group: false, sizes: [] })).toMatch(/group/);
    expect(groupGuard(group(14), group(90))).toBeUndefined();
    const level = (a: number, b: number) => compareGroups(group(a), group(b))[0]?.level;
    expect([level(14, 14), level(290, 287), level(14, 90)]).toEqual(['same', 'near', 'different']);
    expect(compareGroups(group(), group(14))).toEqual([]);
  });
});

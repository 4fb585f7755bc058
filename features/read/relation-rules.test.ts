import type { ItemId } from '@amparo/core/ground/ids';
import { describe, expect, it } from 'vitest';
import { type RelationFacts, referenceOf } from './relation-facts.ts';
import { relationOf } from './relation-rules.ts';

let number = 0;
const item = (facts: Partial<RelationFacts>): RelationFacts => {
  number += 1;
  return {
    id: `item-${number}` as ItemId,
    number,
    kind: 'communication',
    date: '2025-09-09',
    blob: `blob-${number}`,
    reference: undefined,
    cites: [],
    state: 'XVR',
    announcesPress: false,
    mandates: [],
    instruments: [],
    persons: new Map(),
    sketch: undefined,
    text: '',
    ...facts,
  };
};
const cited = (printed: string, around = '') => {
  const reference = referenceOf(printed);
  if (reference === undefined) throw new Error(`"${printed}" is no reference`);
  return { reference, around };
};
const kindOf = (a: RelationFacts, b: RelationFacts): string | undefined => relationOf(a, b, () => ['veresk'])?.kind;
const letter = (facts: Partial<RelationFacts> = {}) => item({ reference: cited('UA XVR 4/2025').reference, ...facts });

describe('references', () => {
  it('are read with and without their type, and nothing else is one', () => {
    expect(referenceOf('Ref.: UA XVR 4/2025')).toMatchObject({ type: 'UA', state: 'XVR', number: 4, year: 2025 });
    expect(referenceOf('XVR 12/2023')).toMatchObject({ type: undefined, state: 'XVR', number: 12, year: 2023 });
    expect(referenceOf('A/HRC/58/16')).toBeUndefined();
    expect(referenceOf('article 4/2025')).toBeUndefined();
  });
});

describe('what two items have to do with each other', () => {
  it('one letter twice, by reference and date; the later item is said to be the capture', () => {
    const [first, second] = [letter(), letter()];
    expect(kindOf(second, first)).toBe('same-letter');
    expect(kindOf(first, second)).toBeUndefined();
    expect(kindOf(letter({ date: '2025-10-01' }), first)).toBeUndefined();
    expect(kindOf(item({ reference: cited('AL XVR 4/2025').reference }), first)).toBeUndefined();
  });

  it('a reply by the reference it cites; not one that is older than the letter', () => {
    const to = letter();
    const reply = (facts: Partial<RelationFacts>) =>
      item({ kind: 'government-reply', date: '2025-11-06', cites: [cited('UA XVR 4/2025')], ...facts });
    expect(kindOf(reply({}), to)).toBe('replies-to');
    expect(kindOf(reply({ date: '2025-01-06' }), to)).toBeUndefined();
    expect(kindOf(reply({ cites: [cited('UA XVR 5/2025')] }), to)).toBeUndefined();
    expect(kindOf(reply({ cites: [] }), to)).toBeUndefined();
  });

  it('a reply that cites a wrong year is proposed with the doubt, and with the date that speaks for it', () => {
    const reply = item({
      kind: 'government-reply',
      date: '2025-11-06',
      cites: [cited('UA XVR 4/2024', 'la lettre conjointe du 9 septembre 2025 (réf. UA XVR 4/2024)')],
    });
    expect(relationOf(reply, letter(), () => [])).toEqual({
      kind: 'replies-to',
      reasons: [
        { code: 'other-year', cited: 'UA XVR 4/2024', reference: 'UA XVR 4/2025' },
        { code: 'date', date: '2025-09-09' },
        { code: 'days', days: 58 },
      ],
    });
    expect(
      kindOf(item({ kind: 'news', date: '2025-11-06', cites: [cited('UA XVR 4/2024')] }), letter()),
    ).toBeUndefined();
  });

  it('a letter that replaces another modifies it; one that recalls it cites it', () => {
    const later = (around: string) =>
      item({
        date: '2025-12-01',
        reference: cited('UA XVR 6/2025').reference,
        cites: [cited('UA XVR 4/2025', around)],
      });
    expect(kindOf(later('This letter replaces and supersedes our letter UA XVR 4/2025.'), letter())).toBe('modifies');
    expect(kindOf(later('We recall our letter UA XVR 4/2025.'), letter())).toBe('cites');
  });

  it('a press release needs the State, a date that fits, and enough in common', () => {
    const to = letter({
      announcesPress: true,
      instruments: ['CRC', 'BANGKOK'],
      persons: new Map([['n:hrck+vr', 'Vera Hrytsuk']]),
    });
    const press = (facts: Partial<RelationFacts>) =>
      item({
        kind: 'press-release',
        date: '2025-09-30',
        text: 'Experts called on Veresk today.',
        instruments: ['CRC', 'BANGKOK'],
        ...facts,
      });
    expect(kindOf(press({}), to)).toBe('announces');
    expect(kindOf(press({ instruments: [], persons: new Map([['n:hrck+vr', 'V']]) }), to)).toBe('announces');
    expect(kindOf(press({ text: 'Experts called on Tarvia today.' }), to)).toBeUndefined();
    expect(kindOf(press({ date: '2025-09-01' }), to)).toBeUndefined();
    expect(kindOf(press({ date: '2026-03-01' }), to)).toBeUndefined();
    expect(kindOf(press({ date: null }), to)).toBeUndefined();
    expect(kindOf(press({ instruments: ['CRC'] }), to)).toBeUndefined();
    expect(kindOf(press({ kind: 'report' }), to)).toBeUndefined();
  });
});

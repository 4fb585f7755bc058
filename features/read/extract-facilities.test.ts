import type { ProposedClaim } from '@amparo/core/nouns/claim';
import { describe, expect, it } from 'vitest';
import { facilitiesIn } from './extract-event-places.ts';
import { withFacilities } from './extract-facilities.ts';

const told = (text: string, start: number): ProposedClaim => ({
  subject: `d${start}`,
  property: 'DetentionEpisode.facility',
  value: { kind: 'text', text },
  passages: [{ start, end: start + text.length, quote: text }],
  rule: 'test/1',
  confidence: 0.8,
});

describe('places of detention of one document', () => {
  it('one mention a place however often it is named, with its passages', () => {
    const { mentions, claims } = withFacilities({
      mentions: [],
      claims: [told('Colony No. 4 in Azerna', 10), told('colony No. 4  in Azerna', 90), told('СІЗА № 1', 200)],
    });
    expect(mentions.map(({ kind, label }) => [kind, label])).toEqual([
      ['Facility', 'Colony No. 4 in Azerna'],
      ['Facility', 'СІЗА № 1'],
    ]);
    const names = claims.filter(({ property }) => property === 'Facility.name');
    expect(names.map(({ passages }) => passages.map(({ start }) => start))).toEqual([[10, 90], [200]]);
    expect(claims).toHaveLength(5);
  });

  it('common words name no place', () => {
    for (const text of ['карцере', 'the colony', 'тюрьме', ''])
      expect(withFacilities({ mentions: [], claims: [told(text, 1)] }).mentions, text).toEqual([]);
  });

  it('who is named behind a number and a comma is no town of it', () => {
    const names = (text: string) => facilitiesIn(text).map(({ name }) => name);
    expect(names('перавялі ў калонію № 24, Вера Грыцук засталася ў СІЗА № 1, Барыск.')).toEqual([
      'калонію № 24',
      'СІЗА № 1, Барыск',
    ]);
    expect(names('moved to Colony No. 4, Azerna, where Pavel Dudar is held')).toEqual(['Colony No. 4, Azerna']);
  });
});

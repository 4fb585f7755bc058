import { describe, expect, it } from 'vitest';
import type { Card, CardClaim } from '../../api/contract.ts';
import {
  alike,
  cardAt,
  inTextOrder,
  marksOf,
  nearestCard,
  nextOpen,
  readShare,
  shownCards,
  withStatus,
} from './card-order.ts';

const label = { en: '', be: '', ru: '' };
const claim = (id: string, start: number, part: Partial<CardClaim> = {}): CardClaim => ({
  id,
  property: 'Person.name',
  label,
  value: { kind: 'text', text: id },
  shown: id,
  happenedOn: null,
  qualifier: null,
  speaker: null,
  status: 'proposed',
  rule: 'person/1',
  confidence: 1,
  sure: true,
  correctsId: null,
  differs: null,
  passages: [{ id: `p${id}`, itemId: 'i', start, end: start + 5, quote: 'abcde', page: null }],
  ...part,
});
const card = (id: string, claims: readonly CardClaim[], part: Partial<Card> = {}): Card => ({
  id,
  kind: 'Person',
  kindLabel: label,
  label: id,
  role: null,
  mark: 'person',
  entityId: null,
  claims,
  ...part,
});

const cards = [
  card('b', [claim('b1', 50), claim('b2', 20)]),
  card('a', [claim('a1', 30)]),
  card('item', [claim('i1', 90)]),
];

describe('the order of reading', () => {
  it('follows the text, with what is about the item first', () => {
    expect(inTextOrder(cards).map(({ id }) => id)).toEqual(['item', 'b', 'a']);
  });

  it('goes on to the next card that has something open, round the end, until all is read', () => {
    const ordered = inTextOrder(cards);
    expect(nextOpen(ordered, 'b')).toBe('a');
    expect(nextOpen(ordered, 'a')).toBe('item');
    const read = withStatus(ordered, new Set(['i1', 'b1', 'b2', 'a1']), 'confirmed');
    expect(nextOpen(read, 'a')).toBeNull();
    expect(readShare(read)).toEqual({ read: 4, all: 4 });
  });

  it('keeps the current card in view when the filter would drop it', () => {
    const read = withStatus(cards, new Set(['a1']), 'rejected');
    expect(shownCards(read, 'open', 'a').map(({ id }) => id)).toEqual(['b', 'a', 'item']);
    expect(shownCards(read, 'open', null).map(({ id }) => id)).toEqual(['b', 'item']);
  });

  it('counts as alike only open claims of the kind by the same rule', () => {
    const other = card('c', [
      claim('c1', 1, { rule: 'person/2' }),
      claim('c2', 2),
      claim('c3', 3, { status: 'confirmed' }),
    ]);
    const place = card('d', [claim('d1', 4)], { kind: 'Place' });
    expect(alike([...cards, other, place], cards[1] as Card).map(({ id }) => id)).toEqual([
      'b1',
      'b2',
      'a1',
      'i1',
      'c2',
    ]);
  });

  it('marks no passage of a retracted claim, and finds the narrowest card at a place', () => {
    expect(marksOf(withStatus(cards, new Set(['b1']), 'retracted')).map(({ start }) => start)).toEqual([20, 30, 90]);
    expect(cardAt(cards, 31, 33)).toBe('a');
    expect(cardAt(cards, 70, 71)).toBeNull();
  });

  it('takes words to be about the nearest mention of the kind', () => {
    expect(nearestCard(cards, 'Person', 33)).toBe('a');
    expect(nearestCard(cards, 'Person', 48)).toBe('b');
    expect(nearestCard(cards, 'Place', 48)).toBeNull();
  });
});

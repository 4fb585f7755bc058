import { describe, expect, it } from 'vitest';
import type { Card, CardClaim, ClaimStatus } from '../../api/contract.ts';
import {
  cardAt,
  groupsOf,
  inTextOrder,
  marksOf,
  mayDecide,
  nearestCard,
  nextOpen,
  personOf,
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
  newerThan: null,
  disputed: false,
  decisions: [],
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

const become = (ids: readonly string[], status: ClaimStatus): ReadonlyMap<string, ClaimStatus> =>
  new Map(ids.map((id) => [id, status]));

describe('the order of reading', () => {
  it('follows the text, with what is about the item first', () => {
    expect(inTextOrder(cards).map(({ id }) => id)).toEqual(['item', 'b', 'a']);
  });

  it('goes on to the next card that has something open, round the end, until all is read', () => {
    const ordered = inTextOrder(cards);
    expect(nextOpen(ordered, 'b')).toBe('a');
    expect(nextOpen(ordered, 'a')).toBe('item');
    const read = withStatus(ordered, become(['i1', 'b1', 'b2', 'a1'], 'confirmed'));
    expect(nextOpen(read, 'a')).toBeNull();
    expect(readShare(read)).toEqual({ read: 4, all: 4 });
  });

  it('keeps the current card in view when the filter would drop it', () => {
    const read = withStatus(cards, become(['a1'], 'rejected'));
    expect(shownCards(read, 'open', 'a').map(({ id }) => id)).toEqual(['b', 'a', 'item']);
    expect(shownCards(read, 'open', null).map(({ id }) => id)).toEqual(['b', 'item']);
  });

  it('shows only cards that two readers decided differently, and the current one', () => {
    const disputed = card('e', [claim('e1', 7, { status: 'confirmed', disputed: true })]);
    expect(shownCards([...cards, disputed], 'disputed', 'a').map(({ id }) => id)).toEqual(['a', 'e']);
  });

  it('offers groups by kind and rule, citations, sure ones and all, and none twice', () => {
    const other = card('c', [
      claim('c1', 1, { rule: 'person/2', sure: false }),
      claim('c2', 2),
      claim('c3', 3, { status: 'confirmed' }),
    ]);
    const cites = ['citesProvision', 'citesDocument'].map((name, index) =>
      card(`item Item.${name}`, [claim(name, 100 + index, { property: `Item.${name}`, rule: 'law/1' })], {
        kind: 'Item',
      }),
    );
    const all = [...cards, other, ...cites];
    const offered = (current: Card | undefined) =>
      groupsOf(all, current ?? null).map((group) => [group.id, group.claims.length]);
    expect(offered(cards[1])).toEqual([
      ['like', 5],
      ['citations', 2],
      ['kind', 6],
      ['sure', 7],
      ['all', 8],
    ]);
    expect(offered(cites[0])).toEqual([
      ['citations', 2],
      ['sure', 7],
      ['all', 8],
    ]);
    expect(groupsOf(withStatus(cards, become(['b1', 'b2', 'a1', 'i1'], 'confirmed')), cards[0] ?? null)).toEqual([]);
  });

  it('lets a second reader decide what another decided, and nobody what is retracted or their own', () => {
    const decided = (own: boolean): Partial<CardClaim> => ({
      status: 'confirmed',
      decisions: [{ member: 'Iryna', own, at: '2025-09-14T10:31:00.000Z', verdict: 'confirmed', reason: null }],
    });
    expect(mayDecide(claim('x', 1))).toBe(true);
    expect(mayDecide(claim('x', 1, decided(false)))).toBe(true);
    expect(mayDecide(claim('x', 1, decided(true)))).toBe(false);
    expect(mayDecide(claim('x', 1, { ...decided(false), status: 'retracted' }))).toBe(false);
  });

  it('marks no passage of a retracted claim, and finds the narrowest card at a place', () => {
    expect(marksOf(withStatus(cards, become(['b1'], 'retracted'))).map(({ start }) => start)).toEqual([20, 30, 90]);
    expect(cardAt(cards, 31, 33)).toBe('a');
    expect(cardAt(cards, 70, 71)).toBeNull();
  });

  it('takes words to be about the nearest mention of the kind', () => {
    expect(nearestCard(cards, 'Person', 33)).toBe('a');
    expect(nearestCard(cards, 'Person', 48)).toBe('b');
    expect(nearestCard(cards, 'Place', 48)).toBeNull();
  });
});

describe('whose page a card leads to', () => {
  it('a person to their own, a detention to the one person it names, an event of nobody or of two to none', () => {
    const about = (...mentions: string[]) =>
      mentions.map((mention, at) => claim(`c${at}`, at, { value: { kind: 'mention', mention } }));
    const vera = card('vera', [], { entityId: 'e1' });
    const cards = [vera, card('pavel', [], { entityId: 'e2' })];
    const event = (...mentions: string[]) => card('event', about(...mentions), { kind: 'Event', entityId: 'e9' });
    expect(personOf(cards, vera)).toBe('e1');
    expect(personOf(cards, event('vera', 'colony'))).toBe('e1');
    expect(personOf(cards, event('vera', 'pavel'))).toBeNull();
    expect(personOf(cards, event())).toBeNull();
  });
});

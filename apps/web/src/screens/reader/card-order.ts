import type { Card, CardClaim, ClaimStatus } from '../../api/contract.ts';
import type { Mark } from './segments.ts';

/** Cards in the order of the text; what is about the whole item comes first. */
export const inTextOrder = (cards: readonly Card[]): readonly Card[] => {
  const first = new Map(cards.map((card) => [card.id, firstPlace(card)]));
  return [...cards].sort((a, b) => (first.get(a.id) ?? 0) - (first.get(b.id) ?? 0));
};

export const firstPlace = (card: Card): number =>
  Math.min(
    ...card.claims.flatMap(({ passages }) => passages.map(({ start }) => start)),
    card.id === 'item' ? -1 : Number.POSITIVE_INFINITY,
  );

export const openClaims = (card: Card): readonly CardClaim[] =>
  card.claims.filter(({ status }) => status === 'proposed');

export type CardFilter = 'open' | 'all' | 'disputed';

export const shownCards = (cards: readonly Card[], filter: CardFilter, current: string | null): readonly Card[] => {
  if (filter === 'all') return cards;
  const shows = (card: Card): boolean =>
    filter === 'open' ? openClaims(card).length > 0 : card.claims.some(({ disputed }) => disputed);
  return cards.filter((card) => shows(card) || card.id === current);
};

/** The next card with something to decide: after the current one, else from the top; null when all is read. */
export const nextOpen = (cards: readonly Card[], current: string | null): string | null => {
  const at = cards.findIndex(({ id }) => id === current);
  const ahead = [...cards.slice(at + 1), ...cards.slice(0, Math.max(0, at))];
  return ahead.find((card) => openClaims(card).length > 0)?.id ?? null;
};

/** Proposals that may be decided together. */
export interface Group {
  readonly id: 'like' | 'citations' | 'kind' | 'sure' | 'all';
  readonly claims: readonly CardClaim[];
}

/**
 * What G offers: proposals of the same kind by the same rule, all citations, all of the kind, all sure ones, all. A
 * group that holds the same proposals as one before it is left out.
 */
export const groupsOf = (cards: readonly Card[], current: Card | null): readonly Group[] => {
  const open = cards.flatMap(openClaims);
  const kind = current === null ? [] : cards.filter((card) => card.kind === current.kind).flatMap(openClaims);
  const of = current === null ? [] : openClaims(current);
  const rules = new Set((of.length > 0 ? of : kind).map(({ rule }) => rule));
  const properties = new Set(of.map(({ property }) => property));
  const about = (claim: CardClaim): boolean => !claim.property.startsWith('Item.') || properties.has(claim.property);
  const groups: readonly Group[] = [
    { id: 'like', claims: kind.filter((claim) => rules.has(claim.rule) && about(claim)) },
    { id: 'citations', claims: open.filter(({ property }) => property.startsWith('Item.cites')) },
    { id: 'kind', claims: kind },
    { id: 'sure', claims: open.filter(({ sure }) => sure) },
    { id: 'all', claims: open },
  ];
  const seen = new Set<string>();
  return groups.filter(({ claims }) => {
    const key = claims.map(({ id }) => id).join();
    // One is no group, while there are more: it would only stand before them.
    if (claims.length === 0 || (claims.length === 1 && open.length > 1) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** Another member has decided about it, and this one has not: a second reading is possible. */
export const isOthers = (claim: CardClaim): boolean =>
  claim.decisions.length > 0 && claim.decisions.every(({ own }) => !own);

/** What a key may decide about a claim that was chosen alone: also what another decided, or one rejected oneself. */
export const mayDecide = (claim: CardClaim): boolean =>
  claim.status === 'proposed' || (claim.status !== 'retracted' && isOthers(claim));

/** The same cards with some claims in another state: what the desk shows before the house has answered. */
export const withStatus = (cards: readonly Card[], states: ReadonlyMap<string, ClaimStatus>): readonly Card[] =>
  cards.map((card) =>
    card.claims.some(({ id }) => states.has(id))
      ? { ...card, claims: card.claims.map((claim) => ({ ...claim, status: states.get(claim.id) ?? claim.status })) }
      : card,
  );

export const marksOf = (cards: readonly Card[]): readonly Mark[] =>
  cards.flatMap((card) =>
    card.claims.flatMap((claim): readonly Mark[] =>
      claim.status === 'retracted'
        ? []
        : claim.passages.map(({ start, end }) => ({
            start,
            end,
            card: card.id,
            kind: card.mark,
            state: claim.status as Mark['state'],
          })),
    ),
  );

/** How much of the item is decided: claims no longer proposed, of all. */
export const readShare = (cards: readonly Card[]): { readonly read: number; readonly all: number } => {
  const claims = cards.flatMap((card) => card.claims).filter(({ status }) => status !== 'retracted');
  return { read: claims.filter(({ status }) => status !== 'proposed').length, all: claims.length };
};

/** Whose page a card leads to: the person's own, or that of the one person whom a detention or event names. */
export const personOf = (cards: readonly Card[], card: Card): string | null => {
  if (card.kind === 'Person') return card.entityId;
  const named = new Set(card.claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention] : [])));
  const people = cards.filter(({ id, kind }) => kind === 'Person' && named.has(id));
  return people.length === 1 ? (people[0]?.entityId ?? null) : null;
};

/** The card on which a place of the text rests: the narrowest passage around it. */
export const cardAt = (cards: readonly Card[], start: number, end: number): string | null => {
  let best: { readonly id: string; readonly width: number } | null = null;
  for (const card of cards) {
    for (const passage of card.claims.flatMap(({ passages }) => passages)) {
      const width = passage.end - passage.start;
      if (passage.start <= start && passage.end >= end && (!best || width < best.width)) best = { id: card.id, width };
    }
  }
  return best?.id ?? null;
};

/** Whom words are most likely about: the card of the kind whose passage is nearest to them. */
export const nearestCard = (cards: readonly Card[], kind: string, place: number): string | null => {
  let best: { readonly id: string; readonly away: number } | null = null;
  for (const card of cards) {
    if (card.id === 'item' || card.kind !== kind) continue;
    for (const { start } of card.claims.flatMap(({ passages }) => passages)) {
      const away = Math.abs(start - place);
      if (!best || away < best.away) best = { id: card.id, away };
    }
  }
  return best?.id ?? null;
};

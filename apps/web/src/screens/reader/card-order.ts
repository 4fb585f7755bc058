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

export type CardFilter = 'open' | 'all';

export const shownCards = (cards: readonly Card[], filter: CardFilter, current: string | null): readonly Card[] => {
  if (filter === 'all') return cards;
  return cards.filter((card) => openClaims(card).length > 0 || card.id === current);
};

/** The next card with something to decide: after the current one, else from the top; null when all is read. */
export const nextOpen = (cards: readonly Card[], current: string | null): string | null => {
  const at = cards.findIndex(({ id }) => id === current);
  const ahead = [...cards.slice(at + 1), ...cards.slice(0, Math.max(0, at))];
  return ahead.find((card) => openClaims(card).length > 0)?.id ?? null;
};

/** All proposals of the same kind that the same rule made: what G confirms together. */
export const alike = (cards: readonly Card[], card: Card): readonly CardClaim[] => {
  const rules = new Set(openClaims(card).map(({ rule }) => rule));
  return cards
    .filter(({ kind }) => kind === card.kind)
    .flatMap((one) => openClaims(one).filter(({ rule }) => rules.has(rule)));
};

/** The same cards with some claims in another state: what the desk shows before the house has answered. */
export const withStatus = (cards: readonly Card[], ids: ReadonlySet<string>, status: ClaimStatus): readonly Card[] =>
  cards.map((card) =>
    card.claims.some(({ id }) => ids.has(id))
      ? { ...card, claims: card.claims.map((claim) => (ids.has(claim.id) ? { ...claim, status } : claim)) }
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

import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Card, CardClaim, ClaimStatus, OpenItem } from '../../api/contract.ts';
import { useApi } from '../../api/use-deed.ts';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';
import { type CardFilter, inTextOrder, nextOpen, shownCards, withStatus } from './card-order.ts';

export interface Reading {
  readonly cards: readonly Card[];
  /** Those the filter leaves, in the order of the text. */
  readonly shown: readonly Card[];
  readonly current: Card | null;
  /** The claim inside the current card that was chosen; null means the whole card. */
  readonly claim: CardClaim | null;
  readonly filter: CardFilter;
  readonly setFilter: (filter: CardFilter) => void;
  readonly choose: (card: string, claim?: string | null) => void;
  readonly step: (by: 1 | -1) => void;
  readonly stepClaim: (by: 1 | -1) => void;
  readonly confirm: (claims: readonly CardClaim[]) => void;
  readonly reject: (claims: readonly CardClaim[]) => void;
  readonly retract: (claims: readonly CardClaim[], reason: string) => void;
  /** After a claim was made or corrected: the item is asked again. */
  readonly renew: () => void;
}

/**
 * Where the reader stands in an item, and what was decided. Decisions show at once; when the house refuses one, the
 * cards go back to what the house holds and the reason is told.
 */
export const useReading = (open: OpenItem, first: string | null): Reading => {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { t, told } = useWords();
  const cards = useMemo(() => inTextOrder(open.cards), [open.cards]);
  const [[currentId, claimId], place] = useState<readonly [string | null, string | null]>([
    first ?? nextOpen(cards, null) ?? cards[0]?.id ?? null,
    null,
  ]);
  const [filter, setFilter] = useState<CardFilter>('all');
  const shown = useMemo(() => shownCards(cards, filter, currentId), [cards, filter, currentId]);
  const current = cards.find(({ id }) => id === currentId) ?? null;
  const claim = current?.claims.find(({ id }) => id === claimId) ?? null;
  const key = ['read.open-item', { item: open.item.id }];

  const decide = (
    claims: readonly CardClaim[],
    status: ClaimStatus,
    write: (ids: readonly string[]) => Promise<unknown>,
    notice: string,
  ): void => {
    if (claims.length === 0) return;
    const ids = new Set(claims.map(({ id }) => id));
    const after = withStatus(cards, ids, status);
    client.setQueryData<OpenItem>(
      key,
      (before) => before && { ...before, cards: withStatus(before.cards, ids, status) },
    );
    const here = after.find(({ id }) => id === currentId);
    const left = here?.claims.filter((one) => one.status === 'proposed') ?? [];
    if (status !== 'retracted')
      place(
        left.length > 0
          ? [currentId, left.length > 1 ? null : (left[0]?.id ?? null)]
          : [nextOpen(after, currentId) ?? currentId, null],
      );
    write([...ids])
      .then(() => {
        notices.tell(notice);
        void client.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] !== 'read.open-item' && queryKey[0] !== 'schema',
        });
      })
      .catch((thrown: unknown) => {
        notices.warn(told(asCallFault(thrown).faults));
        void client.invalidateQueries({ queryKey: key });
      });
  };

  const step = (by: 1 | -1): void => {
    const at = shown.findIndex(({ id }) => id === currentId);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) place([next.id, null]);
  };
  const stepClaim = (by: 1 | -1): void => {
    const claims = current?.claims ?? [];
    const at = claims.findIndex(({ id }) => id === claimId) + by;
    if (current) place([current.id, claims[at]?.id ?? (at < 0 ? null : claimId)]);
  };
  return {
    cards,
    shown,
    current,
    claim,
    filter,
    setFilter,
    choose: (card, chosen = null) => place([card, chosen]),
    step,
    stepClaim,
    confirm: (claims) =>
      decide(
        claims,
        'confirmed',
        (ids) => api.call('register.confirm-claims', { claims: ids }),
        t('reader.confirmed', { count: claims.length }),
      ),
    reject: (claims) =>
      decide(
        claims,
        'rejected',
        (ids) => api.call('register.reject-claims', { claims: ids }),
        t('reader.rejected', { count: claims.length }),
      ),
    retract: (claims, reason) =>
      decide(
        claims,
        'retracted',
        (ids) => api.call('register.retract-claims', { claims: ids, reason }),
        t('reader.retracted', { count: claims.length }),
      ),
    renew: () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'schema' }),
  };
};

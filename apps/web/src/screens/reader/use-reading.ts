import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Card, CardClaim, ClaimStatus, OpenItem } from '../../api/contract.ts';
import { useApi } from '../../api/use-deed.ts';
import { useNotices } from '../../design/toasts.tsx';
import type { WordKey } from '../../words/en.ts';
import { useWords } from '../../words/words.tsx';
import { type CardFilter, inTextOrder, isOthers, nextOpen, shownCards, withStatus } from './card-order.ts';
import { makeWriteQueue } from './write-queue.ts';

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
  /** A claim was corrected in its dialog: goes on to the next, and can be undone. */
  readonly corrected: (claim: CardClaim) => void;
  /** Takes the last decision of this sitting back; null when there is none. */
  readonly undo: (() => void) | null;
  /** What was done last, in words. */
  readonly last: string;
  /** After a claim was made: the item is asked again. */
  readonly renew: () => void;
}

type Deciding = 'confirmed' | 'rejected' | 'retracted' | 'corrected';
type Place = readonly [string | null, string | null];

/** One decision of this sitting, as it was before. */
interface Act {
  readonly what: Deciding;
  readonly claims: readonly CardClaim[];
  readonly place: Place;
}

const DONE: Readonly<Record<Deciding, WordKey>> = {
  confirmed: 'reader.confirmed',
  rejected: 'reader.rejected',
  retracted: 'reader.retracted',
  corrected: 'reader.corrected-one',
};

/**
 * Where the reader stands in an item, and what was decided. Decisions show at once and are written one after the other
 * behind; when the house refuses one, the cards go back to what the house holds and the reason is told.
 */
export const useReading = (
  open: OpenItem,
  from: { readonly first: string | null; readonly blind: boolean; readonly filter: CardFilter },
): Reading => {
  const { first, blind } = from;
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const { t, told } = useWords();
  // What was decided and is not yet in the item's answer: kept here, because the answer is told of it a moment later,
  // and the next key may come before.
  const [decided, setDecided] = useState<ReadonlyMap<string, ClaimStatus>>(new Map());
  const cards = useMemo(() => withStatus(inTextOrder(open.cards), decided), [open.cards, decided]);
  const [[currentId, claimId], place] = useState<Place>([first ?? nextOpen(cards, null) ?? cards[0]?.id ?? null, null]);
  const [filter, setFilter] = useState<CardFilter>(from.filter);
  const [acts, setActs] = useState<readonly Act[]>([]);
  const [last, say] = useState('');
  const shown = useMemo(() => shownCards(cards, filter, currentId), [cards, filter, currentId]);
  const current = cards.find(({ id }) => id === currentId) ?? null;
  const claim = current?.claims.find(({ id }) => id === claimId) ?? null;
  const key = useMemo(() => ['read.open-item', itemInput(open.item.id, blind)], [open.item.id, blind]);
  const askAgain = useRef(false);
  const queue = useMemo(
    () =>
      makeWriteQueue(() => {
        // Counts and lists elsewhere are asked for once a person pauses; the item only when its picture may be wrong.
        void client.invalidateQueries({
          predicate: ({ queryKey }) =>
            queryKey[0] !== 'schema' && (askAgain.current || queryKey[0] !== 'read.open-item'),
        });
        askAgain.current = false;
        setDecided(new Map());
      }),
    [client],
  );
  useEffect(() => {
    const keep = (leaving: BeforeUnloadEvent): void => {
      if (queue.waiting() > 0) leaving.preventDefault();
    };
    addEventListener('beforeunload', keep);
    return () => removeEventListener('beforeunload', keep);
  }, [queue]);

  const show = (states: ReadonlyMap<string, ClaimStatus>): void => {
    // An answer that is on its way does not know of this decision: it is asked for again when all is written.
    if (client.isFetching({ queryKey: key }) > 0) {
      askAgain.current = true;
      void client.cancelQueries({ queryKey: key });
    }
    setDecided((before) => new Map([...before, ...states]));
    client.setQueryData<OpenItem>(key, (before) => before && { ...before, cards: withStatus(before.cards, states) });
  };
  const write = (deed: () => Promise<unknown>, undone?: Act): void =>
    queue.add(deed, (thrown) => {
      notices.warn(told(asCallFault(thrown).faults));
      askAgain.current = true;
      setActs((all) => all.filter((act) => act !== undone));
    });
  const goOn = (after: readonly Card[]): void => {
    const left = after.find(({ id }) => id === currentId)?.claims.filter(({ status }) => status === 'proposed') ?? [];
    place(
      left.length > 0
        ? [currentId, left.length > 1 ? null : (left[0]?.id ?? null)]
        : [nextOpen(after, currentId) ?? currentId, null],
    );
  };

  const decide = (
    claims: readonly CardClaim[],
    what: Exclude<Deciding, 'corrected'>,
    deed: (ids: readonly string[]) => Promise<unknown>,
  ): void => {
    if (claims.length === 0) return;
    const act: Act = { what, claims, place: [currentId, claimId] };
    setActs((all) => [...all, act]);
    // What another member decided keeps its status: the house says what both come to.
    if (claims.some(isOthers)) askAgain.current = true;
    const states = new Map<string, ClaimStatus>(claims.filter((one) => !isOthers(one)).map(({ id }) => [id, what]));
    show(states);
    say(t(DONE[what], { count: claims.length }));
    if (what !== 'retracted') goOn(withStatus(cards, states));
    write(() => deed(claims.map(({ id }) => id)), act);
  };

  const undo = (act: Act): void => {
    setActs((all) => all.filter((one) => one !== act));
    show(new Map(act.claims.map(({ id, status }) => [id, status as ClaimStatus])));
    place(act.place);
    say(t('reader.undone', { count: act.claims.length }));
    const claims = act.claims.map(({ id }) => id);
    if (act.what === 'corrected' || act.claims.some(isOthers)) askAgain.current = true;
    write(() => api.call('register.withdraw-decisions', { claims }));
    if (act.what === 'retracted') write(() => api.call('register.confirm-claims', { claims }));
  };
  const lastAct = acts.at(-1);

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
  /** After all that waits is written, so that the answer knows of it. */
  const renew = (): void => {
    askAgain.current = true;
    write(() => Promise.resolve());
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
    confirm: (claims) => decide(claims, 'confirmed', (ids) => api.call('register.confirm-claims', { claims: ids })),
    reject: (claims) => decide(claims, 'rejected', (ids) => api.call('register.reject-claims', { claims: ids })),
    retract: (claims, reason) =>
      decide(claims, 'retracted', (ids) => api.call('register.retract-claims', { claims: ids, reason })),
    corrected: (one) => {
      setActs((all) => [...all, { what: 'corrected', claims: [one], place: [currentId, claimId] }]);
      const states = new Map<string, ClaimStatus>(isOthers(one) ? [] : [[one.id, 'rejected']]);
      show(states);
      say(t(DONE.corrected, { count: 1 }));
      goOn(withStatus(cards, states));
      renew();
    },
    undo: lastAct === undefined ? null : () => undo(lastAct),
    last,
    renew,
  };
};

/** How the item is asked for: the key under which the desk keeps it. */
export const itemInput = (item: string, blind: boolean): { readonly item: string; readonly blind?: true } =>
  blind ? { item, blind } : { item };

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Input, Verdict } from '../../api/contract.ts';
import { useApi, useWrite } from '../../api/use-deed.ts';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

export interface PairIds {
  readonly a: string;
  readonly b: string;
}

export const keyOf = ({ a, b }: PairIds): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What is asked of a pair, apart from the pair. */
export type Asking = Pick<Input<'consolidate.open-match'>, 'blind' | 'order' | 'entity' | 'family'>;

/** Which queue it is, as an address tells it. */
export const queueOf = ({ order, entity, family }: Asking): { order?: string; entity?: string; family?: string } => ({
  ...(order === 'nearest' ? { order } : {}),
  ...(entity ? { entity } : {}),
  ...(family ? { family } : {}),
});

const AHEAD = 2;
const TOLD_BY = ['consolidate.list-matches', 'consolidate.list-reviews', 'team.describe-session'] as const;

export interface Judging {
  /** The pair asked for by the address, else the first that waits. */
  readonly pair: PairIds | undefined;
  /** Pairs judged here that the house may not have heard of yet. */
  readonly done: ReadonlySet<string>;
  readonly decide: (pair: PairIds, verdict: Verdict, more: { readonly reason: string; readonly shown: string }) => void;
  readonly undo: () => void;
  /** What was judged last, in words. */
  readonly last: string;
}

/**
 * Judges at the speed of the hand: the next pair, fetched ahead, is there at once, while the judgement goes to the house
 * behind it, one after the other. What the house refuses comes back with its reason.
 */
export const useJudging = (rows: readonly PairIds[], asked: PairIds | undefined, asking: Asking): Judging => {
  const { t, told, name } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const api = useApi();
  const client = useQueryClient();
  const judge = useWrite('consolidate.judge-match', { refresh: TOLD_BY });
  const review = useWrite('consolidate.review-match', { refresh: TOLD_BY });
  const takeBack = useWrite('consolidate.undo-judgement', { refresh: TOLD_BY });
  const [last, setLast] = useState('');
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const line = useRef<Promise<void>>(Promise.resolve());
  const { blind } = asking;
  const where = { ...(blind ? { blind: '1' } : {}), ...queueOf(asking) };

  const open = rows.filter((row) => !done.has(keyOf(row)));
  const chosen = asked ?? open[0];
  const at = chosen ? open.findIndex((row) => keyOf(row) === keyOf(chosen)) : -1;
  const ahead = open.slice(at + 1, at + 1 + AHEAD);
  const fetched = ahead.map(keyOf).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fetched` says which pairs are ahead
  useEffect(() => {
    for (const { a, b } of ahead) {
      const input = { a, b, ...asking };
      void client.prefetchQuery({
        queryKey: ['consolidate.open-match', input],
        queryFn: ({ signal }) => api.call('consolidate.open-match', input, signal),
        staleTime: 60_000,
      });
    }
  }, [fetched]);

  const goOn = (pair: PairIds): void => {
    const next =
      open.slice(at + 1).find((row) => keyOf(row) !== keyOf(pair)) ?? open.find((row) => keyOf(row) !== keyOf(pair));
    void navigate({ to: '/matches', search: { ...(next ? { a: next.a, b: next.b } : {}), ...where } });
  };
  const mark = (pair: PairIds, judged: boolean): void =>
    setDone((all) => {
      const marked = new Set(all);
      if (judged) marked.add(keyOf(pair));
      else marked.delete(keyOf(pair));
      return marked;
    });
  const inLine = (work: () => Promise<void>): void => {
    line.current = line.current.then(work).catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)));
  };

  return {
    pair: chosen,
    done,
    last,
    decide: (pair, verdict, { reason, shown }) => {
      if (done.has(keyOf(pair))) return;
      mark(pair, true);
      goOn(pair);
      const input = { ...pair, verdict, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      inLine(async () => {
        try {
          if (blind) {
            const { first, agrees } = await review.mutateAsync(input);
            const said = { verdict: name('verdict', verdict), first: name('verdict', first) };
            notices.tell(t(agrees ? 'matches.blind.agrees' : 'matches.blind.differs', said));
          } else {
            const { contradicts, waits } = await judge.mutateAsync({ ...input, shown });
            setLast(t('matches.judged', { verdict: name('verdict', verdict) }));
            const said = [...(contradicts ? [t('matches.contradicts')] : []), ...(waits ? [t('matches.waits')] : [])];
            if (said.length > 0) notices.tell(said.join(' '));
          }
        } catch (thrown) {
          mark(pair, false);
          void client.invalidateQueries({ queryKey: ['consolidate.open-match'] });
          void navigate({ to: '/matches', search: { ...pair, ...where } });
          throw thrown;
        }
      });
    },
    undo: () =>
      inLine(async () => {
        const { a, b } = await takeBack.mutateAsync({});
        mark({ a, b }, false);
        void client.invalidateQueries({ queryKey: ['consolidate.open-match'] });
        setLast(t('matches.undone'));
        void navigate({ to: '/matches', search: { a, b, ...where } });
      }),
  };
};

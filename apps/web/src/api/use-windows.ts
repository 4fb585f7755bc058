import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallFault } from './call-fault.ts';
import type { Input, Output } from './contract.ts';
import { useApi } from './use-deed.ts';

/** Deeds that answer a long list by windows. */
export type ListDeed = 'read.list-items' | 'register.list-people' | 'consolidate.list-matches';
type RowOf<D extends ListDeed> = Output<D>['rows'][number];

export interface Windows<D extends ListDeed> {
  readonly total: number;
  /** The latest answer: facets and other things beside the rows. */
  readonly answer: Output<D> | undefined;
  readonly error: CallFault | null;
  readonly loading: boolean;
  readonly rowAt: (index: number) => RowOf<D> | undefined;
  readonly onView: (first: number, last: number) => void;
  readonly again: () => void;
}

const WINDOW = 100;

/** A long list of the house, asked for in windows of 100 rows around what is in view. */
export const useWindows = <D extends ListDeed>(deed: D, input: Omit<Input<D>, 'limit' | 'offset'>): Windows<D> => {
  const api = useApi();
  const [[first, last], view] = useState<readonly [number, number]>([0, 0]);
  // The first window stays, so that the length of the list is known wherever one scrolls.
  const wanted = [0];
  for (let window = Math.max(1, Math.floor(first / WINDOW)); window <= Math.floor(last / WINDOW); window++)
    wanted.push(window);
  const windows = useQueries({
    queries: wanted.map((window) => {
      const asked = { ...input, limit: WINDOW, offset: window * WINDOW } as Input<D>;
      return {
        queryKey: [deed, asked],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(deed, asked, signal),
        placeholderData: (before: Output<D> | undefined) => (window === 0 ? before : undefined),
      };
    }),
  });
  const answers = new Map(wanted.map((window, index) => [window, windows[index]?.data as Output<D> | undefined]));
  const answer = answers.get(0);
  return {
    total: answer?.total ?? 0,
    answer,
    error: (windows.find(({ error }) => error)?.error ?? null) as CallFault | null,
    loading: answer === undefined,
    rowAt: (index) => answers.get(Math.floor(index / WINDOW))?.rows[index % WINDOW] as RowOf<D> | undefined,
    onView: useCallback(
      (from: number, to: number) => view(([a, b]) => (a === from && b === to ? [a, b] : [from, to])),
      [],
    ),
    again: () => {
      for (const window of windows) void window.refetch();
    },
  };
};

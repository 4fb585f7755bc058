import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Api } from './call.ts';
import { asCallFault, type CallFault } from './call-fault.ts';
import type { DeedName, Input, Output } from './contract.ts';

const ApiContext = createContext<Api | null>(null);
export const ApiProvider = ApiContext.Provider;

export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (!api) throw new Error('a screen stands outside ApiProvider');
  return api;
};

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between looks; `false` for none. */
  readonly every?: number | false;
  /** Shows the last answer while the next is on its way (sliders, searches). */
  readonly keep?: boolean;
}

/** Asks a reading deed and keeps its answer. */
export const useRead = <D extends DeedName>(
  deed: D,
  input: Input<D>,
  { enabled = true, every = false, keep = false }: ReadOptions = {},
): UseQueryResult<Output<D>, CallFault> => {
  const api = useApi();
  return useQuery<Output<D>, CallFault>({
    queryKey: [deed, input],
    queryFn: ({ signal }) => api.call(deed, input, signal),
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
  });
};

/**
 * Does a deed. What the desk shows of the house is asked again afterwards: all of it, or only the deeds named in
 * `refresh` where a screen keeps its own picture up to date.
 */
export const useWrite = <D extends DeedName>(
  deed: D,
  { refresh = 'all' }: { readonly refresh?: 'all' | readonly DeedName[] } = {},
): UseMutationResult<Output<D>, CallFault, Input<D>> => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<Output<D>, CallFault, Input<D>>({
    mutationFn: (input) =>
      api.call(deed, input).catch((thrown: unknown) => {
        throw asCallFault(thrown);
      }),
    // Not waited for: what follows a deed on the screen comes at once, and the screen may be another by then.
    onSuccess: () => {
      void client.invalidateQueries(
        refresh === 'all' ? {} : { predicate: ({ queryKey }) => (refresh as readonly unknown[]).includes(queryKey[0]) },
      );
    },
  });
};

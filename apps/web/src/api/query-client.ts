import { QueryClient } from '@tanstack/react-query';
import { asCallFault } from './call-fault.ts';

/** The house is on this machine: asked again soon, tried again only when it did not answer at all. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 4000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (times, thrown) => asCallFault(thrown).unreachable && times < 2,
        retryDelay: 600,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { House } from '../api/call.ts';
import type { CallFault } from '../api/call-fault.ts';
import { useApi } from '../api/use-deed.ts';

/** Which workspace is here, whether it is open, and which others this machine has. */
export const useHouse = (): UseQueryResult<House, CallFault> => {
  const api = useApi();
  return useQuery<House, CallFault>({ queryKey: ['house'], queryFn: api.houseNow, staleTime: 60_000 });
};

import { useCallback } from 'react';
import type { LaneBar } from '../../api/contract.ts';
import { useShown } from '../../api/use-schema.ts';

/** The headline of an event in the desk's language; empty where the source gives none. */
export const useBarLabel = (): ((bar: LaneBar) => string) => {
  const showing = useShown();
  return useCallback((bar) => bar.headline.map(({ value, shown }) => showing(value, shown)).join(', '), [showing]);
};

import { useSyncExternalStore } from 'react';

/** The width of a phone, where nothing stands side by side; the same as in the style sheets. */
const narrow = matchMedia('(max-width: 760px)');

export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );

import { type RefObject, useEffect, useState } from 'react';
import { selectedSpan } from './text-pane.tsx';

/** What is selected in the pane now, as offsets of the text. */
export const useSelection = (
  pane: RefObject<HTMLElement | null>,
): { readonly start: number; readonly end: number } | null => {
  const [span, setSpan] = useState<{ readonly start: number; readonly end: number } | null>(null);
  useEffect(() => {
    const look = (): void => {
      const next = selectedSpan(pane.current);
      setSpan((before) => (before?.start === next?.start && before?.end === next?.end ? before : next));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [pane]);
  return span;
};

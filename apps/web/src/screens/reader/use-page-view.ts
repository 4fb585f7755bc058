import { useState } from 'react';
import type { OpenItem } from '../../api/contract.ts';
import { useNarrow } from '../../design/use-narrow.ts';
import { nextView, type PageView, viewFrom, viewsOf } from './page-view.ts';

const KEPT_AS = 'amparo.reader-view';

export interface ViewChoice {
  readonly view: PageView;
  readonly views: readonly PageView[];
  readonly choose: (view: PageView) => void;
  readonly next: () => void;
}

/** Text, page or both: remembered for the next item on this machine. */
export const usePageView = (open: OpenItem): ViewChoice => {
  const [kept, keep] = useState(() => localStorage.getItem(KEPT_AS));
  const views = viewsOf(open, useNarrow());
  const view = viewFrom(kept, views);
  const choose = (chosen: PageView): void => {
    localStorage.setItem(KEPT_AS, chosen);
    keep(chosen);
  };
  return { view, views, choose, next: () => (views.length > 1 ? choose(nextView(view, views)) : undefined) };
};

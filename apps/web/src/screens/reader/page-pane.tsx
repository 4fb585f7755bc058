import './page-pane.css';
import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../words/words.tsx';
import { PageSheet } from './page-sheet.tsx';
import type { PagePlace } from './page-view.ts';

/** Width to height of A4, until the first picture has come and tells better. */
const A4 = 210 / 297;
const [NARROWEST, WIDEST] = [200, 2400];

/** The pages as they look, one below the other; each is drawn when it comes near. */
export const PagePane = (props: {
  readonly item: string;
  readonly title: string;
  readonly pages: readonly number[];
  /** What the reader stands at; its page is brought into view. */
  readonly at: PagePlace | null;
}): ReactElement => {
  const { t } = useWords();
  const { at } = props;
  const pane = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  const [shape, setShape] = useState<number | null>(null);

  useLayoutEffect(() => {
    if (pane.current) setWidth(pixelsFor(pane.current));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves for another passage, and once more when the shape of the pages is known
  useEffect(() => {
    const sheet = at && pane.current?.querySelector(`[data-page="${at.page}"]`);
    if (at && sheet && pane.current) bringIntoView(sheet, at.share, pane.current);
  }, [at?.key, width !== null, shape]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section ref={pane} className="page-pane" tabIndex={0} aria-label={t('reader.pages')}>
      {width === null
        ? null
        : props.pages.map((page) => (
            <PageSheet
              key={page}
              item={props.item}
              title={props.title}
              page={page}
              width={width}
              shape={shape ?? A4}
              pane={pane}
              onShape={(found) => setShape((known) => known ?? found)}
            />
          ))}
    </section>
  );
};

/** In steps of a hundred, so that windows of nearly one size ask for the same picture. */
const pixelsFor = (pane: HTMLElement): number =>
  Math.min(WIDEST, Math.max(NARROWEST, Math.ceil((pane.clientWidth * devicePixelRatio) / 100) * 100));

/** Moves the pane only when the place is not comfortably in view. */
const bringIntoView = (sheet: Element, share: number, pane: HTMLElement): void => {
  const [paper, frame] = [sheet.getBoundingClientRect(), pane.getBoundingClientRect()];
  const place = paper.top + share * paper.height - frame.top;
  if (place > frame.height / 8 && place < (frame.height * 7) / 8) return;
  pane.scrollTop += place - frame.height / 3;
};

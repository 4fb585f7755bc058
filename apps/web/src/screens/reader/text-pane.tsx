import { memo, type ReactElement, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Card, OpenItem } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';
import './ocr.css';
import { marksOf } from './card-order.ts';
import { type Block, blocksOf, type Segment } from './segments.ts';

export interface TextPaneProps {
  readonly text: NonNullable<OpenItem['text']>;
  readonly cards: readonly Card[];
  readonly language: string | null;
  readonly currentId: string | null;
  /** A passage that the address asks for. */
  readonly asked: { readonly start: number; readonly end: number } | null;
  readonly onChoose: (card: string) => void;
  readonly pane: RefObject<HTMLDivElement | null>;
}

/**
 * The text of the item with its passages. The text is laid out once; moving among cards only changes classes, so that
 * a paragraph of 60 KB with hundreds of passages stays quick.
 */
export const TextPane = (props: TextPaneProps): ReactElement => {
  const { t } = useWords();
  const { text, cards, asked, currentId, pane } = props;
  const blocks = useMemo(() => {
    const marks = marksOf(cards);
    const target = asked ? [{ ...asked, card: '@asked', kind: 'person', state: 'rejected' } as const] : [];
    const doubts = text.pages.flatMap(({ ocr }) => ocr?.doubtful ?? []);
    return blocksOf(text.body, [...marks, ...target], text.pages, doubts);
  }, [text, cards, asked]);

  const first = useRef(currentId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new blocks are new elements, to be marked again
  useEffect(() => {
    const root = pane.current;
    if (!root) return;
    for (const old of root.querySelectorAll('.k.now')) old.classList.remove('now');
    const now = root.querySelectorAll(`[data-cards~="${CSS.escape(currentId ?? '')}"]`);
    for (const one of now) one.classList.add('now');
    // Until a person moves on, the passage that the address asks for is the goal, though its card be elsewhere too.
    const goal = asked && currentId === first.current ? root.querySelector('[data-cards~="@asked"]') : now[0];
    return goal ? keepInView(goal, root) : undefined;
  }, [currentId, blocks, pane, asked]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K do the same by key
    <article
      ref={pane}
      className="text-pane sheet"
      lang={props.language ?? undefined}
      aria-label={t('reader.text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
      tabIndex={0}
      onClick={(click) => {
        const chosen = (click.target as Element).closest('[data-cards]')?.getAttribute('data-cards')?.split(' ');
        const ids = chosen?.filter((id) => id !== '@asked') ?? [];
        // Where passages lie over each other, each click goes one deeper.
        const next = ids[(ids.indexOf(currentId ?? '') + 1) % Math.max(1, ids.length)];
        if (next && getSelection()?.isCollapsed !== false) props.onChoose(next);
      }}
    >
      <div className="text-body">
        {blocks.map((block) => (
          <BlockView
            key={block.start}
            block={block}
            pageWord={block.page === null ? null : t('reader.page', { page: block.page })}
          />
        ))}
      </div>
    </article>
  );
};

const BlockView = memo(
  ({ block, pageWord }: { readonly block: Block; readonly pageWord: string | null }): ReactElement => (
    <>
      {pageWord === null ? null : (
        <div className="page-break">
          <span>{pageWord}</span>
        </div>
      )}
      <p className={block.flows ? 'flows' : 'lines'}>
        {block.segments.map((segment) => (
          <SegmentView key={segment.start} segment={segment} />
        ))}
      </p>
    </>
  ),
  (before, after) => before.pageWord === after.pageWord && sameBlock(before.block, after.block),
);

const SegmentView = ({ segment }: { readonly segment: Segment }): ReactElement => {
  const { t } = useWords();
  const doubt = segment.doubt === null ? {} : { title: t('reader.doubtful', { percent: segment.doubt }) };
  const doubtful = segment.doubt === null ? '' : 'doubtful';
  if (segment.cards.length === 0) {
    return (
      <span className={doubtful || undefined} data-start={segment.start} {...doubt}>
        {segment.text}
      </span>
    );
  }
  const asked = segment.cards.includes('@asked');
  const bare = asked && segment.cards.length === 1;
  return (
    <mark
      className={`k ${bare ? '' : (segment.kind ?? '')} ${segment.state} ${asked ? 'asked' : ''} ${doubtful}`}
      {...doubt}
      data-start={segment.start}
      data-cards={segment.cards.join(' ')}
    >
      {segment.text}
    </mark>
  );
};

const sameBlock = (a: Block, b: Block): boolean =>
  a.start === b.start &&
  a.page === b.page &&
  a.segments.length === b.segments.length &&
  a.segments.every((segment, index) => {
    const other = b.segments[index];
    return (
      other !== undefined &&
      segment.start === other.start &&
      segment.text === other.text &&
      segment.kind === other.kind &&
      segment.doubt === other.doubt &&
      segment.state === other.state &&
      segment.cards.join() === other.cards.join()
    );
  });

/** Paragraphs out of view have no true height until they are laid out: looks again while the pane settles. */
const keepInView = (goal: Element, root: HTMLElement): (() => void) => {
  let looks = 0;
  let frame = 0;
  const look = (): void => {
    bringIntoView(goal, root);
    looks += 1;
    if (looks < LOOKS) frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
};

const LOOKS = 4;

/** Moves the pane only when the passage is not comfortably in view. */
const bringIntoView = (goal: Element, root: HTMLElement): void => {
  const [passage, frame] = [goal.getBoundingClientRect(), root.getBoundingClientRect()];
  const margin = Math.min(72, frame.height / 5);
  if (passage.top >= frame.top + margin && passage.bottom <= frame.bottom - margin) return;
  root.scrollTop += passage.top - frame.top - frame.height / 3;
};

/** The offsets of what a person selected in the pane; null when nothing or something else is selected. */
export const selectedSpan = (pane: HTMLElement | null): { readonly start: number; readonly end: number } | null => {
  const selection = getSelection();
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset, pane);
  const end = offsetOf(range.endContainer, range.endOffset, pane);
  return start === null || end === null || start >= end ? null : { start, end };
};

const offsetOf = (node: Node, offset: number, pane: HTMLElement): number | null => {
  if (!pane.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const holder = node.parentElement?.closest('[data-start]');
    return holder ? Number(holder.getAttribute('data-start')) + offset : null;
  }
  // The selection ends between elements: at the next piece of text, or at the end of the last one.
  const within = node.childNodes[offset] ?? null;
  const next =
    within instanceof Element ? (within.matches('[data-start]') ? within : within.querySelector('[data-start]')) : null;
  if (next) return Number(next.getAttribute('data-start'));
  const all = (node instanceof Element ? node : node.parentElement)?.querySelectorAll('[data-start]');
  const last = all?.[all.length - 1];
  return last ? Number(last.getAttribute('data-start')) + (last.textContent?.length ?? 0) : null;
};

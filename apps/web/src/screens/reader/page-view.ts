import type { Card, OpenItem } from '../../api/contract.ts';

/** What the reader shows of an item: its text, its pages as they look, both side by side, or a captured page again. */
export type PageView = 'text' | 'page' | 'both' | 'replay';

const CAPTURE = 'application/wacz';
/** Kinds of file that are one picture; a captured page has the picture that was taken of it. */
const IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', CAPTURE];

/** The pages that can be drawn, from 1; none for kinds of file that have no pages. */
export const pagesOf = ({ item, text }: Pick<OpenItem, 'item' | 'text'>): readonly number[] => {
  if (IMAGES.includes(item.mediaType)) return [1];
  if (item.mediaType !== 'application/pdf') return [];
  const pages = text?.pages.map(({ page }) => page) ?? [];
  return pages.length > 0 ? pages : [1];
};

/** The views an item offers, in the order in which the key goes through them. */
export const viewsOf = (open: Pick<OpenItem, 'item' | 'text'>, narrow: boolean): readonly PageView[] => {
  if (pagesOf(open).length === 0) return ['text'];
  const replay: readonly PageView[] = open.item.mediaType === CAPTURE ? ['replay'] : [];
  if ((open.text?.body ?? '').trim() === '') return ['page', ...replay];
  return [...(narrow ? (['text', 'page'] as const) : (['text', 'page', 'both'] as const)), ...replay];
};

/** The view kept from last time where the item has it; else pages beside the text, else the first it has. */
export const viewFrom = (kept: string | null, views: readonly PageView[]): PageView =>
  views.find((view) => view === kept) ?? (views.includes('both') ? 'both' : (views[0] ?? 'text'));

export const nextView = (view: PageView, views: readonly PageView[]): PageView =>
  views[(views.indexOf(view) + 1) % views.length] ?? view;

/** Where on the pages a passage stands: how far down is estimated from its place in the text of the page. */
export interface PagePlace {
  /** Changes whenever another card or passage is meant, also on the same page. */
  readonly key: string;
  readonly page: number;
  /** From 0 at the head of the page to 1 at its foot. */
  readonly share: number;
}

export const placeOf = (
  card: Card | null,
  asked: { readonly start: number } | null,
  text: OpenItem['text'],
): PagePlace | null => {
  const start = card?.claims.flatMap(({ passages }) => passages)[0]?.start ?? asked?.start;
  const span = start === undefined ? undefined : text?.pages.find((page) => start >= page.start && start < page.end);
  if (start === undefined || !span) return null;
  return { key: `${card?.id ?? ''} ${start}`, page: span.page, share: (start - span.start) / (span.end - span.start) };
};

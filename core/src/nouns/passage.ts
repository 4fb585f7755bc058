/**
 * A place in a text version of an item. Offsets are UTF-16 code units of that version
 * (equal to JavaScript string indices), `start` inclusive, `end` exclusive; `quote` is the text
 * between them exactly, so the pair is the W3C Web Annotation TextPositionSelector + TextQuoteSelector (§4.2).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Passage extends Span {
  readonly quote: string;
  /** 1-based page of the item, where the item has pages. */
  readonly page?: number;
}

/** Where a page of the item begins and ends in the text version. */
export interface PageSpan extends Span {
  readonly page: number;
}

/** The passage of a span, with its quote and page read off the text. */
export const passageOf = (text: string, span: Span, pages: readonly PageSpan[] = []): Passage => {
  const page = pages.find((candidate) => span.start >= candidate.start && span.start < candidate.end)?.page;
  return {
    start: span.start,
    end: span.end,
    quote: text.slice(span.start, span.end),
    ...(page === undefined ? {} : { page }),
  };
};

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
  /** Set where the page, or a part of it, was a picture and was read by OCR. */
  readonly ocr?: PageOcr;
  /**
   * What stands on the page but not in its text, in the order of the page: running heads and feet, page numbers,
   * footnotes, and the marks of these in the text. Their words are in the text version; the readable view puts them behind the sentences they interrupt.
   */
  readonly aside?: readonly Aside[];
}

export interface Aside extends Span {
  readonly kind: 'furniture' | 'note' | 'mark';
}

/** How surely a page was read by OCR. The figures are what the program thinks of itself, 0..100; no probability. */
export interface PageOcr extends Span {
  /** Mean over the words, each as heavy as it is long. */
  readonly confidence: number;
  /** The words it is less sure of, in the order of the text. */
  readonly doubtful: readonly DoubtfulSpan[];
}

export interface DoubtfulSpan extends Span {
  readonly confidence: number;
}

/**
 * The least confidence (0..100) with which OCR read any word of a span; null where no OCR was needed. Words that are
 * not doubtful count as their page's mean.
 */
export const ocrConfidence = (span: Span, pages: readonly PageSpan[]): number | null => {
  const meets = (other: Span): boolean => other.start < span.end && span.start < other.end;
  const read = pages.flatMap(({ ocr }) => (ocr !== undefined && meets(ocr) ? [ocr] : []));
  if (read.length === 0) return null;
  return Math.min(
    ...read.flatMap(({ confidence, doubtful }) => [confidence, ...doubtful.filter(meets).map((one) => one.confidence)]),
  );
};

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

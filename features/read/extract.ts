import type { DocumentKind } from '@amparo/core/nouns/item';
import { type PageSpan, type Passage, passageOf } from '@amparo/core/nouns/passage';
import type { ReadParagraph } from '@amparo/core/nouns/reading';
import type { FoundDate, FoundLaw, Letter, LettersReference, Segment, Span, View } from '@amparo/un-letters';
import type { Sentence } from './extract-sentences.ts';

/**
 * What every extractor is given. Offsets of segments, sentences, dates and law are in the view's text;
 * `passages` leads back to the text version.
 */
export interface ExtractInput {
  readonly text: string;
  readonly view: View;
  readonly pages: readonly PageSpan[];
  readonly reference: LettersReference;
  /** Of most of the text; at a place of it, ask `languageAt` (extract-language.ts). */
  readonly language: string | undefined;
  /** Language and script of each paragraph; offsets are in the view's text. */
  readonly paragraphs: readonly ReadParagraph[];
  readonly kind: DocumentKind;
  readonly letter: Letter | undefined;
  readonly segments: readonly Segment[];
  readonly sentences: readonly Sentence[];
  readonly dates: readonly FoundDate[];
  readonly law: FoundLaw;
  /** EDTF date of the document, where the text prints one. */
  readonly documentDate: string | undefined;
  /** Where that date begins in the view; it is no event's. */
  readonly documentDateAt: number | undefined;
}

/**
 * One extractor: the input, and the parts that those before it have read, to a part of the reading.
 * `rule` is its name and version; a change of what it finds is a new version.
 */
export interface Extractor<Needs, Part> {
  readonly rule: string;
  extract(input: ExtractInput, needs: Needs): Part;
}

/** The passage of a span of the view. */
export const passageIn = (input: ExtractInput, span: Span): Passage =>
  passageOf(input.text, input.view.original(span), input.pages);

/** Passages of spans, in the order of the text, each span once. */
export const passagesIn = (input: ExtractInput, spans: readonly Span[]): readonly Passage[] => {
  const seen = new Set<string>();
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter((span) => {
      const key = `${span.start}-${span.end}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    })
    .map((span) => passageIn(input, span));
};

/** The words of a span as the source has them, with the quotes and letters of its own; marks and line breaks left out. */
export const wordsIn = (input: ExtractInput, span: Span): string => {
  const { start, end } = input.view.original(span);
  const quote = input.text.slice(start, end);
  if (quote.includes('](')) return input.view.text.slice(span.start, span.end);
  return quote
    .replace(/[*\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
};

/** Where the facts stand: the facts of a letter, or the whole text. */
export const factSpans = (input: ExtractInput): readonly Span[] => {
  const facts = input.segments.filter((segment) => segment.kind === 'facts');
  if (input.letter === undefined) return [{ start: 0, end: input.view.text.length }];
  return facts.length > 0 ? facts : [];
};

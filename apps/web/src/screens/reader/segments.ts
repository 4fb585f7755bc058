import type { PassageKind } from '../../api/contract.ts';

/** A passage to be shown in the text. Marks may overlap and nest as they like. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The card it belongs to. */
  readonly card: string;
  readonly kind: PassageKind;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
}

/** A stretch of text under the same marks. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  /** Cards whose passages cover it, the narrowest first. Empty for plain text. */
  readonly cards: readonly string[];
  readonly kind: PassageKind | null;
  readonly state: Mark['state'];
  /** How surely OCR read it, 0 to 100, where it is unsure; null for all other text. */
  readonly doubt: number | null;
}

/** A word that OCR is unsure of. */
export interface Doubt {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A paragraph: text between blank lines, or cut by the end of a page. */
export interface Block {
  readonly start: number;
  readonly segments: readonly Segment[];
  /** The page that begins here. */
  readonly page: number | null;
  /** Lines that were broken by the width of a page run on; short lines (addresses, tables) stay lines. */
  readonly flows: boolean;
}

interface PageSpan {
  readonly page: number;
  readonly start: number;
}

/** `doubts` in the order of the text. */
export const blocksOf = (
  body: string,
  marks: readonly Mark[],
  pages: readonly PageSpan[],
  doubts: readonly Doubt[] = [],
): readonly Block[] => {
  const sorted = marks.filter(({ start, end }) => start < end && end <= body.length).sort((a, b) => a.start - b.start);
  const pageAt = new Map(pages.map(({ start, page }) => [start, page]));
  let from = 0;
  let doubt = 0;
  let shown = -1;
  return paragraphsOf(body, pages).map(([start, end]) => {
    while (from < sorted.length && (sorted[from]?.end ?? 0) <= start) from++;
    const page = [...pageAt].filter(([at, number]) => at <= start && number > shown).at(-1)?.[1] ?? null;
    if (page !== null) shown = page;
    while (doubt < doubts.length && (doubts[doubt]?.end ?? 0) <= start) doubt++;
    const unsure: Doubt[] = [];
    for (let at = doubt; (doubts[at]?.start ?? end) < end; at++) unsure.push(doubts[at] as Doubt);
    const segments = segmentsOf(body, start, end, sorted, from, unsure);
    return { start, page, flows: flows(body.slice(start, end)), segments };
  });
};

/** Offsets of the paragraphs, without the blank lines between them. */
const paragraphsOf = (body: string, pages: readonly PageSpan[]): readonly (readonly [number, number])[] => {
  const cuts = [...new Set([0, ...pages.map(({ start }) => start), body.length])].sort((a, b) => a - b);
  const paragraphs: (readonly [number, number])[] = [];
  cuts.forEach((cut, index) => {
    const until = cuts[index + 1];
    if (until === undefined) return;
    const gap = /\n[^\S\n]*(?:\n[^\S\n]*)+/g;
    const part = body.slice(cut, until);
    let start = 0;
    for (const found of part.matchAll(gap)) {
      if (found.index > start) paragraphs.push([cut + start, cut + found.index]);
      start = found.index + found[0].length;
    }
    if (part.slice(start).trim() !== '') paragraphs.push([cut + start, until]);
  });
  return paragraphs;
};

const RUNS_ON_FROM = 60;

const flows = (text: string): boolean => {
  const lines = text.trimEnd().split('\n');
  if (lines.length < 2) return true;
  const full = lines.slice(0, -1);
  return (
    full.every((line) => !line.includes('\t')) &&
    full.reduce((sum, line) => sum + line.length, 0) / full.length > RUNS_ON_FROM
  );
};

const segmentsOf = (
  body: string,
  start: number,
  end: number,
  sorted: readonly Mark[],
  from: number,
  doubts: readonly Doubt[],
): readonly Segment[] => {
  const over: Mark[] = [];
  for (let index = from; index < sorted.length; index++) {
    const mark = sorted[index];
    if (!mark || mark.start >= end) break;
    if (mark.end > start) over.push(mark);
  }
  const cuts = new Set([start, end]);
  for (const mark of [...over, ...doubts]) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const active = new Set<Mark>();
  let next = 0;
  return places.slice(0, -1).map((place, index) => {
    while (next < over.length && (over[next]?.start ?? 0) <= place) {
      const mark = over[next++];
      if (mark) active.add(mark);
    }
    for (const mark of active) if (mark.end <= place) active.delete(mark);
    const narrowest = [...active].sort((a, b) => a.end - a.start - (b.end - b.start));
    return {
      start: place,
      text: body.slice(place, places[index + 1]),
      cards: [...new Set(narrowest.map(({ card }) => card))],
      kind: narrowest[0]?.kind ?? null,
      doubt: doubts.find((one) => one.start <= place && place < one.end)?.confidence ?? null,
      state: narrowest.some(({ state }) => state === 'proposed') ? 'proposed' : (narrowest[0]?.state ?? 'proposed'),
    };
  });
};

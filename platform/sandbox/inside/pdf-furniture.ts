import { type Flow, type Line, median } from './pdf-layout.ts';

/** A page taken apart: what stands around its text, its text, its notes. */
export interface SortedPage {
  readonly heads: readonly Line[];
  readonly flows: readonly Flow[];
  readonly notes: readonly Line[];
  readonly feet: readonly Line[];
}

export interface PageLines {
  readonly flows: readonly Flow[];
  /** Points. */
  readonly height: number;
}

/** Lines at either end of a page that may be its head or foot. */
const EDGE_LINES = 3;
/** The same line at the same height, give or take so many points. */
const SAME_PLACE = 4;
/** Heads and feet stand in these parts of a page. */
const HEAD_ZONE = 0.14;
const FOOT_ZONE = 0.86;
const NUMBER =
  /^[-–—\s|]*(?:(?:page|p\.|стар?\.|старонка|страница|сторінка)\s*)?(\d{1,4})(?:\s*(?:\/|of|de|sur|з|из|із)\s*\d{1,4})?[-–—\s|]*$/iu;

/**
 * Takes running heads and feet, page numbers and footnotes out of the pages of a document. A line is a head or foot
 * when other pages have the same (but for its numbers) in the same place; the first head stays where it is, since the
 * letterhead of a letter may come back smaller.
 */
export const sortPages = (pages: readonly PageLines[]): readonly SortedPage[] => {
  const known = recurring(pages);
  const size = median(pages.flatMap(({ flows }) => flows.flat().map(({ height }) => Math.round(height * 10) / 10)));
  return pages.map((page, index) => {
    const { top, foot } = edgesOf(page);
    const feet = new Set(foot.filter((line) => isNumber(line, page, index) || known(line, page, index)));
    const heads = new Set(
      top.filter((line) => !feet.has(line) && (isNumber(line, page, index) || (index > 0 && known(line, page, index)))),
    );
    const rest = page.flows.map((flow) => flow.filter((line) => !heads.has(line) && !feet.has(line)));
    const parted = rest.map((flow) => notesOf(flow, size));
    return {
      heads: [...heads],
      flows: parted.map(({ text }) => text).filter((flow) => flow.length > 0),
      notes: parted.flatMap(({ notes }) => notes),
      feet: [...feet],
    };
  });
};

const edgesOf = ({ flows, height }: PageLines): { readonly top: readonly Line[]; readonly foot: readonly Line[] } => {
  const lines = flows.flat().toSorted((a, b) => a.baseline - b.baseline);
  return {
    top: lines.slice(0, EDGE_LINES).filter(({ baseline }) => baseline < HEAD_ZONE * height),
    foot: lines.slice(-EDGE_LINES).filter(({ baseline }) => baseline > FOOT_ZONE * height),
  };
};

/** A number alone in the margin, parted from the text. */
const isNumber = (line: Line, { flows, height }: PageLines, index: number): boolean => {
  const number = NUMBER.exec(line.text)?.[1];
  if (number === undefined) return false;
  const near = flows.flat().some((other) => {
    const step = Math.abs(other.baseline - line.baseline);
    return other !== line && step > 0.5 && step < 1.65 * Math.max(other.height, line.height);
  });
  return (
    !near && (line.baseline < HEAD_ZONE * height || line.baseline > FOOT_ZONE * height || Number(number) === index + 1)
  );
};

const keyOf = ({ text }: Line): string => text.toLocaleLowerCase('und').replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ');

/** Whether another page has the same line in the same place. */
const recurring = (pages: readonly PageLines[]): ((line: Line, page: PageLines, index: number) => boolean) => {
  const places = new Map<string, { readonly page: number; readonly baseline: number }[]>();
  for (const [index, page] of pages.entries()) {
    const { top, foot } = edgesOf(page);
    for (const line of new Set([...top, ...foot])) {
      const key = keyOf(line);
      const list = places.get(key) ?? [];
      list.push({ page: index, baseline: line.baseline });
      places.set(key, list);
    }
  }
  return (line, _page, index) => {
    const found = (places.get(keyOf(line)) ?? []).filter(
      (other) => other.page !== index && Math.abs(other.baseline - line.baseline) < SAME_PLACE,
    );
    // The nearest pages suffice to tell; heads of left and right pages differ.
    return found.length >= (pages.length > 4 ? 2 : 1);
  };
};

const NOTE_START = /^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}[\s.)]|\[\d{1,3}\]|[*†‡§]{1,3})\s*\S/u;
const SMALLER = 0.94;

/** Notes are the end of a flow in smaller letters, from the first line that begins with a mark. */
const notesOf = (flow: Flow, size: number): { readonly text: Flow; readonly notes: Flow } => {
  let from = flow.length;
  while (from > 0 && (flow[from - 1]?.height ?? size) < SMALLER * size) from -= 1;
  const first = flow.findIndex((line, index) => index >= from && NOTE_START.test(line.text));
  // A page in small letters throughout has no notes that could be told from its text.
  if (first <= 0) return { text: flow, notes: [] };
  return { text: flow.slice(0, first), notes: flow.slice(first) };
};

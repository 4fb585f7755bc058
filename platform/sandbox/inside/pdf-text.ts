import type { Aside, PageSpan } from '@amparo/core/nouns/passage';
import { cleanText } from './clean-text.ts';
import type { SortedPage } from './pdf-furniture.ts';
import type { Flow, Line } from './pdf-layout.ts';

/** More than this many line heights between two base lines is the space between paragraphs. */
const PARAGRAPH_GAP = 1.65;

/**
 * The text of pages: heads, text, notes, feet of each; one line of the page a line of the text, a blank line where the
 * space or the indent of a line says that a paragraph ends, or where the text goes on elsewhere. Between two pages
 * stand two line ends that belong to neither.
 */
export const textOfPages = (
  pages: readonly (SortedPage | null)[],
): { readonly text: string; readonly pages: readonly PageSpan[] } => {
  const parts: string[] = [];
  let length = 0;
  const spans: PageSpan[] = [];
  const put = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, page] of pages.entries()) {
    if (index > 0) put('\n\n');
    const start = length;
    const aside = page === null ? [] : putPage(page, () => length, put);
    spans.push({ page: index + 1, start, end: length, ...(aside.length === 0 ? {} : { aside }) });
  }
  return { text: parts.join(''), pages: spans };
};

const putPage = (page: SortedPage, at: () => number, put: (part: string) => void): readonly Aside[] => {
  const begin = at();
  const aside: Aside[] = [];
  const noted = new Set(page.notes.flatMap(({ text }) => numberAtStart(text)));
  const putFlow = (flow: Flow, kind: Aside['kind'] | null): void => {
    if (at() > begin && flow.length > 0) put('\n\n');
    const from = at();
    for (const [index, line] of flow.entries()) {
      if (index > 0) put(dividerBetween(flow[index - 1] as Line, line, leftOf(flow)));
      if (kind === null) {
        for (const mark of marksIn(line, noted)) {
          aside.push({ kind: 'mark', start: at() + mark.at, end: at() + mark.at + mark.length });
        }
      }
      put(cleanText(line.text).replaceAll('\n', ' '));
    }
    if (kind !== null && at() > from) aside.push({ kind, start: from, end: at() });
  };
  putFlow(page.heads, 'furniture');
  for (const flow of page.flows) putFlow(flow, null);
  putFlow(page.notes, 'note');
  putFlow(page.feet, 'furniture');
  return aside.toSorted((a, b) => a.start - b.start);
};

/** A number that ends a word or sentence as if it were a part of it. */
const GLUED_NUMBER = /(?<=\p{L}{3}|\p{L}{3}[.,;:]|[)»”"’][.,;:]?)\d{1,3}(?=\s|$)/gu;
const ABBREVIATED = /(?:paras?|arts?|nos?|pp?|vols?|secs?|rules?|principles?)\.?$/iu;

/** Marks of notes that stand on this page: numbers set high, or glued to a word. */
const marksIn = ({ text, raised }: Line, noted: ReadonlySet<number>): readonly { at: number; length: number }[] => [
  ...raised.filter(({ number }) => noted.has(number)),
  ...[...text.matchAll(GLUED_NUMBER)]
    .filter((match) => noted.has(Number(match[0])) && !ABBREVIATED.test(text.slice(0, match.index)))
    .map((match) => ({ at: match.index, length: match[0].length })),
];

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const numberAtStart = (text: string): readonly number[] => {
  const digits = /^\[?([\d⁰¹²³⁴-⁹]{1,3})/u.exec(text)?.[1];
  if (digits === undefined) return [];
  return [
    Number([...digits].map((digit) => (SUPERSCRIPTS.includes(digit) ? SUPERSCRIPTS.indexOf(digit) : digit)).join('')),
  ];
};

const leftOf = (flow: Flow): number => Math.min(...flow.map(({ left }) => left));

const ENDED = /[.!?:;…”»")\]]$/u;

const dividerBetween = (before: Line, line: Line, left: number): string => {
  const step = line.baseline - before.baseline;
  const height = Math.max(before.height, line.height);
  const apart = step > PARAGRAPH_GAP * height || step < -line.height;
  const indented = line.left > left + 0.8 * height && before.left < left + 0.3 * height && ENDED.test(before.text);
  return apart || indented ? '\n\n' : '\n';
};

/** One line of the source: offsets without the line break, and the text without outer space. */
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** Looked through for the end of a sentence that a page break has cut. */
const FURNITURE_AHEAD = 6;
const PAGE_NUMBER = /^(?:[-–—] ?)?(?:page )?\d{1,3}(?: ?(?:\/|of|de|sur|из|з) ?\d{1,3})?(?: ?[-–—])?$/iu;
const FOOTNOTE = /^(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\d{1,2} \p{Lu}|\[\d{1,2}\] )/u;
/** "Ms. Example" and "cf. A" begin no item. */
const LIST_ITEM =
  /^(?:[-•–*·] |\(?(?!(?:Ms|Mr|Mrs|Dr|MM|Mme|Mmes|Sr|Sra|No|Nos|St|art|arts|cf|vs|para|par|núm|párr|al|etc|p|pp|v|n)[.)])[a-z]{1,4}[).] |\(?\d{1,2}[).] )/iu;
/** A line that ends so goes on: the full stop belongs to the word. */
const ABBREVIATED = /(?:^|[\s(])(?:Ms|Mr|Mrs|Dr|Prof|MM?|Mmes?|Sra?s?|No|Nos|arts?|paras?|спад|гр)\.$/iu;
const FINISHED = /[.!?:;…”"»)\]]['*_]{0,4}$/u;

/**
 * Lines to paragraphs: hard-wrapped lines joined, sentences cut by a page break made whole, and the page numbers
 * and footnotes that stood inside them lifted out to the end. No line is lost.
 */
export const paragraphsOf = (lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] => {
  const blocks = unwrapped(lines);
  const paragraphs: SourceLine[][] = [];
  const lifted: SourceLine[][] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = [...(blocks[at] as SourceLine[])];
    for (;;) {
      const next = continuation(blocks, at, shownOf(block));
      if (next === undefined) break;
      lifted.push(...blocks.slice(at + 1, next));
      block.push(...(blocks[next] as SourceLine[]));
      at = next;
    }
    paragraphs.push(block);
  }
  return [...paragraphs, ...lifted];
};

/** The end of a block is all that the rules look at; a bound keeps joining linear. */
const shownOf = (block: readonly SourceLine[]): string => (block.at(-1)?.shown ?? '').slice(-400);

const continuation = (blocks: readonly SourceLine[][], at: number, shown: string): number | undefined => {
  if (
    (FINISHED.test(shown) && !ABBREVIATED.test(shown)) ||
    shown.length < 2 ||
    LIST_ITEM.test(shown) ||
    PAGE_NUMBER.test(shown)
  )
    return undefined;
  for (let next = at + 1; next < blocks.length && next <= at + FURNITURE_AHEAD; next += 1) {
    const candidate = blocks[next]?.[0]?.shown ?? '';
    if (goesOn(shown, candidate)) return next;
    if (!PAGE_NUMBER.test(candidate) && !FOOTNOTE.test(candidate)) return undefined;
  }
  return undefined;
};

const goesOn = (shown: string, next: string): boolean => {
  if (LIST_ITEM.test(next)) return false;
  if (/^\p{Ll}/u.test(next) || ABBREVIATED.test(shown)) return shown.length > 12;
  const open = shown.lastIndexOf('(');
  if (open < 0 || shown.indexOf(')', open) >= 0 || !/^\p{L}/u.test(next)) return false;
  const close = next.slice(0, 80).indexOf(')');
  return close >= 0 && !next.slice(0, close).includes('(');
};

/** Blank lines part blocks always; other line breaks do unless the text is wrapped at a width. */
const unwrapped = (lines: readonly SourceLine[]): SourceLine[][] => {
  const width = wrapWidth(lines);
  const blocks: SourceLine[][] = [];
  let open: SourceLine[] | undefined;
  for (const line of lines) {
    if (line.shown === '') {
      open = undefined;
      continue;
    }
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && width !== undefined && wraps(last, line, width)) open.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks;
};

const wraps = (line: SourceLine, next: SourceLine, width: number): boolean => {
  if (LIST_ITEM.test(next.shown)) return false;
  if (ABBREVIATED.test(line.shown)) return true;
  const full = line.shown.length >= width * 0.7;
  if (/[.:!?]$/u.test(line.shown) && line.shown.length < width * 0.9 && /^\p{Lu}/u.test(next.shown)) return false;
  return full || (/^\p{Ll}/u.test(next.shown) && line.shown.length >= width * 0.4);
};

/** The width that the text is wrapped at, or nothing when its lines are paragraphs. */
const wrapWidth = (lines: readonly SourceLine[]): number | undefined => {
  const followed = lines.filter((line, index) => line.shown !== '' && (lines[index + 1]?.shown ?? '') !== '');
  if (followed.length < 6) return undefined;
  const lengths = followed.map((line) => line.shown.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const longest = lengths.at(-1) ?? 0;
  if (width < 45 || width > 130 || longest > width * 1.4) return undefined;
  const full = lengths.filter((length) => length >= width * 0.75).length;
  return full >= lengths.length * 0.6 ? width : undefined;
};

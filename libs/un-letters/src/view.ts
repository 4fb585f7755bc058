import { repairsOf } from './ocr-repair.ts';
import { paragraphsOf, type SourceLine } from './paragraphs.ts';
import { ViewUnits } from './view-units.ts';

/** `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text as a reader sees it: one paragraph a line, single spaces, straight apostrophes; no Markdown marks,
 * soft hyphens or page furniture inside sentences. Everything found in `text` has a way back.
 */
export interface View {
  readonly text: string;
  /** The span of the original that a span of `text` came from; never empty for a span that is not. */
  original(span: Span): Span;
}

const SPACE = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const MARK = /\p{M}/u;
const REPLACED: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u201b': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
};
const LINK = /\[([^[\]\n]{1,200})\]\([^()\s]{0,300}\)/uy;
const LINE_MARK = /[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)/uy;

/**
 * What a text holds besides its sentences, as whoever took it out of its pages knows: `furniture` and `note` are whole
 * lines, put behind the text; `mark` is a note's number in a sentence, left out.
 */
export interface Besides extends Span {
  readonly kind: 'furniture' | 'note' | 'mark';
}

/**
 * Makes the readable view of a text. Linear in its length; of any text, also one made to be slow. `besides` is in the
 * order of the text.
 */
export const viewOf = (text: string, besides: readonly Besides[] = []): View => {
  const marks = besides.filter(({ kind }) => kind === 'mark');
  const lines = linesOf(text);
  const units = new ViewUnits(text.length);
  for (const paragraph of paragraphsAround(lines, besides)) {
    const first = paragraph[0];
    if (first === undefined) continue;
    if (units.length > 0) units.push(LINE_END, first.start, first.start);
    paragraph.forEach((line, index) => {
      if (index > 0) joinWords(units, line);
      for (const part of withoutMarks(line, marks)) pushLine(units, text, part);
    });
    while (units.fromEnd(1) === ' ') units.pop();
  }
  return viewOfUnits(repaired(spaced(units)), text);
};

/** The paragraphs of the text proper, then those of the notes and of what stands around the text. */
const paragraphsAround = (
  lines: readonly SourceLine[],
  besides: readonly Besides[],
): readonly (readonly SourceLine[])[] => {
  const blocks = besides.filter(({ kind }) => kind !== 'mark');
  if (blocks.length === 0) return paragraphsOf(lines);
  const [text, lifted]: [SourceLine[], SourceLine[]] = [[], []];
  let next = 0;
  for (const line of lines) {
    while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start && line.end > line.start) next += 1;
    const block = blocks[next];
    const inside = block !== undefined && line.end > line.start && block.start <= line.start && line.end <= block.end;
    if (!inside) {
      text.push(line);
      continue;
    }
    if (lifted.at(-1)?.shown !== '' && block.start === line.start) lifted.push({ ...line, end: line.start, shown: '' });
    lifted.push(line);
  }
  return [...paragraphsOf(text), ...paragraphsOf(lifted)];
};

/** The line in parts, cut where marks stand; whole when there are none. */
const withoutMarks = (line: SourceLine, marks: readonly Span[]): readonly SourceLine[] => {
  const inside = marksWithin(line, marks);
  if (inside.length === 0) return [line];
  const starts = [line.start, ...inside.map(({ end }) => end)];
  return starts.map((start, index) => ({ ...line, start, end: inside[index]?.start ?? line.end }));
};

/** Found by halving: a long document has many lines and many marks. */
const marksWithin = (line: SourceLine, marks: readonly Span[]): readonly Span[] => {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < line.start) low = middle + 1;
    else high = middle;
  }
  const inside: Span[] = [];
  for (let at = low; at < marks.length && (marks[at]?.start ?? 0) < line.end; at += 1) inside.push(marks[at] as Span);
  return inside;
};

const viewOfUnits = (units: ViewUnits, source: string): View => ({
  text: units.text(),
  original: ({ start, end }) => {
    const from = units.start(start) ?? units.end(units.length - 1) ?? 0;
    const to = end > start ? (units.end(end - 1) ?? from) : from;
    const cutsLink =
      source[from - 1] === '[' && /^[^[\]]{1,200}\]\(/u.test(source.slice(from, Math.min(to, from + 204)));
    return { start: Math.min(from, to) - (cutsLink ? 1 : 0), end: Math.max(from, to) };
  },
});

/** Lines of the text with their offsets; a form feed ends a line and is an empty one itself. */
const linesOf = (text: string): SourceLine[] => {
  const lines: SourceLine[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (at < text.length && char !== '\n' && char !== '\f' && char !== '\r') continue;
    lines.push({ start, end: at, shown: text.slice(start, at).trim() });
    if (char === '\f') lines.push({ start: at, end: at, shown: '' });
    if (char === '\r' && text[at + 1] === '\n') at += 1;
    start = at + 1;
  }
  return lines;
};

const pushLine = (units: ViewUnits, text: string, line: SourceLine): void => {
  LINE_MARK.lastIndex = line.start;
  let at = line.start + (LINE_MARK.exec(text)?.[0].length ?? 0);
  let labelEnd = -1;
  let linkEnd = -1;
  while (at < line.end) {
    if (at === labelEnd) {
      at = linkEnd;
      labelEnd = -1;
      continue;
    }
    if (isPlain(text.charCodeAt(at)) && !MARK.test(text[at + 1] ?? '')) {
      units.push(text.charCodeAt(at), at, at + 1);
      at += 1;
      continue;
    }
    const char = text[at] as string;
    if (char === '[' && labelEnd < 0) {
      LINK.lastIndex = at;
      const link = LINK.exec(text);
      if (link !== null && at + link[0].length <= line.end) {
        labelEnd = at + 1 + (link[1] ?? '').length;
        linkEnd = at + link[0].length;
        at += 1;
        continue;
      }
    }
    if (INVISIBLE.test(char) || (char === '*' && !isBullet(text, at, line))) {
      at += 1;
      continue;
    }
    at = pushChar(units, text, at);
  }
};

const isBullet = (text: string, at: number, line: SourceLine): boolean =>
  text[at + 1] === ' ' && text.slice(line.start, at).trim() === '';

/** A letter or digit of ASCII: nothing happens to it, and most of most texts is such. */
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

const pushChar = (units: ViewUnits, text: string, at: number): number => {
  const char = text[at] as string;
  if (SPACE.test(char)) {
    const last = units.fromEnd(1);
    if (last !== '' && last !== ' ' && last !== '\n') units.push(BLANK, at, at + 1);
    return at + 1;
  }
  const mark = text[at + 1];
  if (mark !== undefined && MARK.test(mark)) {
    const composed = (char + mark).normalize('NFC');
    if (composed.length === 1) {
      units.push(composed.charCodeAt(0), at, at + 2);
      return at + 2;
    }
  }
  for (const shown of REPLACED[char] ?? char) units.push(shown.charCodeAt(0), at, at + 1);
  return at + 1;
};

/** Puts the space of a joined line, or takes back the hyphen of a word cut by the line's end. */
const joinWords = (units: ViewUnits, next: SourceLine): void => {
  while (units.fromEnd(1) === ' ') units.pop();
  const hyphenated = units.fromEnd(1) === '-' && /^\p{Ll}{2}/u.test(next.shown) && /\p{Ll}/u.test(units.fromEnd(2));
  if (hyphenated) units.pop();
  else if (units.length > 0) units.push(BLANK, next.start, next.start);
};

const LINE_END = 0x0a;
const BLANK = 0x20;

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|de enero|de febrero|de marzo|de abril|de mayo|de junio|de julio|de agosto|de septiembre|de octubre|de noviembre|de diciembre';
/** Places where a capture lost a space: before a number with a slash, a month, an honorific, a fixed opening. */
const GLUED = new RegExp(
  [
    '(?<=\\p{Ll}{3})(?=\\d{1,3}/\\d)',
    `(?<=\\d)(?=(?:${MONTHS})(?:\\d{4}| ))`,
    `(?<=\\d (?:${MONTHS}))(?=\\d{4}(?!\\d))`,
    '(?<=[\\p{Ll},;.)])(?=(?:Ms|Mr|Mrs|Dr)\\. ?\\p{Lu})',
    '(?<=[\\p{Ll}\\d,;.)])(?=(?:Ref\\.|REFERENCE:|RÉFÉRENCE|REFERENCIA|Excellency,|Excellence,|Excelencia,|Mandates of|Mandats d|Mandatos d|Special Rapporteur|Working Group|Independent Expert|Human Rights Council|We have the|Please accept|According to the information|Without prejudging))',
    '(?<=\\p{L}[,;])(?=\\p{L})',
    '(?<=(?:^| )(?:of|to|in|by|and|for|with|from|on|under))(?=the )',
    '(?<=\\p{Ll}{2}[.?])(?=\\p{Lu}\\p{Ll})',
  ].join('|'),
  'gu',
);

/** A scan's damage read as what it was; every char keeps the place it came from. */
const repaired = (units: ViewUnits): ViewUnits => {
  const repairs = repairsOf(units.text());
  if (repairs.length === 0) return units;
  const out = new ViewUnits(units.length);
  let from = 0;
  for (const { at, length, char } of repairs) {
    if (at + length > units.length) break;
    out.copy(units, from, at);
    for (let unit = 0; unit < char.length; unit += 1)
      out.push(char.charCodeAt(unit), units.start(at) ?? 0, units.end(at + length - 1) ?? 0);
    from = at + length;
  }
  out.copy(units, from, units.length);
  return out;
};

const spaced = (units: ViewUnits): ViewUnits => {
  const gaps: number[] = [];
  for (const match of units.text().matchAll(GLUED)) gaps.push(match.index);
  if (gaps.length === 0) return units;
  // Each character is one unit, so offsets of the text are indices of the units.
  const out = new ViewUnits(units.length + gaps.length);
  let from = 0;
  for (const gap of gaps) {
    out.copy(units, from, gap);
    from = gap;
    const at = units.start(gap) ?? 0;
    if (out.fromEnd(1) !== ' ' && out.fromEnd(1) !== '\n') out.push(BLANK, at, at);
  }
  out.copy(units, from, units.length);
  return out;
};

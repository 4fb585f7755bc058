import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { sfntOfWoff } from './sfnt-of-woff.ts';

/** Faces of the house: text, headings, hashes. */
export type Face = 'plain' | 'bold' | 'mono';

const FAMILY: Readonly<Record<Face, readonly [family: string, weight: number]>> = {
  plain: ['ibm-plex-sans', 400],
  bold: ['ibm-plex-sans', 600],
  mono: ['ibm-plex-mono', 400],
};

/** The font packages come divided by script; which letters stand in which file is said in their unicode.json. */
const PARTS = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext'] as const;
type Part = (typeof PARTS)[number];

const RANGES: Readonly<Record<Part, readonly (readonly [number, number])[]>> = {
  latin: [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x152, 0x153],
    [0x2bb, 0x2bc],
    [0x2010, 0x2027],
    [0x2030, 0x205e],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
    [0x2212, 0x2212],
  ],
  cyrillic: [
    [0x400, 0x45f],
    [0x490, 0x491],
    [0x4b0, 0x4b1],
    [0x2116, 0x2116],
  ],
  'latin-ext': [
    [0x100, 0x2ba],
    [0x1e00, 0x1e9f],
    [0x20a0, 0x20ab],
  ],
  'cyrillic-ext': [[0x460, 0x52f]],
};

const partOf = (code: number): Part | undefined =>
  PARTS.find((part) => RANGES[part].some(([first, last]) => code >= first && code <= last));

interface Run {
  readonly font: string;
  readonly text: string;
}

/**
 * Text as runs of one font each. What has no letter in the fonts, and every sign that cannot be seen or turns the
 * direction of writing, is written out as <U+202E>: a name can neither break a line nor look like another.
 */
export const runsOf = (text: string, face: Face): readonly Run[] => {
  const runs: { font: string; text: string }[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const part = partOf(code);
    const shown = part === undefined ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : sign;
    const last = runs.at(-1);
    // A space belongs to whatever stands before it.
    const font = sign === ' ' && last !== undefined ? last.font : `${face} ${part ?? 'latin'}`;
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
};

export const INK = { black: '#1b1f24', grey: '#5c6570', red: '#b3261e', line: '#c9ced4' } as const;
export type Ink = keyof typeof INK;

interface Manner {
  readonly face?: Face;
  readonly size?: number;
  readonly ink?: Ink;
  readonly indent?: number;
}

const [WIDTH, HEIGHT, MARGIN] = [595.28, 841.89, 48];
const LABEL = 150;

/**
 * Pages of A4 that are filled from the top. The same calls give the same bytes: no clock, no chance; the date of the
 * document is given.
 */
export class PdfPages {
  readonly #doc: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #y = MARGIN;

  constructor(about: { readonly title: string; readonly date: Date; readonly language: string }) {
    this.#doc = new PDFDocument({
      size: [WIDTH, HEIGHT],
      margin: 0,
      bufferPages: true,
      lang: about.language,
      info: {
        Title: about.title,
        CreationDate: about.date,
        ModDate: about.date,
        Producer: 'Amparo',
        Creator: 'Amparo',
      },
    });
    for (const face of Object.keys(FAMILY) as Face[])
      for (const part of PARTS) this.#doc.registerFont(`${face} ${part}`, fontFile(face, part));
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.#doc.on('end', () => resolve()));
  }

  heading(text: string): void {
    this.space(10);
    this.#need(40);
    this.line(text, { face: 'bold', size: 11.5 });
    this.rule();
  }

  /** A label and what it says, beside each other. */
  pair(label: string, text: string, manner: Manner = {}): void {
    const size = manner.size ?? 9;
    const lines = this.#wrap(text, { ...manner, size }, WIDTH - 2 * MARGIN - LABEL);
    const labels = this.#wrap(label, { size }, LABEL - 10);
    for (let at = 0; at < Math.max(lines.length, labels.length); at += 1) {
      this.#need(size * 1.45);
      this.#draw(labels[at] ?? [], MARGIN, { size, ink: manner.ink === 'red' ? 'red' : 'grey' });
      this.#draw(lines[at] ?? [], MARGIN + LABEL, { ...manner, size });
      this.#y += size * 1.45;
    }
    this.#y += 1.5;
  }

  line(text: string, manner: Manner = {}): void {
    const { size = 9, indent = 0 } = manner;
    for (const runs of this.#wrap(text, manner, WIDTH - 2 * MARGIN - indent)) {
      this.#need(size * 1.45);
      this.#draw(runs, MARGIN + indent, manner);
      this.#y += size * 1.45;
    }
  }

  rule(ink: Ink = 'line'): void {
    this.#doc
      .moveTo(MARGIN, this.#y)
      .lineTo(WIDTH - MARGIN, this.#y)
      .lineWidth(0.6)
      .strokeColor(INK[ink])
      .stroke();
    this.#y += 5;
  }

  space(points: number): void {
    this.#y += points;
  }

  /** Ends the document, with a foot on every page. */
  async end(foot: string): Promise<Uint8Array> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      this.#y = HEIGHT - 34;
      const number = `${page + 1} / ${count}`;
      const [line] = this.#wrap(foot, { size: 7.5 }, WIDTH - 2 * MARGIN - 60);
      this.#draw(line ?? [], MARGIN, { size: 7.5, ink: 'grey' });
      this.#draw(runsOf(number, 'plain'), WIDTH - MARGIN - this.#widthOf(number, 'plain', 7.5), {
        size: 7.5,
        ink: 'grey',
      });
    }
    this.#doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #need(height: number): void {
    if (this.#y + height <= HEIGHT - 52) return;
    this.#doc.addPage();
    this.#y = MARGIN;
  }

  #draw(runs: readonly Run[], x: number, { size = 9, ink = 'black' }: Manner): void {
    let at = x;
    for (const { font, text } of runs) {
      this.#doc.font(font).fontSize(size).fillColor(INK[ink]).text(text, at, this.#y, { lineBreak: false });
      at += this.#doc.widthOfString(text);
    }
  }

  #widthOf(text: string, face: Face, size: number): number {
    let width = 0;
    for (const run of runsOf(text, face)) width += this.#doc.font(run.font).fontSize(size).widthOfString(run.text);
    return width;
  }

  /** Lines of at most this width; a word that is wider, such as a hash, is broken where it must. */
  #wrap(text: string, { face = 'plain', size = 9 }: Manner, width: number): readonly (readonly Run[])[] {
    const lines: string[] = [];
    let line = '';
    const fits = (words: string): boolean => this.#widthOf(words.trimEnd(), face, size) <= width;
    for (const word of text.split(/(?<= )/)) {
      if (fits(line + word)) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const sign of word) {
        if (line !== '' && !fits(line + sign)) {
          lines.push(line);
          line = '';
        }
        line += sign;
      }
    }
    if (line !== '' || lines.length === 0) lines.push(line);
    return lines.map((one) => runsOf(one.trimEnd(), face));
  }
}

const fonts = new Map<string, Buffer>();

const fontFile = (face: Face, part: Part): Buffer => {
  const [family, weight] = FAMILY[face];
  const file = `${family}-${part}-${weight}-normal.woff`;
  const path = (): string => fileURLToPath(import.meta.resolve(`@fontsource/${family}/files/${file}`));
  const known = fonts.get(file) ?? sfntOfWoff(readFileSync(path()));
  fonts.set(file, known);
  return known;
};

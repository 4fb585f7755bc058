import type { ItemProblem } from '@amparo/core/nouns/item';
import type { CellSpan, SheetSpan } from '../extraction.ts';
import { cellAddress } from './cell-address.ts';
import { cleanText } from './clean-text.ts';
import { checkZipSizes, readParts } from './inspect-zip.ts';
import { problemOnly, type Reader, type ReadRequest } from './reading.ts';
import { openWorkbook, type Workbook, type WorkbookSheet } from './xlsx-book.ts';
import { type Place, readSheet } from './xlsx-sheet.ts';

/**
 * A workbook (ECMA-376 part 1, §18) as text: for each sheet its name on a line, then one row a line with tabs between
 * the cells, then a blank line. Numbers stand as they are stored, dates as ISO 8601, formulas as their last computed
 * value. A cell merged over rows stands once in the text and is a cell of each of those rows. Hidden sheets are read,
 * and said.
 */
export const readXlsx: Reader = async (bytes, request) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const files = await readParts(
    bytes,
    (name) => /\.(xml|rels)$/.test(name) && !/\/(theme|drawings|charts)\//.test(name),
  );
  const book = openWorkbook(files);
  if (book === null) return problemOnly('parser-failed', 'The file has no workbook part.');
  const text = new SheetText(request.limits.textLength);
  for (const sheet of book.sheets) if (!text.add(book, sheet)) return tooLong(request);
  return {
    text: text.parts.join(''),
    sheets: text.sheets,
    problems: hiddenSheets(book),
  };
};

const hiddenSheets = ({ sheets }: Workbook): readonly ItemProblem[] => {
  const names = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `“${name}”`);
  if (names.length === 0) return [];
  return [
    { code: 'hidden-content', message: `Sheets that the workbook hides, read all the same: ${names.join(', ')}.` },
  ];
};

const tooLong = ({ limits }: ReadRequest) =>
  problemOnly('expansion-limit', `The sheets have more than ${limits.textLength} characters.`);

class SheetText {
  readonly parts: string[] = [];
  readonly sheets: SheetSpan[] = [];
  readonly #most: number;
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** False when the text grows too long. */
  add(book: Workbook, sheet: WorkbookSheet): boolean {
    const start = this.#length;
    this.#write(`${cleanText(sheet.name)}\n`);
    const { rows, merged } = readSheet(book, sheet.bytes);
    const spans: CellSpan[][] = [];
    const at = new Map<string, CellSpan>();
    for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
      // Rows without cells leave an empty line each, as far as a page of them; then one.
      while (spans.length < row) {
        if (row - spans.length > MOST_EMPTY_ROWS) spans.length = row - 1;
        spans[spans.length] = [];
        this.#write('\n');
      }
      spans.push(this.#line(row, cells, at));
      if (this.#length > this.#most) return false;
    }
    repeatMerged(spans, merged, at);
    this.sheets.push({ name: sheet.name, start, end: this.#length, rows: Array.from(spans, (row) => row ?? []) });
    this.#write('\n');
    return true;
  }

  #line(row: number, cells: ReadonlyMap<number, string>, at: Map<string, CellSpan>): CellSpan[] {
    const spans: CellSpan[] = [];
    let column = 0;
    for (const [place, value] of [...cells].sort(([a], [b]) => a - b)) {
      this.#write('\t'.repeat(place - column));
      column = place;
      const span = {
        address: cellAddress(place, row),
        start: this.#length,
        end: this.#length + value.length,
        value,
      };
      this.#write(value);
      spans.push(span);
      at.set(span.address, span);
    }
    this.#write('\n');
    return spans;
  }

  #write(text: string): void {
    this.parts.push(text);
    this.#length += text.length;
  }
}

const MOST_EMPTY_ROWS = 1000;
const MOST_MERGED = 100_000;

/** Gives each row under a merged cell that cell too, with the place where its words stand. */
const repeatMerged = (
  rows: CellSpan[][],
  merged: readonly { readonly from: Place; readonly to: Place }[],
  at: ReadonlyMap<string, CellSpan>,
): void => {
  let left = MOST_MERGED;
  for (const { from, to } of merged) {
    const origin = at.get(cellAddress(from.column, from.row));
    if (origin === undefined) continue;
    for (let row = from.row + 1; row <= Math.min(to.row, rows.length - 1) && left > 0; row += 1) {
      const cells = rows[row];
      if (cells === undefined || cells.length === 0) continue;
      left -= 1;
      cells.push({ ...origin, address: cellAddress(from.column, row) });
      cells.sort((a, b) => columnOf(a.address) - columnOf(b.address));
    }
  }
};

const columnOf = (address: string): number => {
  let column = 0;
  for (const letter of address) {
    if (letter < 'A') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column;
};

import type { ItemProblem } from '@amparo/core/nouns/item';
import type { CellSpan, SheetSpan } from '../extraction.ts';
import { cellAddress } from './cell-address.ts';
import { cleanText } from './clean-text.ts';
import { problemOnly, type Reading, type ReadRequest } from './reading.ts';

/** A sheet as its format gives it: values of filled cells by row and column, and cells merged over several rows. */
export interface Sheet {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly merged: readonly { readonly from: Place; readonly to: Place }[];
}

/** A cell's place, both counted from 0. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/**
 * Sheets as text: each has its name on a line, then one row a line with tabs between the cells, then a blank line. A cell
 * merged over rows stands once in the text and is a cell of each of those rows.
 */
export class SheetText {
  readonly parts: string[] = [];
  readonly sheets: SheetSpan[] = [];
  readonly #most: number;
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** False when the text grows too long. */
  add(name: string, { rows, merged }: Sheet): boolean {
    const start = this.#length;
    this.#write(`${cleanText(name)}\n`);
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
    this.sheets.push({ name, start, end: this.#length, rows: Array.from(spans, (row) => row ?? []) });
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

export const hiddenSheets = (
  sheets: readonly { readonly name: string; readonly isHidden: boolean }[],
): readonly ItemProblem[] => {
  const names = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `“${name}”`);
  if (names.length === 0) return [];
  return [
    { code: 'hidden-content', message: `Sheets that the workbook hides, read all the same: ${names.join(', ')}.` },
  ];
};

export const tooLong = ({ limits }: ReadRequest): Reading =>
  problemOnly('expansion-limit', `The sheets have more than ${limits.textLength} characters.`);

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

import { cleanText } from './clean-text.ts';
import type { Place, Sheet } from './sheet-text.ts';
import { walkXml } from './walk-xml.ts';
import type { Workbook } from './xlsx-book.ts';

const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** The filled cells of a sheet (ECMA-376 part 1, §18.3). */
export const readSheet = (book: Workbook, bytes: Buffer): Sheet => {
  const rows = new Map<number, Map<number, string>>();
  const merged: { from: Place; to: Place }[] = [];
  let [row, column, type, style, value, holds] = [-1, -1, 'n', 0, '', ''];
  walkXml(bytes, {
    open: (name, attribute) => {
      if (name === 'row') {
        row = (Number(attribute('r')) || row + 2) - 1;
        column = -1;
      } else if (name === 'c') {
        const place = placeOf(attribute('r') ?? '');
        [row, column] = place === null ? [row, column + 1] : [place.row, place.column];
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
      } else if (name === 'v' || name === 't' || name === 'rPh') {
        holds = name;
      } else if (name === 'mergeCell') {
        const [from, to] = (attribute('ref') ?? '').split(':').map(placeOf);
        if (from && to && to.row > from.row) merged.push({ from, to });
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'rPh') holds = '';
      else if (name === 'c' && row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS) {
        const text = cleanText(cellValue(book, type, style, value));
        if (text === '') return;
        const cells = rows.get(row) ?? new Map<number, string>();
        cells.set(column, text);
        rows.set(row, cells);
      }
    },
    text: (text) => {
      if (holds === 'v' || holds === 't') value += text;
    },
  });
  return { rows, merged };
};

const placeOf = (reference: string): Place | null => {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return null;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column: column - 1, row: Number(digits) - 1 };
};

/** The value of a cell by its type (§18.18.11). */
const cellValue = (book: Workbook, type: string, style: number, value: string): string => {
  switch (type) {
    case 's':
      return book.texts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return book.dateStyles[style] === true ? dateOf(value, book.from1904) : value;
    default:
      // Text of the cell itself, text of a formula, a day in ISO 8601, or an error as it is shown.
      return value;
  }
};

/** Days from the year 100 to the year 9999. */
const [LEAST_DAYS, MOST_DAYS] = [-657_434, 2_958_466];

/**
 * A serial number as ISO 8601: whole days are dates, parts of a day times. Spreadsheets count 29 February 1900, which
 * never was (§18.17.4.1), so days before 1 March 1900 are one later; LibreOffice goes on below zero. What is no day stays the number that it is.
 */
const dateOf = (value: string, from1904: boolean): string => {
  const serial = Number(value);
  if (value.trim() === '' || !Number.isFinite(serial) || serial < LEAST_DAYS || serial >= MOST_DAYS) return value;
  const seconds = Math.round(serial * 86_400);
  if (seconds >= 0 && seconds < 86_400 && !from1904) return new Date(seconds * 1000).toISOString().slice(11, 19);
  const zero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial >= 0 && serial < 61 ? 31 : 30);
  const moment = new Date(zero + seconds * 1000).toISOString();
  return seconds % 86_400 === 0 ? moment.slice(0, 10) : moment.slice(0, 19);
};

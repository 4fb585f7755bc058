import type { CellSpan } from '../extraction.ts';
import { cellAddress } from './cell-address.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { problemOnly, type Reader } from './reading.ts';

const SAMPLE = 64 * 1024;
const SAMPLE_LINES = 20;

/** CSV (RFC 4180) with comma, semicolon or tab. The text is the file as it is; cells are places in it. */
export const readCsv: Reader = async (bytes) => {
  const decoded = decodeText(bytes);
  if (decoded === null) return problemOnly('parser-failed', 'The file begins as text and goes on as something else.');
  const text = cleanText(decoded.text);
  const rows = rowsOf(text, delimiterOf(text));
  return { text, charset: decoded.charset, sheets: [{ name: '', start: 0, end: text.length, rows }], problems: [] };
};

/** The sign that divides the first line and then the most lines into as many cells; a tab before a semicolon before a comma. */
const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, SAMPLE)
    .replaceAll(/"[^"]*"/g, '')
    .split('\n', SAMPLE_LINES);
  const counted = ['\t', ';', ','].map((sign) => {
    const [first = 1, ...rest] = lines.map((line) => line.split(sign).length);
    return { sign, agreeing: first === 1 ? -1 : rest.filter((count) => count === first).length };
  });
  return counted.reduce((best, next) => (next.agreeing > best.agreeing ? next : best)).sign;
};

const rowsOf = (text: string, delimiter: string): CellSpan[][] => {
  const rows: CellSpan[][] = [];
  let row: CellSpan[] = [];
  let column = 0;
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at, delimiter);
    if (cell.value !== '') row.push({ address: cellAddress(column, rows.length), ...cell });
    at = cell.end + (text[at] === '"' && text[cell.end] === '"' ? 1 : 0);
    // What stands between a closing quote and the delimiter belongs to no cell.
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
    if (text[at] === delimiter) {
      column += 1;
    } else {
      rows.push(row);
      row = [];
      column = 0;
    }
    at += 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
};

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const bareCell = (text: string, start: number, delimiter: string): Cell => {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  return { start, end, value: text.slice(start, end) };
};

/** From after the opening quote to before the closing one; a doubled quote inside stands for one. */
const quotedCell = (text: string, open: number): Cell => {
  const start = open + 1;
  let end = start;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  end = Math.min(end, text.length);
  return { start, end, value: text.slice(start, end).replaceAll('""', '"') };
};

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

/**
 * The sign that the file names itself (`sep=;`, as Excel has it), or the one that divides the most lines into as many
 * cells, whatever stands above the table; a tab before a semicolon before a comma before a bar.
 */
const delimiterOf = (text: string): string => {
  const told = /^sep=([^\n])\n/i.exec(text)?.[1];
  if (told !== undefined) return told;
  const lines = text
    .slice(0, SAMPLE)
    .replaceAll(/"[^"]*"/g, '')
    .split('\n', SAMPLE_LINES);
  const counted = ['\t', ';', ',', '|'].map((sign) => {
    const alike = new Map<number, number>();
    for (const cells of lines.map((line) => line.split(sign).length).filter((count) => count > 1))
      alike.set(cells, (alike.get(cells) ?? 0) + 1);
    return { sign, agreeing: Math.max(0, ...alike.values()) };
  });
  const best = counted.reduce((one, next) => (next.agreeing > one.agreeing ? next : one));
  return best.agreeing === 0 ? ',' : best.sign;
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

import readXlsxFile from 'read-excel-file/node';
import type { CellSpan, SheetSpan } from '../extraction.ts';
import { cellAddress } from './cell-address.ts';
import { cleanText } from './clean-text.ts';
import type { Reader } from './reading.ts';

/**
 * A workbook as text: for each sheet its name on a line, then one row a line with tabs between the cells, then a blank
 * line. Numbers stand as they are stored, dates as ISO 8601, formulas as their last computed value.
 */
export const readXlsx: Reader = async (bytes) => {
  const workbook = await readXlsxFile<string>(bytes, { trim: false, parseNumber: (digits) => digits });
  const sheets: SheetSpan[] = [];
  let text = '';
  for (const { sheet: name, data } of workbook) {
    const start = text.length;
    text += `${cleanText(name)}\n`;
    const rows: CellSpan[][] = [];
    for (const [row, values] of data.entries()) {
      const line = lineOf(values, row, text.length);
      rows.push(line.cells);
      text += `${line.text}\n`;
    }
    sheets.push({ name, start, end: text.length, rows });
    text += '\n';
  }
  return { text, sheets, problems: [] };
};

const lineOf = (values: readonly unknown[], row: number, offset: number): { text: string; cells: CellSpan[] } => {
  const cells: CellSpan[] = [];
  let text = '';
  for (const [column, content] of values.entries()) {
    if (column > 0) text += '\t';
    const value = cellText(content);
    const start = offset + text.length;
    if (value !== '') cells.push({ address: cellAddress(column, row), start, end: start + value.length, value });
    text += value;
  }
  return { text: text.replace(/\t+$/, ''), cells };
};

const cellText = (content: unknown): string => {
  if (content === null || content === undefined) return '';
  if (content instanceof Date) {
    if (Number.isNaN(content.getTime())) return '';
    return content
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, '');
  }
  return cleanText(String(content));
};

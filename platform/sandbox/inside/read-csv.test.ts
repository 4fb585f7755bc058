import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { cellAddress } from './cell-address.ts';
import { readCsv } from './read-csv.ts';

const read = async (csv: string) => {
  const { text = '', sheets } = await readCsv(Buffer.from(csv), { declaredName: 'x.csv', limits: DEFAULT_LIMITS });
  const rows = sheets?.[0]?.rows ?? [];
  return {
    text,
    values: rows.map((row) => row.map(({ address, value }) => `${address}=${value}`)),
    quotes: rows.flat().map(({ start, end }) => text.slice(start, end)),
  };
};

describe('CSV', () => {
  it('keeps the text as it is and finds each cell in it', async () => {
    const { text, values, quotes } = await read('№;Імя\r\n1;Янка\r\n\r\n3;"Вера ""Верка""; маці"');
    expect(text).toBe('№;Імя\n1;Янка\n\n3;"Вера ""Верка""; маці"');
    expect(values).toEqual([['A1=№', 'B1=Імя'], ['A2=1', 'B2=Янка'], [], ['A4=3', 'B4=Вера "Верка"; маці']]);
    expect(quotes).toEqual(['№', 'Імя', '1', 'Янка', '3', 'Вера ""Верка""; маці']);
  });

  it('takes commas, semicolons and tabs, and line ends inside quotes', async () => {
    expect((await read('a,b\n"c\nd",e')).values).toEqual([
      ['A1=a', 'B1=b'],
      ['A2=c\nd', 'B2=e'],
    ]);
    expect((await read('a\tb,c\nd\te')).values).toEqual([
      ['A1=a', 'B1=b,c'],
      ['A2=d', 'B2=e'],
    ]);
    expect((await read('a,,c\n,,\n')).values).toEqual([['A1=a', 'C1=c'], []]);
  });

  it('finds the dividing sign below a title, with decimal commas, from Excel’s own line, and in old code pages', async () => {
    expect((await read('List of the held, 2024\n\nName;Age\nVera;1,5\nYana;2,5')).values.slice(2)).toEqual([
      ['A3=Name', 'B3=Age'],
      ['A4=Vera', 'B4=1,5'],
      ['A5=Yana', 'B5=2,5'],
    ]);
    expect((await read('sep=|\na,b|c')).values).toEqual([['A1=sep='], ['A2=a,b', 'B2=c']]);
    const old = Buffer.from([...'1;'].map((sign) => sign.charCodeAt(0)).concat([0xcc, 0xe0, 0xf2, 0xfc, 0x0d, 0x0a]));
    const bytes = Buffer.concat([old, old, old]);
    const { text, charset } = await readCsv(bytes, { declaredName: 'x.csv', limits: DEFAULT_LIMITS });
    expect([text, charset]).toEqual(['1;Мать\n1;Мать\n1;Мать\n', 'windows-1251']);
  });

  it('comes to an end with quotes left open or out of place', async () => {
    expect((await read('"never closed, \nnever')).values).toEqual([['A1=never closed, \nnever']]);
    expect((await read('"a"b,c')).values).toEqual([['A1=a', 'B1=c']]);
    expect((await read('""')).values).toEqual([[]]);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map((column) => cellAddress(column, 0))).toEqual(['A1', 'Z1', 'AA1', 'ZZ1', 'AAA1']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));

describe('csvLine', () => {
  it('lets no cell begin as a formula, and gives every value back', () => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '＝',
      '＋',
      '－',
      '＠',
      "'",
      ' =',
      'a',
      '"',
      '',
    );
    const rest = fc.stringMatching(/^[\u0020-\u007e\u0400-\u04ff\n]{0,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(start, rest), { minLength: 1, maxLength: 5 }), (parts) => {
        const values = parts.map((pair) => pair.join(''));
        const cells = cellsOf(csvLine(values));
        expect(cells).toHaveLength(values.length);
        for (const [at, cell] of cells.entries()) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
          expect(cell.startsWith("'") ? cell.slice(1) : cell).toBe(values[at]);
        }
      }),
    );
  });

  it('writes numbers as they are, nothing for null, and no control code', () => {
    expect(csvLine([1, -2, null, true, 'a\u001b[2Jb'])).toBe('"1","-2","","true","a\ufffd[2Jb"\r\n');
  });
});

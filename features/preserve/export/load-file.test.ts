import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SHAPE, datHeader, datLine, LOAD_PROPERTIES, optLines } from './load-file.ts';

describe('datLine', () => {
  it('keeps one line and as many fields as were given, whatever stands in them', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', 'я', '\n', '\r', '\u0014', '\u00fe', '\u00ae', '\u2028', '"', ','),
    });
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (cells) => {
        const line = datLine(DEFAULT_SHAPE, cells);
        expect(line.endsWith('\u00fe\r\n')).toBe(true);
        expect(line.slice(0, -2)).not.toMatch(/[\r\n\u2028]/);
        expect(line.slice(0, -2).split('\u0014')).toHaveLength(cells.length);
        expect(line.match(/\u00fe/g)).toHaveLength(cells.length * 2);
      }),
    );
  });

  it('puts the sign for line breaks where a field had one, and takes the separators of a receiver', () => {
    expect(datLine(DEFAULT_SHAPE, ['a\r\nb', ''])).toBe('\u00fea\u00aeb\u00fe\u0014\u00fe\u00fe\r\n');
    const pipes = { ...DEFAULT_SHAPE, separator: '|', quote: '^', newline: '~' };
    expect(datLine(pipes, ['a|b^c', 'd\ne'])).toBe('^a b c^|^d~e^\r\n');
  });

  it('has every property in the default columns, and a header of them', () => {
    const used = new Set(DEFAULT_SHAPE.fields.map(([, property]) => property));
    expect(LOAD_PROPERTIES.filter((property) => !used.has(property))).toEqual([]);
    expect(datHeader(DEFAULT_SHAPE)).toContain('\u00feBEGDOC\u00fe\u0014\u00feENDDOC\u00fe');
  });
});

describe('optLines', () => {
  it('marks the first page of a document and counts its pages', () => {
    expect(optLines('VOL001', 'A000001', ['IMAGES/a.png', 'IMAGES/b.png'])).toBe(
      'A000001,VOL001,IMAGES/a.png,Y,,,2\r\nA000001_0002,VOL001,IMAGES/b.png,,,,\r\n',
    );
    expect(optLines('VOL001', 'A000001', [])).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { formatNumber, pluralCategory } from './format-number.ts';

describe('numbers', () => {
  it.each([
    [1149, '1,149', '1\u202f149'],
    [999, '999', '999'],
    [1234567.5, '1,234,567.5', '1\u202f234\u202f567,5'],
    [-1131, '\u22121,131', '\u22121\u202f131'],
    [0, '0', '0'],
    [1e21, '1,000,000,000,000,000,000,000', '1\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000'],
  ])('%d', (value, en, other) => {
    expect([formatNumber(value, 'en'), formatNumber(value, 'be'), formatNumber(value, 'ru')]).toEqual([
      en,
      other,
      other,
    ]);
  });

  it('plural categories of the Slavic languages', () => {
    expect([1, 2, 5, 11, 21, 22].map((n) => pluralCategory(n, 'be'))).toEqual([
      'one',
      'few',
      'many',
      'many',
      'one',
      'few',
    ]);
    expect([1, 2].map((n) => pluralCategory(n, 'en'))).toEqual(['one', 'other']);
  });
});

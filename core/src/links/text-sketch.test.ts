import { describe, expect, it } from 'vitest';
import { bandsOf, likeness, sketchOf } from './text-sketch.ts';

const words = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `word${from + index}`);
const sketch = (text: string) => {
  const found = sketchOf(text);
  if (found === undefined) throw new Error('no sketch');
  return found;
};

describe('a text told again by its sketch', () => {
  const text = words(0, 2000).join(' ');

  it('is the same whatever breaks, case and marks the text has', () => {
    const other = words(0, 2000).join(',\n').toUpperCase();
    expect(likeness(sketch(text), sketch(other))).toBe(1);
    expect(bandsOf(sketch(text))).toEqual(bandsOf(sketch(other)));
  });

  it('tells about the share in common: exactly known texts, within three errors of the estimate', () => {
    for (const common of [1800, 1000, 400]) {
      const other = [...words(0, common), ...words(10_000, 2000 - common)].join(' ');
      const share = (common - 4) / (2 * (2000 - 4) - (common - 4));
      expect(Math.abs(likeness(sketch(text), sketch(other)) - share)).toBeLessThan(0.19);
    }
  });

  it('shares a key with a text that is half the same, and none with another', () => {
    const keys = new Set(bandsOf(sketch(text)));
    const half = [...words(0, 1500), ...words(20_000, 500)].join(' ');
    expect(bandsOf(sketch(half)).some((key) => keys.has(key))).toBe(true);
    expect(bandsOf(sketch(words(50_000, 2000).join(' '))).some((key) => keys.has(key))).toBe(false);
  });

  it('gives none to a text of a few words', () => {
    expect(sketchOf('UA XVR 4/2025')).toBeUndefined();
    expect(sketchOf('')).toBeUndefined();
  });
});

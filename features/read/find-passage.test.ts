import { describe, expect, it } from 'vitest';
import { passageFinder, type Quoted } from './find-passage.ts';

const quoted = (text: string, quote: string, from = 0): Quoted => {
  const start = text.indexOf(quote, from);
  const end = start + quote.length;
  return { start, end, quote, prefix: text.slice(Math.max(0, start - 40), start), suffix: text.slice(end, end + 40) };
};
const again = (before: string, after: string, quote: string, from = 0): string | undefined => {
  const span = passageFinder(after, before.length)(quoted(before, quote, from));
  return span && after.slice(span.start, span.end);
};

describe('a passage in a newer text of the same item', () => {
  const before = 'Ms. Vera Hrytsuk was detained on 14 October 2024.\nShe was sentenced on 7 March 2025 (Barysk).';

  it('is found over line breaks, hyphens and other quotation marks', () => {
    const after =
      'PAGE 1\n\nMs. Vera Hry-\ntsuk  was detained on\n14 October 2024. She was sen-\ntenced on 7 March 2025 (Barysk).';
    expect(again(before, after, 'Vera Hrytsuk')).toBe('Vera Hry-\ntsuk');
    expect(again(before, after, '14 October 2024')).toBe('14 October 2024');
    expect(again(before, after, '7 March 2025 (Barysk).')).toBe('7 March 2025 (Barysk).');
  });

  it('of the same words in several places, is the one with the same neighbours, wherever it moved', () => {
    const one = 'A: Vera, aged 40, lives in Barysk. B: Vera, aged 12, lives in Losna.';
    const other = 'B: Vera, aged 12, lives in Losna. And much more was put between. A: Vera, aged 40, lives in Barysk.';
    const span = passageFinder(other, one.length)(quoted(one, 'Vera', 30));
    expect(span?.start).toBe(3);
  });

  it('is not found where its words are not, and an empty text holds none', () => {
    expect(again(before, 'Another text altogether about 14 November 2024.', '14 October 2024')).toBeUndefined();
    expect(again(before, '', 'Vera Hrytsuk')).toBeUndefined();
    expect(passageFinder('abc', 10)({ start: 0, end: 2, quote: '—.', prefix: '', suffix: '' })).toBeUndefined();
  });

  it('keeps places where lower case is longer than upper case, and letters outside the first plane', () => {
    const after = 'İİİ 𐐀𐐁 Vera Hrytsuk came.';
    const span = passageFinder(after, 20)({ start: 5, end: 17, quote: 'Vera Hrytsuk', prefix: '', suffix: '' });
    expect(span && after.slice(span.start, span.end)).toBe('Vera Hrytsuk');
  });
});

import { describe, expect, it } from 'vitest';
import { viewOf } from './view.ts';

const SIGNS = 'al1egations, Excel1ency, 2O24, ';

describe('a text that a scan has damaged', () => {
  it.each([
    ['19 Septernber 2025', '19 September 2025'],
    ['6O days, l2 November 1973, 3l January 2024', '60 days, 12 November 1973, 31 January 2024'],
    ['resolutions 5l/8 and 42/l6', 'resolutions 51/8 and 42/16'],
    ['ll mars 2022', '11 mars 2022'],
    ['crue1, lnhuman or degrading treatrnent', 'cruel, Inhuman or degrading treatment'],
    ['article lO of the Covenant', 'article 10 of the Covenant'],
  ])('%s', (damaged, expected) => expect(viewOf(`${SIGNS}${damaged}`).text.endsWith(expected)).toBe(true));

  it('names and words that have rn of their own stay', () => {
    const words = 'Mr. Bernard Korneliuk, a governor, returned to the northern city of Chernivtsi';
    expect(viewOf(`${SIGNS}${words}`).text.endsWith(words)).toBe(true);
  });

  it('leads back to the words as they stand', () => {
    const source = `${SIGNS}on 19 Septernber 2025 he`;
    const view = viewOf(source);
    const start = view.text.indexOf('19 September 2025');
    const span = view.original({ start, end: start + '19 September 2025'.length });
    expect(source.slice(span.start, span.end)).toBe('19 Septernber 2025');
  });

  it('a clean text is not touched', () => {
    const clean = 'The l2 norm and 1O1 things stern modern.';
    expect(viewOf(clean).text).toBe(clean);
  });
});

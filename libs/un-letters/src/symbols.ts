import type { Span } from './view.ts';

/** A UN document cited by its symbol, with the paragraphs that the text points at. */
export interface FoundSymbol extends Span {
  readonly symbol: string;
  /** As printed, such as `paras. 74 and 78`. */
  readonly pinpoint?: string;
}

const SYMBOL =
  /(?<![\p{L}\d/.-])(?:(?:A|S|E|ST|CCPR|CAT|CEDAW|CRC|CRPD|CERD|CED|CMW|HRI|HR|INT)(?:\/[A-Za-z0-9.()-]{1,20}){2,9}|OEA\/Ser\.[A-Z](?:\/[A-Za-z0-9.-]{1,20}){0,6}(?: CP\/[A-Za-z0-9.-]{1,20}(?:\/[A-Za-z0-9.-]{1,12}){0,4})?)/gu;
const PARA = '\\d{1,4}(?:\\([a-z0-9]{1,4}\\)){0,3}';
const PINPOINT = new RegExp(
  `^(?:,| \\(|\\))? ?((?:(?:paras?|párrs?|pars?|pp?)\\.|paragraphs?|paragraphes?|párrafos?|§§?|п\\.|пункты?|пп\\.|арт\\.) ?${PARA}(?:(?:, and |, et |, y |, | and | et | y | и | і |[-–]| to ) ?${PARA}){0,20}|annex(?:e|es)?(?:\\b|$)|anexo)`,
  'iu',
);
const SUMMARY_RECORDS = /^ (?:and|et|y) (\d{2,5})(?![\d/])/u;
const YEAR_IN_BRACKETS = /^ \((?:19|20)\d{2}\)/u;

/** UN document symbols (ST/LIB/SER.B: body, then parts between slashes), with pinpoints. */
export const findSymbols = (text: string): readonly FoundSymbol[] => {
  const found: FoundSymbol[] = [];
  for (const match of text.matchAll(SYMBOL)) {
    const symbol = trimmed(match[0]);
    if (!/\d/u.test(symbol) || symbol.split('/').length < 3) continue;
    const start = match.index;
    let end = start + symbol.length;
    let shown = symbol;
    const year = symbol.startsWith('S/RES/') ? YEAR_IN_BRACKETS.exec(text.slice(end, end + 8)) : null;
    if (year !== null) {
      shown += year[0];
      end += year[0].length;
    }
    const pinpoint = PINPOINT.exec(text.slice(end, end + 160));
    if (pinpoint === null) found.push({ start, end, symbol: shown });
    else found.push({ start, end: end + pinpoint[0].length, symbol: shown, pinpoint: (pinpoint[1] ?? '').trim() });
    const sibling = /SR\.\d+$/u.test(symbol) ? SUMMARY_RECORDS.exec(text.slice(end, end + 12)) : null;
    if (sibling !== null) {
      const siblingEnd = end + sibling[0].length;
      found.push({
        start: siblingEnd - (sibling[1] ?? '').length,
        end: siblingEnd,
        symbol: symbol.replace(/\d+$/u, sibling[1] ?? ''),
      });
    }
  }
  return found;
};

/** Without the full stop of the sentence, and without a bracket that was not opened in the symbol. */
const trimmed = (raw: string): string => {
  let symbol = raw;
  for (;;) {
    const last = symbol.at(-1);
    const unopened = last === ')' && !symbol.includes('(');
    if (last === '.' || last === '-' || last === '(' || unopened) symbol = symbol.slice(0, -1);
    else return symbol;
  }
};

import type { Span } from './view.ts';

/** A UN document cited by its symbol, with the paragraphs that the text points at. */
export interface FoundSymbol extends Span {
  readonly symbol: string;
  /** As printed, such as `paras. 74 and 78`. */
  readonly pinpoint?: string;
}

const SYMBOL =
  /(?<![\p{Lu}\d/.-])(?:(?:A|S|E|ST|CCPR|CAT|CEDAW|CRC|CRPD|CERD|CED|CMW|HRI|HR|INT)(?:\/[A-Za-z0-9.()-]{1,20}){2,9}|OEA\/Ser\.[A-Z](?:\/[A-Za-z0-9.-]{1,20}){0,6}(?: CP\/[A-Za-z0-9.-]{1,20}(?:\/[A-Za-z0-9.-]{1,12}){0,4})?)/gu;
const PARA = '\\d{1,4}(?:(?: ?\\([a-z0-9]{1,4}\\))|(?: |\\.)?[a-z]\\)){0,3}';
const PARA_WORD =
  '(?:(?:at )?(?:paras?|párrs?|pars?|pp?|chaps?|sects?|secs?)\\.?|paragraphs?|paragraphes?|párrafos?|chapters?|chapitres?|capítulos?|sections?|pages?|principles?|principes?|principios?|rules?|articles?|§§?|п\\.|пункты?|пп\\.|арт\\.)';
const PINPOINT = new RegExp(
  `^(?:,| \\(|\\))?,? ?(${PARA_WORD} ?(?:${PARA}|[IVX]{1,5}(?![\\p{L}]))(?:(?:, and |, et |, y |, | and | et | y | и | і | & |[-–]| to | à | al? ) ?${PARA}){0,20}|annex(?:e|es)?(?: (?:[IVX]{1,4}|\\d{1,2}))?(?![\\p{L}])(?:,? ${PARA_WORD} ?${PARA})?|anexo(?: (?:[IVX]{1,4}|\\d{1,2}))?(?![\\p{L}]))`,
  'iu',
);
/** `CAT/C/SR.1623 and 1626`: the second record by its number alone. */
const SUMMARY_RECORDS = /^(?:,| and| et| y| &|, and) ?(?:SR\.)?(\d{2,5})(?![\d/])/u;
/** `A/HRC/27/48 and Add.1`: further parts of the same document. */
const FURTHER_PART = /^(?:,| and| et| y| &|, and) ?((?:Add|Corr|Rev)\.\d{1,3})(?![\d/])/u;
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
    found.push(...siblings(text, symbol, end));
  }
  return found;
};

const MOST_SIBLINGS = 20;

/** The documents that a list names by their last part only. */
const siblings = (text: string, symbol: string, from: number): readonly FoundSymbol[] => {
  const found: FoundSymbol[] = [];
  let end = from;
  for (let turn = 0; turn < MOST_SIBLINGS; turn += 1) {
    const behind = text.slice(end, end + 20);
    const record = /SR\.\d+$/u.test(symbol) ? SUMMARY_RECORDS.exec(behind) : null;
    const match = record ?? FURTHER_PART.exec(behind);
    const part = match?.[1];
    if (match === null || part === undefined) break;
    end += match[0].length;
    const whole = record === null ? `${symbol}/${part}` : symbol.replace(/\d+$/u, part);
    found.push({ start: end - part.length, end, symbol: whole });
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

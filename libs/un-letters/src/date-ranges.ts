import { monthOf } from './date-words.ts';
import type { FoundDate } from './dates.ts';
import type { Span } from './view.ts';

/** Two dates told as one stretch, as an EDTF interval: `2024-05/2024-07`, `2024-10-14/2024-10-15`. */
export interface FoundDateRange extends Span {
  readonly edtf: string;
  readonly begin: string;
  readonly until: string;
  /** False when the text leaves the year of its end out. */
  readonly yearPrinted: boolean;
  /** True for "between May and July": one moment inside the stretch; false for "from May to July": the whole of it. */
  readonly within: boolean;
}

const LINK =
  "(?: ?[–—-] ?| (?:and|to|until|till|through|et|au|à|jusqu'en|jusqu'au|y|al|a|hasta|el|и|і|й|та|по|до|па|да|на) (?:le |el )?)";
const OPENS =
  /(?<!\p{L})(?<w>between|from|entre|du|de|depuis|dès|desde|между|с|со|паміж|між|з|ад|від|(?:the )?night of|(?:la )?nuit du|ночь с|ноч з|ніч з)(?: le| el| the)? $/iu;
const LINK_WHOLE = new RegExp(`^${LINK}$`, 'iu');
/** "from 3 to 5 March", "3-5 марта": a day alone before the date. */
const DAY_BEFORE = new RegExp(`(?<![\\p{L}\\d.,/-])(\\d{1,2})(?:st|nd|rd|th|er|-га|-го)?${LINK}$`, 'iu');
/** "between May and July 2024": a month alone before the date. */
const MONTH_BEFORE = new RegExp(`(?<![\\p{L}\\d])(\\p{L}{3,12})${LINK}$`, 'iu');
/** "in the night to 15 October": the night is of two days. */
const NIGHT_TO = /(?<!\p{L})(?:у ноч на|в ночь на|у ніч на|in the night to) $/iu;

/** The stretches among the dates of a text. Linear: each date looks at most 40 characters back. */
export const findDateRanges = (text: string, dates: readonly FoundDate[]): readonly FoundDateRange[] => {
  const ranges: FoundDateRange[] = [];
  dates.forEach((date, index) => {
    const before = text.slice(Math.max(0, date.start - 40), date.start);
    const previous = dates[index - 1];
    const range =
      (previous === undefined ? undefined : ofTwo(text, previous, date)) ??
      ofDay(before, date) ??
      ofMonth(before, date) ??
      ofNight(before, date);
    if (range !== undefined) ranges.push(range);
  });
  return ranges;
};

const opening = (before: string): RegExpExecArray | null => OPENS.exec(before);
const isWithin = (word: string | undefined): boolean =>
  /^(?:between|entre|между|паміж|між|.*night of|.*nuit du|ноч.*|ніч.*)$/iu.test(word ?? '');

const ofTwo = (text: string, first: FoundDate, last: FoundDate): FoundDateRange | undefined => {
  const between = text.slice(first.end, last.start).replace(/^ (?:г(?:\.|ода)|года|року)(?= )/u, '');
  if (between.length > 16 || !LINK_WHOLE.test(between)) return undefined;
  const before = text.slice(Math.max(0, first.start - 20), first.start);
  const open = opening(before);
  if (open === null && !/^ ?[–—-] ?$/u.test(between)) return undefined;
  const begin = first.yearPrinted ? first.edtf : first.edtf.replace('XXXX', last.edtf.slice(0, 4));
  return rangeOf(open === null ? first.start : first.start - open[0].length, last, begin, open?.groups?.w);
};

const ofDay = (before: string, last: FoundDate): FoundDateRange | undefined => {
  const day = DAY_BEFORE.exec(before);
  if (day === null || last.precision !== 'day') return undefined;
  const open = opening(before.slice(0, day.index));
  if (open === null && !/[–—-]/u.test(day[0])) return undefined;
  const begin = `${last.edtf.slice(0, -2)}${(day[1] ?? '').padStart(2, '0')}`;
  return rangeOf(last.start - before.length + day.index - (open?.[0].length ?? 0), last, begin, open?.groups?.w);
};

const ofMonth = (before: string, last: FoundDate): FoundDateRange | undefined => {
  const month = MONTH_BEFORE.exec(before);
  const number = monthOf(month?.[1]);
  if (month === null || number === 0 || last.precision !== 'month') return undefined;
  const open = opening(before.slice(0, month.index));
  if (open === null && !/[–—-]/u.test(month[0])) return undefined;
  const begin = `${last.edtf.slice(0, 5)}${String(number).padStart(2, '0')}`;
  return rangeOf(last.start - before.length + month.index - (open?.[0].length ?? 0), last, begin, open?.groups?.w);
};

const ofNight = (before: string, last: FoundDate): FoundDateRange | undefined => {
  const night = NIGHT_TO.exec(before);
  if (night === null || last.precision !== 'day') return undefined;
  const day = Number(last.edtf.slice(-2)) - 1;
  const begin = day < 1 ? endOfMonthBefore(last.edtf) : `${last.edtf.slice(0, -2)}${String(day).padStart(2, '0')}`;
  if (begin === undefined) return undefined;
  return rangeOf(last.start - night[0].length, last, begin, 'night of');
};

/** The night to the first of a month begins in the month before; of a January or March without a year nobody can say it. */
const endOfMonthBefore = (edtf: string): string | undefined => {
  const month = Number(edtf.slice(5, 7));
  if (edtf.startsWith('XXXX'))
    return month === 1 || month === 3
      ? undefined
      : `XXXX-${String(month - 1).padStart(2, '0')}-${new Date(Date.UTC(2001, month - 1, 0)).getUTCDate()}`;
  return new Date(Date.UTC(Number(edtf.slice(0, 4)), month - 1, 0)).toISOString().slice(0, 10);
};

const rangeOf = (
  start: number,
  last: FoundDate,
  begin: string,
  word: string | undefined,
): FoundDateRange | undefined =>
  begin < last.edtf
    ? {
        start,
        end: last.end,
        edtf: `${begin}/${last.edtf}`,
        begin,
        until: last.edtf,
        yearPrinted: last.yearPrinted,
        within: isWithin(word),
      }
    : undefined;

import { AFTER_ALL, type DayBound, daysInMonth, isDay, isoDay, shiftDays } from '@amparo/core/ground/day';
import { timeBounds, tryReadTime } from '@amparo/core/ground/edtf-time';
import { findDates } from '@amparo/un-letters';
import { plain, saysNothing } from './register-words.ts';

/** A date cell: a time with the days it can mean, nothing known, or what a person has to look at. */
export type CellDate =
  | { readonly kind: 'date'; readonly edtf: string; readonly earliest: DayBound; readonly latest: DayBound }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly why: 'not-a-date' | 'no-such-day' };

const LONGEST = 60;
const REMEMBERED_AT_MOST = 50_000;

/** A reader of date cells that remembers what it read: a register repeats its days. */
export const registerDates = (): ((cell: string) => CellDate) => {
  const remembered = new Map<string, CellDate>();
  return (cell) => {
    const known = remembered.get(cell);
    if (known !== undefined) return known;
    if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
    const read = readCellDate(cell);
    remembered.set(cell, read);
    return read;
  };
};

/**
 * Reads one date cell in English, Russian or Belarusian as EDTF: ISO dates, `24.04.1982`, `04.1982`, `1982`,
 * "24 April 1982", "вясна 2021", "зіма 2025/26", "каля 15.05.2024", "пасля 10.2025", "2025 ці 2026", `19-20.11.2024`.
 * A month or year stays a month or year. Day first; a date with slashes or hyphens that can be read both ways is not
 * read, nor a bare number of days as spreadsheets count them.
 */
export const readCellDate = (cell: string): CellDate => {
  if (saysNothing(cell)) return { kind: 'unknown' };
  const text = plain(cell).replace(/(?<=\d) ?(?:г\.|г|года|год|года\.)$/u, '');
  if (text.length > LONGEST) return { kind: 'unreadable', why: 'not-a-date' };
  const edtf = momentOf(text) ?? phraseOf(text);
  if (edtf === NO_SUCH_DAY) return { kind: 'unreadable', why: 'no-such-day' };
  if (edtf !== undefined && isDay(edtf)) return { kind: 'date', edtf, earliest: edtf, latest: edtf };
  if (edtf === undefined || tryReadTime(edtf) === undefined) return { kind: 'unreadable', why: 'not-a-date' };
  const { earliest, latest } = timeBounds(edtf);
  return { kind: 'date', edtf, earliest, latest };
};

const NO_SUCH_DAY = '31 February';
const YEAR = '((?:18|19|20|21)\\d\\d)';

const SEASON_CODES: readonly (readonly [code: number, words: string])[] = [
  [21, 'spring|вясна|вясной|вясною|вясны|увесну|весна|весной|весны'],
  [22, 'summer|лета|летам|улетку|летку|лето|летом'],
  [23, 'autumn|fall|восень|восенню|восені|увосень|осень|осенью|осени'],
  [24, 'winter|зіма|зімой|зімою|зімы|узімку|зима|зимой|зимы'],
];
const SEASON_OF = new Map(
  SEASON_CODES.flatMap(([code, words]) => words.split('|').map((word): [string, number] => [word, code])),
);
const SEASON = new RegExp(`^(\\p{L}+),? ${YEAR}$`, 'u');
const WINTER = new RegExp(`^(\\p{L}+),? ${YEAR} ?[/–-] ?(\\d\\d|\\d{4})$`, 'u');
const ISO_DAY = new RegExp(`^${YEAR}-(\\d\\d)-(\\d\\d)(?:[t ]\\d\\d:\\d\\d.{0,12})?$`, 'u');
const DOTTED_DAY = new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}$`, 'u');
const OTHER_DAY = new RegExp(`^(\\d{1,2})([/-])(\\d{1,2})\\2${YEAR}$`, 'u');
const MONTH = new RegExp(`^(\\d{1,2})[./]${YEAR}$`, 'u');
const ISO_MONTH = new RegExp(`^${YEAR}-(0[1-9]|1[0-2])$`, 'u');
const ONLY_YEAR = new RegExp(`^${YEAR}$`, 'u');

/** A year, season, month or day as EDTF; `NO_SUCH_DAY` for a day that never was. */
const momentOf = (text: string): string | undefined => {
  const iso = ISO_DAY.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = DOTTED_DAY.exec(text);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  if (ONLY_YEAR.test(text) || ISO_MONTH.test(text)) return text;
  const month = MONTH.exec(text);
  if (month) return monthOf(month[2], month[1]);
  const other = OTHER_DAY.exec(text);
  if (other) return Number(other[1]) > 12 || other[1] === other[3] ? dayOf(other[4], other[3], other[1]) : undefined;
  const season = SEASON.exec(text);
  const code = SEASON_OF.get(season?.[1] ?? '');
  if (code !== undefined) return `${season?.[2]}-${code}`;
  if (!/\p{L}/u.test(text)) return undefined;
  const [worded] = findDates(text);
  if (worded === undefined || !worded.yearPrinted || worded.start !== 0 || worded.end < text.length) return undefined;
  return worded.precision === 'day' && !isDay(worded.edtf) ? NO_SUCH_DAY : worded.edtf;
};

const dayOf = (year = '', month = '', day = ''): string => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : NO_SUCH_DAY;
};
const monthOf = (year = '', month = ''): string | undefined =>
  Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined;

interface Phrase {
  readonly pattern: RegExp;
  read(first: string, second: string): string | undefined;
}

const PHRASES: readonly Phrase[] = [
  {
    pattern:
      /^(?:каля|прыкладна|прыблізна|около|примерно|приблизительно|about|approximately|approx\.?|around|circa|ca?\.|~) ?(.+)$/u,
    read: (said) => marked(momentOf(said), '~'),
  },
  { pattern: /^(.+?) ?(?:\?|\(\?\))$/u, read: (said) => marked(momentOf(said), '?') },
  { pattern: /^(?:пасля|после|after) (.+)$/u, read: (said) => spanned(neighbour(momentOf(said), 1), '..') },
  { pattern: /^(?:да|до|before) (.+)$/u, read: (said) => spanned('..', neighbour(momentOf(said), -1)) },
  {
    pattern: /^(?:не пазней за|не пазней|не позднее|no later than|by) (.+)$/u,
    read: (said) => spanned('..', momentOf(said)),
  },
  {
    pattern: /^(?:не раней за|не раней|не ранее|no earlier than) (.+)$/u,
    read: (said) => spanned(momentOf(said), '..'),
  },
  { pattern: /^(?:з|са|с|со|from|since) (.+)$/u, read: (said) => momentOf(said) },
  {
    pattern: /^(.+?) (?:або|ці|или|or) (?:пазней|пазьней|позже|позднее|later)$/u,
    read: (said) => spanned(momentOf(said), '..'),
  },
  {
    pattern: /^(.+?) (?:або|ці|или|or) (?:раней|раньше|ранее|earlier)$/u,
    read: (said) => spanned('..', momentOf(said)),
  },
  { pattern: /^(.+?) (?:або|ці|или|or) (.+)$/u, read: (first, second) => spanned(momentOf(first), momentOf(second)) },
  {
    pattern: new RegExp(`^(\\d{1,2}) ?[-–—/] ?(\\d{1,2}\\.\\d{1,2}\\.${YEAR})$`, 'u'),
    read: (first, second) => spanned(momentOf(`${first}${second.slice(second.indexOf('.'))}`), momentOf(second)),
  },
  {
    pattern: new RegExp(`^(\\d{1,2}\\.\\d{1,2}) ?[-–—] ?(\\d{1,2}\\.\\d{1,2}\\.${YEAR})$`, 'u'),
    read: (first, second) => spanned(momentOf(`${first}.${second.slice(-4)}`), momentOf(second)),
  },
  {
    pattern: /^(.{4,25}?)(?: - | ?[–—] ?|\/)(.{4,25})$/u,
    read: (first, second) => spanned(momentOf(first), momentOf(second)),
  },
  { pattern: /^([\d.]{4,10})-([\d.]{4,10})$/u, read: (first, second) => spanned(momentOf(first), momentOf(second)) },
];

const phraseOf = (text: string): string | undefined => {
  const winter = WINTER.exec(text);
  if (winter && SEASON_OF.get(winter[1] ?? '') === 24) {
    const year = Number(winter[2]);
    return (year + 1) % 100 === Number(winter[3]?.slice(-2)) ? `${year}-12/${year + 1}-02` : undefined;
  }
  for (const { pattern, read } of PHRASES) {
    const match = pattern.exec(text);
    const edtf = match === null ? undefined : read(match[1] ?? '', match[2] ?? '');
    if (edtf !== undefined) return edtf;
  }
  return undefined;
};

const marked = (moment: string | undefined, mark: '~' | '?'): string | undefined =>
  moment === undefined || moment === NO_SUCH_DAY ? moment : `${moment}${mark}`;

const spanned = (first: string | undefined, last: string | undefined): string | undefined => {
  if (first === NO_SUCH_DAY || last === NO_SUCH_DAY) return NO_SUCH_DAY;
  return first === undefined || last === undefined ? undefined : `${first}/${last}`;
};

/** The year, month or day after (1) or before (-1); a season has none that is sure. */
const neighbour = (moment: string | undefined, step: 1 | -1): string | undefined => {
  if (moment === undefined || moment === NO_SUCH_DAY) return moment;
  if (isDay(moment)) return shiftDays(moment, step);
  if (moment.length === 4) return String(Number(moment) + step);
  const [year, month] = [Number(moment.slice(0, 4)), Number(moment.slice(5))];
  if (month > 12) return undefined;
  const edge = step === 1 ? isoDay(year, month, daysInMonth(year, month)) : isoDay(year, month, 1);
  return shiftDays(edge, step).slice(0, 7);
};

/** `2025-11/..` said of something that a register of that day records: it was no later than the day. */
export const noLaterThan = (
  date: Extract<CellDate, { kind: 'date' }>,
  day: string | undefined,
): Extract<CellDate, { kind: 'date' }> =>
  day !== undefined && date.latest === AFTER_ALL && date.edtf.endsWith('/..') && date.earliest <= day
    ? { ...date, edtf: `${date.edtf.slice(0, -2)}${day}`, latest: day }
    : date;

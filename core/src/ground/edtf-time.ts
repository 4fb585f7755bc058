/// <reference path="./edtf-library.d.ts" />
/**
 * Time as sources give it: EDTF level 1 (ISO 8601-2:2019, annex A) and, from level 2, a day or month without a year
 * (`XXXX-08-07`: "on 7 August"). The grammar is the library `edtf`'s; what the words mean in days is decided here,
 * because the library leaves approximate times unwidened, accepts 29 February of any year, and puts spring in January.
 *
 * How a time becomes days:
 * - a year, month or day is every day in it; `201X`, `2004-XX`, `1985-04-XX` every day that fits;
 * - `~` (about) widens by one unit on each side: a year by a year, a month by a month, a day by seven days;
 * - `?` (the source doubts it) leaves the days as they are, but nothing that rests on it is ever certain;
 * - `%` is both;
 * - seasons are those of the northern half of the earth, as wide as calendar and astronomy together; the winter of a
 *   year may be the one that ends in it or the one that begins in it;
 * - an interval's end `..` is open: the source says it goes on. An empty end is unknown. An empty or open begin is
 *   unknown too: nobody is known to have been held since for ever.
 */
import { type ParsedInterval, type ParsedMoment, parse as parseByGrammar } from 'edtf';
import {
  AFTER_ALL,
  BEFORE_ALL,
  compareBounds,
  type DayBound,
  daysInMonth,
  earlierOf,
  isDay,
  isoDay,
  laterOf,
  shiftDays,
} from './day.ts';
import { fault } from './fault.ts';

/** One stated time. Months count from 1. */
export interface Moment {
  readonly kind: 'moment';
  readonly precision: 'year' | 'month' | 'day' | 'season';
  /** First and last year that fit: equal, but for `201X` and `20XX`; absent for `XXXX-…`. */
  readonly years?: readonly [number, number];
  /** Absent for `2004-XX`. */
  readonly month?: number;
  /** Absent for `1985-04-XX`. */
  readonly day?: number;
  readonly season?: 'spring' | 'summer' | 'autumn' | 'winter';
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

export interface Period {
  readonly kind: 'period';
  readonly begin: Moment | 'open' | 'unknown';
  readonly end: Moment | 'open' | 'unknown';
}

export type Time = Moment | Period;

export interface Bounds {
  /** First day on which it can have been. */
  readonly earliest: DayBound;
  /** Last day on which it can have been. */
  readonly latest: DayBound;
}

export interface TimeBounds extends Bounds {
  readonly begin: Bounds;
  readonly end: Bounds;
  /** The source doubts a part of it (`?`, `%`): nothing that rests on it is certain. */
  readonly doubted: boolean;
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
const LONGEST = 40;

/** Reads EDTF text. Throws AmparoError `input-invalid`, saying what was expected and what came. */
export const readTime = (edtf: string): Time => {
  const time = tryReadTime(edtf);
  if (time) return time;
  throw fault(
    'input-invalid',
    `expected a date as EDTF level 1 (2024-05-17, 2013-12, 2025~, ../2024-05, 2021-12-30/..), got ${JSON.stringify(edtf.slice(0, LONGEST))}`,
  );
};

export const isTime = (edtf: string): boolean => tryReadTime(edtf) !== undefined;

/** The grammar costs about 0.15 ms a text and lists ask for the same days again and again; a text means one thing. */
const remembered = new Map<string, Time | undefined>();
const REMEMBERED_AT_MOST = 20_000;

/** As `readTime`, with `undefined` for text that is no time. */
export const tryReadTime = (edtf: string): Time | undefined => {
  if (remembered.has(edtf)) return remembered.get(edtf);
  if (edtf.length > LONGEST) return undefined;
  const time = interpret(edtf);
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  remembered.set(edtf, time);
  return time;
};

const interpret = (edtf: string): Time | undefined => {
  const parsed = parsedOf(edtf);
  if (!parsed) return undefined;
  if (parsed.type !== 'Interval') return momentOf(parsed, edtf);
  const [beginText = '', endText = ''] = edtf.split('/');
  const begin = sideOf(parsed.values[0], beginText);
  const end = sideOf(parsed.values[1], endText);
  if (begin === undefined || end === undefined) return undefined;
  const period: Period = { kind: 'period', begin, end };
  const bounds = timeBounds(period);
  return compareBounds(bounds.begin.earliest, bounds.end.latest) > 0 ? undefined : period;
};

const parsedOf = (edtf: string): ParsedMoment | ParsedInterval | undefined => {
  try {
    return parseByGrammar(edtf, { level: /^XXXX-\d\d(-\d\d)?$/.test(edtf) ? 2 : 1 });
  } catch {
    return undefined;
  }
};

const sideOf = (value: ParsedMoment | number | null, text: string): Moment | 'open' | 'unknown' | undefined => {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return 'open';
  return momentOf(value, text);
};

/** `undefined` for what the grammar allows and we do not: times of day, years beyond 0000–9999, days that never were. */
const momentOf = (parsed: ParsedMoment, text: string): Moment | undefined => {
  if (parsed.values.length > 3 || !/^[\dX]{4}(-|[?~%]?$)/.test(text)) return undefined;
  const marks = { approximate: /[~%]$/.test(text), uncertain: /[?%]$/.test(text) };
  const [yearText = '', monthText, dayText] = text.replace(/[?~%]$/, '').split('-');
  const years = yearsOf(yearText);
  if (parsed.type === 'Season') {
    const season = SEASONS[Number(monthText) - 21];
    return season && years ? { kind: 'moment', precision: 'season', years, season, ...marks } : undefined;
  }
  if (parsed.type !== 'Date' || (years === undefined && monthText === undefined)) return undefined;
  const month = digits(monthText);
  const day = digits(dayText);
  if (month !== undefined && day !== undefined && day > daysInMonth(years?.[0] ?? 2000, month)) return undefined;
  return {
    kind: 'moment',
    precision: dayText !== undefined ? 'day' : monthText !== undefined ? 'month' : 'year',
    ...(years && { years }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    ...marks,
  };
};

const yearsOf = (text: string): readonly [number, number] | undefined =>
  text === 'XXXX' ? undefined : [Number(text.replaceAll('X', '0')), Number(text.replaceAll('X', '9'))];

const digits = (text: string | undefined): number | undefined =>
  text === undefined || text.includes('X') ? undefined : Number(text);

/** The days that a time can mean: as a whole, of its begin, of its end. A moment's begin and end are the moment. */
export const timeBounds = (time: Time | string): TimeBounds => {
  const read = typeof time === 'string' ? readTime(time) : time;
  if (read.kind === 'moment') {
    const bounds = momentBounds(read);
    return { ...bounds, begin: bounds, end: bounds, doubted: read.uncertain };
  }
  const beginStated = typeof read.begin === 'string' ? undefined : momentBounds(read.begin);
  const endStated = typeof read.end === 'string' ? undefined : momentBounds(read.end);
  const begin = beginStated ?? { earliest: BEFORE_ALL, latest: endStated?.latest ?? AFTER_ALL };
  const end =
    endStated ??
    (read.end === 'open'
      ? { earliest: AFTER_ALL, latest: AFTER_ALL }
      : { earliest: begin.earliest, latest: AFTER_ALL });
  return {
    earliest: begin.earliest,
    latest: end.latest,
    begin,
    end,
    doubted: [read.begin, read.end].some((side) => typeof side !== 'string' && side.uncertain),
  };
};

const momentBounds = (moment: Moment): Bounds => {
  if (!moment.years) return { earliest: BEFORE_ALL, latest: AFTER_ALL };
  const stated = statedBounds(moment, moment.years);
  return moment.approximate ? widened(stated, moment) : stated;
};

const statedBounds = (moment: Moment, [first, last]: readonly [number, number]): Bounds => {
  const { season, month, day } = moment;
  switch (season) {
    case 'spring':
      return { earliest: isoDay(first, 3, 1), latest: isoDay(last, 6, 21) };
    case 'summer':
      return { earliest: isoDay(first, 6, 1), latest: isoDay(last, 9, 23) };
    case 'autumn':
      return { earliest: isoDay(first, 9, 1), latest: isoDay(last, 12, 22) };
    case 'winter':
      return { earliest: shiftDays(isoDay(first, 1, 1), -31), latest: shiftDays(isoDay(last, 12, 31), 79) };
    default:
      return {
        earliest: isoDay(first, month ?? 1, day ?? 1),
        latest: isoDay(last, month ?? 12, day ?? daysInMonth(last, month ?? 12)),
      };
  }
};

/** One unit on each side, whole units: about March 2024 is 1 February to 30 April. */
const widened = ({ earliest, latest }: Bounds, { precision }: Moment): Bounds => {
  switch (precision) {
    case 'day':
      return { earliest: shiftDays(earliest, -7), latest: shiftDays(latest, 7) };
    case 'season':
      return { earliest: shiftDays(earliest, -31), latest: shiftDays(latest, 31) };
    case 'month':
    case 'year':
      return { earliest: startOf(precision, shiftDays(earliest, -1)), latest: endOf(precision, shiftDays(latest, 1)) };
  }
};

const startOf = (unit: 'year' | 'month', day: DayBound): DayBound =>
  isDay(day) ? (unit === 'year' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`) : day;

const endOf = (unit: 'year' | 'month', day: DayBound): DayBound => {
  if (!isDay(day)) return day;
  const month = unit === 'year' ? 12 : Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4));
  return isoDay(year, month, daysInMonth(year, month));
};

/** Orders by first possible day, then by last possible day, then by text: a total order for lists and timelines. */
export const compareTimes = (a: string, b: string): number => {
  const [boundsA, boundsB] = [timeBounds(a), timeBounds(b)];
  return (
    compareBounds(boundsA.earliest, boundsB.earliest) ||
    compareBounds(boundsA.latest, boundsB.latest) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
};

/** A stretch of time whose begin and end are separate statements, as a DetentionEpisode has them. EDTF each. */
export interface Stretch {
  readonly begin?: string | undefined;
  /** Absent: no source says that it ended, so it goes on as far as known. */
  readonly end?: string | undefined;
}

/** The days a stretch can have begun and ended on. A begin or end may itself be a range: `2024-03/2024-05`, `../2024-05`. */
export const stretchBounds = ({ begin, end }: Stretch): TimeBounds => {
  const beginBounds = begin === undefined ? undefined : timeBounds(begin);
  const endBounds = end === undefined ? undefined : timeBounds(end);
  const begins: Bounds = beginBounds ?? { earliest: BEFORE_ALL, latest: endBounds?.latest ?? AFTER_ALL };
  const ends: Bounds = endBounds
    ? { earliest: laterOf(endBounds.earliest, begins.earliest), latest: endBounds.latest }
    : { earliest: AFTER_ALL, latest: AFTER_ALL };
  return {
    earliest: begins.earliest,
    latest: ends.latest,
    begin: begins,
    end: ends,
    doubted: (beginBounds?.doubted ?? false) || (endBounds?.doubted ?? false),
  };
};

/**
 * True when the time covers the day under every reading of it. An interval covers the day when it had begun on or
 * before it and ended after it: the day of release is possible, never certain. `2021-12-30/..` covers every day from
 * 30 December 2021; `2021-12-30/` (end unknown) none for certain. A moment covers a day only when it can mean no other.
 * Throws `input-invalid` when the text is no time or the day no day.
 */
export const certainlyOn = (time: string, day: string): boolean => {
  const read = readTime(time);
  const bounds = timeBounds(read);
  if (read.kind === 'period') return coversForCertain(bounds, checkedDay(day));
  return !bounds.doubted && bounds.earliest === checkedDay(day) && bounds.latest === day;
};

/** True when the time covers the day under at least one reading of it. What is certain is always possible. */
export const possiblyOn = (time: string, day: string): boolean => mayCover(timeBounds(time), checkedDay(day));

/** `certainlyOn` for a stretch with separate begin and end. */
export const stretchCertainlyOn = (stretch: Stretch, day: string): boolean =>
  coversForCertain(stretchBounds(stretch), checkedDay(day));

/** `possiblyOn` for a stretch with separate begin and end. A stretch without begin and end is possible on any day. */
export const stretchPossiblyOn = (stretch: Stretch, day: string): boolean =>
  mayCover(stretchBounds(stretch), checkedDay(day));

/** The certain reading of `certainlyOn`, for bounds read before. */
export const coversForCertain = ({ begin, end, doubted }: TimeBounds, day: string): boolean =>
  !doubted && compareBounds(begin.latest, day) <= 0 && compareBounds(end.earliest, day) > 0;

/** The possible reading of `possiblyOn`, for bounds read before. */
export const mayCover = ({ earliest, latest }: Bounds, day: string): boolean =>
  compareBounds(earliest, day) <= 0 && compareBounds(latest, day) >= 0;

/** The day itself. Throws `input-invalid` when it is none. */
export const checkedDay = (day: string): string => {
  if (isDay(day)) return day;
  throw fault(
    'input-invalid',
    `expected a day as YYYY-MM-DD that exists, got ${JSON.stringify(day.slice(0, LONGEST))}`,
  );
};

/** True when two times can mean a common day: the test before two claims are called contradictory. */
export const mayAgree = (a: string, b: string): boolean => {
  const [boundsA, boundsB] = [timeBounds(a), timeBounds(b)];
  const start = laterOf(boundsA.earliest, boundsB.earliest);
  return compareBounds(start, earlierOf(boundsA.latest, boundsB.latest)) <= 0;
};

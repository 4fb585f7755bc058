/**
 * Days of the Gregorian calendar as ISO text (`2025-09-08`), years 0000 to 9999, and the two bounds beyond all days.
 * ISO days of this range sort as text; the bounds do not, so compare with `compareBounds`.
 */
export type DayBound = string;

export const BEFORE_ALL = '-inf';
export const AFTER_ALL = '+inf';

const two = (value: number): string => String(value).padStart(2, '0');

export const isoDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month counted from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 31);

/** True for text that is a day that existed: `2024-02-29`, not `2023-02-29`, not `2024-2-9`. */
export const isDay = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

/** The day `count` days later (earlier when negative); a bound when it leaves the years 0000 to 9999. */
export const shiftDays = (day: DayBound, count: number): DayBound => {
  if (day === BEFORE_ALL || day === AFTER_ALL) return day;
  const shifted = new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000);
  const year = shifted.getUTCFullYear();
  if (year < 0) return BEFORE_ALL;
  if (year > 9999) return AFTER_ALL;
  return isoDay(year, shifted.getUTCMonth() + 1, shifted.getUTCDate());
};

/** Whole days from `from` to `to`; infinite when either is a bound beyond all days. */
export const daysBetween = (from: DayBound, to: DayBound): number => {
  if (from === to) return 0;
  if (from === BEFORE_ALL || to === AFTER_ALL) return Number.POSITIVE_INFINITY;
  if (from === AFTER_ALL || to === BEFORE_ALL) return Number.NEGATIVE_INFINITY;
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
};

const rank = (bound: DayBound): number => (bound === BEFORE_ALL ? -1 : bound === AFTER_ALL ? 1 : 0);

export const compareBounds = (a: DayBound, b: DayBound): number => {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return Math.sign(byRank);
  return a < b ? -1 : a > b ? 1 : 0;
};

export const earlierOf = (a: DayBound, b: DayBound): DayBound => (compareBounds(a, b) <= 0 ? a : b);
export const laterOf = (a: DayBound, b: DayBound): DayBound => (compareBounds(a, b) >= 0 ? a : b);

import type { TextTable } from '@amparo/linkage';

const ZERO = 48;
const DIGITS = 8;

/** The eight digits of a date (`19900507`) as one number; 0 for none. */
export const dateOf = (dates: TextTable, code: number): number => {
  if (code < 0) return 0;
  const { bytes } = dates;
  const start = dates.startOf(code);
  let number = 0;
  for (let at = start; at < start + DIGITS; at += 1) number = number * 10 + (bytes[at] as number) - ZERO;
  return number;
};

export const yearOf = (date: number): number => (date / 10_000) | 0;

/** 507 for the seventh of May. */
export const monthAndDay = (date: number): number => date % 10_000;

/** Whether one digit differs, or two neighbours stand in each other's place. */
export const digitsApart = (one: number, other: number): boolean => {
  let [apart, first, second] = [0, 0, 0];
  for (let place = 1; place < 10 ** DIGITS; place *= 10) {
    if (digit(one, place) === digit(other, place)) continue;
    [first, second] = [second, place];
    apart += 1;
  }
  if (apart !== 2) return apart === 1;
  return (
    second === first * 10 && digit(one, first) === digit(other, second) && digit(one, second) === digit(other, first)
  );
};

const digit = (date: number, place: number): number => ((date / place) | 0) % 10;

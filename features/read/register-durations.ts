import { plain } from './register-words.ts';

const NUMBER = '(\\d{1,3}(?:[.,]5)?(?: ?½)?(?: 1/2)?|паўтара|полтора)';
const YEARS = '(?:years?|yrs?|год|гады|года|гадоў|гады|лет|г)\\.?(?![\\p{L}])';
const MONTHS = '(?:months?|mos?|месяц\\p{L}*|мес|м)\\.?(?![\\p{L}])';
const DURATION = new RegExp(`^(?:${NUMBER} ?${YEARS})?(?:,? ?(?:and |и |і )?${NUMBER} ?${MONTHS})?(.*)$`, 'u');

/**
 * A duration of imprisonment in whole months, where a cell says it plainly: "8 years", "4 1/2 years", "3 гады 6 мес.",
 * "18 месяцаў", "8 years in a penal colony". Absent for sums ("7 гадоў + 1 год"), fines, days and life.
 */
export const monthsOf = (cell: string): number | undefined => {
  const match = DURATION.exec(plain(cell));
  if (match === null || (match[1] === undefined && match[2] === undefined) || /[\d+]/u.test(match[3] ?? ''))
    return undefined;
  const months = numberOf(match[1]) * 12 + numberOf(match[2]);
  return Number.isInteger(months) && months > 0 ? months : undefined;
};

const numberOf = (said: string | undefined): number => {
  if (said === undefined) return 0;
  if (/^\p{L}/u.test(said)) return 1.5;
  const half = /½|1\/2$/u.test(said);
  return Number(said.replace(/ ?(?:½|1\/2)$/u, '').replace(',', '.')) + (half ? 0.5 : 0);
};

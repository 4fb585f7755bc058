import type { CellSpan } from '@amparo/platform/sandbox/extraction';

/** Why a row or a cell waits for a person. */
export const QUARANTINE_REASONS = {
  'ragged-row': 'the row has another number of cells than the headings: columns may have moved, nothing was read',
  'no-name': 'the cell for the name holds no name: nothing was read of the row',
  formula: 'the cell begins as a formula and was not read',
  'not-a-date': 'the cell holds no date that can be read in one way only',
  'no-such-day': 'the calendar has no such day',
  'after-the-register': 'the date is later than the register itself',
  'ends-before-it-begins': 'the end is earlier than the begin of the same row',
  'birth-out-of-line': 'the date of birth does not fit the rest of the row, or a human life',
  'mixed-alphabets': 'a word of the name mixes Latin and Cyrillic letters: kept as written',
  'not-understood': 'the cell holds words that this column is not read by',
} as const;

export type QuarantineReason = keyof typeof QUARANTINE_REASONS;

export interface Quarantined {
  /** Empty for CSV. */
  readonly sheet: string;
  /** As spreadsheets count: the first row is 1. */
  readonly row: number;
  /** As spreadsheets print it; absent when the whole row waits. */
  readonly address?: string;
  readonly code: QuarantineReason;
  readonly why: string;
  /** The cell as written, cut after 80 signs. */
  readonly said?: string;
}

const SAID = 80;

export const quarantined = (sheet: string, row: number, code: QuarantineReason, cell?: CellSpan): Quarantined => ({
  sheet,
  row,
  code,
  why: QUARANTINE_REASONS[code],
  ...(cell === undefined ? {} : { address: cell.address, said: cell.value.slice(0, SAID) }),
});

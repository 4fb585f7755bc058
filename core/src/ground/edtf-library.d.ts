/** The part of the library `edtf` 4 (BSD-2-Clause, no types of its own) that we use: its grammar of ISO 8601-2:2019. */
declare module 'edtf' {
  export interface ParsedMoment {
    readonly type: 'Date' | 'Season' | 'Year' | 'Century' | 'Decade';
    readonly level: number;
    /** Year, month from 0, day from 1; or year and season 21–24. Clock fields follow where a time of day was given. */
    readonly values: readonly number[];
    readonly approximate?: boolean;
    readonly uncertain?: boolean;
    /** Bit mask of unspecified digits. */
    readonly unspecified?: number;
  }
  export interface ParsedInterval {
    readonly type: 'Interval';
    readonly level: number;
    /** Infinity stands for `..` (open), null for an empty side (unknown). */
    readonly values: readonly [ParsedMoment | number | null, ParsedMoment | number | null];
  }
  export function parse(text: string, constraints?: { readonly level?: number }): ParsedMoment | ParsedInterval;
}

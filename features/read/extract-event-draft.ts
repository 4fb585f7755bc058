import type { ReadEvent } from '@amparo/core/nouns/reading';
import type { FoundDate } from '@amparo/un-letters';
import type { FoundPerson } from './extract-persons.ts';

/** An event before it has its key; `at` is where it stands in the view, for the order. */
export type EventDraft = Omit<ReadEvent, 'key' | 'rule'> & { readonly at: number };

export const keysOf = (persons: readonly FoundPerson[]): readonly string[] => persons.map(({ person }) => person.key);

/** The sentence goes on to another event between a date and a verb. */
export const TURNS = /,|(?<!\p{L})(?:and|et|y|и|і|but|before|then|after|when)(?!\p{L})/iu;

/**
 * A day or month without a year is in the document's year when it is not later than the document: the paper of
 * 30 September 2025 that says "on 7 August". Otherwise the year stays unspecified (EDTF `XXXX`).
 */
export const resolved = (date: FoundDate, documentDate: string | undefined): string => {
  if (date.yearPrinted || documentDate === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(documentDate)) return date.edtf;
  const inYear = date.edtf.replace('XXXX', documentDate.slice(0, 4));
  return inYear <= documentDate.slice(0, inYear.length) ? inYear : date.edtf;
};

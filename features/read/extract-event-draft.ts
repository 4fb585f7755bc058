import type { ReadEvent } from '@amparo/core/nouns/reading';
import type { FoundPerson } from './extract-found-person.ts';

/** An event before it has its key; `at` is where it stands in the view, for the order. */
export type EventDraft = Omit<ReadEvent, 'key' | 'rule'> & { readonly at: number };

export const keysOf = (persons: readonly FoundPerson[]): readonly string[] => persons.map(({ person }) => person.key);

/** Details that are there. */
export const details = (
  of: Readonly<Record<string, string | number | undefined>>,
): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, value]): [string, string | number][] =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );

import type { ReadPerson } from '@amparo/core/nouns/reading';
import type { NameMention } from './extract-names.ts';

/** A person with the places where they stand in the view, for the extractors that follow. */
export interface FoundPerson {
  readonly person: ReadPerson;
  readonly places: readonly NameMention[];
}

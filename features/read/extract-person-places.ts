import type { Span } from '@amparo/un-letters';
import type { FoundPerson } from './extract-found-person.ts';
import type { NameMention } from './extract-names.ts';

export interface PersonPlace {
  readonly found: FoundPerson;
  readonly place: NameMention;
}

/** Where persons stand in a text, found without looking at all of them. */
export interface PersonPlaces {
  /** Places that lie in the span, in the order of the text. */
  within(span: Span): readonly PersonPlace[];
  startingAt(at: number): PersonPlace | undefined;
  endingAt(at: number): PersonPlace | undefined;
  /** Whether any place shares a character with the span. */
  touch(span: Span): boolean;
}

export const placesOf = (persons: readonly FoundPerson[]): PersonPlaces => {
  const all = persons
    .flatMap((found) => found.places.map((place) => ({ found, place })))
    .sort((a, b) => a.place.start - b.place.start);
  const starts = new Map(all.map((one) => [one.place.start, one]));
  const ends = new Map(all.map((one) => [one.place.end, one]));
  const from = (at: number): number => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.place.start ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const within = (span: Span): PersonPlace[] => {
    const found: PersonPlace[] = [];
    for (let at = from(span.start); at < all.length; at += 1) {
      const one = all[at];
      if (one === undefined || one.place.start >= span.end) break;
      if (one.place.end <= span.end) found.push(one);
    }
    return found;
  };
  return {
    within,
    startingAt: (at) => starts.get(at),
    endingAt: (at) => ends.get(at),
    touch: (span) => {
      const at = from(span.start);
      const [before, next] = [all[at - 1], all[at]];
      return (
        (before !== undefined && before.place.end > span.start) || (next !== undefined && next.place.start < span.end)
      );
    },
  };
};

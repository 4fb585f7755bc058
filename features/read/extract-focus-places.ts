import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { BETWEEN_TWO, OBLIQUE } from './extract-focus-words.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { KIN_WORDS } from './extract-name-contexts.ts';
import { besideOf, isFormerOffice, isPrivateOffice } from './extract-person-office.ts';

export interface Placed {
  readonly found: FoundPerson;
  readonly place: Span;
}

/** How near a person is to what a text tells: `front` is told of, `background` gives way to them, `aside` only acts. */
type Standing = 'front' | 'background' | 'aside';

const ASIDE: ReadonlySet<string> = new Set(['signatory', 'expert', 'judge', 'prosecutor', 'official']);
/** Named for what they say or are to another; they give way to anybody else. */
const BACKGROUND: ReadonlySet<string> = new Set(['child', 'relative', 'speaker', 'author', 'witness', 'counsel']);
/** Somebody of whom a text goes on speaking is no bystander, whatever else they are. */
const PROMINENT = 4;
const PROMINENT_ROLES: ReadonlySet<string> = new Set(['speaker', 'relative', 'counsel', 'witness']);

/** Where persons stand, and who of them a clause may be told of. */
export interface FocusPlaces {
  /** All places that begin in the span. */
  within(span: Span): readonly Placed[];
  /** Those in the span who may be told of; bystanders only where there is nobody else. */
  main(span: Span): readonly Placed[];
  /** The same without those who are another's, or only mentioned: "her lawyer X", "by X". */
  direct(span: Span, sentence: Span): readonly Placed[];
  isAside(found: FoundPerson): boolean;
  isFront(one: Placed): boolean;
  isOblique(one: Placed, from: number): boolean;
  /** The first of them with those joined to it by "and". */
  chain(all: readonly Placed[]): readonly Placed[];
}

export const focusPlaces = (input: ExtractInput, persons: readonly FoundPerson[]): FocusPlaces => {
  const text = input.view.text;
  const places = persons
    .flatMap((found) => found.places.map((place): Placed => ({ found, place })))
    .sort((a, b) => a.place.start - b.place.start);
  const standings = new Map<FoundPerson, Standing>();
  const standingOf = (found: FoundPerson): Standing => {
    const known = standings.get(found);
    if (known !== undefined) return known;
    const standing = newStanding(input, found);
    standings.set(found, standing);
    return standing;
  };
  const isAside = (found: FoundPerson): boolean => standingOf(found) === 'aside';
  const isFront = ({ found }: Placed): boolean => standingOf(found) === 'front';
  const isOblique = ({ place }: Placed, from: number): boolean => {
    const before = text.slice(Math.max(from, place.start - 60), place.start);
    return (
      OBLIQUE.test(before.slice(-50)) ||
      KIN_OF_NAMED.test(before) ||
      /^'s(?!\p{L})/u.test(text.slice(place.end, place.end + 3))
    );
  };
  const fronted = (inside: readonly Placed[]): readonly Placed[] => {
    const front = inside.filter(isFront);
    return front.length > 0 ? front : inside;
  };
  const told = (span: Span): readonly Placed[] => between(places, span).filter(({ found }) => !isAside(found));
  return {
    within: (span) => between(places, span),
    main: (span) => fronted(told(span)),
    direct: (span, sentence) => fronted(told(span).filter((one) => !isOblique(one, sentence.start))),
    isAside,
    isFront,
    isOblique,
    chain: (all) => {
      const first = all[0];
      if (first === undefined) return [];
      const chain = [first];
      for (const next of all.slice(1)) {
        const last = chain.at(-1) as Placed;
        if (!BETWEEN_TWO.test(text.slice(last.place.end, next.place.start))) break;
        chain.push(next);
      }
      return chain;
    },
  };
};

/** "X, brother of Y", "X, сестре Y": the second name says only who the first is. */
const KIN_OF_NAMED = new RegExp(
  `\\p{Lu}[\\p{L}'-]+, (?:(?:the|an?|le|la|un|une|el|elder|eldest|younger|youngest) ){0,2}(?:${KIN_WORDS}) (?:(?:of|de|du|del) )?(?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sr|Sra|Me)\\.? )?$`,
  'u',
);

const newStanding = (input: ExtractInput, found: FoundPerson): Standing => {
  const role = found.person.role ?? '';
  if (ASIDE.has(role)) {
    if (role === 'official' && isFormerOffice(besideOf(input.view.text, found))) return 'front';
    const isPrivate =
      input.letter === undefined &&
      (role === 'official' || role === 'expert') &&
      isPrivateOffice(besideOf(input.view.text, found));
    return isPrivate ? 'background' : 'aside';
  }
  if (!BACKGROUND.has(role)) return 'front';
  return found.places.length >= PROMINENT && PROMINENT_ROLES.has(role) ? 'front' : 'background';
};

export const personsOf = (all: readonly Placed[]): readonly FoundPerson[] => [
  ...new Set(all.map(({ found }) => found)),
];

/** Named one after the other, joined at the end. */
export const areListed = (text: string, all: readonly Placed[]): boolean =>
  all.length >= 2 &&
  all.every((one, at) => {
    const next = all[at + 1];
    return next === undefined || BETWEEN_TWO.test(text.slice(one.place.end, next.place.start));
  });

/** The places inside a span, found by halving. */
const between = (places: readonly Placed[], span: Span): readonly Placed[] => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Placed).place.start < span.start) low = middle + 1;
    else high = middle;
  }
  const out: Placed[] = [];
  for (; low < places.length && (places[low] as Placed).place.start < span.end; low += 1)
    out.push(places[low] as Placed);
  return out;
};

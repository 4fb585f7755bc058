import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import type { FoundPerson } from './extract-persons.ts';
import type { Sentence } from './extract-sentences.ts';

/** Whom a sentence speaks of: persons it names, or the one that its pronoun goes on about. */
export interface Focus {
  /** Persons who are the subject of what stands at `at` in the sentence. */
  subjects(sentence: Sentence, at: number): readonly FoundPerson[];
  /** The one person that the same paragraph has spoken of before the sentence. */
  only(sentence: Sentence): readonly FoundPerson[];
  /** Persons named right behind a verb that ends at `end`: its object. */
  objects(sentence: Sentence, end: number): readonly FoundPerson[];
}

const ASIDE: ReadonlySet<string> = new Set([
  'signatory',
  'expert',
  'author',
  'judge',
  'prosecutor',
  'official',
  'speaker',
]);
/** A pronoun goes on about the one whose child or relative was spoken of, not about these. */
const KIN: ReadonlySet<string> = new Set(['child', 'relative']);
const FEMALE = /(?<!\p{L})(?:she|her|elle|ella|она|ей|её|ее|яна|яе|ёй|the (?:woman|mother|girl))(?!\p{L})/iu;
const MALE = /(?<!\p{L})(?:he|him|his|él|он|ему|его|ён|яму|яго|the (?:man|father|boy))(?!\p{L})/iu;
const BETWEEN_TWO = /^,? ?(?:and|et|y|и|і|,|along with|together with) ?(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? )?$/u;
/** "Since the arrest of Mr. A she has had no lawyer": the pronoun is not A. */
const turnedTo = (before: string, own: readonly FoundPerson[]): boolean => {
  const last = /(?<!\p{L})(she|he|elle|яна|она|ён|он)(?!\p{L})[^.;]{0,60}$/iu.exec(before)?.[1]?.toLowerCase();
  if (last === undefined) return false;
  const sex = /^(?:she|elle|яна|она)$/u.test(last) ? 'female' : 'male';
  return own.every(({ person }) => person.sex !== undefined && person.sex !== sex);
};

/** How far back, in sentences, a pronoun may look. */
const LOOK_BACK = 8;

export const focusOf = (input: ExtractInput, persons: readonly FoundPerson[]): Focus => {
  const places = persons
    .flatMap((found) => found.places.map((place) => ({ found, place })))
    .sort((a, b) => a.place.start - b.place.start);
  const inside = (span: Span): { found: FoundPerson; place: Span }[] => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.place.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    const out = [];
    for (; low < places.length && (places[low]?.place.start ?? Infinity) < span.end; low += 1)
      out.push(places[low] as { found: FoundPerson; place: Span });
    return out;
  };
  const main = (span: Span): { found: FoundPerson; place: Span }[] =>
    inside(span).filter(({ found }) => !ASIDE.has(found.person.role ?? ''));
  const indexOf = new Map(input.sentences.map((sentence, index) => [sentence.start, index]));

  const named = (sentence: Sentence, upTo: number): readonly FoundPerson[] => {
    const all = main({ start: sentence.start, end: upTo });
    const before = all.some(({ found }) => !KIN.has(found.person.role ?? ''))
      ? all.filter(({ found }) => !KIN.has(found.person.role ?? ''))
      : all;
    const first = before[0];
    if (first === undefined) return [];
    const together = [first];
    for (const next of before.slice(1)) {
      const last = together.at(-1) as typeof first;
      if (!BETWEEN_TWO.test(input.view.text.slice(last.place.end, next.place.start))) break;
      together.push(next);
    }
    return [...new Set(together.map(({ found }) => found))];
  };

  const earlier = (sentence: Sentence, sex: 'female' | 'male' | undefined): readonly FoundPerson[] => {
    const index = indexOf.get(sentence.start) ?? 0;
    for (let back = index - 1; back >= 0 && back >= index - LOOK_BACK; back -= 1) {
      const candidate = input.sentences[back];
      if (candidate === undefined || sentence.paragraph - candidate.paragraph > 1) return [];
      const of = main(candidate)
        .filter(({ found }) => !KIN.has(found.person.role ?? ''))
        .filter(({ found }) => sex === undefined || found.person.sex === undefined || found.person.sex === sex);
      // A sentence about two people does not say which of them a later "she" is.
      const distinct = [...new Set(of.map(({ found }) => found))];
      if (distinct.length === 1) return distinct;
      if (distinct.length > 1) return [distinct[0] as FoundPerson];
    }
    return [];
  };

  return {
    subjects: (sentence, at) => {
      const own = named(sentence, at);
      const before = input.view.text.slice(sentence.start, at);
      if (
        own.length > 0 &&
        !turnedTo(before, own) &&
        !(own.every(({ person }) => person.role === 'child') && (FEMALE.test(before) || MALE.test(before)))
      )
        return own;
      if (FEMALE.test(before)) return earlier(sentence, 'female');
      if (MALE.test(before)) return earlier(sentence, 'male');
      return [];
    },
    only: (sentence) => {
      const index = indexOf.get(sentence.start) ?? 0;
      const before = new Set<FoundPerson>();
      for (
        let back = index - 1;
        back >= 0 && input.sentences[back]?.paragraph === sentence.paragraph && back > index - LOOK_BACK;
        back -= 1
      ) {
        for (const { found } of main(input.sentences[back] as Sentence))
          if (!KIN.has(found.person.role ?? '')) before.add(found);
      }
      return before.size === 1 ? [...before] : [];
    },
    objects: (sentence, end) => {
      const window = input.view.text.slice(end, Math.min(sentence.end, end + 70));
      const next = main({ start: end, end: Math.min(sentence.end, end + 70) })[0];
      if (next !== undefined) {
        const gap = input.view.text.slice(end, next.place.start);
        if (
          /^ (?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr|г-на|г-жу|спадара|спадарыню)\.? |(?:the |a |an |his |her )?(?:\p{Ll}[\p{L}-]* ){0,3}(?:(?:Ms|Mr|Mrs|Dr)\.? )?)?$/u.test(
            gap,
          )
        )
          return named({ ...sentence, start: end }, sentence.end);
      }
      const pronoun = /^ (her|him|them)(?!\p{L})/u.exec(window)?.[1];
      return pronoun === 'her' ? earlier(sentence, 'female') : pronoun === 'him' ? earlier(sentence, 'male') : [];
    },
  };
};

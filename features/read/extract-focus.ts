import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { PAIR_PARAGRAPHS, pairsOf } from './extract-focus-pair.ts';
import { focusPlaces, type Placed, personsOf } from './extract-focus-places.ts';
import { sexOf } from './extract-focus-sex.ts';
import {
  AND_NAME,
  AND_PRONOUN,
  ANSWER,
  CLAUSE,
  DIRECT_GAP,
  FEMALE,
  FEMALE_OBJECT,
  HE,
  HEAD,
  JOINED_PRONOUN,
  LIST_GAP,
  MALE,
  MALE_OBJECT,
  OF_GAP,
  PAIR,
  PAIR_OBJECT,
  PAIR_SUBJECT,
  PERSON_NOUN,
  SELF,
  SELF_ALONE,
  SELF_OBJECT,
  SELF_TAKEN,
  SHE,
  SPEAKS,
  WITNESS,
} from './extract-focus-words.ts';
import type { FoundPerson } from './extract-found-person.ts';
import type { Sentence } from './extract-sentences.ts';

/** Whom a sentence speaks of: persons it names, or the one that its pronoun goes on about. */
export interface Focus {
  /** Persons who are the subject of what stands at `at` in the sentence. */
  subjects(sentence: Sentence, at: number): readonly FoundPerson[];
  /** The one person that the same paragraph has spoken of before the sentence. */
  only(sentence: Sentence): readonly FoundPerson[];
  /** Persons named right behind a verb that ends at `end`: its object. */
  objects(sentence: Sentence, end: number): readonly FoundPerson[];
  /** Persons whom a verb at `span` has as its object, wherever the language puts them; `implied` when none is named. */
  objectsAround(sentence: Sentence, span: Span, implied: boolean): readonly FoundPerson[];
  /** Whose noun it is: "her arrest", "the arrest of Ms. X", "у Анны отобрали паспорт". */
  owners(sentence: Sentence, span: Span): readonly FoundPerson[];
  /** Persons named right before a time, or right behind it and a dash. */
  beside(sentence: Sentence, time: Span): readonly FoundPerson[];
  /** The one who speaks, in a testimony. */
  readonly self: readonly FoundPerson[];
  /** The one named right before what a list says of them: "Vezhin – three years". */
  listed(sentence: Sentence, at: Span): readonly FoundPerson[];
  /** The one whom an entry of a list names between its head and the rest of it. */
  entry(sentence: Sentence, head: RegExp, rest: RegExp): Placed | undefined;
  /** The two, or all, of whom the text spoke before: "either of them". */
  pair(sentence: Sentence, words?: string): readonly FoundPerson[];
  /** The last one named, here or some paragraphs back, of whom something holds. */
  before(sentence: Sentence, holds: (one: FoundPerson) => boolean): readonly FoundPerson[];
  /** The last one told of who is not the one that speaks. */
  other(sentence: Sentence): readonly FoundPerson[];
  /** The one person whom the sentence names before a place, however it does. */
  named(sentence: Sentence, at: number): readonly FoundPerson[];
  /** The official named in a part of the sentence, when it names nobody else: a minister too may be the one let out. */
  official(sentence: Sentence, part: Span): readonly FoundPerson[];
  /** The last one whom the sentences before told something of. */
  last(sentence: Sentence): readonly FoundPerson[];
}

/** How far back, in sentences, a pronoun may look. */
const LOOK_BACK = 8;
const OBJECT_REACH = 110;

export const focusOf = (input: ExtractInput, persons: readonly FoundPerson[]): Focus => {
  const text = input.view.text;
  const places = focusPlaces(input, persons);
  const { main, direct, isFront, isOblique } = places;
  const indexOf = new Map(input.sentences.map((sentence, index) => [sentence.start, index]));
  const witnesses = persons.filter(({ person }) => person.role === 'witness');
  const introduced = persons.filter(({ places: own }) =>
    own.some((place) => place.start < HEAD && WITNESS.test(text.slice(Math.max(0, place.start - 50), place.start))),
  );
  const answers = new Set(
    input.sentences.flatMap(({ text: words, paragraph }) => (ANSWER.test(words) ? [paragraph] : [])),
  );
  const witness = input.kind !== 'testimony' || introduced.length === 0 ? witnesses : introduced;

  const isSelfTold = witness.length === 1 && SELF_TAKEN.test(text);
  /** An answer in an interview, or a new paragraph of who tells what befell them. */
  const isOfSelf = (sentence: Sentence): boolean =>
    witness.length === 1 && (isSelfTold || answers.has(sentence.paragraph));

  /** The first of them with those joined to it by "and". */
  const together = (all: readonly Placed[]): readonly FoundPerson[] => personsOf(places.chain(all));

  const sentencesBefore = function* (sentence: Sentence, paragraphs = 1): Generator<Sentence> {
    const index = indexOf.get(sentence.start) ?? 0;
    for (let back = index - 1; back >= 0 && back >= index - LOOK_BACK; back -= 1) {
      const candidate = input.sentences[back];
      if (candidate === undefined || sentence.paragraph - candidate.paragraph > paragraphs) return;
      yield candidate;
    }
  };

  const earlier = (sentence: Sentence, sex: 'female' | 'male' | undefined): readonly FoundPerson[] => {
    let spare: FoundPerson | undefined;
    for (const candidate of sentencesBefore(sentence)) {
      const isOwn = candidate.paragraph === sentence.paragraph;
      // A witness goes on about themselves.
      if (!isOwn && sex === undefined && isOfSelf(sentence)) return witness;
      const all = places.within(candidate).filter(({ found }) => !places.isAside(found));
      if (all.length === 0 && sex === undefined && witness.length === 1 && SELF_ALONE.test(candidate.text))
        return witness;
      const agreeing = all.filter(({ found }) => sex === undefined || (sexOf(found.person) ?? sex) === sex);
      const front = agreeing.filter(isFront);
      const chosen = front.find((one) => !isOblique(one, candidate.start)) ?? front[0];
      if (chosen !== undefined) return [chosen.found];
      const bystander = agreeing.find(({ found }) => found.person.role !== 'author');
      // Whoever is named alone in two sentences, or opens the paragraph, is told of.
      if (bystander !== undefined && (bystander.found === spare || opens(candidate, bystander, isOwn)))
        return [bystander.found];
      spare ??= bystander?.found;
    }
    if (spare === undefined && sex === undefined && isOfSelf(sentence)) return witness;
    return spare === undefined ? [] : [spare];
  };
  /** "The son of both, X, lives abroad." and the paragraph goes on: X is its subject, when X says nothing. */
  const opens = (candidate: Sentence, { found, place }: Placed, isOwn: boolean): boolean =>
    isOwn &&
    found.person.role === 'relative' &&
    text[candidate.start - 1] === '\n' &&
    personsOf(places.within(candidate)).length === 1 &&
    place.start - candidate.start < 30 &&
    !SPEAKS.test(text.slice(place.end, candidate.end));

  const pairBefore = pairsOf(input, persons, places, sentencesBefore);

  const carried = (sentence: Sentence, clause: string): readonly FoundPerson[] | undefined => {
    if (SHE.test(clause)) return earlier(sentence, 'female');
    if (HE.test(clause)) return earlier(sentence, 'male');
    if (PAIR_SUBJECT.test(clause)) {
      const pair = pairBefore(sentence, clause);
      if (pair.length > 0) return pair;
    }
    if (witness.length === 1 && SELF.test(clause)) return witness;
    if (PERSON_NOUN.test(clause.trim())) return earlier(sentence, undefined);
    return undefined;
  };

  const subjects = (sentence: Sentence, at: number): readonly FoundPerson[] => {
    const cuts = [...text.slice(sentence.start, at).matchAll(CLAUSE)].map((match) => sentence.start + match.index);
    let end = at;
    for (const start of [...cuts.reverse(), sentence.start]) {
      const own = direct({ start, end }, sentence);
      const first = own[0];
      const clause = text.slice(start, end);
      const pronoun = first !== undefined ? undefined : carriedIn(sentence, clause, start, carried, subjectsBefore);
      if (pronoun !== undefined && pronoun.length > 0) return withOther(sentence, start, pronoun);
      if (first !== undefined) {
        const wide = places.chain(
          direct({ start: sentence.start, end: at }, sentence).filter(
            ({ place }) => place.end >= first.place.start - 60,
          ),
        );
        const chain = wide.some(({ found }) => found === first.found) ? wide : places.chain(own);
        return withPronoun(sentence, at, chain);
      }
      end = start;
    }
    const before = text.slice(sentence.start, at);
    if (FEMALE.test(before)) return earlier(sentence, 'female');
    if (MALE.test(before)) return earlier(sentence, 'male');
    return [];
  };

  /** "He and Mr. X were led away", "son frère, X, et lui": the one whom the pronoun stands for is of them. */
  const withPronoun = (sentence: Sentence, at: number, chain: readonly Placed[]): readonly FoundPerson[] => {
    const own = personsOf(chain);
    const first = chain[0];
    const last = chain.at(-1);
    if (first === undefined || last === undefined) return own;
    const word =
      AND_NAME.exec(text.slice(Math.max(sentence.start, first.place.start - 80), first.place.start))?.groups?.who ??
      AND_PRONOUN.exec(text.slice(last.place.end, Math.min(at, last.place.end + 30)))?.groups?.who;
    if (word === undefined) return own;
    const other = SELF_ALONE.test(word)
      ? witness
      : earlierThan(
          sentence,
          first.place.start,
          /^(?:she|elle|ella|она|яна|вона|ею|ёй)$/iu.test(word) ? 'female' : 'male',
        );
    return [...other.filter((one) => !own.includes(one)), ...own];
  };
  /** The pronoun stands nearer to the verb, the name before it. */
  const withOther = (sentence: Sentence, start: number, found: readonly FoundPerson[]): readonly FoundPerson[] => {
    const joined = JOINED_PRONOUN.test(text.slice(start, start + 24));
    const named = joined ? places.chain(direct({ start: sentence.start, end: start }, sentence)) : [];
    return [...personsOf(named).filter((one) => !found.includes(one)), ...found];
  };
  const earlierThan = (sentence: Sentence, at: number, sex: 'female' | 'male'): readonly FoundPerson[] => {
    const own = subjectsBefore(sentence, at, sex);
    return own.length > 0 ? own : earlier(sentence, sex);
  };

  /** A pronoun in the middle of a sentence is the one whom its beginning names, when the sexes agree. */
  const subjectsBefore = (sentence: Sentence, at: number, sex: 'female' | 'male'): readonly FoundPerson[] => {
    const all = places.within({ start: sentence.start, end: at }).filter(({ found }) => !places.isAside(found));
    const of = (own: readonly Placed[]): readonly FoundPerson[] => [...new Set(own.map(({ found }) => found))];
    const sure = of(all.filter(({ found }) => sexOf(found.person) === sex));
    if (sure.length === 1) return sure;
    if (sure.length > 1) {
      const front = of(main({ start: sentence.start, end: at }).filter(({ found }) => sexOf(found.person) === sex));
      return front.length === 1 ? front : [];
    }
    const open = of(all.filter(({ found }) => sexOf(found.person) === undefined));
    return open.length === 1 ? open : [];
  };

  const objects = (sentence: Sentence, end: number): readonly FoundPerson[] => {
    const reach = Math.min(sentence.end, end + OBJECT_REACH);
    const all = main({ start: end, end: reach });
    const next = all[0];
    const gap = next === undefined ? '' : text.slice(end, next.place.start);
    const between =
      text.slice(end - 11, end) === 'handed down'
        ? gap.replace(/^(?: on [^,;.]{3,22})? (?:to|against)(?= )/u, '')
        : gap;
    if (next !== undefined && DIRECT_GAP.test(between)) return together(all);
    const pronoun = /^ (her|him|them|me)(?!\p{L})/u.exec(text.slice(end, end + 6))?.[1];
    if (pronoun === 'me') return witness.length === 1 ? witness : [];
    if (pronoun === 'her') return orOwn(sentence, end, 'female');
    if (pronoun === 'him') return orOwn(sentence, end, 'male');
    return pronoun === 'them' ? themIn(sentence, end) : [];
  };
  /** "a car in which X and Y were travelling … and drove them away": the two of the sentence itself. */
  const themIn = (sentence: Sentence, at: number): readonly FoundPerson[] => {
    const own = personsOf(places.chain(direct({ start: sentence.start, end: at }, sentence)));
    return own.length > 1 ? own : pairBefore(sentence);
  };
  const orOwn = (sentence: Sentence, at: number, sex: 'female' | 'male'): readonly FoundPerson[] => {
    const own = subjectsBefore(sentence, at, sex);
    return own.length > 0 ? own : earlier(sentence, sex);
  };

  const ofPronoun = (sentence: Sentence, at: number, words: string): readonly FoundPerson[] => {
    if (PAIR_OBJECT.test(words)) {
      const pair = pairBefore(sentence, words);
      if (pair.length > 0) return pair;
    }
    if (witness.length === 1 && SELF_OBJECT.test(words)) return witness;
    if (FEMALE_OBJECT.test(words)) return orOwn(sentence, at, 'female');
    return MALE_OBJECT.test(words) ? orOwn(sentence, at, 'male') : [];
  };

  const objectsAround = (sentence: Sentence, span: Span, implied: boolean): readonly FoundPerson[] => {
    const behind = objects(sentence, span.end);
    if (behind.length > 0) return behind;
    const beside = `${/(?:^|[ ,«(])(\p{L}{1,4}'?) (?:\p{L}+ (?:а )?)?$|(?:^|[ ,])([lm]')(?:a|ont) $/u.exec(text.slice(Math.max(sentence.start, span.start - 24), span.start))?.[0] ?? ''}`;
    if (
      /, (?:котор\p{L}{2}|як(?:их|іх|ую|ога|ую|ого)) $/iu.test(
        text.slice(Math.max(sentence.start, span.start - 12), span.start),
      )
    ) {
      // "the trial of A and B, whom they charge": those named last, in whatever case.
      const all = main({ start: sentence.start, end: span.start });
      const chain = together(all.slice(-2));
      return chain.length === 2 ? chain : together(all.slice(-1));
    }
    const pronoun = ofPronoun(sentence, span.start, beside);
    if (pronoun.length > 0) return pronoun;
    const clauseEnd = text.slice(span.end, sentence.end).search(/[;:]|, (?:а|и|но|і|але|та|and|et) /u);
    const limit = Math.min(clauseEnd < 0 ? sentence.end : span.end + clauseEnd, span.end + OBJECT_REACH);
    const cuts = [
      ...text
        .slice(sentence.start, span.start)
        .matchAll(/[;:–—]|, (?:а|и|но|и|і|але|та|але|and|but|et|mais) | (?:but|mais|но|але) /giu),
    ];
    const clauseStart = sentence.start + (cuts.at(-1)?.index ?? 0);
    const clause = text.slice(clauseStart, span.start);
    const before = direct({ start: clauseStart, end: span.start }, sentence);
    if (before.length > 0) return together(before);
    const near = `${clause} ${text.slice(span.end, Math.min(limit, span.end + 12))}`;
    const near2 = ofPronoun(sentence, span.start, near);
    if (near2.length > 0) return near2;
    const after = direct({ start: span.end, end: limit }, sentence);
    if (after.length > 0) return together(after);
    if (!implied) return [];
    const own = direct({ start: sentence.start, end: span.start }, sentence);
    return own.length > 0 ? together(own) : earlier(sentence, undefined);
  };

  const owners = (sentence: Sentence, span: Span): readonly FoundPerson[] => {
    const behind = places.within({ start: span.end, end: Math.min(sentence.end, span.end + 60) });
    const of = behind.find(({ place }) => OF_GAP.test(text.slice(span.end, place.start)));
    if (of !== undefined) return together(behind.slice(behind.indexOf(of)));
    const before = text.slice(sentence.start, span.start);
    const possessor = places
      .within({ start: sentence.start, end: span.start })
      .findLast(
        ({ place }) =>
          /^'s? (?:[\p{L}-]+ ){0,2}$/u.test(text.slice(place.end, span.start)) ||
          /(?<!\p{L})(?:у|в) (?:(?:\p{Ll}+ ){0,2})$/iu.test(
            text.slice(Math.max(sentence.start, place.start - 30), place.start),
          ),
      );
    if (possessor !== undefined) return [possessor.found];
    const near = `${text.slice(Math.max(sentence.start, span.start - 60), span.start)} ${text.slice(span.start, Math.min(sentence.end, span.end + 12))}`;
    if (PAIR.test(near)) {
      const pair = pairBefore(sentence);
      if (pair.length > 0) return pair;
    }
    const named = main({ start: sentence.start, end: span.start });
    if (FEMALE.test(near))
      return (
        firstOf(named.filter(({ found }) => (sexOf(found.person) ?? 'female') === 'female')) ??
        earlier(sentence, 'female')
      );
    if (MALE.test(near))
      return (
        firstOf(named.filter(({ found }) => (sexOf(found.person) ?? 'male') === 'male')) ?? earlier(sentence, 'male')
      );
    if (/(?<!\p{L})(?:lui|le|la|les|son|sa|ses)(?!\p{L})/iu.test(near))
      return firstOf(named) ?? earlier(sentence, undefined);
    return before.length === 0 ? [] : (firstOf(named) ?? []);
  };

  return {
    subjects,
    objects,
    objectsAround,
    owners,
    beside: (sentence, time) => {
      const before = places.within({ start: Math.max(sentence.start, time.start - 60), end: time.start }).at(-1);
      return before !== undefined &&
        /^(?: (?:on|in|—|–|-|le|en|у|в|ў)| [—–-] (?:on |у |в )?)? ?$/u.test(text.slice(before.place.end, time.start))
        ? [before.found]
        : [];
    },
    self: witness.length === 1 ? witness : [],
    listed: (sentence, at) => {
      const named = places.within({ start: Math.max(sentence.start, at.start - 90), end: at.start }).at(-1);
      if (named === undefined) return [];
      return LIST_GAP.test(text.slice(named.place.end, at.start)) ? [named.found] : [];
    },
    entry: (sentence, head, rest) =>
      places
        .main(sentence)
        .find(
          ({ place }) =>
            head.test(text.slice(sentence.start, place.start)) && rest.test(text.slice(place.end, sentence.end)),
        ),
    pair: (sentence, words) => pairBefore(sentence, words),
    before: (sentence, holds) => {
      for (const candidate of [sentence, ...sentencesBefore(sentence, PAIR_PARAGRAPHS)]) {
        const own = places.within(candidate).filter(({ found }) => holds(found));
        const chosen = own.find((one) => !isOblique(one, candidate.start)) ?? own[0];
        if (chosen !== undefined) return [chosen.found];
      }
      return [];
    },
    other: (sentence) => {
      for (const candidate of [sentence, ...sentencesBefore(sentence, PAIR_PARAGRAPHS)]) {
        const own = main(candidate).find(
          (one) => isFront(one) && !witness.includes(one.found) && !isOblique(one, candidate.start),
        );
        if (own !== undefined) return [own.found];
      }
      return [];
    },
    named: (sentence, at) => {
      const own = new Set(main({ start: sentence.start, end: at }).map(({ found }) => found));
      return own.size === 1 ? [...own] : [];
    },
    official: (sentence, part) => {
      const own = places.within(sentence);
      const only = new Set(own.map(({ found }) => found));
      return only.size === 1 &&
        own[0] !== undefined &&
        own[0].found.person.role === 'official' &&
        own[0].place.start >= part.start &&
        own[0].place.end <= part.end &&
        !isOblique(own[0], sentence.start)
        ? [own[0].found]
        : [];
    },
    last: (sentence) => earlier(sentence, undefined),
    only: (sentence) => {
      const before = new Set<FoundPerson>();
      for (const candidate of sentencesBefore(sentence)) {
        if (candidate.paragraph !== sentence.paragraph) break;
        for (const { found } of main(candidate)) if (isFront({ found, place: candidate })) before.add(found);
      }
      return before.size === 1 ? [...before] : [];
    },
  };
};

const firstOf = (all: readonly Placed[]): readonly FoundPerson[] | undefined =>
  all[0] === undefined ? undefined : [all[0].found];

/** A pronoun of the clause: of this sentence's own person when it stands in the middle, else of the sentences before. */
const carriedIn = (
  sentence: Sentence,
  clause: string,
  start: number,
  carried: (sentence: Sentence, clause: string) => readonly FoundPerson[] | undefined,
  own: (sentence: Sentence, at: number, sex: 'female' | 'male') => readonly FoundPerson[],
): readonly FoundPerson[] | undefined => {
  if (start > sentence.start) {
    const sex = SHE.test(clause) ? 'female' : HE.test(clause) ? 'male' : undefined;
    const found = sex === undefined ? [] : own(sentence, start, sex);
    if (found.length > 0) return found;
  }
  return carried(sentence, clause);
};

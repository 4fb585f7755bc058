import type { Reading } from '@amparo/core/nouns/reading';
import {
  atOnce,
  bare,
  type FactSet,
  field,
  figureValue,
  flat,
  isObject,
  type Json,
  list,
  longest,
  objects,
  opening,
  placed,
  plain,
  read,
  referenceValue,
  type ScoredFact,
  spans,
  string,
  worded,
} from './score-fact.ts';
import { seedSet, toldFacts } from './score-seed.ts';

/**
 * The facts of a truth, whichever way it is written: a reading as `amparo read --json` prints it, a document of a truth
 * file near to that, or a document of the layout `seed-ground-truth/1` (fields with quote, start and end of their own).
 */
export const factsOf = (truth: unknown): FactSet => {
  const inner = field(truth, 'groundTruth');
  if (isObject(inner)) return seedSet(inner);
  if (!isObject(truth)) return { facts: [] };
  if (isObject(field(truth, 'reference')) || typeof field(truth, 'kind') !== 'string' || 'unDocuments' in truth)
    return seedSet(truth);
  const facts = readingFacts(truth, namesOf(truth));
  return { facts, complete: 'clean' in truth };
};

/** The facts of a reading; a person who stands where a person of the truth stands is called as there. */
export const factsOfReading = (reading: Reading, truth: unknown): readonly ScoredFact[] => {
  const of = reading as unknown as Json;
  const own = namesOf(of);
  const places = isObject(truth) ? placesOfPersons(truth) : [];
  const known = isObject(truth) ? namesOf(truth) : own;
  const called = new Map(
    objects(of.persons).map((person) => {
      const key = string(person.key) ?? '';
      const same = places.find((place) => placesOfPerson(person).some((one) => overlap(place, one)));
      return [key, (same === undefined ? undefined : known.get(same.key)) ?? own.get(key) ?? key];
    }),
  );
  const seed = isObject(truth) ? (field(truth, 'groundTruth') ?? truth) : undefined;
  const speaksOfEvents = isObject(truth) && objects(truth.events).some(({ kind }) => kind === 'Event');
  return [
    // A happening of no closer kind counts only where the truth has such.
    ...readingFacts(of, called).filter(
      (fact) => speaksOfEvents || !/^Event(?: |$)/u.test(fact.value) || fact.field !== 'event',
    ),
    ...(isObject(seed) ? toldFacts(of, seed) : []),
  ];
};

/**
 * Persons of the reading whose forms belong to more than one person of the truth: the one fault that nothing excuses
 * (reference page on communications §5.4). Answers the names joined.
 */
export const joinedPersons = (reading: Reading, truth: unknown): readonly (readonly string[])[] => {
  if (!isObject(truth)) return [];
  const places = objects(truth.persons)
    .filter((person) => person.unnamed === undefined)
    .flatMap(placesOfPerson);
  const names = namesOf(truth);
  return objects((reading as unknown as Json).persons)
    .map((person) => [
      ...new Set(
        placesOfPerson(person).flatMap((one) =>
          places.filter((place) => overlap(place, one)).map(({ key }) => names.get(key) ?? key),
        ),
      ),
    ])
    .filter((joined) => joined.length > 1);
};

interface PersonPlace {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const placesOfPerson = (person: Json): readonly PersonPlace[] =>
  [
    ...objects(person.forms).flatMap((form) => objects(form.passages)),
    ...(person.unnamed === undefined ? [] : objects(person.passages)),
  ].flatMap(({ start, end }) =>
    typeof start === 'number' && typeof end === 'number' ? [{ key: string(person.key) ?? '', start, end }] : [],
  );
const placesOfPersons = (of: Json): readonly PersonPlace[] => objects(of.persons).flatMap(placesOfPerson);
const overlap = (a: PersonPlace, b: PersonPlace): boolean => a.start < b.end && b.start < a.end;

const namesOf = (of: Json): ReadonlyMap<string, string> =>
  new Map(
    objects(of.persons).map((person) => [
      string(person.key) ?? '',
      string(person.name) ?? longest(objects(person.forms).map((form) => string(form.form) ?? '')),
    ]),
  );

const readingFacts = (of: Json, names: ReadonlyMap<string, string>): readonly ScoredFact[] => {
  const letter = field(of, 'communication');
  const law = isObject(letter) && 'instruments' in letter ? letter : of;
  const persons = objects(of.persons);
  const nameOf = (key: unknown): string | undefined => names.get(string(key) ?? '') ?? string(key);
  return [
    ...plain('kind', string(of.kind)),
    ...plain('language', string(of.language)),
    ...read('date', of.date),
    ...(isObject(letter) ? letterFacts(letter, nameOf) : []),
    ...objects(law.instruments).flatMap((one) => [
      ...list(one.articles).flatMap((article) =>
        spans('provision', `${one.code} ${string(article) ?? field(article, 'number')}`, article),
      ),
      ...read('ratified', one.ratified, (value) => `${one.code} ${value}`),
    ]),
    ...objects(law.documents).flatMap((one) =>
      spans('document', [one.symbol, one.pinpoint].filter(Boolean).join(' '), one),
    ),
    ...objects(law.resolutions).flatMap((one) =>
      'number' in one ? plain('cited-resolution', string(one.number)) : [],
    ),
    ...objects(of.references).flatMap((one) => {
      const reference = isObject(one.reference) ? one.reference : one;
      return 'state' in reference ? spans('cited-reference', untyped(referenceValue(reference)), one) : [];
    }),
    ...persons.flatMap((person) => personFacts(person, nameOf)),
    ...objects(of.figures).flatMap((one) =>
      atOnce('figure', figureValue(one.value, one.qualifier), one).map((fact) => ({
        ...fact,
        parts: parts({
          'figure-unit': one.unit,
          'figure-period': one.period,
          'figure-speaker': bareSpeaker(one.speaker),
        }),
      })),
    ),
    ...objects(of.events).flatMap((one) => eventFacts(one, nameOf)),
    ...objects(of.organisations).flatMap((one) => atOnce('organisation', bare(string(one.name) ?? ''), one)),
    ...objects(of.quotations).flatMap((one) =>
      objects(one.passages).flatMap((passage) => placed('quotation', opening(string(passage.quote) ?? ''), passage)),
    ),
  ];
};

/** A truth tells officials and others; a reading tells some of them closer. */
const roleOf = (role: unknown): string | undefined => {
  const told = string(role);
  if (told === 'judge' || told === 'prosecutor') return 'official';
  return told === 'counsel' || told === 'witness' ? 'other' : told;
};

/** A form counts where it stands; a person without a name where the words for them stand. */
const personFacts = (person: Json, nameOf: (key: unknown) => string | undefined): readonly ScoredFact[] => {
  const role = parts({
    role: roleOf(person.role),
    childOf: person.childOf === undefined ? undefined : nameOf(person.childOf),
  });
  const forms = objects(person.forms);
  if (person.unnamed !== undefined) {
    const places = forms.length > 0 ? forms : [person];
    return [
      ...places
        .flatMap((form) => atOnce('unnamed', string(person.unnamed) ?? '', form))
        .slice(0, 1)
        .map((fact) => ({ ...fact, parts: role })),
      ...read('born', person.born),
    ];
  }
  return [
    ...forms
      .flatMap((form) => spans('form', string(form.form) ?? '', form))
      .map((fact, at) => (at === 0 ? { ...fact, parts: role } : fact)),
    ...read('born', person.born),
  ];
};

/** Properties of an event with one way of writing; what a person words freely is not compared. */
const EVENT_DETAILS = ['begin', 'end', 'months', 'provision', 'amount', 'currency', 'ground', 'timeAsSaid'] as const;

/**
 * An event of two persons is two facts: an episode of detention has one person by the schema, and a truth may tell the
 * arrest of two as one or as two. "Since March" is compared by its March, articles one by one.
 */
const eventFacts = (one: Json, nameOf: (key: unknown) => string | undefined): readonly ScoredFact[] => {
  const details = isObject(one.details) ? one.details : {};
  const confidence = typeof one.confidence === 'number' ? { confidence: one.confidence } : {};
  const when = string(one.happenedOn)?.replace(/\/\.\.$/u, '');
  const persons = list(one.persons).map((key) => [nameOf(key) ?? '']);
  return (persons.length === 0 ? [[]] : persons).flatMap((names) =>
    atOnce('event', [one.kind, when].filter(Boolean).join(' '), one).map((fact) => ({
      ...fact,
      ...confidence,
      parts: {
        'event-person': names,
        ...parts({
          'event-detail': EVENT_DETAILS.flatMap((name) =>
            details[name] === undefined
              ? []
              : detailValues(name, String(details[name])).map((value) => `${name} ${value}`),
          ),
        }),
      },
    })),
  );
};

const detailValues = (name: string, value: string): readonly string[] =>
  name === 'provision' ? value.split(/[;,] ?/u) : [value];

const parts = (of: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, value]) => {
      const values =
        list(value).length > 0 ? list(value).map(String) : string(value) === undefined ? [] : [string(value) ?? ''];
      return values.length === 0 ? [] : [[name, values]];
    }),
  );

/** A truth may print the article, a reading leaves it out. */
const bareSpeaker = (speaker: unknown): string | undefined =>
  string(speaker) === undefined
    ? undefined
    : bare(string(speaker) ?? '').replace(/^(?:les? |la |el |los |las )(?=\p{L}{3})/u, '');

/** State, number and year; also of a reference that a capture has run together. */
const untyped = (reference: string): string =>
  reference.replace(/^J?(?:UA|AL|OL|AM) ?(?=[A-Z]{3})/u, '').replace(/^([A-Z]{3})(?=\d)/u, '$1 ');

const letterFacts = (letter: Json, nameOf: (key: unknown) => string | undefined): readonly ScoredFact[] => {
  const reference = field(letter.reference, 'value') ?? letter.reference;
  const clauses = isObject(letter.clauses) ? letter.clauses : {};
  return [
    ...(isObject(reference) ? spans('reference', referenceValue(reference), letter.reference) : []),
    ...read('letter-date', letter.date),
    ...read('state', letter.state),
    ...objects(letter.mandates).flatMap((one) =>
      spans('mandate', `${one.code ?? one.title} ${one.resolution ?? ''}`.trim(), one),
    ),
    ...(isObject(letter.resolutions)
      ? list(letter.resolutions.values).flatMap((one) => plain('resolution', string(one)))
      : list(letter.resolutions).flatMap((one) => read('resolution', one))),
    ...read('subject', worded(letter.subject), (value) => flat(value).replace(/[.\s*]+$/u, '')),
    ...list(letter.persons).flatMap((one) => plain('victim', nameOf(one)?.replace(/\.$/u, ''))),
    ...objects(letter.priorCommunications).flatMap((one) => {
      const of = isObject(one.reference) ? referenceValue(one.reference) : (string(one.reference) ?? '');
      const printed = untyped(of === '' ? (string(one.printed) ?? '') : of);
      return [
        ...spans('prior', printed, one),
        ...read('prior-dates', one.sent, (value) => `${printed} sent ${value}`),
        ...read('prior-dates', one.replied, (value) => `${printed} replied ${value}`),
      ];
    }),
    ...list(letter.charges).flatMap((one) => plain('charge', string(one) ?? string(field(one, 'article')))),
    ...list(letter.questions).flatMap((one) => read('question', worded(one), (value) => opening(value))),
    ...Object.entries(clauses).flatMap(([name, one]) => read('clause', one, (value) => `${name} ${value}`)),
    ...list(letter.signatories).flatMap((one) => plain('signatory', isObject(one) ? string(one.name) : nameOf(one))),
  ];
};

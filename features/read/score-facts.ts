import type { Reading } from '@amparo/core/nouns/reading';
import { findNumbers } from './extract-numbers.ts';

/** One thing that a reading says, or should say: a field, a value to compare, and the words it rests on. */
export interface ScoredFact {
  readonly field: string;
  readonly value: string;
  readonly start?: number;
  readonly end?: number;
  /** Further places of the same fact: it is right where one of them is. */
  readonly also?: readonly { readonly start: number; readonly end: number }[];
  /** As the reading gives it; a truth is sure. */
  readonly confidence?: number;
  /** What is said further of it, by field: compared only where the fact itself is right. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

/** What scoring compares: the facts, and which fields are spoken of, where it is known. */
export interface FactSet {
  readonly facts: readonly ScoredFact[];
  /** What the truth does not list is not there. */
  readonly complete?: boolean;
  /** Fields of which the truth lists the main values only: what a reading has beside them is not counted as too much. */
  readonly mainOnly?: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown): readonly Json[] => list(value).filter(isObject);
const string = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
const field = (from: unknown, name: string): unknown => (isObject(from) ? from[name] : undefined);

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
 * Of a seed truth, which lists main events by what they are and no kind: those that an event of the reading stands
 * over, of the same day, month or year where the truth has one. What else the reading tells is not wrong by it.
 */
const toldFacts = (of: Json, seed: Json): readonly ScoredFact[] => {
  const own = objects(of.events).flatMap((event) =>
    objects(event.passages).map((place) => ({ place, when: string(event.happenedOn)?.replace(/\/\.\.$/u, '') })),
  );
  return seedEvents(seed).flatMap((told) => {
    const found = own.find(
      ({ place, when }) =>
        typeof place.start === 'number' &&
        typeof place.end === 'number' &&
        place.start < told.end &&
        told.start < place.end &&
        (told.dates === undefined || told.dates.includes(when ?? '')),
    );
    return found === undefined ? [] : placed('event-told', told.value, found.place);
  });
};

interface SeedEvent {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Ways to write its date; absent where the text gives none that is exact. */
  readonly dates?: readonly string[];
}

const seedEvents = (seed: Json): readonly SeedEvent[] =>
  objects(seed.events).flatMap((event) => {
    const { start, end } = event;
    const quote = string(event.quote);
    if ('kind' in event || quote === undefined || typeof start !== 'number' || typeof end !== 'number') return [];
    const date = isObject(event.date) ? event.date : { value: event.date, precision: 'day' };
    const value = string(date.value);
    const isExact =
      value !== undefined && /^(?:day|month|year)$/u.test(string(date.precision) ?? '') && /^[-\d]+$/u.test(value);
    const dates = isExact ? [value.replace(/^--/u, 'XXXX-'), value.replace(/^--/u, `${date.derivedYear}-`)] : undefined;
    return [{ value: opening(quote), start, end, ...(dates === undefined ? {} : { dates }) }];
  });

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

/**
 * The layout `seed-ground-truth/1` lists the quotations that matter, and of an open letter the bodies that sign it:
 * others that the text has are neither right nor wrong by it.
 */
const seedSet = (of: Json): FactSet => ({
  facts: seedFacts(of),
  mainOnly: ['quotation', ...(objects(of.organisations).length === 0 ? ['organisation'] : [])],
});

/** "more than a half" and "more than twenty years" are numbers with a bound, told in words. */
const seedFigure = (one: Json): string | undefined => {
  if (typeof one.value === 'number') return figureValue(one.value, string(one.bound)?.replace(' ', '-'));
  const bound = /^(?:more than|at least|up to|less than|nearly|about)(?= )/u.exec(string(one.value) ?? '')?.[0];
  if (bound === undefined) return undefined;
  const value = / half(?: |$)/u.test(string(one.value) ?? '') ? 50 : findNumbers(string(one.value) ?? '')[0]?.value;
  return value === undefined ? undefined : figureValue(value, bound.replace(' ', '-'));
};

/**
 * Bodies by the words that stand at their place: a name, or the letters for it. Parties without a place of their own
 * ("UN experts") and States' Governments are told by what they are; no reading has them among the bodies.
 */
const seedBody = (one: Json): readonly ScoredFact[] => {
  const name = string(one.name) ?? '';
  if (typeof one.start !== 'number' || /^(?:the )?Government of /iu.test(name)) return [];
  const letters = /\((?<letters>\p{Lu}{2,})\)/u.exec(name)?.groups?.letters;
  const shown = bare(string(one.quote) ?? name);
  return placed('organisation', letters !== undefined && !shown.includes(bare(name)) ? bare(letters) : bare(name), one);
};

const seedFacts = (of: Json): readonly ScoredFact[] => {
  const reference = field(of, 'reference');
  return [
    ...plain('kind', seedKind(string(of.kind) ?? '')),
    ...plain('language', string(of.language)),
    ...(isObject(of.date)
      ? placed(isObject(reference) ? 'letter-date' : 'date', string(of.date.value) ?? '', of.date)
      : []),
    ...(isObject(reference) ? placed('reference', referenceValue(reference), reference) : []),
    ...objects(of.mandates).flatMap((one) => plain('mandate', `${one.code} ${one.resolution ?? ''}`.trim())),
    ...list(field(of.resolutions, 'values')).flatMap((one) => plain('resolution', string(one))),
    ...(isObject(of.subject)
      ? placed('subject', flat(string(of.subject.quote) ?? '').replace(/[.\s]+$/u, ''), of.subject)
      : []),
    ...objects(of.persons).flatMap(seedPerson),
    ...objects(field(of.priorCommunications, 'groups')).flatMap((group) =>
      objects(group.refs).flatMap((one) => placed('prior', string(one.ref) ?? '', one)),
    ),
    ...objects(field(of.priorCommunications, 'withDates')).flatMap((one) => [
      ...placed('prior-dates', `${one.ref} sent ${one.sent}`, {}),
      ...placed('prior-dates', `${one.ref} replied ${one.replied}`, {}),
    ]),
    ...objects(of.unDocuments).flatMap((one) =>
      placed('document', [one.symbol, one.pinpoint].filter(Boolean).join(' '), one),
    ),
    ...objects(of.instrumentCitations).flatMap((one) =>
      (string(one.provision)?.match(/\d{1,3}(?:-\d+)?(?:\(\w{1,4}\))*|preamble/gu) ?? []).flatMap((number) =>
        placed('provision', `${one.instrument} ${number}`, one),
      ),
    ),
    ...objects(of.ratifications).flatMap((one) => placed('ratified', `${one.instrument} ${one.date}`, one)),
    ...[...new Set(objects(of.domesticProvisions).map((one) => string(one.article) ?? ''))].flatMap((one) =>
      plain('charge', one),
    ),
    ...objects(of.questions).flatMap((one) => placed('question', opening(string(one.text) ?? ''), one)),
    ...objects(of.figures).flatMap((one) => placed('figure', seedFigure(one) ?? '', one)),
    ...objects(of.organisations).flatMap(seedBody),
    ...list(of.signatories).flatMap((one) => (typeof one === 'string' ? plain('organisation', bare(one)) : [])),
    ...objects(of.quotes).flatMap((one) => placed('quotation', opening(string(one.quote) ?? ''), one)),
    ...seedEvents(of).flatMap(({ value, ...place }) => placed('event-told', value, place)),
  ];
};

const seedPerson = (person: Json): readonly ScoredFact[] => {
  const forms = isObject(person.surfaceForms) ? Object.entries(person.surfaceForms) : [];
  const name = string(person.name) ?? string(person.canonicalName);
  const quoted = string(person.quote);
  const at = name === undefined || quoted === undefined || typeof person.start !== 'number' ? -1 : quoted.indexOf(name);
  const victim = /^alleged victim$/u.test(string(person.role) ?? '') && forms.length > 0;
  return [
    ...forms.flatMap(([form, places]) =>
      objects(places).flatMap((place) => placed('form', form.replace(/ \(.*\)$/u, ''), place)),
    ),
    ...(forms.length === 0 && name !== undefined && at >= 0 && typeof person.start === 'number'
      ? placed('form', name, { start: person.start + at, end: person.start + at + name.length })
      : []),
    ...(victim ? plain('victim', name?.replace(/\.$/u, '')) : []),
    ...(person.role === 'signatory' ? plain('signatory', name) : []),
    ...(isObject(person.born) ? placed('born', string(person.born.value) ?? '', person.born) : []),
  ];
};

const seedKind = (kind: string): string => {
  if (/^(?:news|NGO article)/u.test(kind)) return 'news';
  if (/^open letter/u.test(kind)) return 'open-letter';
  return kind;
};

/** A truth may give the words alone: they are the value. */
const worded = (one: unknown): unknown =>
  isObject(one) && one.value === undefined ? { ...one, value: one.quote } : one;
const flat = (value: string): string => value.replace(/\*\*/gu, '').replace(/\s+/gu, ' ').trim();

const referenceValue = (reference: Json): string =>
  `${reference.type ?? ''} ${reference.state} ${reference.number}/${reference.year}`.trim();

const figureValue = (value: unknown, qualifier: unknown): string => `${value} ${string(qualifier) ?? ''}`.trim();

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .replace(/^(?:the |un |united nations )+/u, '')
    .replace(/["“”«»'’]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const opening = (quote: string): string => (quote.match(/\p{L}+/gu) ?? []).slice(0, 8).join(' ').toLowerCase();

const longest = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length)[0] ?? '';

const plain = (name: string, value: string | undefined): readonly ScoredFact[] =>
  value === undefined || value === '' ? [] : [{ field: name, value }];

const placed = (name: string, value: string, place: Json): readonly ScoredFact[] => {
  if (value === '') return [];
  return typeof place.start === 'number' && typeof place.end === 'number'
    ? [{ field: name, value, start: place.start, end: place.end }]
    : [{ field: name, value }];
};

/** One fact for each passage; one without a place where there is none. */
const spans = (name: string, value: string, from: unknown): readonly ScoredFact[] => {
  const passages = objects(field(from, 'passages'));
  return passages.length === 0 ? plain(name, value) : passages.flatMap((passage) => placed(name, value, passage));
};

/** One fact with all its places. */
const atOnce = (name: string, value: string, from: unknown): readonly ScoredFact[] => {
  const [first, ...also] = spans(name, value, from);
  if (first === undefined) return [];
  return [
    {
      ...first,
      also: also.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }])),
    },
  ];
};

const read = (
  name: string,
  one: unknown,
  shown: (value: string) => string = (value) => value,
): readonly ScoredFact[] => {
  const value = field(one, 'value');
  const plainValue = typeof value === 'boolean' ? String(value) : string(value);
  const confidence = field(one, 'confidence');
  return plainValue === undefined
    ? []
    : spans(name, shown(plainValue), one)
        .slice(0, 1)
        .map((fact) => (typeof confidence === 'number' ? { ...fact, confidence } : fact));
};

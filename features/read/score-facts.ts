import type { Reading } from '@amparo/core/nouns/reading';

/** One thing that a reading says, or should say: a field, a value to compare, and the words it rests on. */
export interface ScoredFact {
  readonly field: string;
  readonly value: string;
  readonly start?: number;
  readonly end?: number;
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
export const factsOf = (truth: unknown): readonly ScoredFact[] => {
  const inner = field(truth, 'groundTruth');
  if (isObject(inner)) return seedFacts(inner);
  if (!isObject(truth)) return [];
  return isObject(field(truth, 'reference')) || typeof field(truth, 'kind') !== 'string' || 'unDocuments' in truth
    ? seedFacts(truth)
    : readingFacts(truth);
};

/** The facts of a reading. */
export const factsOfReading = (reading: Reading): readonly ScoredFact[] => readingFacts(reading as unknown as Json);

const readingFacts = (of: Json): readonly ScoredFact[] => {
  const letter = field(of, 'communication');
  const law = isObject(letter) && 'instruments' in letter ? letter : of;
  const persons = objects(of.persons);
  const nameOf = (key: unknown): string | undefined => {
    const person = persons.find((one) => one.key === key);
    return person === undefined
      ? string(key)
      : (string(person.name) ?? longest(objects(person.forms).map((form) => string(form.form) ?? '')));
  };
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
    ...persons.flatMap((person) => [
      ...(person.unnamed === undefined
        ? objects(person.forms).flatMap((form) => spans('form', string(form.form) ?? '', form))
        : []),
      ...read('born', person.born),
    ]),
    ...objects(of.figures).flatMap((one) => spans('figure', figureValue(one.value, one.qualifier), one)),
    ...objects(of.events).flatMap((one) => spans('event', [one.kind, one.happenedOn].filter(Boolean).join(' '), one)),
    ...objects(of.organisations).flatMap((one) => spans('organisation', bare(string(one.name) ?? ''), one).slice(0, 1)),
    ...objects(of.quotations).flatMap((one) =>
      objects(one.passages).flatMap((passage) => placed('quotation', opening(string(passage.quote) ?? ''), passage)),
    ),
  ];
};

const letterFacts = (letter: Json, nameOf: (key: unknown) => string | undefined): readonly ScoredFact[] => {
  const reference = field(letter.reference, 'value') ?? letter.reference;
  const clauses = isObject(letter.clauses) ? letter.clauses : {};
  return [
    ...(isObject(reference) ? spans('reference', referenceValue(reference), letter.reference) : []),
    ...read('letter-date', letter.date),
    ...objects(letter.mandates).flatMap((one) =>
      spans('mandate', `${one.code ?? one.title} ${one.resolution ?? ''}`.trim(), one),
    ),
    ...(isObject(letter.resolutions)
      ? list(letter.resolutions.values).flatMap((one) => plain('resolution', string(one)))
      : list(letter.resolutions).flatMap((one) => read('resolution', one))),
    ...read('subject', letter.subject, (value) => value.replace(/[.\s]+$/u, '')),
    ...list(letter.persons).flatMap((one) => plain('victim', nameOf(one))),
    ...objects(letter.priorCommunications).flatMap((one) => {
      const of = isObject(one.reference) ? referenceValue(one.reference) : (string(one.reference) ?? '');
      const untyped = of.replace(/^J?(?:UA|AL|OL|AM) /u, '');
      return [
        ...spans('prior', untyped, one),
        ...read('prior-dates', one.sent, (value) => `${untyped} sent ${value}`),
        ...read('prior-dates', one.replied, (value) => `${untyped} replied ${value}`),
      ];
    }),
    ...list(letter.charges).flatMap((one) => plain('charge', string(one) ?? string(field(one, 'article')))),
    ...list(letter.questions).flatMap((one) => read('question', one)),
    ...Object.entries(clauses).flatMap(([name, one]) => read('clause', one, (value) => `${name} ${value}`)),
    ...list(letter.signatories).flatMap((one) => plain('signatory', isObject(one) ? string(one.name) : nameOf(one))),
  ];
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
      ? placed('subject', (string(of.subject.quote) ?? '').replace(/[.\s]+$/u, ''), of.subject)
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
    ...objects(of.questions).flatMap((one) => placed('question', string(one.text) ?? '', one)),
    ...objects(of.figures).flatMap((one) =>
      typeof one.value === 'number'
        ? placed('figure', figureValue(one.value, string(one.bound)?.replace(' ', '-')), one)
        : [],
    ),
    ...objects(of.organisations).flatMap((one) => placed('organisation', bare(string(one.name) ?? ''), one)),
    ...list(of.signatories).flatMap((one) => (typeof one === 'string' ? plain('organisation', bare(one)) : [])),
    ...objects(of.quotes).flatMap((one) => placed('quotation', opening(string(one.quote) ?? ''), one)),
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
    ...(victim ? plain('victim', name) : []),
    ...(person.role === 'signatory' ? plain('signatory', name) : []),
    ...(isObject(person.born) ? placed('born', string(person.born.value) ?? '', person.born) : []),
  ];
};

const seedKind = (kind: string): string => {
  if (/^(?:news|NGO article)/u.test(kind)) return 'news';
  if (/^open letter/u.test(kind)) return 'open-letter';
  return kind;
};

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

const read = (
  name: string,
  one: unknown,
  shown: (value: string) => string = (value) => value,
): readonly ScoredFact[] => {
  const value = field(one, 'value');
  const plainValue = typeof value === 'boolean' ? String(value) : string(value);
  return plainValue === undefined ? [] : spans(name, shown(plainValue), one).slice(0, 1);
};

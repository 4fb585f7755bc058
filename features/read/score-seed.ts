import { findNumbers } from './extract-numbers.ts';
import {
  bare,
  type FactSet,
  field,
  figureValue,
  flat,
  isObject,
  type Json,
  list,
  objects,
  opening,
  placed,
  plain,
  referenceValue,
  type ScoredFact,
  string,
} from './score-fact.ts';

/**
 * Of a seed truth, which lists main events by what they are and no kind: those that an event of the reading stands
 * over, of the same day, month or year where the truth has one. What else the reading tells is not wrong by it.
 */
export const toldFacts = (of: Json, seed: Json): readonly ScoredFact[] => {
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
 * The layout `seed-ground-truth/1` lists the quotations that matter, and of an open letter the bodies that sign it:
 * others that the text has are neither right nor wrong by it.
 */
export const seedSet = (of: Json): FactSet => ({
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

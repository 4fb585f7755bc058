import type { Evidence, Levels } from '@amparo/linkage';
import { compareNames, nameKeys, skeletons } from '@amparo/names';
import { formatTime } from '../ground/calendar-words.ts';
import { daysBetween, isDay } from '../ground/day.ts';
import { mayAgree } from '../ground/edtf-time.ts';
import { compareFacilities } from './facility-names.ts';
import { compared, type PairComparison } from './pair-comparison.ts';

/** What one source says of one event or stretch of somebody's life, as far as two accounts of it are compared. */
export interface EventFacts {
  /** Kind of the schema: DetentionEpisode, Sentence, Event … */
  readonly kind: string;
  /** Names of those concerned. */
  readonly persons: readonly string[];
  /** EDTF. */
  readonly begins: readonly string[];
  readonly places: readonly string[];
  readonly titles: readonly string[];
  /** How it began or which sort it is, by codes: arrest, transfer, punishment-cell. */
  readonly sorts: readonly string[];
  /** Articles, and lengths in months. */
  readonly details: readonly string[];
}

/** Kinds of which a person has one in a life: no day is needed to take two accounts for one. */
const ONCE: readonly string[] = ['Death', 'Expulsion'];

/**
 * How often comparisons of accounts come out at a level, for one event (m) and for two (u) of one kind and of people whose
 * names share a key. Judgements, not measurements.
 */
export const EVENT_LEVELS: Readonly<Record<string, Levels>> = {
  'event-person': { same: { m: 0.92, u: 0.3 }, near: { m: 0.07, u: 0.2 }, part: { m: 0.01, u: 0.5 } },
  'event-day': {
    'same-day': { m: 0.6, u: 0.02 },
    'within-days': { m: 0.15, u: 0.02 },
    agree: { m: 0.24, u: 0.2 },
    apart: { m: 0.01, u: 0.76 },
  },
  'event-place': { same: { m: 0.8, u: 0.15 }, near: { m: 0.15, u: 0.15 }, different: { m: 0.05, u: 0.7 } },
  'event-title': { same: { m: 0.6, u: 0.005 }, near: { m: 0.2, u: 0.02 }, different: { m: 0.2, u: 0.975 } },
  'event-sort': { same: { m: 0.85, u: 0.45 }, different: { m: 0.15, u: 0.55 } },
  'event-details': { same: { m: 0.8, u: 0.1 }, different: { m: 0.2, u: 0.9 } },
  'event-once': { same: { m: 0.99, u: 0.1 }, different: { m: 0.01, u: 0.9 } },
  /** Neither day nor place nor anything else but the person is told by both. */
  'event-ground': { none: { m: 0.03, u: 0.7 }, some: { m: 0.97, u: 0.3 } },
  'event-document': { same: { m: 0.05, u: 0.4 }, other: { m: 0.95, u: 0.6 } },
};

/** Sources differ by so many days about one event: a night between, a day of arrest for a day of transfer. */
const DAYS = 3;

/** Compares two accounts of one kind by person, day, place, title and details. */
export const compareEvents = (a: EventFacts, b: EventFacts): PairComparison => {
  const persons = personStep(a, b);
  const day = dayStep(a, b);
  const place = placeStep(a, b);
  const cannot = persons.cannot ?? day.cannot ?? place.cannot;
  if (cannot !== undefined) return { steps: [], cannot };
  const told = [...day.steps, ...place.steps, ...titleStep(a, b), ...detailStep(a, b)];
  const once = ONCE.includes(a.kind) && a.persons.length > 0 && b.persons.length > 0;
  return {
    steps: [
      ...persons.steps,
      ...told,
      ...sortStep(a, b),
      ...(once ? [compared('event-once', 'same', ['', ''], 'It happens to a person once.')] : []),
      ...(told.length === 0 && !once
        ? [compared('event-ground', 'none', ['', ''], 'Neither a day nor a place is told by both.')]
        : []),
    ],
  };
};

const PERSON_LEVEL: Readonly<Record<string, 'same' | 'near' | 'part'>> = {
  'same-form': 'same',
  'same-standard': 'same',
  'same-skeleton': 'same',
  'near-skeleton': 'near',
  part: 'part',
  'given-only': 'part',
};

const personStep = (a: EventFacts, b: EventFacts): PairComparison => {
  if (a.persons.length === 0 || b.persons.length === 0) return { steps: [] };
  const best = a.persons
    .flatMap((one) => b.persons.map((other) => ({ one, other, found: compareNames(one, other) })))
    .toSorted((x, y) => y.found.bits - x.found.bits || y.found.score - x.found.score)[0];
  if (best === undefined) return { steps: [] };
  const { one, other, found } = best;
  const level = PERSON_LEVEL[found.level];
  if (level === undefined) return { steps: [], cannot: `${one} is not ${other}.` };
  return { steps: [compared('event-person', level, [one, other], `${one} and ${other}: ${found.path.join('; ')}.`)] };
};

const dayStep = (a: EventFacts, b: EventFacts): PairComparison => {
  const pairs = a.begins.flatMap((one) => b.begins.map((other) => ({ one, other, level: dayLevel(one, other) })));
  const best = pairs.toSorted((x, y) => DAY_ORDER.indexOf(x.level) - DAY_ORDER.indexOf(y.level))[0];
  if (best === undefined) return { steps: [] };
  const { one, other, level } = best;
  const words = `${formatTime(one, 'en')} and ${formatTime(other, 'en')}`;
  if (level === 'apart') return { steps: [], cannot: `${words} are different times.` };
  const sentence = {
    'same-day': `The same day, ${formatTime(one, 'en')}.`,
    'within-days': `A few days apart: ${words}.`,
    agree: `The times can be one: ${words}.`,
  }[level];
  return { steps: [compared('event-day', level, [one, other], sentence)] };
};

const DAY_ORDER = ['same-day', 'within-days', 'agree', 'apart'] as const;

const dayLevel = (one: string, other: string): (typeof DAY_ORDER)[number] => {
  if (isDay(one) && isDay(other)) {
    const apart = Math.abs(daysBetween(one, other));
    return apart === 0 ? 'same-day' : apart <= DAYS ? 'within-days' : 'apart';
  }
  return mayAgree(one, other) ? 'agree' : 'apart';
};

const placeStep = (a: EventFacts, b: EventFacts): PairComparison => {
  const found = a.places.flatMap((one) =>
    b.places.map((other) => ({
      one,
      other,
      ...compareFacilities({ names: [one], places: [] }, { names: [other], places: [] }),
    })),
  );
  const fitting = found.filter(({ cannot }) => cannot === undefined);
  if (found.length > 0 && fitting.length === 0) return { steps: [], cannot: found[0]?.cannot ?? '' };
  const rank = (steps: readonly Evidence[]): number =>
    steps.filter(({ level }) => level === 'same').length -
    steps.filter(({ level }) => level === 'different').length * 3;
  const best = fitting.filter(({ steps }) => steps.length > 0).toSorted((x, y) => rank(y.steps) - rank(x.steps))[0];
  if (best === undefined) return { steps: [] };
  const { one, other, steps } = best;
  const level = rank(steps) < 0 ? 'different' : steps.every((step) => step.level === 'same') ? 'same' : 'near';
  const how = { same: 'The same place', near: 'Perhaps the same place', different: 'Different places' }[level];
  return { steps: [compared('event-place', level, [one, other], `${how}: ${one} and ${other}.`)] };
};

/** Shares of words in common. */
const [MOST, HALF] = [0.75, 0.5];

const titleStep = (a: EventFacts, b: EventFacts): readonly Evidence[] => {
  const [one, other] = [a.titles[0], b.titles[0]];
  if (one === undefined || other === undefined) return [];
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (mine.size === 0 || theirs.size === 0) return [];
  const shared = [...mine].filter((word) => theirs.has(word)).length / Math.min(mine.size, theirs.size);
  const level = shared >= MOST ? 'same' : shared >= HALF ? 'near' : 'different';
  // Two languages may tell one event without a word in common.
  if (level === 'different' && scriptOf(one) !== scriptOf(other)) return [];
  const how = { same: 'nearly the same words', near: 'many words in common', different: 'other words' }[level];
  return [compared('event-title', level, [one, other], `“${one}” and “${other}”: ${how}.`)];
};

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => [...word].length > 3 || /^\p{N}+$/u.test(word))
      .map((word) => skeletons(word)[0] ?? word),
  );
const scriptOf = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

const detailStep = (a: EventFacts, b: EventFacts): readonly Evidence[] => {
  if (a.details.length === 0 || b.details.length === 0) return [];
  const shared = a.details.filter((detail) => b.details.includes(detail));
  const values = [a.details.join(', '), b.details.join(', ')] as const;
  return [
    shared.length > 0
      ? compared('event-details', 'same', values, `In both: ${shared.join(', ')}.`)
      : compared('event-details', 'different', values, `Nothing in common: ${values[0]} and ${values[1]}.`),
  ];
};

const sortStep = (a: EventFacts, b: EventFacts): readonly Evidence[] => {
  if (a.sorts.length === 0 || b.sorts.length === 0) return [];
  const same = a.sorts.find((sort) => b.sorts.includes(sort));
  const values = [a.sorts.join(', '), b.sorts.join(', ')] as const;
  return [
    same === undefined
      ? compared('event-sort', 'different', values, `Of different sorts: ${values[0]} and ${values[1]}.`)
      : compared('event-sort', 'same', [same, same], `Of one sort: ${same}.`),
  ];
};

/**
 * Keys under which two accounts of one event meet: the kind with the whole name of a person concerned; without a person,
 * with the day, or with the month and a word of the title.
 */
export const eventKeys = (event: EventFacts): readonly string[] => {
  const whole = event.persons.flatMap((name) => nameKeys(name).filter((key) => key.startsWith('n:')));
  const keys = event.persons.length > 0 ? whole : dayKeys(event);
  return [...new Set(keys.map((key) => `${event.kind}:${key}`))].sort();
};

const dayKeys = ({ begins, titles }: EventFacts): readonly string[] =>
  begins.flatMap((begin) => [
    ...(isDay(begin) ? [`d:${begin}`] : []),
    ...titles.flatMap((title) => [...wordsOf(title)].map((word) => `m:${begin.slice(0, 4)}:${word}`)),
  ]);

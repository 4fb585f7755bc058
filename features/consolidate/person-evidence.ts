import { formatTime } from '@amparo/core/ground/calendar-words';
import { daysBetween, isDay } from '@amparo/core/ground/day';
import { mayAgree } from '@amparo/core/ground/edtf-time';
import { compareGroups } from '@amparo/core/links/group-sizes';
import type { Evidence } from '@amparo/linkage';
import { compareNames, type NameComparison, type NameLevel, scriptOf } from '@amparo/names';
import type { Profile } from './person-profile.ts';

/**
 * How two profiles compare, one step a comparison; what one side does not say is left out, never held against.
 * `namesakes`: how many rows of one register bear the whole name that both have; absent when they share none.
 */
export const personEvidence = (a: Profile, b: Profile, namesakes?: number): readonly Evidence[] => [
  ...nameEvidence(a, b),
  ...namesakesEvidence(namesakes),
  ...birthEvidence(a, b),
  ...sexEvidence(a, b),
  ...arrestEvidence(a, b),
  ...placeEvidence('detention-place', 'place of detention', a.places, b.places),
  ...companionsEvidence(a, b),
  ...chargeEvidence(a, b),
  ...placeEvidence('court', 'court', a.courts, b.courts),
  ...sentenceEvidence(a, b),
  ...relativeEvidence(a, b),
  ...occupationEvidence(a, b),
  ...placeEvidence('home', 'home', a.homes, b.homes),
  ...compareGroups(a.group, b.group),
  ...documentEvidence(a, b),
];

const nameEvidence = (a: Profile, b: Profile): Evidence[] => {
  const written = nearestNames(a.names, b.names);
  if (written === undefined || written.result.level === 'no-evidence') return [];
  // In its own document the word is compared as it stands: what completes it would be compared with itself.
  const [one, other] = a.itemId === b.itemId ? [undefined, undefined] : [a.completed, b.completed];
  const whole = one || other ? nearestNames(one?.names ?? a.names, other?.names ?? b.names) : undefined;
  if (whole === undefined || !WHOLE.has(whole.result.level) || WHOLE.has(written.result.level))
    return [nameStep(written)];
  const said = [one, other].filter((found) => found !== undefined);
  const [first, last] = [said[0], said.at(-1)];
  return [
    nameStep(whole),
    {
      name: 'name-completed',
      level: said.length === 1 ? 'one' : 'both',
      values: [first?.said ?? '', last?.said ?? ''],
      sentence:
        said.length === 1
          ? `One source writes only ${first?.said}, and completes it by the one person of that name in it.`
          : `The sources write only ${first?.said} and ${last?.said}, and complete them by the one person of that name in each.`,
    },
  ];
};

/** Levels at which more than one word of a name agrees. */
const WHOLE: ReadonlySet<NameLevel> = new Set(['same-form', 'same-standard', 'same-skeleton', 'near-skeleton']);

interface Nearest {
  readonly one: string;
  readonly other: string;
  readonly result: NameComparison;
}

const nearestNames = (a: readonly string[], b: readonly string[]): Nearest | undefined =>
  a
    .flatMap((one) => b.map((other) => ({ one, other, result: compareNames(one, other) })))
    .toSorted((x, y) => y.result.bits - x.result.bits || y.result.score - x.result.score)[0];

const nameStep = ({ one, other, result }: Nearest): Evidence => {
  const said = result.path.join('; ');
  return {
    name: 'name',
    level: result.level,
    values: [one, other],
    sentence: said === '' ? `${one} and ${other}.` : `${one} and ${other}: ${said}.`,
  };
};

const namesakesEvidence = (namesakes: number | undefined): Evidence[] => {
  if (namesakes === undefined) return [];
  const count = String(namesakes);
  const evidence = (level: string, sentence: string): Evidence[] => [
    { name: 'namesakes', level, values: [count, count], sentence },
  ];
  if (namesakes < 2) return evidence('none', 'No register has two people of this name.');
  if (namesakes === 2) return evidence('some', 'One register has two rows with this name.');
  return evidence('many', `One register has ${namesakes} rows with this name.`);
};

const birthEvidence = (a: Profile, b: Profile): Evidence[] => {
  const [one, other] = [a.births[0], b.births[0]];
  if (one === undefined || other === undefined) return [];
  const words = `${formatTime(one, 'en')} and ${formatTime(other, 'en')}`;
  const evidence = (level: string, how: string): Evidence[] => [
    { name: 'birth', level, values: [one, other], sentence: `Born ${words}: ${how}.` },
  ];
  if (isDay(one) && isDay(other)) {
    if (one === other) return evidence('same-day', 'the same day');
    if (`${one.slice(0, 5)}${one.slice(8)}-${one.slice(5, 7)}` === other)
      return evidence('day-month-swapped', 'day and month look swapped');
    if (differByOneDigit(one, other)) return evidence('one-digit', 'one digit differs');
    return evidence('conflict', 'different days');
  }
  if (!mayAgree(one, other)) return evidence('conflict', 'they cannot both be right');
  return one.slice(0, 7) === other.slice(0, 7) && one.length >= 7 && other.length >= 7
    ? evidence('same-month', 'the same month')
    : evidence('same-year', 'the same year');
};

const differByOneDigit = (one: string, other: string): boolean =>
  one.length === other.length && [...one].filter((digit, at) => digit !== other[at]).length === 1;

const sexEvidence = (a: Profile, b: Profile): Evidence[] => {
  const [one, other] = [a.sexes[0], b.sexes[0]];
  if (one === undefined || other === undefined) return [];
  return [
    {
      name: 'sex',
      level: one === other ? 'same' : 'different',
      values: [one, other],
      sentence: one === other ? `Both ${one}.` : `One ${one}, one ${other}.`,
    },
  ];
};

const WEEK = 7;

const arrestEvidence = (a: Profile, b: Profile): Evidence[] => {
  const pairs = a.arrests.flatMap((one) => b.arrests.map((other) => ({ one, other })));
  const days = pairs
    .filter(({ one, other }) => isDay(one) && isDay(other))
    .map((pair) => ({ ...pair, apart: Math.abs(daysBetween(pair.one, pair.other)) }));
  const nearest = days.toSorted((x, y) => x.apart - y.apart)[0];
  if (nearest === undefined) return [];
  const words = `${formatTime(nearest.one, 'en')} and ${formatTime(nearest.other, 'en')}`;
  const evidence = (level: string, sentence: string): Evidence[] => [
    { name: 'arrest-day', level, values: [nearest.one, nearest.other], sentence },
  ];
  if (nearest.apart === 0) return evidence('same-day', `Detained on the same day, ${formatTime(nearest.one, 'en')}.`);
  if (nearest.apart <= WEEK) return evidence('within-week', `Detained within a week: ${words}.`);
  return evidence('conflict', `Detained on different days: ${words}.`);
};

/** Names of places and courts: numbers decide, and where there are none the words; two scripts are no conflict. */
const placeEvidence = (name: string, noun: string, a: readonly string[], b: readonly string[]): Evidence[] => {
  const compared = a.flatMap((one) => b.map((other) => ({ one, other, level: samePlace(one, other) })));
  const best = compared
    .filter(({ level }) => level !== 'unknown')
    .toSorted((x, y) => PLACE_ORDER.indexOf(x.level) - PLACE_ORDER.indexOf(y.level))[0];
  if (best === undefined) return [];
  const { one, other, level } = best;
  const sentence = {
    same: `The same ${noun}: ${one}.`,
    number: `The same number in the ${noun}: ${one} and ${other}.`,
    different: `Different ${noun}: ${one} and ${other}.`,
    unknown: '',
  }[level];
  return [{ name, level, values: [one, other], sentence }];
};

const PLACE_ORDER = ['same', 'number', 'different', 'unknown'] as const;

const samePlace = (one: string, other: string): (typeof PLACE_ORDER)[number] => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return 'unknown';
  const numbers = (words: readonly string[]) => words.filter((word) => /^\p{N}+$/u.test(word)).sort();
  const [numbersA, numbersB] = [numbers(a), numbers(b)];
  if (numbersA.length > 0 && numbersB.length > 0 && numbersA.join() !== numbersB.join()) return 'different';
  if (a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))) return 'same';
  if (numbersA.length > 0 && numbersA.join() === numbersB.join()) return 'number';
  if (compareNames(one, other).score > 0.9) return 'same';
  return scriptOf(one) === scriptOf(other) ? 'different' : 'unknown';
};

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Others named with the person: shared names that are not the pair's own. */
const companionsEvidence = (a: Profile, b: Profile): Evidence[] => {
  if (a.companions.length === 0 || b.companions.length === 0) return [];
  const [theirs, own] = [new Set(b.companions.flat()), new Set([...a.own, ...b.own])];
  const shared = a.companions.filter((keys) => keys.some((key) => theirs.has(key) && !own.has(key))).length;
  const count = String(shared);
  if (shared === 0)
    return [
      {
        name: 'companions',
        level: 'none',
        values: [count, count],
        sentence: 'Of those detained on the same day none is named in both sources.',
      },
    ];
  return [
    {
      name: 'companions',
      level: shared >= 3 ? 'several' : 'some',
      values: [count, count],
      sentence: `Of those detained on the same day both sources name ${shared === 1 ? 'one person' : `${shared} people`} alike.`,
    },
  ];
};

const shareName = (a: readonly string[], b: readonly string[], without: readonly string[]): boolean => {
  const [theirs, own] = [new Set(b), new Set(without)];
  return a.some((key) => theirs.has(key) && !own.has(key));
};

const chargeEvidence = (a: Profile, b: Profile): Evidence[] => {
  if (a.articles.length === 0 || b.articles.length === 0) return [];
  const [one, other] = [new Set(a.articles), new Set(b.articles)];
  const shared = [...one].filter((article) => other.has(article));
  if (shared.length === 0)
    return [
      {
        name: 'charges',
        level: 'different',
        values: [[...one].join(', '), [...other].join(', ')],
        sentence: `No article in common: ${[...one].join(', ')} and ${[...other].join(', ')}.`,
      },
    ];
  const level = shared.length === one.size && shared.length === other.size ? 'same' : 'overlap';
  return [
    {
      name: 'charges',
      level,
      values: [shared.join(', '), shared.join(', ')],
      sentence: `Article${shared.length > 1 ? 's' : ''} in both: ${shared.join(', ')}.`,
    },
  ];
};

const sentenceEvidence = (a: Profile, b: Profile): Evidence[] => {
  const [one, other] = [a.months[0], b.months[0]];
  if (one === undefined || other === undefined) return [];
  const shared = a.months.find((months) => b.months.includes(months));
  return [
    shared === undefined
      ? {
          name: 'sentence',
          level: 'different',
          values: [String(one), String(other)],
          sentence: `Sentenced to ${one} and to ${other} months.`,
        }
      : {
          name: 'sentence',
          level: 'same',
          values: [String(shared), String(shared)],
          sentence: `Sentenced to ${shared} months in both.`,
        },
  ];
};

/** A child born at the same time, or a relative of the same name. */
const relativeEvidence = (a: Profile, b: Profile): Evidence[] => {
  const shared = a.children.find((one) => b.children.some((other) => mayAgree(one, other)));
  if (shared !== undefined)
    return [
      {
        name: 'relative',
        level: 'same',
        values: [shared, shared],
        sentence: `A child born ${formatTime(shared, 'en')} on both sides.`,
      },
    ];
  if (shareName(a.relatives, b.relatives, [...a.own, ...b.own]))
    return [
      { name: 'relative', level: 'named', values: ['', ''], sentence: 'A relative of the same name on both sides.' },
    ];
  const [one, other] = [a.children[0], b.children[0]];
  return one === undefined || other === undefined
    ? []
    : [
        {
          name: 'relative',
          level: 'different',
          values: [one, other],
          sentence: 'Each has a child, born at different times.',
        },
      ];
};

const occupationEvidence = (a: Profile, b: Profile): Evidence[] => {
  const pairs = a.occupations.flatMap((one) => b.occupations.map((other) => ({ one, other })));
  const same = pairs.find(({ one, other }) => wordsOf(one).join(' ') === wordsOf(other).join(' '));
  return same === undefined
    ? []
    : [
        {
          name: 'occupation',
          level: 'same',
          values: [same.one, same.other],
          sentence: `The same occupation: ${same.one}.`,
        },
      ];
};

/** One document that names two people alike means one person oftener than two documents do, but a register has a row each. */
export const documentEvidence = (
  a: Pick<Profile, 'itemId' | 'register'>,
  b: Pick<Profile, 'itemId' | 'register'>,
): Evidence[] => {
  const evidence = (level: string, sentence: string): Evidence[] => [
    { name: 'document', level, values: ['', ''], sentence },
  ];
  if (a.itemId !== b.itemId) return evidence('other', 'They stand in different documents.');
  return a.register
    ? evidence('register', 'They are two rows of one register.')
    : evidence('same', 'Both stand in the same document.');
};

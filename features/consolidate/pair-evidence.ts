import { formatTime } from '@amparo/core/ground/calendar-words';
import { daysBetween, isDay } from '@amparo/core/ground/day';
import { isTime, mayAgree } from '@amparo/core/ground/edtf-time';
import type { Evidence } from '@amparo/linkage';
import { compareNames } from '@amparo/names';
import { z } from 'zod';
import type { PersonFile } from '../records/person-files.ts';

/** A comparison as it is stored with a match and told of it. */
export const evidenceStep = z.object({
  name: z.string(),
  bits: z.number(),
  level: z.string(),
  sentence: z.string(),
  values: z.tuple([z.string(), z.string()]).readonly().optional(),
});

/** What one source says of one person, as far as two mentions are compared by it. */
export interface Profile {
  readonly mentionId: string;
  readonly itemId: string;
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly sexes: readonly string[];
  readonly arrests: readonly string[];
  readonly places: readonly string[];
  readonly articles: readonly string[];
  readonly children: readonly string[];
}

/** The profile of a mention, from its file. `bornOf` gives the birth date of another mention, for children. */
export const profileOf = (file: PersonFile, bornOf: (mention: string) => string | undefined): Profile => {
  const mention = file.mentions[0];
  const times = (property: string): string[] =>
    [...file.claims, ...file.episodes.flatMap(({ claims }) => claims)].flatMap((claim) =>
      claim.property === property && claim.value.kind === 'time' && isTime(claim.value.edtf) ? [claim.value.edtf] : [],
    );
  const texts = (...properties: string[]): string[] =>
    [...file.claims, ...file.episodes.flatMap(({ claims }) => claims)].flatMap(({ property, value }) => {
      if (!properties.includes(property)) return [];
      return value.kind === 'text' ? [value.text] : value.kind === 'term' ? [value.code] : [];
    });
  const own = new Set<string>(file.mentions.map(({ id }) => id));
  const children = file.episodes
    .filter(({ kind }) => kind.name === 'Relationship')
    .flatMap(({ claims }) =>
      claims.flatMap(({ property, value }) =>
        property === 'Relationship.child' && value.kind === 'mention' && !own.has(value.mention) ? [value.mention] : [],
      ),
    );
  const names = texts('Person.name');
  return {
    mentionId: mention?.id ?? '',
    itemId: mention?.itemId ?? '',
    names: [...new Set(names.length > 0 ? names : [mention?.label ?? ''])],
    births: times('Person.birthDate'),
    sexes: texts('Person.sex'),
    arrests: times('DetentionEpisode.begin'),
    places: texts('DetentionEpisode.facility').map(folded),
    articles: texts('Charge.provision', 'Sentence.provision').map((text) => text.replace(/\s+/g, '')),
    children: children.flatMap((child) => bornOf(child) ?? []),
  };
};

const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How two profiles compare, one step a comparison; what one side does not say is left out, never held against. */
export const pairEvidence = (a: Profile, b: Profile): readonly Evidence[] => [
  ...nameEvidence(a, b),
  ...birthEvidence(a, b),
  ...sexEvidence(a, b),
  ...arrestEvidence(a, b),
  ...setEvidence('detention-place', 'place of detention', a.places, b.places),
  ...chargeEvidence(a, b),
  ...childEvidence(a, b),
  ...documentEvidence(a, b),
];

const nameEvidence = (a: Profile, b: Profile): Evidence[] => {
  const compared = a.names.flatMap((one) => b.names.map((other) => ({ one, other, result: compareNames(one, other) })));
  const best = compared.toSorted((x, y) => y.result.score - x.result.score)[0];
  if (best === undefined || best.result.level === 'no-evidence') return [];
  const said = best.result.path.join('; ');
  return [
    {
      name: 'name',
      level: best.result.level,
      values: [best.one, best.other],
      sentence: said === '' ? `${best.one} and ${best.other}.` : `${best.one} and ${best.other}: ${said}.`,
    },
  ];
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

const setEvidence = (name: string, noun: string, a: readonly string[], b: readonly string[]): Evidence[] => {
  if (a.length === 0 || b.length === 0) return [];
  const shared = a.find((one) => b.some((other) => other === one || other.includes(one) || one.includes(other)));
  return [
    shared === undefined
      ? {
          name,
          level: 'different',
          values: [a[0] ?? '', b[0] ?? ''],
          sentence: `Different ${noun}: ${a[0]} and ${b[0]}.`,
        }
      : { name, level: 'same', values: [shared, shared], sentence: `The same ${noun}: ${shared}.` },
  ];
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

/** One document that names two people alike means one person oftener than two documents do. */
const documentEvidence = (a: Profile, b: Profile): Evidence[] =>
  a.itemId === b.itemId
    ? [{ name: 'document', level: 'same', values: ['', ''], sentence: 'Both stand in the same document.' }]
    : [{ name: 'document', level: 'other', values: ['', ''], sentence: 'They stand in different documents.' }];

const childEvidence = (a: Profile, b: Profile): Evidence[] => {
  if (a.children.length === 0 || b.children.length === 0) return [];
  const shared = a.children.find((one) => b.children.some((other) => mayAgree(one, other)));
  return [
    shared === undefined
      ? {
          name: 'relative',
          level: 'different',
          values: [a.children[0] ?? '', b.children[0] ?? ''],
          sentence: 'Each has a child, born at different times.',
        }
      : {
          name: 'relative',
          level: 'same',
          values: [shared, shared],
          sentence: `A child born ${formatTime(shared, 'en')} on both sides.`,
        },
  ];
};

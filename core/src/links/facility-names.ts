import type { Levels } from '@amparo/linkage';
import { type InstitutionWord, readInstitution, sameWord } from './institution-words.ts';
import { compared, type PairComparison } from './pair-comparison.ts';

/** What one source says of one place of detention, as far as two mentions are compared by it. */
export interface FacilityFacts {
  readonly names: readonly string[];
  /** Towns and addresses told beside the name. */
  readonly places: readonly string[];
}

/** A name of a place of detention, read: "ИК-4", "Colony No. 4 in Azerna", "калонію № 24 у Круцк". */
interface ReadFacility {
  readonly form: string;
  readonly type: string | undefined;
  readonly numbers: readonly string[];
  /** The proper words: the town. */
  readonly towns: readonly InstitutionWord[];
}

const TYPES = ['temporary', 'remand', 'open', 'juvenile', 'colony', 'prison'] as const;

/** A pre-trial prison is no prison, a temporary isolator no remand prison: the first type of the list that is named. */
const readFacility = (form: string): ReadFacility => {
  const { words, numbers } = readInstitution(form);
  const concepts = new Set(words.map(({ concept }) => concept));
  return {
    form,
    type: TYPES.find((type) => concepts.has(type)),
    numbers,
    towns: words.filter(({ concept, capital }) => concept === undefined && capital),
  };
};

/** Whether a text names one place of detention: by a number, or by a type with a town. */
export const isNamedFacility = (text: string): boolean => {
  const { type, numbers, towns } = readFacility(text);
  return type !== undefined && (numbers.length > 0 || towns.length > 0);
};

/**
 * How often the comparisons of places of detention come out at a level, among one place (m) and among two (u). Judgements,
 * not measurements. Places of detention of one country are few and numbered: a number that agrees says much.
 */
export const FACILITY_LEVELS: Readonly<Record<string, Levels>> = {
  'facility-number': { same: { m: 0.98, u: 0.06 }, different: { m: 0.02, u: 0.94 } },
  'facility-type': {
    same: { m: 0.9, u: 0.3 },
    related: { m: 0.07, u: 0.25 },
    different: { m: 0.03, u: 0.45 },
  },
  'facility-town': { same: { m: 0.97, u: 0.08 }, different: { m: 0.03, u: 0.92 } },
  'facility-name': {
    same: { m: 0.7, u: 0.01 },
    words: { m: 0.25, u: 0.09 },
    different: { m: 0.05, u: 0.9 },
  },
};

/** Compares two places of detention: number, type and town, and where no number is told, the words of the name. */
export const compareFacilities = (a: FacilityFacts, b: FacilityFacts): PairComparison => {
  const [one, other] = [gathered(a), gathered(b)];
  const numbered = one.numbers.length > 0 && other.numbers.length > 0;
  const numbers = [one.numbers.join(', '), other.numbers.join(', ')] as const;
  const townsA = one.towns.map(({ form }) => form).join(' ');
  const townsB = other.towns.map(({ form }) => form).join(' ');
  const sameNumber = numbered && one.numbers.some((number) => other.numbers.includes(number));
  if (numbered && !sameNumber) return { steps: [], cannot: `Number ${numbers[0]} is not number ${numbers[1]}.` };
  const sameTown = one.towns.some((word) => other.towns.some((theirs) => sameWord(word, theirs)));
  if (townsA !== '' && townsB !== '' && !sameTown) return { steps: [], cannot: `${townsA} is not ${townsB}.` };
  return {
    steps: [
      ...(numbered
        ? [compared('facility-number', 'same', numbers, `The same number: ${one.form} and ${other.form}.`)]
        : []),
      ...typeStep(one, other),
      ...(sameTown
        ? [compared('facility-town', 'same', [townsA, townsB], `The same town: ${townsA} and ${townsB}.`)]
        : []),
      ...(numbered || sameTown ? [] : nameStep(one, other)),
    ],
  };
};

const gathered = ({ names, places }: FacilityFacts): ReadFacility => {
  const read = names.map(readFacility);
  const towns = places.flatMap((place) => readInstitution(place).words.filter(({ concept }) => concept === undefined));
  return {
    form: names[0] ?? '',
    type: read.find(({ type }) => type !== undefined)?.type,
    numbers: [...new Set(read.flatMap(({ numbers }) => numbers))],
    towns: [...read.flatMap((one) => one.towns), ...towns],
  };
};

const RELATED: ReadonlySet<string> = new Set([
  'colony prison',
  'prison remand',
  'remand temporary',
  'colony juvenile',
  'colony open',
]);

const typeStep = (a: ReadFacility, b: ReadFacility) => {
  if (a.type === undefined || b.type === undefined) return [];
  const level =
    a.type === b.type
      ? 'same'
      : RELATED.has(`${a.type} ${b.type}`) || RELATED.has(`${b.type} ${a.type}`)
        ? 'related'
        : 'different';
  const how = { same: 'one type', related: 'types that sources take for one another', different: 'different types' }[
    level
  ];
  return [compared('facility-type', level, [a.form, b.form], `${a.form} and ${b.form}: ${how}.`)];
};

const nameStep = (a: ReadFacility, b: ReadFacility) => {
  const [one, other] = [readInstitution(a.form).words, readInstitution(b.form).words];
  if (one.length === 0 || other.length === 0) return [];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const shared = few.filter((word) => many.some((theirs) => sameWord(word, theirs))).length;
  const level = shared < few.length ? 'different' : few.length === many.length ? 'same' : 'words';
  const how = { same: 'the same words', words: 'one name holds the other', different: 'other words' }[level];
  return [compared('facility-name', level, [a.form, b.form], `${a.form} and ${b.form}: ${how}.`)];
};

/** Keys under which places that may be one meet: number with type, number with town, town with type, and single towns. */
export const facilityKeys = (facts: FacilityFacts): readonly string[] => {
  const { type, numbers, towns } = gathered(facts);
  const own = towns.flatMap(({ skeletons }) => skeletons.slice(0, 2));
  return [
    ...new Set([
      ...numbers.map((number) => `#${number}`),
      ...own.map((town) => `t:${type ?? ''}:${town.slice(0, 4)}`),
      ...(numbers.length === 0 && own.length === 0 ? facts.names.map((name) => `w:${wordsKey(name)}`) : []),
    ]),
  ].sort();
};

const wordsKey = (name: string): string =>
  readInstitution(name)
    .words.map(({ folded }) => folded)
    .sort()
    .join('+');

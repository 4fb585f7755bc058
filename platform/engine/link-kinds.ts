import { blend, spread, type TextTable } from '@amparo/linkage';
import { hasNames, type LinkColumns } from './link-columns.ts';
import { dateOf, monthAndDay, yearOf } from './link-dates.ts';
import type { LinkRecords, ValueName } from './link-records.ts';

/** Takes a key of a record: 64 bits that depend on nothing but the kind of key and the texts it is made of. */
export type TakeKey = (first: number, second: number) => void;

/** A kind of key: records with the same key are compared, as long as not too many share it. */
export interface KeyKind {
  readonly name: string;
  readonly needs: readonly (ValueName | 'names')[];
  readonly keysOf: (records: LinkRecords, record: number, take: Mixer) => void;
}

/** Puts texts together to a key of one kind. */
class Mixer {
  readonly #take: TakeKey;
  #first = 0;
  #second = 0;
  readonly #kind: number;

  constructor(kind: number, take: TakeKey) {
    this.#kind = kind;
    this.#take = take;
    this.start();
  }

  start(): this {
    this.#first = blend(0x3c6ef372, this.#kind);
    this.#second = blend(0x5be0cd19, this.#kind);
    return this;
  }

  text(table: TextTable, code: number): this {
    this.#first = blend(this.#first, table.hashOf(code, 0));
    this.#second = blend(this.#second, table.hashOf(code, 1));
    return this;
  }

  number(number: number): this {
    this.#first = blend(this.#first, number);
    this.#second = blend(this.#second, number);
    return this;
  }

  take(): void {
    this.#take(spread(this.#first), spread(this.#second));
    this.start();
  }
}

const eachToken = (records: LinkRecords, record: number, visit: (token: number) => void): void => {
  for (const column of [records.names.given, records.names.family, records.names.name])
    column?.eachToken(column.nameOf(record), visit);
};

/** Key of one value as it is said. */
const value = (name: ValueName): KeyKind => ({
  name,
  needs: [name],
  keysOf: (records, record, key) => {
    const column = records.values[name];
    const code = column?.of(record) ?? -1;
    if (column !== undefined && code >= 0) key.text(column.texts, code).take();
  },
});

/** Part of the date of birth of a record; 0 where it is silent. */
const born =
  (part: (date: number) => number) =>
  ({ values: { birth } }: LinkRecords, record: number): number =>
    birth === undefined ? 0 : part(dateOf(birth.texts, birth.of(record)));
const year = born(yearOf);
const day = born(monthAndDay);

/** Year of birth with another value. */
const withYear = (name: string, other: ValueName): KeyKind => ({
  name,
  needs: ['birth', other],
  keysOf: (records, record, key) => {
    const column = records.values[other];
    const code = column?.of(record) ?? -1;
    const since = year(records, record);
    if (column !== undefined && code >= 0 && since > 0) key.number(since).text(column.texts, code).take();
  },
});

/** Part of the date of birth with the skeleton of each token. */
const withSkeletons = (name: string, part: (records: LinkRecords, record: number) => number): KeyKind => ({
  name,
  needs: ['birth', 'names'],
  keysOf: (records, record, key) => {
    const number = part(records, record);
    if (number === 0) return;
    const { tokens } = records;
    eachToken(records, record, (token) => key.number(number).text(tokens.words, tokens.skeletonOf(token)).take());
  },
});

/** An e-mail or a long number with a slip near its end. */
const HEAD = 6;

const KINDS: readonly KeyKind[] = [
  {
    name: 'skeleton',
    needs: ['names'],
    keysOf: (records, record, key) => {
      const { tokens } = records;
      eachToken(records, record, (token) => {
        if (tokens.words.lengthOf(tokens.skeletonOf(token)) < 2) return;
        tokens.eachSkeleton(token, (skeleton) => key.text(tokens.words, skeleton).take());
      });
    },
  },
  {
    name: 'sound',
    needs: ['names'],
    keysOf: (records, record, key) => {
      const { tokens } = records;
      eachToken(records, record, (token) => tokens.eachSound(token, (sound) => key.text(tokens.words, sound).take()));
    },
  },
  {
    name: 'given-name',
    needs: ['names'],
    keysOf: (records, record, key) => {
      const { tokens } = records;
      eachToken(records, record, (token) => {
        const given = tokens.givenOf(token);
        if (given >= 0) key.text(tokens.words, given).take();
      });
    },
  },
  {
    name: 'two-skeletons',
    needs: ['names'],
    keysOf: (records, record, key) => {
      const { words } = records.tokens;
      const long: number[] = [];
      eachToken(records, record, (token) => {
        const skeleton = records.tokens.skeletonOf(token);
        if (words.lengthOf(skeleton) >= 2 && !long.includes(skeleton)) long.push(skeleton);
      });
      // By what they are, not by code: codes are of one run.
      long.sort((a, b) => words.hashOf(a, 0) - words.hashOf(b, 0) || words.hashOf(a, 1) - words.hashOf(b, 1));
      for (const [at, one] of long.entries())
        for (const other of long.slice(at + 1)) key.text(words, one).text(words, other).take();
    },
  },
  value('birth'),
  withYear('year-place', 'place'),
  withSkeletons('year-skeleton', year),
  withSkeletons('day-skeleton', day),
  {
    name: 'place-skeleton',
    needs: ['place', 'names'],
    keysOf: (records, record, key) => {
      const { place } = records.values;
      const code = place?.of(record) ?? -1;
      if (place === undefined || code < 0) return;
      const { tokens } = records;
      eachToken(records, record, (token) =>
        key.text(place.texts, code).text(tokens.words, tokens.skeletonOf(token)).take(),
      );
    },
  },
  withYear('year-occupation', 'occupation'),
  value('postcode'),
  value('address'),
  value('identifier'),
  {
    name: 'identifier-head',
    needs: ['identifier'],
    keysOf: (records, record, key) => {
      const { identifier } = records.values;
      const code = identifier?.of(record) ?? -1;
      if (identifier === undefined || code < 0 || identifier.texts.lengthOf(code) <= HEAD + 1) return;
      const start = identifier.texts.startOf(code);
      for (let at = start; at < start + HEAD; at += 1) key.number(identifier.texts.bytes[at] as number);
      key.take();
    },
  },
];

/** The kinds that the columns allow, with a number that a kind keeps whatever the columns are. */
export const keyKindsOf = (columns: LinkColumns): readonly { readonly kind: KeyKind; readonly number: number }[] =>
  KINDS.map((kind, number) => ({ kind, number })).filter(({ kind }) =>
    kind.needs.every((need) => (need === 'names' ? hasNames(columns) : columns[need] !== undefined)),
  );

/** Gives all keys of a kind that a record has, a key perhaps more than once. */
export const keyReader = (
  { kind, number }: { readonly kind: KeyKind; readonly number: number },
  records: LinkRecords,
  take: TakeKey,
): ((record: number) => void) => {
  const mixer = new Mixer(number, take);
  return (record) => kind.keysOf(records, record, mixer);
};

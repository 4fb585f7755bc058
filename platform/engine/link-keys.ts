import { KeyList, NumberList } from '@amparo/linkage';
import type { LinkColumns } from './link-columns.ts';
import { MOST_RECORDS } from './link-index.ts';
import { keyKindsOf, keyReader } from './link-kinds.ts';
import type { LinkRecords } from './link-records.ts';

/** Pairs that keys may make: many for each record of a small set, few for each of a large one. */
export const pairBudget = (records: number): number => Math.min(240 * records, 8_000_000 + 2 * records);

/** So many records are keyed at once: their keys take some 130 bytes a record at the most; more make the keys anew each turn. */
const RECORDS_AT_ONCE = 12_000_000;

/** Records that share a key, in groups: each group in ascending order. */
export interface KeyGroups {
  /** Where each group begins in `members`; one more than there are groups. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

export interface FoundKeys {
  readonly groups: KeyGroups;
  /** Keys shared by more records than this were left out. */
  readonly cap: number;
  readonly byKey: readonly { readonly key: string; readonly pairs: number; readonly lostToCap: number }[];
}

/**
 * Groups the records by their keys. The cap on how many may share one is the highest that stays under the budget of pairs,
 * so that no run is quadratic: a million records with one surname meet by their other keys, and the pairs lost are told.
 * With `capped`, the cap of an earlier run. `each` is shown all keys, sorted, kind by kind, with what is known of the cap
 * by then: it is not higher.
 */
export const findKeys = (
  records: LinkRecords,
  columns: LinkColumns,
  capped?: number,
  each?: (kind: number, turn: number, most: number, keys: KeyList) => void,
): FoundKeys => {
  const starts = new NumberList();
  const members = new NumberList();
  const sizes: Map<number, number>[] = [];
  const kinds = keyKindsOf(columns);
  const most = capped ?? MOST_RECORDS;
  const turns = Math.ceil(records.count / RECORDS_AT_ONCE);
  const keys = new KeyList();
  for (const kind of kinds) {
    const own = new Map<number, number>();
    sizes.push(own);
    for (let turn = 0; turn < turns; turn += 1) {
      keys.clear();
      let record = 0;
      const read = keyReader(kind, records, (first, second) => {
        if (turns === 1 || first % turns === turn) keys.add(first, second, record);
      });
      for (; record < records.count; record += 1) read(record);
      keys.sort();
      const { records: numbers } = keys;
      keys.eachKey((from, to) => {
        const size = distinct(numbers, from, to);
        if (size < 2) return;
        own.set(size, (own.get(size) ?? 0) + 1);
        if (size > most) return;
        starts.push(members.length);
        for (let at = from; at < to; at += 1)
          if (at === from || numbers[at] !== numbers[at - 1]) members.push(numbers[at] as number);
      });
      each?.(kind.number, turn, capped ?? capUnder(sizes, pairBudget(records.count)), keys);
    }
  }
  starts.push(members.length);
  const cap = capped ?? capUnder(sizes, pairBudget(records.count));
  return {
    cap,
    groups: atMost({ starts: starts.view(), members: members.view() }, cap),
    byKey: kinds.map(({ kind }, at) => {
      const sum = (counts: (size: number) => boolean): number =>
        [...(sizes[at] ?? [])].reduce(
          (total, [size, keysOf]) => (counts(size) ? total + pairsIn(size, keysOf) : total),
          0,
        );
      return { key: kind.name, pairs: sum((size) => size <= cap), lostToCap: sum((size) => size > cap) };
    }),
  };
};

/** Records in a run of keys: one may have a key twice, its places together. */
const distinct = (records: Int32Array, from: number, to: number): number => {
  let count = 1;
  for (let at = from + 1; at < to; at += 1) if (records[at] !== records[at - 1]) count += 1;
  return count;
};

const pairsIn = (size: number, keys: number): number => (keys * size * (size - 1)) / 2;

const capUnder = (sizes: readonly ReadonlyMap<number, number>[], budget: number): number => {
  const all = new Map<number, number>();
  for (const own of sizes) for (const [size, keys] of own) all.set(size, (all.get(size) ?? 0) + pairsIn(size, keys));
  let total = 0;
  let cap = 2;
  for (const [size, pairs] of [...all].sort(([one], [other]) => one - other)) {
    total += pairs;
    if (total > budget || size > MOST_RECORDS) return cap;
    cap = Math.max(cap, size);
  }
  return cap;
};

/** The groups of at most `cap` records, in place. */
const atMost = ({ starts, members }: KeyGroups, cap: number): KeyGroups => {
  let [groups, length] = [0, 0];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    if (to - from > cap) continue;
    starts[groups] = length;
    members.copyWithin(length, from, to);
    groups += 1;
    length += to - from;
  }
  starts[groups] = length;
  return { starts: starts.subarray(0, groups + 1), members: members.subarray(0, length) };
};

/** Calls with each record and, once each, the later records that share a key with it: of them those that are `before` or after. */
export const eachCandidate = (
  count: number,
  { starts, members }: KeyGroups,
  visit: (one: number, other: number) => void,
  before = 0,
): void => {
  const groupStarts = new Int32Array(count + 1);
  for (const member of members) groupStarts[member + 1] = (groupStarts[member + 1] as number) + 1;
  for (let record = 0; record < count; record += 1)
    groupStarts[record + 1] = (groupStarts[record + 1] as number) + (groupStarts[record] as number);
  // For each place of a record its next place in the group, so that only later records are looked at.
  const later = new Int32Array(members.length);
  const ends = new Int32Array(members.length);
  const next = groupStarts.slice();
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    let fresh = to;
    while (fresh > from && (members[fresh - 1] as number) >= before) fresh -= 1;
    for (let at = from; at < to; at += 1) {
      const place = next[members[at] as number] as number;
      later[place] = Math.max(at + 1, fresh);
      ends[place] = to;
      next[members[at] as number] = place + 1;
    }
  }
  const seen = new Int32Array(count).fill(-1);
  for (let one = 0; one < count; one += 1)
    for (let place = groupStarts[one] as number; place < (groupStarts[one + 1] as number); place += 1)
      for (let at = later[place] as number; at < (ends[place] as number); at += 1) {
        const other = members[at] as number;
        if (seen[other] === one) continue;
        seen[other] = one;
        visit(one, other);
      }
};

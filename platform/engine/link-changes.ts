import { KeyList, NumberList } from '@amparo/linkage';
import type { LinkColumns } from './link-columns.ts';
import type { EdgeList } from './link-edges.ts';
import type { KeyIndex } from './link-index.ts';
import type { KeyGroups } from './link-keys.ts';
import { keyKindsOf, keyReader } from './link-kinds.ts';
import type { LinkRecords } from './link-records.ts';

/** Two records as one number, the smaller first: up to 67 million records. */
const PAIR = 2 ** 26;
const pairOf = (one: number, other: number): number => Math.min(one, other) * PAIR + Math.max(one, other);

/** The keys of records that are new beside those of earlier ones: which groups grew, and which are too large by now. */
export class KeyChanges {
  readonly #records: LinkRecords;
  readonly #columns: LinkColumns;
  readonly #index: KeyIndex;
  readonly #cap: number;
  /** Keys of the new records, sorted, by number of their kind. */
  readonly #fresh = new Map<number, KeyList>();
  /** Pairs of earlier records that share a key which is used no more. */
  readonly #parted = new Set<number>();

  /** Records from `before` on are new. `each` is shown all their keys, kind by kind. */
  constructor(
    records: LinkRecords,
    before: number,
    columns: LinkColumns,
    earlier: { readonly keys: KeyIndex; readonly cap: number },
    each: (kind: number, keys: KeyList) => void,
  ) {
    [this.#records, this.#columns, this.#index, this.#cap] = [records, columns, earlier.keys, earlier.cap];
    for (const kind of keyKindsOf(columns)) {
      const keys = new KeyList();
      let record = before;
      const read = keyReader(kind, records, (first, second) => keys.add(first, second, record));
      for (; record < records.count; record += 1) read(record);
      keys.sort();
      this.#fresh.set(kind.number, keys);
      each(kind.number, keys);
    }
  }

  /** Groups that a new record is in and that are used: all their records, in ascending order. */
  groups(): KeyGroups {
    const starts = new NumberList();
    const members = new NumberList();
    const old: number[] = [];
    for (const [kind, keys] of this.#fresh) {
      const { first, second, records } = keys;
      keys.eachKey((from, to) => {
        if (!this.#index.find(kind, first[from] as number, second[from] as number, old)) return;
        const size = old.length + distinct(records, from, to);
        if (size > this.#cap) this.#part(old);
        if (size > this.#cap || size < 2) return;
        starts.push(members.length);
        for (const record of old) members.push(record);
        for (let at = from; at < to; at += 1)
          if (at === from || records[at] !== records[at - 1]) members.push(records[at] as number);
      });
    }
    starts.push(members.length);
    return { starts: starts.view(), members: members.view() };
  }

  /** Whether an edge of two earlier records was found by keys that are used no more, and by no other. */
  #isLost(one: number, other: number): boolean {
    return this.#parted.has(pairOf(one, other)) && !this.#meet(one, other);
  }

  /** After `groups`: of all edges those that are not lost; the records of the others are marked. */
  keptOf(edges: EdgeList, mark: (record: number) => void): EdgeList {
    if (this.#parted.size === 0) return edges;
    const concerned = new Uint8Array(this.#records.count);
    for (const pair of this.#parted) {
      concerned[Math.floor(pair / PAIR)] = 1;
      concerned[pair % PAIR] = 1;
    }
    return edges.filter((one, other) => {
      if (concerned[one] === 0 || concerned[other] === 0 || !this.#isLost(one, other)) return true;
      mark(one);
      mark(other);
      return false;
    });
  }

  #part(old: readonly number[]): void {
    if (old.length > this.#cap) return;
    for (const [at, one] of old.entries()) for (const other of old.slice(at + 1)) this.#parted.add(pairOf(one, other));
  }

  /** Whether two records share a key that is used. */
  #meet(one: number, other: number): boolean {
    return keyKindsOf(this.#columns).some((kind) => {
      const own: (readonly [number, number])[] = [];
      const read = (record: number, take: (first: number, second: number) => void): void =>
        keyReader(kind, this.#records, take)(record);
      read(one, (first, second) => own.push([first, second]));
      let met = false;
      read(other, (first, second) => {
        met ||= own.some((key) => key[0] === first && key[1] === second) && this.#isUsed(kind.number, first, second);
      });
      return met;
    });
  }

  #isUsed(kind: number, first: number, second: number): boolean {
    const old: number[] = [];
    return (
      this.#index.find(kind, first, second, old) && old.length + this.#freshCount(kind, first, second) <= this.#cap
    );
  }

  #freshCount(kind: number, wanted: number, other: number): number {
    const keys = this.#fresh.get(kind);
    if (keys === undefined) return 0;
    const { first, second, records } = keys;
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = first[middle] as number;
      if (own < wanted || (own === wanted && (second[middle] as number) < other)) low = middle + 1;
      else high = middle;
    }
    let to = low;
    while (to < keys.length && first[to] === wanted && second[to] === other) to += 1;
    return distinct(records, low, to);
  }
}

/** Records in a run of keys: one may have a key twice, its places together. */
const distinct = (records: Int32Array, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at += 1) if (at === from || records[at] !== records[at - 1]) count += 1;
  return count;
};

import { KeyList, NumberList } from '@amparo/linkage';
import type { LinkColumns } from './link-columns.ts';
import type { EdgeList } from './link-edges.ts';
import type { KeyIndex } from './link-index.ts';
import type { KeyGroups } from './link-keys.ts';
import { keyKindsOf, keyReader, type TakeKey } from './link-kinds.ts';
import type { LinkRecords } from './link-records.ts';

/** The keys of records that are new beside those of earlier ones: which groups grew, and which are too large by now. */
export class KeyChanges {
  readonly #records: LinkRecords;
  readonly #kinds: ReturnType<typeof keyKindsOf>;
  readonly #index: KeyIndex;
  readonly #cap: number;
  /** Keys of the new records, sorted, by number of their kind. */
  readonly #fresh = new Map<number, KeyList>();
  /** By earlier record, the keys that it had and that are used no more, numbered. */
  readonly #parted = new Map<number, number[]>();
  #partedKeys = 0;

  /** Records from `before` on are new. `each` is shown all their keys, kind by kind. */
  constructor(
    records: LinkRecords,
    before: number,
    columns: LinkColumns,
    earlier: { readonly keys: KeyIndex; readonly cap: number },
    each: (kind: number, keys: KeyList) => void,
  ) {
    [this.#records, this.#index, this.#cap] = [records, earlier.keys, earlier.cap];
    this.#kinds = keyKindsOf(columns);
    for (const kind of this.#kinds) {
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
        if (!this.#index.find(kind, first[from] as number, second[from] as number, this.#cap, old)) return;
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

  /** After `groups`: of all edges those that a key still finds; the records of the others are marked. */
  keptOf(edges: EdgeList, mark: (record: number) => void): EdgeList {
    if (this.#partedKeys === 0) return edges;
    const concerned = new Uint8Array(this.#records.count);
    for (const record of this.#parted.keys()) concerned[record] = 1;
    const meet = this.#meeting();
    return edges.filter((one, other) => {
      if (concerned[one] === 0 || concerned[other] === 0) return true;
      const others = this.#parted.get(other);
      const shared = this.#parted.get(one)?.some((key) => others?.includes(key)) === true;
      if (!shared || meet(one, other)) return true;
      mark(one);
      mark(other);
      return false;
    });
  }

  #part(old: readonly number[]): void {
    for (const record of old) {
      const keys = this.#parted.get(record);
      if (keys === undefined) this.#parted.set(record, [this.#partedKeys]);
      else keys.push(this.#partedKeys);
    }
    this.#partedKeys += 1;
  }

  /** Tells whether two records share a key that is used. */
  #meeting(): (one: number, other: number) => boolean {
    const [own, others]: [number[], number[]] = [[], []];
    const into =
      (keys: number[]): TakeKey =>
      (first, second) => {
        keys.push(first, second);
      };
    // The last kinds tell most and are made fastest.
    const readers = this.#kinds.toReversed().map((kind) => ({
      kind: kind.number,
      one: keyReader(kind, this.#records, into(own)),
      other: keyReader(kind, this.#records, into(others)),
    }));
    return (first, second) =>
      readers.some(({ kind, one, other }) => {
        own.length = 0;
        others.length = 0;
        one(first);
        other(second);
        for (let at = 0; at < own.length; at += 2)
          for (let to = 0; to < others.length; to += 2)
            if (
              own[at] === others[to] &&
              own[at + 1] === others[to + 1] &&
              this.#isUsed(kind, own[at] as number, own[at + 1] as number)
            )
              return true;
        return false;
      });
  }

  #isUsed(kind: number, first: number, second: number): boolean {
    const old: number[] = [];
    return (
      this.#index.find(kind, first, second, this.#cap, old) &&
      old.length + this.#freshCount(kind, first, second) <= this.#cap
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

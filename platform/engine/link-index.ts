import type { KeyList } from '@amparo/linkage';
import type { ArrayFile, ArrayFileWriter } from './array-file.ts';

/** A key of more records than this is used by no run. */
export const MOST_RECORDS = 500;
const TOO_MANY = -1;

/** Writes one sorted list of keys, each record once a key; a key of more than `most` as one place without them. */
export const writeKeys = (file: ArrayFileWriter, kind: number, turn: number, most: number, keys: KeyList): void => {
  const first = new Uint32Array(keys.length);
  const second = new Uint32Array(keys.length);
  const records = new Int32Array(keys.length);
  const own = [keys.first, keys.second, keys.records] as const;
  let length = 0;
  keys.eachKey((from, to) => {
    const start = length;
    for (let at = from; at < to; at += 1) {
      if (at > from && own[2][at] === own[2][at - 1]) continue;
      first[length] = own[0][at] as number;
      second[length] = own[1][at] as number;
      records[length] = own[2][at] as number;
      length += 1;
    }
    if (length - start <= most) return;
    records[start] = TOO_MANY;
    length = start + 1;
  });
  file.add(`${kind}.${turn}.first`, first.subarray(0, length));
  file.add(`${kind}.${turn}.second`, second.subarray(0, length));
  file.add(`${kind}.${turn}.records`, records.subarray(0, length));
};

interface Run {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly records: Int32Array;
}

/** The keys of earlier runs, read kind by kind as they are asked for. */
export class KeyIndex {
  readonly #files: readonly ArrayFile[];
  readonly #runs = new Map<number, readonly Run[]>();

  constructor(files: readonly ArrayFile[]) {
    this.#files = files;
  }

  /** Puts the records that have a key into `found`, by number. False for a key of more than `most`, which are not all found. */
  find(kind: number, first: number, second: number, most: number, found: number[]): boolean {
    found.length = 0;
    for (const run of this.#runsOf(kind)) {
      const to = run.records.length;
      for (
        let at = placeOf(run, first, second);
        at < to && run.first[at] === first && run.second[at] === second;
        at += 1
      ) {
        if (run.records[at] === TOO_MANY || found.length === most) return false;
        found.push(run.records[at] as number);
      }
    }
    return true;
  }

  close(): void {
    for (const file of this.#files) file.close();
  }

  #runsOf(kind: number): readonly Run[] {
    const known = this.#runs.get(kind);
    if (known !== undefined) return known;
    const runs: Run[] = [];
    for (const file of this.#files)
      for (let turn = 0; file.has(`${kind}.${turn}.records`); turn += 1)
        runs.push({
          first: file.read(`${kind}.${turn}.first`, 'u32'),
          second: file.read(`${kind}.${turn}.second`, 'u32'),
          records: file.read(`${kind}.${turn}.records`, 'i32'),
        });
    this.#runs.set(kind, runs);
    return runs;
  }
}

/** The first place that is not before the key. Keys are spread evenly: the first guess is near. */
const placeOf = ({ first, second }: Run, wanted: number, other: number): number => {
  let [low, high] = [0, first.length];
  const guess = Math.floor((wanted / 2 ** 32) * first.length);
  for (let reach = 16; ; reach *= 4) {
    const from = Math.max(0, guess - reach);
    const to = Math.min(first.length, guess + reach);
    const below = from === 0 || (first[from - 1] as number) < wanted;
    const above = to === first.length || (first[to] as number) > wanted;
    if (!below || !above) continue;
    [low, high] = [from, to];
    break;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = first[middle] as number;
    if (own < wanted || (own === wanted && (second[middle] as number) < other)) low = middle + 1;
    else high = middle;
  }
  return low;
};

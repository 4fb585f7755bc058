import type { TextTable } from './text-table.ts';

/** Texts of more bytes than this are alike to none but themselves: no name or address is so long. */
const LONGEST = 512;
const taken = new Uint8Array(LONGEST);
const matchedA = new Uint8Array(LONGEST);
const costs = new Uint16Array(LONGEST + 1);

/**
 * Jaro–Winkler likeness of two texts of a table, 0..1: Jaro (1989) with up to four equal first bytes weighing in where it
 * is above 0.7 (Winkler 1990), as DuckDB and rapidfuzz reckon it. By bytes: for folded texts. 0 when it cannot reach
 * `least`, which the letters of the two often show without a comparison. The same whichever comes first.
 */
export const jaroWinkler = (table: TextTable, one: number, other: number, least: number): number => {
  if (one === other) return 1;
  const a = table.lengthOf(one) <= table.lengthOf(other) ? one : other;
  const b = a === one ? other : one;
  const n = table.lengthOf(a);
  const m = table.lengthOf(b);
  if (n === 0 || m > LONGEST) return 0;
  const { bytes } = table;
  const from = table.startOf(a);
  const to = table.startOf(b);
  const lettersA = table.lettersOf(a);
  const lettersB = table.lettersOf(b);
  const most = Math.min(n - ones(lettersA & ~lettersB), m - ones(lettersB & ~lettersA));
  const bound = (most / n + most / m + 1) / 3;
  if (lifted(bound, 4) < least) return 0;
  let prefix = 0;
  while (prefix < 4 && prefix < n && bytes[from + prefix] === bytes[to + prefix]) prefix += 1;
  if (lifted(bound, prefix) < least) return 0;
  // Of equal lengths the first by its bytes: greedy matching is not always the same both ways.
  const turned = n === m && before(bytes, to, from, n);
  const found = lifted(turned ? jaro(bytes, to, m, from, n) : jaro(bytes, from, n, to, m), prefix);
  return found < least ? 0 : found;
};

const lifted = (jaroOf: number, prefix: number): number =>
  jaroOf > 0.7 ? jaroOf + prefix * 0.1 * (1 - jaroOf) : jaroOf;

/** Whether the `length` bytes at `from` come before those at `to`. */
const before = (bytes: Uint8Array, from: number, to: number, length: number): boolean => {
  for (let at = 0; at < length; at += 1) {
    const difference = (bytes[from + at] as number) - (bytes[to + at] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

/** Jaro of `n` bytes at `from` with `m` at `to`, n ≤ m. */
const jaro = (bytes: Uint8Array, from: number, n: number, to: number, m: number): number => {
  const reach = Math.max(0, (m >> 1) - 1);
  taken.fill(0, 0, m);
  let matches = 0;
  for (let at = 0; at < n; at += 1) {
    const byte = bytes[from + at];
    const end = Math.min(m, at + reach + 1);
    for (let place = Math.max(0, at - reach); place < end; place += 1)
      if (taken[place] === 0 && bytes[to + place] === byte) {
        taken[place] = 1;
        matchedA[matches] = byte as number;
        matches += 1;
        break;
      }
  }
  if (matches === 0) return 0;
  let moved = 0;
  for (let place = 0, next = 0; next < matches; place += 1)
    if (taken[place] === 1) {
      if (bytes[to + place] !== matchedA[next]) moved += 1;
      next += 1;
    }
  return (matches / n + matches / m + (matches - (moved >> 1)) / matches) / 3;
};

const ones = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Whether so few bytes put in, left out or changed (Levenshtein 1966) make one text of a table the other. */
export const withinEdits = (table: TextTable, one: number, other: number, limit: number): boolean => {
  const n = table.lengthOf(one);
  const m = table.lengthOf(other);
  if (Math.abs(n - m) > limit || n > LONGEST || m > LONGEST) return false;
  const [lettersA, lettersB] = [table.lettersOf(one), table.lettersOf(other)];
  if (ones(lettersA & ~lettersB) > limit || ones(lettersB & ~lettersA) > limit) return false;
  const { bytes } = table;
  const from = table.startOf(one);
  const to = table.startOf(other);
  for (let at = 0; at <= m; at += 1) costs[at] = at;
  for (let row = 1; row <= n; row += 1) {
    // What stood above the place to the left; the costs of a row replace those of the row above.
    let corner = row - 1;
    costs[0] = row;
    let least = row;
    for (let at = 1; at <= m; at += 1) {
      const above = costs[at] as number;
      const changed = corner + (bytes[from + row - 1] === bytes[to + at - 1] ? 0 : 1);
      const cost = Math.min(changed, above + 1, (costs[at - 1] as number) + 1);
      costs[at] = cost;
      corner = above;
      if (cost < least) least = cost;
    }
    if (least > limit) return false;
  }
  return (costs[m] as number) <= limit;
};

/** Whether the shorter text stands in the longer; `atStart`: at its beginning. */
export const containsText = (table: TextTable, one: number, other: number, atStart = false): boolean => {
  const [a, b] = table.lengthOf(one) <= table.lengthOf(other) ? [one, other] : [other, one];
  if ((table.lettersOf(a) & ~table.lettersOf(b)) !== 0) return false;
  const { bytes } = table;
  const [from, n, to, m] = [table.startOf(a), table.lengthOf(a), table.startOf(b), table.lengthOf(b)];
  for (let shift = 0; shift <= (atStart ? 0 : m - n); shift += 1) {
    let at = 0;
    while (at < n && bytes[from + at] === bytes[to + shift + at]) at += 1;
    if (at === n) return true;
  }
  return false;
};

import type { Span } from '../nouns/passage.ts';

/** A stretch of two texts: the same words on both sides, or what stands on one side in the place of the other. */
export interface DiffPart {
  readonly same: boolean;
  readonly a: Span;
  readonly b: Span;
  /** Words and marks on either side; of equal parts both are the same. */
  readonly wordsA: number;
  readonly wordsB: number;
}

interface Word {
  readonly start: number;
  readonly key: number;
}

/** Cells of one table that finds the longest common run between two anchors; a greater gap is shown as changed whole. */
const CELLS = 1_000_000;
/** Words looked at, times the words there are, before what is left is shown as changed. */
const PASSES = 60;

/**
 * Differences of two texts word by word; line breaks, spaces, and kinds of quotes and dashes are none. Words that stand
 * once on both sides are the anchors (patience diff, B. Cohen), the gaps between are solved by longest common
 * subsequence. Parts follow each other and cover both texts wholly. Time and memory are bounded whatever the texts:
 * where the bound is reached, a stretch is shown as changed that could have been told apart further.
 */
export const diffWords = (textA: string, textB: string): readonly DiffPart[] => {
  const keys = new Map<string, number>();
  const [a, b] = [wordsOf(textA, keys), wordsOf(textB, keys)];
  const pairs: (readonly [number, number])[] = [];
  let budget = PASSES * (a.length + b.length + 1);
  const work: (readonly [number, number, number, number])[] = [[0, a.length, 0, b.length]];
  for (let range = work.pop(); range !== undefined; range = work.pop()) {
    let [aFrom, aTo, bFrom, bTo] = range;
    while (aFrom < aTo && bFrom < bTo && a[aFrom]?.key === b[bFrom]?.key) pairs.push([aFrom++, bFrom++]);
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1]?.key === b[bTo - 1]?.key) pairs.push([--aTo, --bTo]);
    budget -= aTo - aFrom + (bTo - bFrom);
    if (aFrom === aTo || bFrom === bTo || budget < 0) continue;
    const anchors = anchorsIn(a, b, [aFrom, aTo, bFrom, bTo]);
    if (anchors.length === 0) {
      if ((aTo - aFrom) * (bTo - bFrom) <= CELLS) pairs.push(...longestCommon(a, b, [aFrom, aTo, bFrom, bTo]));
      continue;
    }
    let [atA, atB] = [aFrom, bFrom];
    for (const [inA, inB] of [...anchors, [aTo, bTo] as const]) {
      work.push([atA, inA, atB, inB]);
      if (inA < aTo) pairs.push([inA, inB]);
      [atA, atB] = [inA + 1, inB + 1];
    }
  }
  return partsOf(
    a,
    b,
    pairs.sort((one, other) => one[0] - other[0]),
    [textA.length, textB.length],
  );
};

const wordsOf = (text: string, keys: Map<string, number>): readonly Word[] => {
  const words: Word[] = [];
  for (const found of text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
    const plain = found[0]
      .normalize('NFKC')
      .replace(/[«»“”„‟"‘’‚‛`´']/u, "'")
      .replace(/[‐-―−]/u, '-');
    const key = keys.get(plain) ?? keys.size;
    keys.set(plain, key);
    words.push({ start: found.index, key });
  }
  return words;
};

type Range = readonly [number, number, number, number];

/** Words that stand once in both ranges, in the longest run that keeps their order on both sides. */
const anchorsIn = (a: readonly Word[], b: readonly Word[], [aFrom, aTo, bFrom, bTo]: Range) => {
  const once = (words: readonly Word[], from: number, to: number): Map<number, number> => {
    const places = new Map<number, number>();
    for (let at = from; at < to; at += 1) {
      const key = words[at]?.key ?? -1;
      places.set(key, places.has(key) ? -1 : at);
    }
    return places;
  };
  const inB = once(b, bFrom, bTo);
  const both: (readonly [number, number])[] = [];
  for (const [key, at] of once(a, aFrom, aTo)) {
    const other = inB.get(key) ?? -1;
    if (at >= 0 && other >= 0) both.push([at, other]);
  }
  both.sort((one, other) => one[0] - other[0]);
  // Longest increasing run of places in b: `ends` holds the pair that ends the best run of each length.
  const ends: number[] = [];
  const before: number[] = [];
  both.forEach(([, place], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((both[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const run: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = both[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
};

const longestCommon = (a: readonly Word[], b: readonly Word[], [aFrom, aTo, bFrom, bTo]: Range) => {
  const [rows, columns] = [aTo - aFrom, bTo - bFrom];
  const width = columns + 1;
  const length = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      length[row * width + column] =
        a[aFrom + row]?.key === b[bFrom + column]?.key
          ? (length[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(length[(row + 1) * width + column] ?? 0, length[row * width + column + 1] ?? 0);
  const pairs: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
    if (a[aFrom + row]?.key === b[bFrom + column]?.key) pairs.push([aFrom + row++, bFrom + column++]);
    else if ((length[(row + 1) * width + column] ?? 0) >= (length[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
};

const partsOf = (
  a: readonly Word[],
  b: readonly Word[],
  pairs: readonly (readonly [number, number])[],
  ends: readonly [number, number],
): readonly DiffPart[] => {
  const runs: { same: boolean; words: Range }[] = [];
  let [atA, atB] = [0, 0];
  const put = (same: boolean, toA: number, toB: number): void => {
    const last = runs.at(-1);
    if (last?.same === same) last.words = [last.words[0], toA, last.words[2], toB];
    else if (toA > atA || toB > atB) runs.push({ same, words: [atA, toA, atB, toB] });
    [atA, atB] = [toA, toB];
  };
  for (const [inA, inB] of pairs) {
    if (inA > atA || inB > atB) put(false, inA, inB);
    put(true, inA + 1, inB + 1);
  }
  if (a.length > atA || b.length > atB) put(false, a.length, b.length);
  const from = (words: readonly Word[], at: number, end: number): number => (at === 0 ? 0 : (words[at]?.start ?? end));
  return runs.map(({ same, words: [fromA, toA, fromB, toB] }, index) => {
    const last = index === runs.length - 1;
    return {
      same,
      a: { start: from(a, fromA, ends[0]), end: last ? ends[0] : from(a, toA, ends[0]) },
      b: { start: from(b, fromB, ends[1]), end: last ? ends[1] : from(b, toB, ends[1]) },
      wordsA: toA - fromA,
      wordsB: toB - fromB,
    };
  });
};

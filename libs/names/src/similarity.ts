/** Jaro–Winkler similarity, 0..1: Winkler (1990), prefix of at most 4 at 0.1, of the first 31 letters. Two empty strings have nothing alike: 0. */
export const jaroWinkler = (a: string, b: string): number => {
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};

/** Letters of a word whose place is kept in the bits of one number. */
const MOST_BITS = 31;

const jaroOf = (longA: string, longB: string): number => {
  const [a, b] = [longA.slice(0, MOST_BITS), longB.slice(0, MOST_BITS)];
  if (a === '' || b === '') return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  let [takenA, takenB, common] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if ((takenB >>> j) & 1 || letter !== b.charCodeAt(j)) continue;
      takenA |= 1 << i;
      takenB |= 1 << j;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let [moved, i] = [0, 0];
  for (let j = 0; j < b.length; j += 1) {
    if (((takenB >>> j) & 1) === 0) continue;
    while (((takenA >>> i) & 1) === 0) i += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved += 1;
    i += 1;
  }
  return (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
};

/** Damerau–Levenshtein distance (restricted: no letter is moved twice), counted up to `most`, then `most + 1`. */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  return Math.min(most + 1, weighted(a, b, PLAIN, most));
};

/**
 * How far the vowels of two folds with the same consonants are apart. Unstressed о and а, е and я are one sound to
 * Belarusian spelling, i is written or left out beside a soft consonant, е and и are near: cheap. Other vowels make
 * other names (Новік, Новак): 1 each.
 */
export const vowelDistance = (a: string, b: string): number => weighted(reduced(a), reduced(b), VOWELS, 9);

/**
 * How many slips of the pen lie between two reduced folds, habits of spelling vowels counted as little as in
 * `vowelDistance`. A swap of neighbours, a letter lost or doubled, or one taken for a like one costs 1, another 1.7.
 * Counted up to `most`, then something above it.
 */
export const slipDistance = (a: string, b: string, most: number): number => weighted(a, b, SLIPS, most);

/** A fold without what spelling habits change. */
export const reduced = (folded: string): string =>
  folded
    .replace(/i[ao]/g, 'e')
    .replace(/iu/g, 'u')
    .replaceAll('o', 'a')
    .replace(/(.)\1+/g, '$1');

/** One bit for each letter a to z. */
export const lettersOf = (text: string): number => {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << ((text.charCodeAt(at) - 97) & 31);
  return bits;
};

export const bitsIn = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Costs of one step between two texts, by code of letter. */
interface Costs {
  readonly lost: (letter: number) => number;
  readonly changed: (a: number, b: number) => number;
  readonly swapped: number;
}

const code = (letter: string): number => letter.charCodeAt(0);
const [A, E, I, O, U] = [code('a'), code('e'), code('i'), code('o'), code('u')];
const isVowel = (letter: number): boolean =>
  letter === A || letter === E || letter === I || letter === O || letter === U;
/** Letters that hands, ears and scanners take for one another, after reading in classes. */
const LIKE: ReadonlySet<number> = new Set(
  'bp dt vf vb zs kh mn cs ct cz hn rn cd bd'
    .split(' ')
    .flatMap((pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`])
    .map((pair) => pair.charCodeAt(0) * 128 + pair.charCodeAt(1)),
);

const vowelChanged = (a: number, b: number): number => (a === E || b === E ? (a === U || b === U ? 1 : 0.25) : 1);

const PLAIN: Costs = { lost: () => 1, changed: () => 1, swapped: 1 };
const VOWELS: Costs = {
  lost: (letter) => (letter === I ? 0.25 : isVowel(letter) ? 0.6 : 0.3),
  changed: (a, b) => (isVowel(a) !== isVowel(b) ? 2 : isVowel(a) ? vowelChanged(a, b) : 0.1),
  swapped: 9,
};
const SLIPS: Costs = {
  lost: (letter) => (letter === I ? 0.25 : isVowel(letter) ? 0.6 : 1),
  changed: (a, b) => {
    if (LIKE.has(a * 128 + b)) return 1;
    return isVowel(a) && isVowel(b) ? vowelChanged(a, b) : 1.7;
  },
  swapped: 1,
};

/** Least cost of steps from one text to the other, a swap of neighbours being one step; stops above `most`. */
const weighted = (a: string, b: string, { lost, changed, swapped }: Costs, most: number): number => {
  const width = b.length + 1;
  let before = new Float64Array(width);
  let last = new Float64Array(width);
  let row = new Float64Array(width);
  for (let j = 1; j < width; j += 1) last[j] = at(last, j - 1) + lost(b.charCodeAt(j - 1));
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const gone = lost(letter);
    row[0] = at(last, 0) + gone;
    let least = at(row, 0);
    for (let j = 1; j < width; j += 1) {
      const other = b.charCodeAt(j - 1);
      let best = Math.min(
        at(last, j - 1) + (letter === other ? 0 : changed(letter, other)),
        at(last, j) + gone,
        at(row, j - 1) + lost(other),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        best = Math.min(best, at(before, j - 2) + swapped);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > most && leastBefore > most) return Math.min(least, leastBefore);
    leastBefore = least;
    [before, last, row] = [last, row, before];
  }
  return at(last, width - 1);
};

const at = (row: Float64Array, index: number): number => row[index] ?? 0;

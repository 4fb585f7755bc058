/** Jaro–Winkler similarity, 0..1: Winkler (1990), prefix of at most 4 at 0.1. Two empty strings have nothing alike: 0. */
export const jaroWinkler = (a: string, b: string): number => {
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};

const jaroOf = (a: string, b: string): number => {
  if (a === '' || b === '') return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenB = new Array<boolean>(b.length).fill(false);
  const commonA: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j += 1) {
      if (takenB[j] || a[i] !== b[j]) continue;
      takenB[j] = true;
      commonA.push(a[i] ?? '');
      break;
    }
  }
  if (commonA.length === 0) return 0;
  const commonB = [...b].filter((_, j) => takenB[j]);
  const moved = commonA.filter((letter, at) => letter !== commonB[at]).length / 2;
  const m = commonA.length;
  return (m / a.length + m / b.length + (m - moved) / m) / 3;
};

/** Damerau–Levenshtein distance (restricted: no letter is moved twice), counted up to `most`, then `most + 1`. */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? most) + 1 : most + 1;
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swapped));
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
};

/**
 * How far the vowels of two folds with the same consonants are apart. Unstressed о and а, е and я are one sound to
 * Belarusian spelling, i is written or left out beside a soft consonant, е and и are near: cheap. Other vowels make
 * other names (Новік, Новак): 1 each.
 */
export const vowelDistance = (a: string, b: string): number => {
  const [as, bs] = [reduced(a), reduced(b)];
  let last = [0];
  for (const letter of bs) last.push((last.at(-1) ?? 0) + lost(letter));
  for (const letterA of as) {
    const row = [(last[0] ?? 0) + lost(letterA)];
    for (const [at, letterB] of [...bs].entries()) {
      row.push(
        Math.min(
          (last[at] ?? 0) + changed(letterA, letterB),
          (last[at + 1] ?? 0) + lost(letterA),
          (row[at] ?? 0) + lost(letterB),
        ),
      );
    }
    last = row;
  }
  return last.at(-1) ?? 0;
};

const reduced = (folded: string): string =>
  folded
    .replace(/i[ao]/g, 'e')
    .replace(/iu/g, 'u')
    .replaceAll('o', 'a')
    .replace(/(.)\1+/g, '$1');

const isVowel = (letter: string): boolean => /[aeiou]/.test(letter);
const lost = (letter: string): number => (letter === 'i' ? 0.25 : isVowel(letter) ? 0.6 : 0.3);
const changed = (a: string, b: string): number => {
  if (a === b) return 0;
  if (isVowel(a) !== isVowel(b)) return 2;
  if (!isVowel(a)) return 0.1;
  return a === 'e' || b === 'e' ? (a === 'u' || b === 'u' ? 1 : 0.25) : 1;
};

import type { ReadMayBeSame, ReadPerson } from '@amparo/core/nouns/reading';

/** The longest distance at which two spellings may be one name. */
const NEAR = 2;

/**
 * Persons of one document whose names may be spellings of one: proposals with a reason, never a join. Compared are
 * surnames (and given names, where both have one) by distance and by consonants.
 */
export const mayBeSame = (persons: readonly ReadPerson[]): readonly ReadMayBeSame[] => {
  const named = persons.filter((person) => person.unnamed === undefined && person.role !== 'signatory');
  return named.flatMap((a, index) =>
    named.slice(index + 1, index + 400).flatMap((b) => {
      const reason =
        a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex ? undefined : likeness(a.name, b.name);
      return reason === undefined ? [] : [{ a: a.key, b: b.key, reason }];
    }),
  );
};

const likeness = (a: string, b: string): string | undefined => {
  const mine = tokensOf(a);
  const theirs = tokensOf(b);
  const surname = alike(mine.at(-1) ?? '', theirs.at(-1) ?? '');
  if (surname !== undefined) {
    if (mine.length < 2 || theirs.length < 2)
      return surname === 'the same' ? 'the same surname, one without a given name' : `surnames ${surname}`;
    const given = alike(mine[0] ?? '', theirs[0] ?? '');
    return given === undefined ? undefined : `given names ${given}, surnames ${surname}`;
  }
  // Surname first in one of them.
  const turned =
    mine.length > 1 &&
    theirs.length > 1 &&
    alike(mine[0] ?? '', theirs.at(-1) ?? '') !== undefined &&
    alike(mine.at(-1) ?? '', theirs[0] ?? '') !== undefined;
  return turned ? 'the same names in another order' : undefined;
};

const tokensOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[ .]+/u)
    .filter((token) => token !== '');

const alike = (a: string, b: string): string | undefined => {
  if (a === '' || b === '') return undefined;
  if (a === b) return 'the same';
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return 'agree with an initial';
  const near = Math.min(a.length, b.length) > 4 ? NEAR : 1;
  if (Math.abs(a.length - b.length) <= near && distance(a, b) <= near)
    return `differ in ${distance(a, b)} letter${distance(a, b) === 1 ? '' : 's'}`;
  const skeleton = consonants(a);
  return skeleton.length > 2 && skeleton === consonants(b) ? 'have the same consonants' : undefined;
};

const consonants = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[aeiouyаеёиіоуыэюяўйьъ'’-]/gu, '')
    .replace(/(.)\1+/gu, '$1');

/** Damerau–Levenshtein distance, optimal string alignment (Damerau 1964): insert, delete, replace, swap neighbours. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

import type { ReadMayBeSame, ReadPerson } from '@amparo/core/nouns/reading';
import { compareNames, nameKeys } from '@amparo/names';

/** A document that names more people than this is a list: its names are compared when all sources are. */
const MOST_COMPARED = 400;
/** From here on two spellings are worth a person's look; spellings of one name score above 0.9. */
const LEAST_SCORE = 0.6;

/** Persons of one document whose names may be spellings of one: proposals with a reason, never a join. */
export const mayBeSame = (persons: readonly ReadPerson[]): readonly ReadMayBeSame[] => {
  const named = persons
    .filter((person) => person.unnamed === undefined && person.role !== 'signatory')
    .slice(0, MOST_COMPARED)
    .map((person) => ({ person, keys: new Set(nameKeys(person.name)) }));
  return named.flatMap(({ person: a, keys }, index) =>
    named.slice(index + 1).flatMap(({ person: b, keys: others }) => {
      if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return [];
      if (![...keys].some((key) => others.has(key))) return [];
      const { score, level, path } = compareNames(a.name, b.name);
      return score < LEAST_SCORE || level === 'given-only' ? [] : [{ a: a.key, b: b.key, reason: path.join('; ') }];
    }),
  );
};

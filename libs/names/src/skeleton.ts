import { readToken } from './read-token.ts';
import { undoubled } from './reading.ts';

/** A token has at most so many skeletons. */
const MOST = 16;

/** The consonants of a reading. */
export const consonantsOf = (sound: string): string => undoubled(sound.replace(/[aeiou]+/g, ''));

/**
 * Consonant skeletons: the consonants of the readings of a token, in classes that be, ru and uk Cyrillic, their Latin
 * spellings and Arabic letters share (g = h = kh, s = sh, z = zh, c = ts = ch, v = w = ў, soft dz = d). The likeliest
 * first, at most 16; empty for a token without consonants. They over-merge: a key and one level of comparison beside the
 * vowels, never instead of them.
 */
export const skeletons = (token: string): readonly string[] => {
  const found = new Set<string>();
  for (const { sound } of readToken(token)) {
    const consonants = consonantsOf(sound);
    if (consonants !== '') found.add(consonants);
  }
  return [...found].slice(0, MOST);
};

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Seeded } from './seeded.ts';
import { seeded } from './seeded.ts';

const CONSONANTS = 'bvhdzklmnprstc'.split('');
const VOWELS = 'aeiouy'.split('');
const ENDS = ['ovich', 'enka', 'evich', 'ski', 'uk', 'inets', 'au', 'eu', 'un', 'ka'];

/** A name as people of Veresk have them, by number: the same number, the same name. */
const surname = (number: number): string => {
  let [rest, name] = [number, ''];
  for (let syllable = 0; syllable < 3 || rest > 0; syllable += 1) {
    name += `${CONSONANTS[rest % CONSONANTS.length]}${VOWELS[Math.floor(rest / 7) % VOWELS.length]}`;
    rest = Math.floor(rest / (CONSONANTS.length * VOWELS.length));
  }
  return `${name}${ENDS[number % ENDS.length]}`;
};

const slip = (chance: Seeded, word: string): string => {
  const at = chance.below(word.length);
  const kind = chance.below(3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + chance.pick(VOWELS) + word.slice(at);
  return word.slice(0, at) + chance.pick(CONSONANTS) + word.slice(at + 1);
};

/** Frequent names are much more frequent than rare ones. */
const skewed = (chance: Seeded, most: number): number => Math.floor(most ** chance.unit());

/**
 * Writes a CSV of records of invented people: three in ten stand twice or more, with slips, absent values and swapped
 * names; the same seed gives the same file. Columns id, given, family, birth, place, identifier, person.
 */
export const writeLinkRecords = async (path: string, records: number, seed: number, firstId = 0): Promise<void> => {
  const chance = seeded(seed);
  const file = createWriteStream(path);
  let lines = ['id,given,family,birth,place,identifier,person\n'];
  let left = records;
  for (let person = 0; left > 0; person += 1) {
    const own = {
      given: surname(skewed(chance, 800)),
      family: surname(1000 + skewed(chance, Math.max(2_000, records / 4))),
      birth: `${1940 + chance.below(66)}-${String(1 + chance.below(12)).padStart(2, '0')}-${String(1 + chance.below(28)).padStart(2, '0')}`,
      place: surname(5_000_000 + skewed(chance, 400)),
      identifier: String(1_000_000_000 + chance.below(8_000_000_000)),
    };
    const times = chance.below(10) < 7 ? 1 : 2 + chance.below(3);
    for (let time = 0; time < times && left > 0; time += 1) {
      left -= 1;
      const again = time > 0;
      const some = (value: string, share: number): string =>
        again && chance.unit() < share ? slip(chance, value) : value;
      const absent = (value: string, share: number): string => (chance.unit() < share ? '' : value);
      const [given, family] = again && chance.below(30) === 0 ? [own.family, own.given] : [own.given, own.family];
      lines.push(
        `${firstId + records - left},${some(given, 0.15)},${some(family, 0.2)},${absent(some(own.birth, 0.04), 0.1)},${absent(some(own.place, 0.05), 0.2)},${absent(some(own.identifier, 0.03), 0.7)},${person}\n`,
      );
    }
    if (lines.length > 5_000) {
      if (!file.write(lines.join(''))) await once(file, 'drain');
      lines = [];
    }
  }
  file.end(lines.join(''));
  await once(file, 'finish');
};

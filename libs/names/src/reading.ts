/**
 * How a word may be read aloud: its letters in classes of consonants and vowels that Belarusian, Russian and Ukrainian
 * Cyrillic, their Latin spellings in many habits, and Arabic letters share. Consonants: b v f h (also g, kh) d z (also
 * zh) s (also sh) c (also ts, ch) k l m n p r t; vowels a e i o u. One spelling can be read in several ways, each at a
 * cost: 0 for the likeliest, about 1 for another habit, 2 for a foreign one.
 */
export interface Reading {
  /** Classes and vowels in order, doubles collapsed. */
  readonly sound: string;
  readonly cost: number;
}

interface Rule {
  readonly letters: string;
  readonly after: Place | undefined;
  readonly before: Place | undefined;
  readonly ways: readonly Reading[];
}
/** Letters one of which must stand beside, or must not; `^` and `$` are the beginning and the end. */
interface Place {
  readonly letters: string;
  readonly not: boolean;
}
/** Rules by the first letter of what they read, in the order in which they are tried. */
export type ReadingTable = ReadonlyMap<string, readonly Rule[]>;

/**
 * A table from text, a rule a line: `ch <^ >rlnm = h k/1 -/2`: the letters; what may stand before (`<`) and after (`>`),
 * `!` for what may not; then the ways to read them with their cost, `-` for silence. Longer letters are tried first.
 */
export const readingTable = (text: string): ReadingTable => {
  const rules = text
    .trim()
    .split('\n')
    .map((line) => {
      const [left = '', right = ''] = line.split('=');
      const [letters = '', ...places] = left.trim().split(' ');
      const place = (mark: string): Place | undefined => {
        const found = places.find((one) => one.startsWith(mark))?.slice(1);
        return found === undefined ? undefined : { letters: found.replace('!', ''), not: found.startsWith('!') };
      };
      const ways = right
        .trim()
        .split(' ')
        .map((way) => {
          const [sound = '', cost = '0'] = way.split('/');
          return { sound: sound === '-' ? '' : sound, cost: Number(cost) };
        });
      return { letters, after: place('<'), before: place('>'), ways };
    });
  const table = new Map<string, Rule[]>();
  for (const rule of rules.toSorted((a, b) => b.letters.length - a.letters.length)) {
    const first = rule.letters.charAt(0);
    table.set(first, [...(table.get(first) ?? []), rule]);
  }
  return table;
};

/** Of the ways to read a word no more than these are followed, the cheapest. */
const MOST_WAYS = 32;
/** Dearer readings find more strangers than friends. */
const MOST_COST = 3;
/** What is longer is no word of a name; the rest of it is not read. */
const MOST_LETTERS = 64;

/** Every way to read a word, the cheapest first, equal costs in the order of the table. Letters without a rule are silent. */
export const readingsBy = (table: ReadingTable, word: string): readonly Reading[] => {
  let ways: readonly Reading[] = [{ sound: '', cost: 0 }];
  // What is read in one way only since the last fork: it is put to every way at once.
  let plain = '';
  const end = Math.min(word.length, MOST_LETTERS);
  for (let at = 0; at < end; ) {
    const rule = ruleAt(table, word, at);
    at += rule?.letters.length ?? 1;
    if (rule === undefined) continue;
    const [only, other] = rule.ways;
    if (other === undefined) {
      plain += only?.sound ?? '';
      continue;
    }
    ways = extended(ways, plain, rule.ways);
    plain = '';
    if (ways.length > MOST_WAYS) ways = pruned(ways);
  }
  return pruned(ways.map(({ sound, cost }) => ({ sound: undoubled(sound + plain), cost })));
};

const ruleAt = (table: ReadingTable, word: string, at: number): Rule | undefined => {
  const rules = table.get(word.charAt(at));
  if (rules === undefined) return undefined;
  for (const rule of rules) if (fits(rule, word, at)) return rule;
  return undefined;
};

const fits = ({ letters, after, before }: Rule, word: string, at: number): boolean =>
  (letters.length === 1 || word.startsWith(letters, at)) &&
  (after === undefined || allows(after, at === 0 ? '^' : word.charAt(at - 1))) &&
  (before === undefined || allows(before, word.charAt(at + letters.length) || '$'));

const allows = (place: Place, letter: string): boolean => place.letters.includes(letter) !== place.not;

const extended = (heads: readonly Reading[], plain: string, ways: readonly Reading[]): readonly Reading[] => {
  const all: Reading[] = [];
  for (const head of heads)
    for (const { sound, cost } of ways)
      if (head.cost + cost <= MOST_COST) all.push({ sound: head.sound + plain + sound, cost: head.cost + cost });
  return all;
};

const pruned = (ways: readonly Reading[]): readonly Reading[] => {
  if (ways.length === 1) return ways;
  const seen = new Set<string>();
  const kept: Reading[] = [];
  for (const way of ways.toSorted((a, b) => a.cost - b.cost)) {
    if (seen.has(way.sound)) continue;
    seen.add(way.sound);
    kept.push(way);
    if (kept.length === MOST_WAYS) break;
  }
  return kept;
};

/** Equal neighbours as one. */
export const undoubled = (text: string): string => {
  for (let at = 1; at < text.length; at += 1)
    if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return text.replace(/(.)\1+/g, '$1');
  return text;
};

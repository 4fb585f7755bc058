import { fold } from './fold.ts';
import { TRANSLATIONS } from './given-name-translations.ts';
import { FEMALE_NAMES } from './given-names-female.ts';
import { MALE_NAMES } from './given-names-male.ts';
import { readToken } from './read-token.ts';

/**
 * A given name: a node of the graph, with the forms that are edges to it. Edges are typed and never chained: cognates of
 * one name are cognates of each other, a short form belongs to each of them and to no other short form, and a
 * translation ties two names without making them one.
 */
export interface GivenName {
  /** Sex and Belarusian form, in lower case: `f:вольга`. */
  readonly id: string;
  readonly sex: 'female' | 'male';
  readonly cognates: readonly string[];
  readonly short: readonly string[];
  /** Where the forms are from (given-names-female.ts). */
  readonly sources: readonly NameSource[];
}

/**
 * `usage`: compiled for this library from general knowledge of the languages; `wikidata`: a Latin and a Russian form of
 * the line stand for one person's name in Wikidata (CC0).
 */
export type NameSource = 'usage' | 'wikidata';

export interface GivenNameHit {
  readonly name: GivenName;
  readonly as: 'cognate' | 'short';
}

const formsOf = (text: string): readonly string[] => text.split(',').filter((form) => form !== '');

const linesOf = (text: string, sex: GivenName['sex']): readonly GivenName[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [be = '', ru = '', uk = '', pl = '', lt = '', other = '', short = '', source = ''] = line.split('|');
      return {
        id: `${sex === 'female' ? 'f' : 'm'}:${be.split(',')[0]?.toLowerCase()}`,
        sex,
        cognates: [...new Set([be, ru, uk, pl, lt, other].flatMap(formsOf))],
        short: [...new Set(formsOf(short))],
        sources: source === 'w' ? (['usage', 'wikidata'] as const) : (['usage'] as const),
      };
    });

export const LEXICON: readonly GivenName[] = [...linesOf(FEMALE_NAMES, 'female'), ...linesOf(MALE_NAMES, 'male')];

/** Russian mostly writes е for ё. */
const withoutDots = (form: string): readonly string[] =>
  /[Ёё]/.test(form) ? [form, form.replaceAll('ё', 'е').replaceAll('Ё', 'Е')] : [form];

const byFold = (): ReadonlyMap<string, readonly GivenNameHit[]> => {
  const hits = new Map<string, GivenNameHit[]>();
  for (const name of LEXICON) {
    const seen = new Set<string>();
    for (const [forms, as] of [
      [name.cognates, 'cognate'],
      [name.short, 'short'],
    ] as const) {
      for (const form of forms.flatMap(withoutDots)) {
        const key = fold(form);
        if (key === '' || seen.has(key)) continue;
        seen.add(key);
        hits.set(key, [...(hits.get(key) ?? []), { name, as }]);
      }
    }
  }
  return hits;
};
const HITS = byFold();
const NONE: readonly GivenNameHit[] = [];

/** Readings up to this cost find a given name; dearer ones find others. */
const LIKELY = 1;

/** The given names a token can be, by any spelling that is likely read as a form of theirs. */
export const givenNamesOf = (token: string): readonly GivenNameHit[] => {
  for (const { sound, cost } of readToken(token)) {
    if (cost > LIKELY) break;
    const hits = HITS.get(sound);
    if (hits !== undefined) return hits;
  }
  return NONE;
};

/** The given names that a token can be by any of its likely readings. */
export const givenNamesRead = (token: string): readonly GivenNameHit[] =>
  readToken(token).flatMap(({ sound, cost }) => (cost > LIKELY ? NONE : (HITS.get(sound) ?? NONE)));

const stemOf = (folded: string): string => folded.replace(/[aeiou]+$/, '');

const byFatherStem = (): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, Set<string>>();
  for (const { id, sex, cognates } of LEXICON) {
    if (sex !== 'male') continue;
    for (const form of cognates.flatMap(withoutDots)) {
      const stem = stemOf(fold(form));
      if (stem.length >= 2) ids.set(stem, (ids.get(stem) ?? new Set()).add(id));
    }
  }
  return new Map([...ids].map(([stem, names]) => [stem, [...names]]));
};
const FATHERS = byFatherStem();

/** The ids of the names that a father can have, by the fold of a patronymic without its ending. */
export const fatherOf = (folded: string): readonly string[] => FATHERS.get(stemOf(folded)) ?? [];

const translated = (): ReadonlyMap<GivenName, ReadonlySet<GivenName>> => {
  const byId = new Map(LEXICON.map((name) => [name.id, name]));
  const others = new Map<GivenName, Set<GivenName>>();
  for (const line of TRANSLATIONS.trim().split('\n')) {
    const [a, b] = line.split('=').map((id) => byId.get(id));
    if (a === undefined || b === undefined) continue;
    others.set(a, (others.get(a) ?? new Set()).add(b));
    others.set(b, (others.get(b) ?? new Set()).add(a));
  }
  return others;
};
const TRANSLATED = translated();

export interface GivenNameEdge {
  readonly name: GivenName;
  readonly kind: 'cognate' | 'short' | 'translation';
}

/**
 * How two tokens are one given name: cognates, one a short form of the other, or one the other's name in another
 * tradition. Two short forms of one name are no edge (Robin and Robert both match Rob, not each other). `different` when
 * both are known and nothing ties them; undefined when one is no known given name.
 */
export const givenNameEdge = (a: string, b: string): GivenNameEdge | 'different' | undefined =>
  edgeOf(givenNamesOf(a), givenNamesOf(b));

/** The same of the given names that two tokens can be. */
export const edgeOf = (
  hitsA: readonly GivenNameHit[],
  hitsB: readonly GivenNameHit[],
): GivenNameEdge | 'different' | undefined => {
  if (hitsA.length === 0 || hitsB.length === 0) return undefined;
  let found: GivenNameEdge | undefined;
  for (const one of hitsA) {
    for (const other of hitsB) {
      if (one.name === other.name) {
        if (one.as === 'cognate' && other.as === 'cognate') return { name: one.name, kind: 'cognate' };
        if (one.as !== other.as) found = { name: one.name, kind: 'short' };
      } else if (one.as === 'cognate' && other.as === 'cognate' && TRANSLATED.get(one.name)?.has(other.name))
        found ??= { name: one.name, kind: 'translation' };
    }
  }
  return found ?? 'different';
};

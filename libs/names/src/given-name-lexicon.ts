import { fold } from './fold.ts';
import { GIVEN_NAMES } from './given-names.ts';

/** A given name with its cognates and short forms. Edges are typed and never chained. */
export interface GivenName {
  /** The Belarusian form, in lower case. */
  readonly id: string;
  readonly sex: 'female' | 'male';
  readonly cognates: readonly string[];
  readonly short: readonly string[];
}

export interface GivenNameHit {
  readonly name: GivenName;
  readonly as: 'cognate' | 'short';
}

const linesOf = (text: string): readonly GivenName[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [sex, be = '', ru = '', uk = '', latin = '', short = ''] = line.split('|');
      const cognates = [be, ru, uk, latin].flatMap((forms) => forms.split(',')).filter((form) => form !== '');
      return {
        id: `${sex}:${be.split(',')[0]?.toLowerCase()}`,
        sex: sex === 'f' ? 'female' : 'male',
        cognates: [...new Set(cognates)],
        short: short.split(',').filter((form) => form !== ''),
      };
    });

export const LEXICON: readonly GivenName[] = linesOf(GIVEN_NAMES);

const byFold = (): ReadonlyMap<string, readonly GivenNameHit[]> => {
  const hits = new Map<string, GivenNameHit[]>();
  for (const name of LEXICON) {
    const seen = new Set<string>();
    for (const [forms, as] of [
      [name.cognates, 'cognate'],
      [name.short, 'short'],
    ] as const) {
      for (const form of forms) {
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

/** The given names a token can be, by any spelling that folds to a form of theirs. */
export const givenNamesOf = (token: string): readonly GivenNameHit[] => HITS.get(fold(token)) ?? [];

export interface GivenNameEdge {
  readonly name: GivenName;
  readonly kind: 'cognate' | 'short';
}

/**
 * How two tokens are one given name: cognates, or one a short form of the other. Two short forms of one name are no
 * edge (Robin and Robert both match Rob, not each other). `different` when both are known and nothing ties them.
 */
export const givenNameEdge = (a: string, b: string): GivenNameEdge | 'different' | undefined => {
  const [hitsA, hitsB] = [givenNamesOf(a), givenNamesOf(b)];
  if (hitsA.length === 0 || hitsB.length === 0) return undefined;
  const edges = hitsA.flatMap((one): readonly GivenNameEdge[] => {
    const other = hitsB.find(({ name }) => name === one.name);
    if (!other || (one.as === 'short' && other.as === 'short')) return [];
    return [{ name: one.name, kind: one.as === 'cognate' && other.as === 'cognate' ? 'cognate' : 'short' }];
  });
  return edges.find(({ kind }) => kind === 'cognate') ?? edges[0] ?? 'different';
};

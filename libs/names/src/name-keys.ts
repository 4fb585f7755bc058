import { boundedMemo } from './bounded-memo.ts';
import { nominatives } from './case-forms.ts';
import { namePartsOf } from './name-parts.ts';
import type { NameToken } from './name-token.ts';

/** Variants of a token's skeleton that make keys of pairs: more would make the index grow and find little. */
const VARIANTS_IN_PAIRS = 2;
const REMEMBERED = 5_000;

/** Grows with every change of the rules: keys that were stored under a smaller one are made anew. */
export const NAME_KEYS_VERSION = 2;

/**
 * Keys under which a name is found by any spelling, sorted and without repeats: `s:` consonant skeleton of a token (two
 * letters and more), `f:` folds of a token with fewer, `g:` given name of the lexicon, `p:` father's name of a
 * patronymic, `n:` two skeletons together, `x:` the token itself in scripts that are not read here. A name without
 * letters has no key: no key is no evidence, and matches nobody. A name in another grammatical case has the keys of its
 * nominatives too. The same for any order of the words.
 */
export const nameKeys = boundedMemo(REMEMBERED, (name: string): readonly string[] =>
  [...new Set([name, ...nominatives(name).map(({ form }) => form)].flatMap(keysOfForm))].sort(),
);

const keysOfForm = (name: string): readonly string[] => {
  const { tokens, patronymic } = namePartsOf(name);
  const single = tokens.flatMap(keysOfToken);
  const fathers = patronymic?.father.map((skeleton) => `p:${skeleton}`) ?? [];
  return [...single, ...fathers, ...pairKeys(tokens)];
};

const keysOfToken = (token: NameToken): readonly string[] => {
  if (token.initial) return [];
  const given = token.given.map(({ name }) => `g:${name.id}`);
  if (token.folded === '') return [`x:${token.lower}`];
  const skeletons = token.skeletons.filter((skeleton) => skeleton.length >= 2).map((skeleton) => `s:${skeleton}`);
  const folds = (token.skeletons[0] ?? '').length < 2 ? token.sounds.map(({ folded }) => `f:${withoutYo(folded)}`) : [];
  return [...skeletons, ...folds, ...given];
};

/** Without the glides that standards write or leave out, and ё as е: hardly a consonant is there to find it by. */
const withoutYo = (folded: string): string => folded.replace(/i(?=[aeou])/g, '').replaceAll('o', 'e');

const pairKeys = (tokens: readonly NameToken[]): readonly string[] => {
  const heads = tokens.map((token) => token.skeletons.filter((one) => one.length >= 2).slice(0, VARIANTS_IN_PAIRS));
  return heads.flatMap((firsts, at) =>
    heads.slice(at + 1).flatMap((seconds) => firsts.flatMap((a) => seconds.map((b) => `n:${[a, b].sort().join('+')}`))),
  );
};

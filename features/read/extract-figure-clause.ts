import type { Qualifier } from '@amparo/core/nouns/claim';
import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { ABOUT_BY_ORDER, ABOUT_BY_WORD, QUALIFIERS, UNITS } from './extract-figure-words.ts';
import type { Sentence } from './extract-sentences.ts';

/** A number found to count something, before who says so and for when is looked for. */
export interface Counted {
  readonly span: Span;
  /** The number alone. */
  readonly number: Span;
  /** It says what it counts only by the figure before it. */
  readonly elliptic: boolean;
  /** What is counted, also by a share of it: the unit of a number that goes on from this one. */
  readonly of: string | undefined;
  /** It tells a part of the figure before it. */
  readonly part?: boolean;
  /** EDTF date of the label in a list of counts, and whom the head of the list names as its source. */
  readonly dated?: string;
  readonly source?: string;
  readonly value: number;
  readonly unit: string;
  readonly population: string;
  readonly qualifier: Qualifier | undefined;
}

const CLAUSE_LIMIT = 220;

/** The bound right before a number, or in its own word ("une trentaine"), and how many letters it takes. */
export const qualifierIn = (
  before: string,
  number: string,
): { readonly code: Qualifier; readonly length: number } | undefined => {
  for (const [pattern, code] of QUALIFIERS) {
    const match = pattern.exec(before);
    if (match !== null) return { code, length: match[0].length };
  }
  if (ABOUT_BY_WORD.test(number)) return { code: 'about', length: 0 };
  const turned = ABOUT_BY_ORDER.exec(before);
  return turned === null ? undefined : { code: 'about', length: turned[0].length };
};

/** To the end of the clause, without its stop or the next count, and never too far. */
export const clauseEnd = (input: ExtractInput, sentence: Sentence, from: number): number => {
  const rest = input.view.text.slice(from, Math.min(sentence.end, from + CLAUSE_LIMIT));
  const stop = rest.search(
    /[;:]|[.?!]["”»']?$|["”»]$|, (?:and |of (?:them|whom) |из них |з іх |dont )?(?:\d|more than|at least|about)|(?: and| et| y| и| і) \d/u,
  );
  const end = stop < 0 ? rest.length : stop;
  if (end === CLAUSE_LIMIT) return from + rest.lastIndexOf(' ');
  return from + end;
};

/** The words for those counted: the noun and what is said of it, up to who says so. */
export const populationOf = (clause: string): string => {
  const cut = clause.search(
    /,? (?:according to|selon|d'après|según|по данным|по подсчётам|паводле)|, \d|,? and \d|, (?:the \p{L}+ )?(?:say|says|said)/iu,
  );
  return (cut < 0 ? clause : clause.slice(0, cut))
    .replace(/^[\s"“«]+|[\s,;:"”»]+$/gu, '')
    .trim()
    .slice(0, 160);
};

/** "of the women", "des détenus": the unit of those whom a share is of. */
export const unitOf = (population: string): string | undefined => {
  const words = population.split(/[^\p{L}'-]+/u).slice(0, 5);
  for (const word of words) {
    const unit = word.length < 3 ? undefined : UNITS.find(([of]) => new RegExp(`^(?:${of})$`, 'iu').test(word))?.[1];
    if (unit !== undefined) return unit;
  }
  return undefined;
};

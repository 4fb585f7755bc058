import { comparesWholeNames, hasNames, type LinkColumns } from './link-columns.ts';

/**
 * A comparison of two records, `l` and `r`: ordered levels from 0, conflict, up. Null where either side is silent, and
 * then it counts nothing.
 */
export interface LinkComparison {
  readonly name: string;
  readonly levels: readonly string[];
  /** Gives the level. */
  readonly sql: string;
  /** From this level on the weight is log2(m) and the rarity of the value agreed on, in bits, instead of log2(m / u). */
  readonly rarity?: { readonly from: number; readonly sql: string };
  /** An expression that is equal where this comparison is at its highest level: the rule of a training pass. */
  readonly same: string;
}

const silent = (column: string): string => `l.${column} is null or r.${column} is null then null`;
const near = (column: string, likeness: number): string =>
  `jaro_winkler_similarity(l.${column}, r.${column}) >= ${likeness}`;

/** Text that people copy with slips: the same, nearly the same, alike, other. */
const copied = (column: string): LinkComparison => ({
  name: column,
  levels: ['other', 'alike', 'near', 'same'],
  sql: `case when ${silent(column)} when l.${column} = r.${column} then 3 when ${near(column, 0.92)} then 2 when ${near(column, 0.8)} then 1 else 0 end`,
  rarity: { from: 3, sql: `l.${column}_bits` },
  same: column,
});

/** Given or family name; the two are often entered in each other's place. */
const namePart = (
  own: 'given' | 'family',
  other: 'given' | 'family',
  last: string,
  sameInOther: string,
): LinkComparison => ({
  name: own,
  levels: ['other', 'part', 'near', 'swapped', 'same-skeleton', 'same'],
  sql: `case when ${silent(own)} when l.${own} = r.${own} then 5 when l.${own}_skeleton = r.${own}_skeleton${sameInOther} then 4
    when l.${own} = r.${other} then 3 when ${near(own, 0.88)} then 2 when ${last} then 1 else 0 end`,
  rarity: { from: 5, sql: `l.${own}_bits` },
  same: own,
});

/** Rarity of the tokens that both names have, in bits, once for each pair: each token carries its own above 2^32. */
const SHARED_BITS = 'shared_bits';

/**
 * Pairs of records as `l` and `r`, of a query that gives `a` and `b` (numbers of records), as what follows `from`.
 * Where whole names are compared, what they share is looked for once and not in every comparison of levels.
 */
export const pairsOf = (comparisons: readonly LinkComparison[], numbers: string): string => {
  const joined = `from (${numbers}) pair join record l on l.rid = pair.a join record r on r.rid = pair.b`;
  if (!comparisons.includes(wholeName)) return joined.slice('from '.length);
  return `(select l, r, pair.a, pair.b, (coalesce(list_sum(list_intersect(l.tokens, r.tokens)), 0)::bigint >> 32) / 8.0 as ${SHARED_BITS} ${joined})`;
};

/** Whole names in any order: how much of the rarer part of the shorter one stands in the other. */
const wholeName: LinkComparison = {
  name: 'name',
  levels: ['other', 'a-token', 'near', 'most', 'contained', 'same-skeletons', 'same'],
  sql: `case when ${silent('tokens')} when l.fold = r.fold then 6 when l.tokens = r.tokens then 5
    when ${SHARED_BITS} >= 0.99 * least(l.tokens_bits, r.tokens_bits) / 8.0 and least(len(l.tokens), len(r.tokens)) >= 2 then 4
    when ${SHARED_BITS} >= 0.6 * least(l.tokens_bits, r.tokens_bits) / 8.0 then 3
    when abs(length(l.fold) - length(r.fold)) <= 4 and ${near('fold', 0.86)} then 2 when ${SHARED_BITS} > 0 then 1 else 0 end`,
  rarity: { from: 3, sql: SHARED_BITS },
  same: 'fold',
};

/** Dates with their usual slips: day and month exchanged, one digit, two neighbours exchanged, only the year known. */
const birth: LinkComparison = {
  name: 'birth',
  levels: ['other', 'same-year-or-day', 'same-month-or-year-only', 'one-digit', 'day-month-swapped', 'same'],
  sql: `case when ${silent('birth')} when l.birth = r.birth then 5
    when l.year = r.year then case when l.month_day = r.day_month then 4
      when hamming(l.birth, r.birth) = 1 or (hamming(l.birth, r.birth) = 2 and damerau_levenshtein(l.birth, r.birth) = 1) then 3
      when l.month_day // 100 = r.month_day // 100 or l.month_day = 101 or r.month_day = 101 then 2 else 1 end
    when l.month_day = r.month_day then case
      when hamming(l.birth, r.birth) = 1 or (hamming(l.birth, r.birth) = 2 and damerau_levenshtein(l.birth, r.birth) = 1) then 3 else 1 end
    else 0 end`,
  rarity: { from: 5, sql: 'l.birth_bits' },
  same: 'birth',
};

const postcode: LinkComparison = {
  name: 'postcode',
  levels: ['other', 'near', 'same'],
  sql: `case when ${silent('postcode')} when l.postcode = r.postcode then 2
    when length(l.postcode) > 4 and left(l.postcode, 3) = left(r.postcode, 3) then 1
    when abs(length(l.postcode) - length(r.postcode)) <= 1 and levenshtein(l.postcode, r.postcode) <= 1 then 1 else 0 end`,
  rarity: { from: 2, sql: 'l.postcode_bits' },
  same: 'postcode',
};

const identifierComparison: LinkComparison = {
  name: 'identifier',
  levels: ['other', 'alike', 'near', 'same'],
  sql: `case when ${silent('identifier')} when l.identifier = r.identifier then 3
    when abs(length(l.identifier) - length(r.identifier)) <= 2 and levenshtein(l.identifier, r.identifier) <= 2 then 2
    when length(l.identifier) > 8 and ${near('identifier', 0.88)} then 1 else 0 end`,
  rarity: { from: 3, sql: 'l.identifier_bits' },
  same: 'identifier',
};

const occupation: LinkComparison = {
  name: 'occupation',
  levels: ['other', 'same'],
  sql: `case when ${silent('occupation')} when l.occupation = r.occupation then 1 else 0 end`,
  rarity: { from: 1, sql: 'l.occupation_bits' },
  same: 'occupation',
};

const sex: LinkComparison = {
  name: 'sex',
  levels: ['other', 'same'],
  sql: `case when ${silent('sex')} when l.sex = r.sex then 1 else 0 end`,
  same: 'sex',
};

const NAMES_APART: readonly LinkComparison[] = [
  namePart('family', 'given', 'contains(l.family, r.family) or contains(r.family, l.family)', ''),
  namePart(
    'given',
    'family',
    'starts_with(l.given, r.given) or starts_with(r.given, l.given)',
    ' or l.given_lexicon = r.given_lexicon',
  ),
];

/** The comparisons that the columns allow. */
export const comparisonsOf = (columns: LinkColumns): readonly LinkComparison[] => {
  const whole = comparesWholeNames(columns);
  return [
    ...(whole ? [wholeName] : []),
    ...(hasNames(columns) && !whole ? NAMES_APART : []),
    ...(columns.birth === undefined ? [] : [birth]),
    ...(columns.place === undefined ? [] : [copied('place')]),
    ...(columns.postcode === undefined ? [] : [postcode]),
    ...(columns.address === undefined ? [] : [copied('address')]),
    ...(columns.identifier === undefined ? [] : [identifierComparison]),
    ...(columns.occupation === undefined ? [] : [occupation]),
    ...(columns.sex === undefined ? [] : [sex]),
  ];
};

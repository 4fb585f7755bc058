import { createHash } from 'node:crypto';
import type { ItemId } from '@amparo/core/ground/ids';
import type { Transacting } from '@amparo/platform/database/connect';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { isSealedItem } from './sealed-for.ts';

/**
 * Finding items by any part of a word, exactly and in every script. A text is cut at white space; each word stands
 * once in `word`, and an item carries the keys of its words. What a person types holds no white space after it was
 * cut likewise, so it stands in a text exactly when it stands in one of its words: nothing is looked at twice.
 * (Not pg_trgm: on a cluster of locale C, as the embedded one is, it sees no letter beyond ASCII.)
 */
const fold = (text: string): string => text.toLowerCase();

/** The parts of what a person typed, of which an item must hold all. */
export const partsOf = (typed: string): readonly string[] =>
  fold(typed)
    .split(/\s+/)
    .filter((part) => part !== '');

/** The key of a word: the first eight bytes of its SHA-256 as a signed whole number, in digits. */
const keyOf = (word: string): string => createHash('sha256').update(word).digest().readBigInt64BE(0).toString();

/** What is no longer than this is looked for among the pairs, not among the words. */
const PAIR = 2;

/** A letter, or two that follow one another (UTF-16 code units), as a signed whole number of 32 bits. */
const keyOfPair = (pair: string): number =>
  (pair.charCodeAt(0) << 16) | (pair.length === PAIR ? pair.charCodeAt(1) : 0);

const pairsOf = (words: readonly string[]): readonly number[] => {
  const pairs = new Set<number>();
  for (const word of words) {
    for (let at = 0; at < word.length; at += 1) {
      pairs.add(keyOfPair(word.slice(at, at + 1)));
      pairs.add(keyOfPair(word.slice(at, at + PAIR)));
    }
  }
  return [...pairs];
};

const BATCH = 5_000;

/** Puts the words of these texts in the place of the item's earlier ones. Of a sealed item no word is kept. */
export const storeItemWords = async (
  transaction: Transacting,
  item: ItemId,
  texts: readonly string[],
): Promise<void> => {
  if (await isSealedItem(transaction, item)) return;
  const { words, pairs } = wordsOf(texts);
  for (let at = 0; at < words.length; at += BATCH) {
    const batch = words.slice(at, at + BATCH);
    await sql`insert into word (key, word)
      select * from unnest(${batch.map(({ key }) => key)}::bigint[], ${batch.map(({ word }) => word)}::text[])
      on conflict (key) do nothing`.execute(transaction);
  }
  await sql`insert into item_words (item_id, keys, pairs) values (${item}, ${words.map(({ key }) => key)}::bigint[], ${pairs}::integer[])
    on conflict (item_id) do update set keys = excluded.keys, pairs = excluded.pairs`.execute(transaction);
};

/** The words of texts with their keys, in the order of the keys, and the keys of their letters and pairs; each once. */
export const wordsOf = (
  texts: readonly string[],
): {
  readonly words: readonly { readonly key: string; readonly word: string }[];
  readonly pairs: readonly number[];
} => {
  const words = [...new Set(texts.flatMap(partsOf))];
  return {
    words: words.map((word) => ({ key: keyOf(word), word })).sort((a, b) => (a.key < b.key ? -1 : 1)),
    pairs: pairsOf(words),
  };
};

/** Conditions on an item's id, one for each part: the item holds a word that holds the part. */
export const holdsWords = async (
  { database }: ReadContext,
  parts: readonly string[],
  item: RawBuilder<unknown>,
): Promise<readonly RawBuilder<boolean>[]> =>
  Promise.all(
    parts.map(async (part) =>
      part.length <= PAIR
        ? sql<boolean>`${item} in (select item_id from item_words where pairs @> array[${keyOfPair(part)}::integer] offset 0)`
        : sql<boolean>`${item} in (select items_holding(${await keysHolding(database, part)}::bigint[]))`,
    ),
  );

/** Whether texts hold these parts: of sealed items, whose words stand in no index. */
export const textsHold = (parts: readonly string[], texts: readonly string[]): boolean => {
  const words = texts.flatMap(partsOf);
  return parts.every((part) => words.some((word) => word.includes(part)));
};

const keysHolding = async (database: ReadContext['database'], part: string): Promise<readonly string[]> => {
  const pattern = `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<{ keys: readonly string[] }>`
    select coalesce(array_agg(key::text), '{}') as keys from word where word like ${pattern}`.execute(database);
  return rows[0]?.keys ?? [];
};

import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { diffWords } from '@amparo/core/links/word-diff';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { opened } from '../records/opened.ts';
import { relatedShape, relatedTo } from '../records/relations.ts';
import { comparedShape, compareValues } from './compare-values.ts';

const LONGEST_TEXT = 1_000_000;

const sideShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  kind: z.string().nullable(),
  language: z.string().nullable(),
  date: z.string().nullable(),
  extractor: z.string().nullable(),
  text: z.string(),
  /** True when the text is longer than what is compared. */
  cut: z.boolean(),
});

const spanShape = z.object({ start: z.number(), end: z.number() });

/** Two items side by side: where their texts differ word by word, and where what was read in them differs. */
export const compareItems = readDeed({
  name: 'read.compare-items',
  summary: 'Compare two items: texts word by word, and what was read in them',
  may: 'read',
  input: z.object({ a: z.uuid(), b: z.uuid() }),
  output: z.object({
    a: sideShape,
    b: sideShape,
    /** Parts follow each other and cover both texts; of a part that is not the same, one side may be empty. */
    parts: z.array(z.object({ same: z.boolean(), a: spanShape, b: spanShape, wordsA: z.number(), wordsB: z.number() })),
    /** Words in common, of the words of the shorter text: 0..1. */
    inCommon: z.number(),
    values: z.array(comparedShape),
    relation: relatedShape.nullable(),
  }),
  run: async (context, input) => {
    const ids = [input.a as ItemId, input.b as ItemId] as const;
    const own = await opened(context, ids);
    const a = await sideOf(own, ids[0]);
    const b = await sideOf(own, ids[1]);
    const parts = diffWords(a.text, b.text);
    const count = (one: (part: (typeof parts)[number]) => number) => parts.reduce((sum, part) => sum + one(part), 0);
    const shorter = Math.min(
      count(({ wordsA }) => wordsA),
      count(({ wordsB }) => wordsB),
    );
    return {
      a,
      b,
      parts: parts.map((part) => ({ ...part, a: { ...part.a }, b: { ...part.b } })),
      inCommon: shorter === 0 ? 0 : count(({ same, wordsA }) => (same ? wordsA : 0)) / shorter,
      values: await compareValues(own, ...ids),
      relation: (await relatedTo(own, ids[0])).find(({ other }) => other.id === ids[1]) ?? null,
    };
  },
});

const sideOf = async ({ database, clearance }: ReadContext, item: ItemId): Promise<z.infer<typeof sideShape>> => {
  const row = await database
    .selectFrom('item')
    .leftJoin('text_version', 'text_version.id', 'item.text_version_id')
    .select([
      'item.id',
      'item.number',
      'item.title',
      'item.kind',
      'item.language',
      'item.document_date as date',
      'text_version.body',
      'text_version.extractor',
    ])
    .where('item.id', '=', item)
    .where('item.classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item}`);
  const { body, ...rest } = row;
  return { ...rest, text: (body ?? '').slice(0, LONGEST_TEXT), cut: (body?.length ?? 0) > LONGEST_TEXT };
};

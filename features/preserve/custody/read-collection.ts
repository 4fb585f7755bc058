import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { readDeed, writeDeed } from '../../kernel/deed.ts';
import { collectionOf, collectionShape, hiddenShape } from '../../records/collection.ts';
import { derivationsOf, madeFrom } from '../../records/derivations.ts';
import { exhibitField, giveExhibit } from '../../records/exhibits.ts';
import { opened } from '../../records/opened.ts';
import { blobOnRecord } from '../../records/readable-blob.ts';
import { sentence } from './words.ts';

/** How an item was collected, and what was made from it. What is hidden is only said to be there. */
export const readCollection = readDeed({
  name: 'preserve.read-collection',
  summary: 'Show how an item was collected, its exhibit number and what was made from it',
  may: 'read',
  onRecord: true,
  input: z.object({ item: z.uuid() }),
  output: z.object({
    exhibit: z.string().nullable(),
    collection: collectionShape,
    hidden: z.boolean(),
    madeFrom: z.object({ kind: z.string(), number: z.number().nullable(), inputSha256: z.string() }).nullable(),
    derivations: z.array(
      z.object({
        kind: z.string(),
        item: z.object({ id: z.string(), number: z.number() }).nullable(),
        inputSha256: z.string(),
        outputSha256: z.string(),
        tool: z.string(),
        toolVersion: z.string().nullable(),
        parameters: z.record(z.string(), z.string()),
        changes: z.array(z.object({ what: z.string(), reason: z.string() })),
        member: z.string().nullable(),
        at: z.string(),
        seq: z.number(),
      }),
    ),
  }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    await blobOnRecord(context, item);
    const known = (await collectionOf(context, [item])).get(item);
    return {
      exhibit: known?.exhibit ?? null,
      collection: known?.record ?? {},
      hidden: known?.hidden ?? false,
      madeFrom: (await madeFrom(context, item)) ?? null,
      derivations: (await derivationsOf(context, item)).map((one) => ({
        ...one,
        parameters: { ...one.parameters },
        changes: [...one.changes],
      })),
    };
  },
});

/** What may harm somebody: one item at a time, for a stated purpose that is on record with the look itself. */
export const revealHidden = writeDeed({
  name: 'preserve.reveal-hidden',
  summary: 'Show what is hidden of how an item was collected, for a stated purpose',
  may: 'steward',
  input: z.object({ item: z.uuid(), purpose: z.string().trim().min(3).max(500), authority: sentence.optional() }),
  output: z.object({ hidden: hiddenShape }),
  run: async (given, input) => {
    const item = input.item as ItemId;
    const context = await opened(given, [item]);
    const { blob, number } = await blobOnRecord(context, item);
    const row = await context.transaction
      .selectFrom('collection')
      .select('hidden')
      .where('item_id', '=', item)
      .executeTakeFirst();
    if (row?.hidden == null) throw fault('not-found', `nothing is hidden of item ${number}`, { field: 'item' });
    return {
      output: { hidden: row.hidden },
      subjects: [item],
      entry: {
        custody: ['accessed-view'],
        item,
        sha256: blob.sha256,
        purpose: input.purpose,
        ...(input.authority === undefined ? {} : { authority: input.authority }),
        note: 'what is hidden of its collection',
        result: 'allowed',
      },
    };
  },
});

export const giveExhibitNumber = writeDeed({
  name: 'preserve.give-exhibit-number',
  summary: 'Give an item its exhibit number, for good',
  may: 'collect',
  onRecord: true,
  input: z.object({ item: z.uuid(), exhibit: exhibitField.default('next') }),
  output: z.object({ exhibit: z.string() }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    const { blob } = await blobOnRecord(context, item);
    const exhibit = await giveExhibit(context, item, input.exhibit);
    return {
      output: { exhibit },
      subjects: [item],
      entry: { custody: ['registered'], item, sha256: blob.sha256, exhibit, note: `exhibit ${exhibit}` },
    };
  },
});

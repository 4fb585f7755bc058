import type { CustodyKind } from '@amparo/core/nouns/custody';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { type ItemOnRecord, itemsAtHand, itemsOnRecord, statedItems } from './items-on-record.ts';
import { itemsField, movement, party, said, sentence } from './words.ts';

/** One entry about several items, in one word of the closed list, with what a person said. */
const stated = (kind: CustodyKind, rows: readonly ItemOnRecord[], words: object) => ({
  output: { items: rows.length },
  subjects: rows.map(({ id }) => id),
  entry: { custody: [kind], items: statedItems(rows), ...said(words) },
});

/** The holder stays the same, the place or the seal changes. */
export const relocateItems = writeDeed({
  name: 'preserve.relocate-items',
  summary: 'Record that items were moved to another place by their holder',
  may: 'collect',
  onRecord: true,
  input: z.object({ items: itemsField, ...movement, place: movement.place.unwrap() }),
  output: z.object({ items: z.number() }),
  run: async (context, { items, ...words }) => stated('relocated', await itemsAtHand(context, items), words),
});

/** What was shown or given to a party of a proceeding; it may not be destroyed while that is open. */
export const discloseItems = writeDeed({
  name: 'preserve.disclose-items',
  summary: 'Record that items were disclosed to a party',
  may: 'export',
  onRecord: true,
  input: z.object({
    items: itemsField,
    to: party.describe('to whom'),
    authority: sentence.describe('the order or request that it rests on'),
    purpose: sentence,
    note: movement.note,
  }),
  output: z.object({ items: z.number() }),
  run: async (context, { items, ...words }) => stated('disclosed', await itemsOnRecord(context, items), words),
});

/** A remark on items that changes nothing, such as the result of a check made elsewhere. */
export const addNote = writeDeed({
  name: 'preserve.add-note',
  summary: 'Add a note to the custody of items',
  may: 'collect',
  onRecord: true,
  input: z.object({
    items: itemsField,
    note: sentence,
    tool: z.string().trim().min(1).max(300).optional().describe('what it was found with, and its version'),
    result: z.string().trim().min(1).max(500).optional(),
  }),
  output: z.object({ items: z.number() }),
  run: async (context, { items, ...words }) => stated('note', await itemsOnRecord(context, items), words),
});

import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import { relateItem } from './relate-item.ts';

/**
 * Finds which items are the same or related, for items that were read before this was looked for, and again at will.
 * What is read now is compared at its reading.
 */
export const findRelated = jobDeed({
  name: 'read.find-related',
  summary: 'Find items that are the same as or related to others',
  may: 'register',
  onRecord: true,
  input: z.object({ items: z.array(z.uuid()).optional().describe('items to compare; all read ones when absent') }),
  output: z.object({ compared: z.number(), found: z.number() }),
  run: async (context, { items }) => {
    const totals = { compared: 0, found: 0 };
    const pending = items ?? (await readOnes(context));
    await context.progress('comparing', pending.length);
    for (const item of pending) {
      const done = await context.once(`relate ${item}`, relateItem, { item });
      totals.compared += 1;
      totals.found += done.found;
    }
    return totals;
  },
});

const readOnes = async ({ database, clearance }: JobContext): Promise<readonly ItemId[]> => {
  const rows = await database
    .selectFrom('item')
    .select('id')
    .where('read_seq', 'is not', null)
    .where('classification', 'in', clearance)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
};

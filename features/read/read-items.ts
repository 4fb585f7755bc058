import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import { readItem } from './read-item.ts';
import { readPictures } from './read-pictures.ts';
import { takeMembers } from './take-members.ts';

/** Reads many items, one after the other; what a mail or an archive carried becomes items of their own. */
export const readItems = jobDeed({
  name: 'read.read-items',
  summary: 'Read all items that were not read yet, or the ones named',
  may: 'register',
  onRecord: true,
  input: z.object({
    items: z.array(z.uuid()).optional().describe('items to read (again); all unread ones when absent'),
  }),
  output: z.object({ read: z.number(), proposed: z.number(), attachments: z.number() }),
  followedBy: ['consolidate.propose-matches'],
  run: async (context, { items }) => {
    const totals = { read: 0, proposed: 0, attachments: 0 };
    const pending = items === undefined ? await unread(context) : [...items];
    let all = pending.length;
    await context.progress('reading', all);
    for (let item = pending.shift(); item !== undefined; item = pending.shift()) {
      const first = await context.once(`read ${item}`, readItem, { item, mostPictures: PICTURES_A_STEP });
      const pictures = inSteps(first.waiting);
      all += pictures.length === 0 ? 0 : pictures.length + 1;
      if (pictures.length > 0) await context.progress('reading pictures', all);
      for (const pages of pictures) {
        await context.once(`pictures ${item} ${pages[0]}`, readPictures, { item, pages });
      }
      const done = pictures.length === 0 ? first : await context.once(`read ${item} whole`, readItem, { item });
      if (pictures.length > 0) await context.progress('reading', all);
      totals.read += 1;
      totals.proposed += done.proposed;
      if (done.attachments > 0) {
        const taken = await takeMembers(context, item as ItemId);
        totals.attachments += taken.length;
        pending.push(...taken);
        all += taken.length;
        await context.progress('reading', all);
      }
    }
    return totals;
  },
});

/** A person who asks to stop waits for one step, some ten seconds. */
const PICTURES_A_STEP = 8;

const inSteps = (pages: readonly number[]): readonly number[][] =>
  Array.from({ length: Math.ceil(pages.length / PICTURES_A_STEP) }, (_, step) =>
    pages.slice(step * PICTURES_A_STEP, (step + 1) * PICTURES_A_STEP),
  );

const unread = async ({ database, clearance }: JobContext): Promise<string[]> => {
  const rows = await database
    .selectFrom('item')
    .select('id')
    .where('read_seq', 'is', null)
    .where('classification', 'in', clearance)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
};

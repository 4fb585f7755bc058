import type { ItemId } from '@amparo/core/ground/ids';
import { extract } from '@amparo/platform/sandbox/extract';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import { readableBlob } from '../records/readable-blob.ts';
import { readItem } from './read-item.ts';

/** Reads many items, one after the other; what an e-mail carried becomes items of its own. */
export const readItems = jobDeed({
  name: 'read.read-items',
  summary: 'Read all items that were not read yet, or the ones named',
  may: 'register',
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
      const done = await context.once(`read ${item}`, readItem, { item });
      totals.read += 1;
      totals.proposed += done.proposed;
      if (done.attachments > 0) {
        const taken = await takeAttachments(context, item as ItemId);
        totals.attachments += taken.length;
        pending.push(...taken);
        all += taken.length;
        await context.progress('reading', all);
      }
    }
    return totals;
  },
});

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

/** What an e-mail carried is received through the same door as any file, on the terms of the e-mail. */
const takeAttachments = async (context: JobContext, item: ItemId): Promise<string[]> => {
  const held = await readableBlob(context, item);
  const terms = await context.database
    .selectFrom('item')
    .select(['origin', 'collector', 'legal_basis', 'consent', 'classification'])
    .where('id', '=', item)
    .executeTakeFirstOrThrow();
  const { attachments = [] } = await extract({
    bytes: context.house.vault.read(held.blob),
    declaredName: held.originalName,
  });
  const already = await context.database
    .selectFrom('item')
    .select('original_name')
    .where('parent_id', '=', item)
    .execute();
  const names = new Set(already.map((row) => row.original_name));
  const taken: string[] = [];
  for (const attachment of attachments) {
    if (names.has(attachment.name)) continue;
    const received = (await context.performNamed(
      'collect.receive-file',
      {
        name: attachment.name,
        parent: item,
        from: terms.origin.from,
        how: `attachment of item ${held.number}`,
        collector: terms.collector,
        basis: terms.legal_basis,
        ...terms.consent,
        classification: terms.classification,
      },
      one(attachment.bytes),
    )) as { itemId: string };
    taken.push(received.itemId);
  }
  return taken;
};

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

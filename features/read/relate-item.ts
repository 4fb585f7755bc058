import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { blobOnRecord } from '../records/readable-blob.ts';
import { storeRelations } from './store-relations.ts';

/** One item compared with all that may be the same or related: a step of read.find-related. */
export const relateItem = writeDeed({
  name: 'read.relate-item',
  summary: 'Find what one item is the same as or related to',
  may: 'register',
  onRecord: true,
  inner: true,
  input: z.object({ item: z.uuid() }),
  output: z.object({ found: z.number() }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    await blobOnRecord(context, item);
    const found = await storeRelations(context, item);
    return { output: { found }, subjects: [item], entry: { item, found } };
  },
});

import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { bytesDeed } from '../../kernel/deed.ts';
import { recordAlone } from '../../kernel/record-alone.ts';
import { readableBlob } from '../../records/readable-blob.ts';

/**
 * The exact bytes of an item, as an inert attachment: nothing of it is shown or run by the desk. That they were handed
 * out is on record before the first of them.
 */
export const readContent = bytesDeed({
  name: 'preserve.read-content',
  summary: 'Download the original bytes of an item',
  may: 'read',
  input: z.object({ item: z.uuid() }),
  output: z.unknown(),
  run: async (context, { item }) => {
    const { blob, originalName } = await readableBlob(context, item as ItemId);
    await recordAlone(context.house, context.actor, {
      deed: 'preserve.read-content',
      subjects: [item],
      entry: { custody: ['accessed-download'], item, sha256: blob.sha256, result: 'allowed' },
    });
    return {
      mediaType: 'application/octet-stream',
      name: originalName,
      size: blob.size,
      bytes: context.house.vault.read(blob),
    };
  },
});

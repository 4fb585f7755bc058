import type { BlobId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';

/**
 * Says in an entry of its own that the stored bytes of a blob are not those that were received. The copy counts no more
 * and nothing is read from it for a repair; its bytes stay as they are until two people agree on one (repair-blob.ts).
 */
export const recordFixityFailure = writeDeed({
  name: 'preserve.record-fixity-failure',
  summary: 'Record that stored bytes were found damaged',
  may: 'read',
  inner: true,
  input: z.object({ blob: z.uuid(), place: z.string(), detail: z.string() }),
  output: z.object({ items: z.array(z.string()) }),
  run: async ({ transaction }, { blob, place, detail }) => {
    const rows = await transaction
      .selectFrom('item')
      .innerJoin('blob', 'blob.id', 'item.blob_id')
      .select(['item.id', 'blob.sha256', 'blob.sha512'])
      .where('blob.id', '=', blob as BlobId)
      .orderBy('item.number')
      .execute();
    const items = rows.map(({ id, sha256, sha512 }) => ({
      item: id,
      sha256: sha256.toString('hex'),
      sha512: sha512.toString('hex'),
    }));
    return {
      output: { items: rows.map(({ id }) => id) },
      subjects: rows.map(({ id }) => id),
      entry: { custody: ['fixity-failed'], items, place, result: detail, copy: 'quarantined' },
    };
  },
});

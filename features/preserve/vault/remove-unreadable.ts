import { z } from 'zod';
import { preparedDeed } from '../../kernel/deed.ts';
import { copyRows, openCopies } from './open-copies.ts';

/**
 * Removes the stored bytes of blobs whose key was destroyed, from the vault and from every copy that answers. Nobody can
 * read them any more; a copy that is away keeps them until this is done again.
 */
export const removeUnreadable = preparedDeed({
  name: 'preserve.remove-unreadable',
  summary: 'Remove stored bytes whose key was destroyed, from the vault and its copies',
  may: 'steward',
  input: z.object({}),
  output: z.object({ removed: z.number(), unreached: z.array(z.string()) }),
  prepare: async ({ house, database }) => {
    const gone = await database
      .selectFrom('blob')
      .select(['id', 'storage_name'])
      .where('destroyed_seq', 'is not', null)
      .execute();
    for (const { storage_name } of gone) await house.vault.discard(storage_name);
    const copies = await openCopies(house, await copyRows(database));
    const unreached: string[] = [];
    const cleared: string[] = [];
    for (const copy of copies) {
      if ('away' in copy) {
        unreached.push(copy.name);
        continue;
      }
      for (const { storage_name } of gone) await copy.store.remove(storage_name);
      cleared.push(copy.id);
    }
    return { blobs: gone.map(({ id }) => id), cleared, unreached };
  },
  run: async ({ transaction }, _input, { blobs, cleared, unreached }) => {
    if (blobs.length > 0 && cleared.length > 0) {
      await transaction
        .deleteFrom('blob_copy')
        .where('blob_id', 'in', blobs)
        .where('copy_id', 'in', cleared as never)
        .execute();
    }
    return {
      output: { removed: blobs.length, unreached },
      subjects: [],
      entry: { blobs: blobs.length, copies: cleared.length, unreached },
    };
  },
});

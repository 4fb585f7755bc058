import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { preparedDeed } from '../../kernel/deed.ts';
import { blobForProgram } from '../../records/readable-blob.ts';

/** Reads the whole blob again and holds it against both hashes and the hash of the ciphertext; the result is a custody entry. */
export const verifyItem = preparedDeed({
  name: 'preserve.verify-item',
  summary: 'Check that the bytes of an item are the ones received',
  may: 'read',
  onRecord: true,
  input: z.object({ item: z.uuid() }),
  output: z.object({
    ok: z.boolean(),
    sha256: z.string(),
    sha512: z.string(),
    size: z.number(),
    checkedAt: z.string(),
    message: z.string(),
  }),
  prepare: async (context, { item }) => {
    const { blob } = await blobForProgram(context, item as ItemId);
    return { blob, found: await context.house.vault.verify(blob) };
  },
  run: async (context, { item }, { blob, found }) => ({
    output: {
      ok: found.ok,
      sha256: blob.sha256,
      sha512: blob.sha512,
      size: blob.size,
      checkedAt: context.now.toISOString(),
      message: found.ok ? 'the bytes are the ones received' : found.fault.message,
    },
    subjects: [item],
    entry: {
      custody: [found.ok ? 'fixity-checked' : 'fixity-failed'],
      item,
      sha256: blob.sha256,
      sha512: blob.sha512,
      result: found.ok ? 'equal' : found.fault.message,
    },
  }),
});

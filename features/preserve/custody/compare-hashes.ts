import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import type { ReadContext } from '../../kernel/deed.ts';
import { blobForProgram } from '../../records/readable-blob.ts';

/** Hashes that whoever holds the bytes has reckoned himself. */
export const givenHashes = z
  .array(z.object({ item: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits') }))
  .optional()
  .describe(
    'SHA-256 of each item as its holder reckoned it; without them the bytes in the vault are read and compared',
  );

export interface ComparedHashes {
  /** Who compared: the holder by his own reckoning, or this house by reading the vault. */
  readonly tool: 'hash stated by the holder' | 'bytes read in the vault';
  readonly wrong: readonly { readonly item: string; readonly expected: string; readonly found: string }[];
}

/** Holds the bytes of items against what was recorded at receipt, by stated hashes or by reading the vault. */
export const compareHashes = async (
  context: ReadContext,
  items: readonly string[],
  given: z.infer<typeof givenHashes>,
): Promise<ComparedHashes> => {
  const wrong: { item: string; expected: string; found: string }[] = [];
  const stated = new Map(given?.map(({ item, sha256 }) => [item, sha256]));
  const missing = given === undefined ? [] : items.filter((item) => !stated.has(item));
  if (missing.length > 0) throw fault('input-invalid', `no hash for item ${missing.join(', ')}`, { field: 'hashes' });
  for (const item of items) {
    const { blob } = await blobForProgram(context, item as ItemId);
    if (given === undefined) {
      const found = await context.house.vault.verify(blob);
      if (!found.ok) wrong.push({ item, expected: blob.sha256, found: found.fault.message });
    } else if (stated.get(item) !== blob.sha256) {
      wrong.push({ item, expected: blob.sha256, found: stated.get(item) ?? '' });
    }
  }
  return { tool: given === undefined ? 'bytes read in the vault' : 'hash stated by the holder', wrong };
};

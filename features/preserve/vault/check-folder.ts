import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_LIST, checkFolder } from '@amparo/platform/vault/check-list';
import { z } from 'zod';
import { localDeed } from '../../kernel/deed.ts';

/**
 * The audit for who has no keys: a locked workspace, a copy on another disk, a backup. Needs nothing but the folder and
 * the list in it, and `sha256sum -c vault.sha256` says the same.
 */
export const checkVaultFolder = localDeed({
  name: 'preserve.check-folder',
  summary: 'Check the files of a vault, a copy or a backup without any key',
  may: 'read',
  input: z.object({ directory: z.string().min(1).describe('a workspace, a copy of a vault, or a backup') }),
  output: z.object({
    ok: z.boolean(),
    files: z.number(),
    bytes: z.number(),
    list: z.string(),
    changed: z.array(z.string()),
    missing: z.array(z.string()),
    unlisted: z.number(),
  }),
  command: { words: 'vault check', positional: 'directory' },
  run: async ({ directory }) => {
    const inside = join(directory, 'vault');
    const found = await checkFolder(existsSync(join(inside, CHECK_LIST)) ? inside : directory);
    return { ...found, changed: [...found.changed], missing: [...found.missing] };
  },
});

import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';

/** A file younger than this may belong to an import that has not committed yet. */
const OLD_ENOUGH_MS = 24 * 60 * 60 * 1000;

/**
 * Removes files of the vault that no record names: what a kill left between the writing of a file and the commit of
 * its item. Their key was never stored, so nobody can read them; nothing acknowledged is among them.
 */
export const sweepVault = writeDeed({
  name: 'upkeep.sweep-vault',
  summary: 'Remove files of the vault that a broken-off import left and no item names',
  may: 'steward',
  input: z.object({}),
  output: z.object({ looked: z.number(), removed: z.number() }),
  command: { words: 'vault sweep' },
  run: async ({ house, transaction, now }) => {
    const rows = await transaction.selectFrom('blob').select('storage_name').execute();
    const named = new Set(rows.map((row) => row.storage_name));
    let looked = 0;
    let removed = 0;
    for await (const { name, storedAt } of house.vault.list()) {
      looked += 1;
      if (named.has(name) || now.getTime() - storedAt.getTime() < OLD_ENOUGH_MS) continue;
      await house.vault.discard(name);
      removed += 1;
    }
    return { output: { looked, removed }, subjects: [], entry: { looked, removed } };
  },
});

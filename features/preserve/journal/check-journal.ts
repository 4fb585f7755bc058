import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';

/** Rebuilds the journal's root from every entry and holds it against what was signed. */
export const checkJournal = readDeed({
  name: 'preserve.check-journal',
  summary: 'Rebuild the journal from all entries and check every checkpoint',
  may: 'read',
  input: z.object({}),
  output: z.object({
    ok: z.boolean(),
    size: z.number(),
    root: z.string(),
    checkpoints: z.number(),
    erased: z.number(),
    faults: z.array(z.string()),
  }),
  command: { words: 'journal check' },
  run: async ({ house }) => {
    const found = await house.journal.check();
    return { ...found, faults: [...found.faults] };
  },
});

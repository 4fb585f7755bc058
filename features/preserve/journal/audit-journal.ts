import { z } from 'zod';
import { jobDeed, writeDeed } from '../../kernel/deed.ts';

const finding = z.object({
  ok: z.boolean(),
  size: z.number(),
  root: z.string(),
  checkpoints: z.number(),
  erased: z.number(),
  faults: z.array(z.string()),
});

/** So many faults stand in the entry: the first ones say where to look. */
const TOLD = 20;

/** Writes down what a check of the whole journal found. */
export const recordJournalCheck = writeDeed({
  name: 'preserve.record-journal-check',
  summary: 'Write down what a check of the journal found',
  may: 'read',
  input: finding,
  output: z.object({ seq: z.number() }),
  inner: true,
  run: async ({ seq }, found) => ({
    output: { seq },
    subjects: [],
    entry: { ...found, faults: found.faults.slice(0, TOLD), faultsInAll: found.faults.length },
  }),
});

/** The weekly check: rebuilds the root from all entries and writes down what was found. */
export const auditJournal = jobDeed({
  name: 'preserve.audit-journal',
  summary: 'Check the whole journal and write down what was found; the desk does it every week',
  may: 'read',
  input: z.object({}),
  output: finding,
  command: { words: 'journal audit' },
  rounds: { everyHours: 7 * 24 },
  run: async (context) => {
    await context.progress('every entry', 1);
    const found = await context.house.journal.check();
    const told = { ...found, faults: [...found.faults] };
    await context.perform(recordJournalCheck, told);
    return told;
  },
});

import { z } from 'zod';
import { jobDeed, type ReadContext, writeDeed } from '../../kernel/deed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const lastEntry = async ({ database }: ReadContext): Promise<Date | undefined> =>
  (await database.selectFrom('entry').select('recorded_at').orderBy('seq', 'desc').limit(1).executeTakeFirst())
    ?.recorded_at;

/** Writes that nothing was done since: a checkpoint has no time in it, an entry has. */
export const recordSilence = writeDeed({
  name: 'preserve.record-silence',
  summary: 'Write down that nothing was done since the last entry',
  may: 'read',
  input: z.object({ since: z.iso.datetime() }),
  output: z.object({ seq: z.number() }),
  inner: true,
  run: async ({ seq }, { since }) => ({ output: { seq }, subjects: [], entry: { silentSince: since } }),
});

/**
 * A checkpoint at least daily: on a day without entries the running desk writes one that says so, and it is signed. A
 * day without any means that no desk ran.
 */
export const markDay = jobDeed({
  name: 'preserve.mark-day',
  summary: 'After a day without entries write that nothing was done, and sign; the desk does it by itself',
  may: 'read',
  input: z.object({}),
  output: z.object({ seq: z.number().nullable(), size: z.number() }),
  command: { words: 'journal mark-day' },
  rounds: {
    everyHours: 1,
    when: async (context) => {
      const last = await lastEntry(context);
      return last !== undefined && context.now.getTime() - last.getTime() >= DAY_MS;
    },
  },
  run: async (context) => {
    const last = await lastEntry(context);
    const silent = last !== undefined && context.now.getTime() - last.getTime() >= DAY_MS;
    const written = silent ? await context.perform(recordSilence, { since: last.toISOString() }) : undefined;
    await context.house.journal.seal();
    const head = await context.database.selectFrom('journal_head').select('size').executeTakeFirst();
    return { seq: written?.seq ?? null, size: head?.size ?? 0 };
  },
});

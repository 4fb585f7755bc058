import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';

export const jobShape = z.object({
  id: z.string(),
  deed: z.string(),
  state: z.enum(['waiting', 'running', 'stopped', 'done', 'failed']),
  done: z.number(),
  all: z.number().nullable(),
  note: z.string(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.record(z.string(), z.unknown()).nullable(),
});

/** Long deeds and how far they are, the newest first. */
export const listJobs = readDeed({
  name: 'upkeep.list-jobs',
  summary: 'List long deeds and their progress',
  may: 'read',
  input: z.object({
    open: z.boolean().default(false).describe('only those not ended'),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ jobs: z.array(jobShape) }),
  command: { words: 'jobs' },
  run: async ({ database }, { open, limit }) => {
    let query = database.selectFrom('job').selectAll().orderBy('asked_at', 'desc').limit(limit);
    if (open) query = query.where('state', 'in', ['waiting', 'running', 'stopped']);
    const rows = await query.execute();
    return {
      jobs: rows.map((row) => ({
        id: row.id,
        deed: row.deed,
        state: row.state,
        done: row.done_steps,
        all: row.all_steps,
        note: row.note,
        askedAt: row.asked_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
        outcome: row.outcome as Record<string, unknown> | null,
      })),
    };
  },
});

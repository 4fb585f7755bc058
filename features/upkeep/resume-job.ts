import { fault } from '@amparo/core/ground/fault';
import type { JobId } from '@amparo/core/ground/ids';
import { lyingThere } from '@amparo/platform/jobs/job-table';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';

/** Puts a stopped, failed or abandoned job down again: steps that are done are not done twice. */
export const resumeJob = writeDeed({
  name: 'upkeep.resume-job',
  summary: 'Resume a job that was stopped, failed or was left in the middle',
  may: 'collect',
  input: z.object({ job: z.uuid() }),
  output: z.object({ job: z.string() }),
  command: { words: 'jobs resume', positional: 'job' },
  run: async ({ transaction, now }, { job }) => {
    const row = await transaction
      .updateTable('job')
      .set({ state: 'waiting', stop_asked: false, done_steps: 0, outcome: null, ended_at: null, worker: null })
      .where('id', '=', job as JobId)
      .where((where) => where.or([where('state', 'in', ['stopped', 'failed']), lyingThere(where, now)]))
      .returning('id')
      .executeTakeFirst();
    if (row === undefined)
      throw fault('conflict', 'only a job that was stopped, failed or was left in the middle can be resumed', {
        field: 'job',
      });
    return { output: { job }, subjects: [job], entry: { job, asked: 'resume' } };
  },
});

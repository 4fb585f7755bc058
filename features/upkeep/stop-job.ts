import { fault } from '@amparo/core/ground/fault';
import type { JobId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';

/** Asks a job to stop after the step it is in; what is done stays done, and it can be resumed. */
export const stopJob = writeDeed({
  name: 'upkeep.stop-job',
  summary: 'Ask a job to stop after its present step',
  may: 'collect',
  input: z.object({ job: z.uuid() }),
  output: z.object({ job: z.string() }),
  command: { words: 'jobs stop', positional: 'job' },
  run: async ({ transaction }, { job }) => {
    const row = await transaction
      .updateTable('job')
      .set((set) => ({
        stop_asked: true,
        state: set
          .case()
          .when('state', '=', 'waiting')
          .then('stopped' as const)
          .else(set.ref('state'))
          .end(),
      }))
      .where('id', '=', job as JobId)
      .where('state', 'in', ['waiting', 'running'])
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) throw fault('conflict', 'this job does not run', { field: 'job' });
    return { output: { job }, subjects: [job], entry: { job, asked: 'stop' } };
  },
});

import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';

/** Says in the journal what left the house, by the one hash that stands for the whole bundle. */
export const recordExport = writeDeed({
  name: 'preserve.record-export',
  summary: 'Record that a bundle of items was exported',
  may: 'export',
  inner: true,
  input: z.object({
    items: z.array(z.uuid()).min(1),
    directory: z.string(),
    sealSha256: z.string().length(64),
    checkpointSize: z.int().min(0),
  }),
  output: z.object({ recorded: z.number() }),
  run: async (_context, { items, sealSha256, checkpointSize }) => ({
    output: { recorded: items.length },
    subjects: items,
    entry: { custody: ['exported'], items, sealSha256, checkpointSize },
  }),
});

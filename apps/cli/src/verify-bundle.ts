import { stat } from 'node:fs/promises';
import { fault } from '@amparo/core/ground/fault';
import { localDeed } from '@amparo/features/kernel/deed';
import { NOT_PROVEN, verifyBundle } from '@amparo/verifier';
import { z } from 'zod';

/**
 * `amparo verify DIR`. It stands here and not in the catalogue, since the verifier is an application of its own that
 * rests on the libraries alone; the same checks run without any of us by verify.py.
 */
export const verifyBundleDirectory = localDeed({
  name: 'preserve.verify-bundle',
  summary: 'Check an exported bundle with nothing but its own files',
  may: 'read',
  input: z.object({
    directory: z.string().min(1).describe('the folder of the bundle'),
    key: z.string().optional().describe('the journal key (name+id+base64) that you were given by another way'),
  }),
  output: z.object({
    ok: z.boolean(),
    claims: z.array(
      z.object({ name: z.string(), outcome: z.enum(['pass', 'fail', 'not-checked']), detail: z.string() }),
    ),
    doesNotProve: z.array(z.string()),
  }),
  command: { words: 'verify', positional: 'directory' },
  run: async ({ directory, key }) => {
    const facts = await stat(directory).catch(() => undefined);
    if (facts?.isDirectory() !== true)
      throw fault('not-found', `there is no folder ${directory}`, { field: 'directory' });
    const report = await verifyBundle(directory, key === undefined ? {} : { key });
    return { ok: report.ok, claims: report.claims.map((claim) => ({ ...claim })), doesNotProve: [...NOT_PROVEN] };
  },
});

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type JobContext, jobDeed, type ReadContext } from '../../kernel/deed.ts';
import { blobsAfter, dueBlobs, type PlannedBlob, sampledBlobs } from './audit-plan.ts';
import { checkFixity, failedCheck } from './check-fixity.ts';
import { listVault } from './list-vault.ts';
import { recordFixityFailure } from './record-fixity-failure.ts';

/** Not in a workspace's first hour, which belongs to whoever fills it. */
const isQuiet = async ({ database, now }: ReadContext): Promise<boolean> => {
  const first = await database.selectFrom('entry').select('recorded_at').where('seq', '=', 1).executeTakeFirst();
  return first !== undefined && now.getTime() - first.recorded_at.getTime() > 60 * 60 * 1000;
};

/**
 * The rolling audit: what is due, the longest unchecked first, and a random sample of the rest, up to a budget; or
 * everything. Stopped or killed anywhere it goes on where it was, since every step is recorded with its checks.
 */
export const auditVault = jobDeed({
  name: 'preserve.audit-vault',
  summary: 'Check stored bytes against their hashes: what is due and a random sample, or everything',
  may: 'read',
  input: z.object({
    all: z.boolean().default(false).describe('everything, whenever it was checked last'),
    gigabytes: z.number().positive().max(1_000_000).default(50).describe('how much to read at most, in 10^9 bytes'),
  }),
  output: z.object({
    ok: z.boolean(),
    blobs: z.number(),
    checks: z.number(),
    bytes: z.number(),
    bytesPerSecond: z.number(),
    failed: z.array(failedCheck),
    /** Copies that did not answer. */
    away: z.array(z.string()),
    /** False when the budget ended before what was due did. */
    complete: z.boolean(),
    /** SHA-256 of vault.sha256, the list by which the vault is checked without keys. */
    list: z.string(),
  }),
  command: { words: 'vault audit' },
  rounds: { everyHours: 24, when: isQuiet },
  run: async (context, { all, gigabytes }) => {
    const sum = { blobs: 0, checks: 0, bytes: 0, milliseconds: 0 };
    const failed: z.infer<typeof failedCheck>[] = [];
    const away = new Set<string>();
    const check = async (planned: readonly PlannedBlob[]): Promise<void> => {
      const ids = planned.map(({ id }) => id);
      const step = createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
      const done = await context.once(`check ${step}`, checkFixity, { blobs: ids });
      sum.blobs += done.blobs;
      sum.checks += done.checks;
      sum.bytes += done.bytes;
      sum.milliseconds += done.milliseconds;
      for (const name of done.away) away.add(name);
      for (const one of done.failed) {
        failed.push(one);
        await context.once(`failed ${step} ${one.blob} ${one.place}`, recordFixityFailure, one);
      }
      await context.progress(`${sum.blobs} checked`);
    };
    const complete = await (all
      ? checkAll(context, check)
      : checkDue(context, check, () => sum.bytes < gigabytes * 1e9));
    const bytesPerSecond = Math.round((sum.bytes / Math.max(1, sum.milliseconds)) * 1000);
    const { blobs, checks, bytes } = sum;
    const list = await listVault(context.database, context.house.workspace.paths.vault);
    const ok = failed.length === 0;
    return { ok, blobs, checks, bytes, bytesPerSecond, failed, away: [...away].sort(), complete, list };
  },
});

type Check = (planned: readonly PlannedBlob[]) => Promise<void>;

const checkAll = async ({ database }: JobContext, check: Check): Promise<boolean> => {
  for (let last: string | undefined; ; ) {
    const planned = await blobsAfter(database, last);
    last = planned.at(-1)?.id;
    if (last === undefined) return true;
    await check(planned);
  }
};

const checkDue = async ({ database, now }: JobContext, check: Check, within: () => boolean): Promise<boolean> => {
  const sample = await sampledBlobs(database, now);
  if (sample.length > 0) await check(sample);
  for (;;) {
    const planned = await dueBlobs(database, now);
    if (planned.length === 0) return true;
    if (!within()) return false;
    await check(planned);
  }
};

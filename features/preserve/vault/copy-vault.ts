import { createHash } from 'node:crypto';
import type { BlobId, VaultCopyId } from '@amparo/core/ground/ids';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import { z } from 'zod';
import { jobDeed } from '../../kernel/deed.ts';
import { STEP_BLOBS, STEP_BYTES } from './audit-plan.ts';
import { failedCheck } from './check-fixity.ts';
import { copyBlobs } from './copy-blobs.ts';
import { listVault } from './list-vault.ts';
import { copyRows, openCopies } from './open-copies.ts';
import { recordFixityFailure } from './record-fixity-failure.ts';

/** Brings every copy up to date: what it lacks is copied and read back. A copy that does not answer is said to be away. */
export const copyVault = jobDeed({
  name: 'preserve.copy-vault',
  summary: 'Bring the further copies of the vault up to date and read back what was copied',
  may: 'steward',
  input: z.object({ name: z.string().optional().describe('one copy only') }),
  output: z.object({
    ok: z.boolean(),
    copied: z.number(),
    bytes: z.number(),
    failed: z.array(failedCheck),
    away: z.array(z.object({ name: z.string(), why: z.string() })),
  }),
  command: { words: 'vault copy' },
  rounds: { everyHours: 24, when: async ({ database }) => (await copyRows(database)).length > 0 },
  run: async (context, { name }) => {
    const { house, database } = context;
    const rows = (await copyRows(database)).filter((row) => name === undefined || row.name === name);
    const sum = { copied: 0, bytes: 0 };
    const failed: z.infer<typeof failedCheck>[] = [];
    const away: { name: string; why: string }[] = [];
    for (const copy of await openCopies(house, rows)) {
      if (!('store' in copy)) {
        away.push({ name: copy.name, why: copy.away.message });
        continue;
      }
      const tried = new Set<string>();
      for (;;) {
        const blobs = (await lacking(database, copy.id, [...tried])).map(({ id }) => id);
        if (blobs.length === 0) break;
        for (const id of blobs) tried.add(id);
        const step = createHash('sha256').update(blobs.join()).digest('hex').slice(0, 16);
        const done = await context.once(`${copy.name} ${step}`, copyBlobs, { copy: copy.id, blobs });
        sum.copied += done.copied;
        sum.bytes += done.bytes;
        for (const one of done.failed) {
          failed.push(one);
          await context.once(`failed ${copy.name} ${one.blob} ${one.place}`, recordFixityFailure, one);
        }
        await context.progress(`${copy.name}: ${sum.copied} copied`);
      }
      if (copy.place.folder !== undefined) await listVault(database, copy.place.folder, copy.id);
    }
    return { ok: failed.length === 0 && away.length === 0, ...sum, failed, away };
  },
});

/** What a copy lacks, but for what is damaged there and waits for a repair, and what was tried in this run. */
const lacking = async (database: Database | Transacting, copy: VaultCopyId, tried: readonly string[]) => {
  const { rows } = await sql<{ id: BlobId; size: number }>`
    select b.id, b.size from blob b
    where b.destroyed_seq is null and b.id <> all(${tried}::uuid[])
      and not exists (select 1 from blob_copy p where p.copy_id = ${copy} and p.blob_id = b.id)
      and not exists (select 1 from blob_check c where c.blob_id = b.id and not c.ok and c.copy_id in (${copy}, '00000000-0000-0000-0000-000000000000'))
    order by b.id limit ${sql.lit(STEP_BLOBS)}`.execute(database);
  let bytes = 0;
  return rows.filter(({ size }, at) => {
    bytes += size;
    return at === 0 || bytes <= STEP_BYTES;
  });
};

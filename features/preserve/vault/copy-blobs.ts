import { randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { BlobId, VaultCopyId } from '@amparo/core/ground/ids';
import { copyBlob } from '@amparo/platform/vault/copy-blob';
import { z } from 'zod';
import { preparedDeed } from '../../kernel/deed.ts';
import { type CheckLine, checkListOf, packedList, rootOf } from '../../records/fixity.ts';
import { vaultBlobs } from '../../records/vault-blobs.ts';
import { failedCheck } from './check-fixity.ts';
import { copyRows, openCopies } from './open-copies.ts';

/** Copies the ciphertext of some blobs to one copy. A blob counts as copied when it was read back and found equal. */
export const copyBlobs = preparedDeed({
  name: 'preserve.copy-blobs',
  summary: 'Copy stored bytes to one further copy of the vault and read them back',
  may: 'steward',
  inner: true,
  input: z.object({ copy: z.uuid(), blobs: z.array(z.uuid()).min(1) }),
  output: z.object({ copied: z.number(), bytes: z.number(), failed: z.array(failedCheck) }),
  prepare: async ({ house, database }, { copy, blobs }) => {
    const row = (await copyRows(database)).find(({ id }) => id === copy);
    if (row === undefined) throw fault('not-found', `no copy ${copy}`, { field: 'copy' });
    const [open] = await openCopies(house, [row]);
    if (open === undefined || !('store' in open))
      throw fault('unavailable', `the copy ${row.name} cannot be reached: ${open?.away.message ?? 'unknown'}`);
    const failed: z.infer<typeof failedCheck>[] = [];
    const good: { blob: BlobId; line: CheckLine }[] = [];
    let bytes = 0;
    for (const { id, record } of await vaultBlobs(database, blobs as BlobId[])) {
      const done = await copyBlob(house.vault.store, open.store, record);
      if (!done.ok) {
        failed.push({ blob: id, place: done.at === 'from' ? 'vault' : row.name, detail: done.fault.message });
        continue;
      }
      bytes += done.bytes;
      good.push({
        blob: id,
        line: { at: house.clock(), depth: 'ciphertext', ok: true, place: copy, sha256: record.sha256 },
      });
    }
    return { name: row.name, failed, good, bytes };
  },
  run: async ({ transaction, seq, now }, { copy }, { name, failed, good, bytes }) => {
    const copyId = copy as VaultCopyId;
    const list = checkListOf(
      good.map(({ line }) => line),
      randomBytes(32),
    );
    const root = Buffer.from(rootOf(list)).toString('hex');
    await transaction
      .insertInto('check_list')
      .values({ seq, leaves: packedList(list) })
      .execute();
    for (const [ordinal, { blob, line }] of good.entries()) {
      await transaction
        .insertInto('blob_copy')
        .values({ copy_id: copyId, blob_id: blob, stored_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const check = { checked_at: line.at, depth: line.depth, ok: true, detail: null, seq, ordinal };
      await transaction
        .insertInto('blob_check')
        .values({ blob_id: blob, copy_id: copyId, ...check })
        .onConflict((conflict) => conflict.columns(['blob_id', 'copy_id']).doUpdateSet(check))
        .execute();
    }
    const facts = { copy: name, blobs: good.length, bytes, failures: failed.length };
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'copy', ended_at: now, facts: JSON.stringify(facts) })
      .execute();
    return {
      output: { copied: good.length, bytes, failed },
      subjects: [],
      entry: { custody: ['copied', 'fixity-checked'], ...facts, root },
    };
  },
});

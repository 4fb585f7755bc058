import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { restoreBackup as restore } from '@amparo/platform/backup/restore';
import { storageFault } from '@amparo/platform/vault/storage-fault';
import { writeOnce } from '@amparo/platform/vault/write-once';
import { z } from 'zod';
import { localDeed } from '../../kernel/deed.ts';
import { openHouse } from '../../kernel/open-house.ts';
import { perform } from '../../kernel/perform.ts';
import { RECEIPT, type RestoreReceipt, recordRestore } from './record-restore.ts';

/**
 * Restores a backup into an empty folder with the recovery key, verifies all of it, and writes the restore into the
 * journal of the restored workspace. The receipt it leaves is what `restore record` takes into the journal of the
 * workspace that was backed up, so that the desk there shows the date of the last verified restore.
 */
export const restoreBackup = localDeed({
  name: 'preserve.restore-backup',
  summary: 'Restore a backup into an empty folder with the recovery key, and verify all of it',
  may: 'steward',
  input: z.object({
    from: z.string().min(1).describe('the folder of the backup'),
    to: z.string().min(1).describe('a folder that is not there yet'),
    recoveryKey: z
      .string()
      .optional()
      .describe(
        'the nine words; better in the environment, AMPARO_RECOVERY_KEY: what is typed is seen by other programs',
      ),
    snapshot: z.string().optional().describe('another snapshot than the newest'),
    checkpoint: z.string().optional().describe('a file with a checkpoint held elsewhere, which the backup must reach'),
    databaseUrl: z.string().optional().describe('an empty database of another server; else one is made in the folder'),
  }),
  output: z.object({
    ok: z.boolean(),
    directory: z.string(),
    snapshot: z.string(),
    backedUpAt: z.string(),
    journalSize: z.number(),
    root: z.string(),
    blobs: z.number(),
    bytes: z.number(),
    rows: z.number(),
    /** Stored files that the backup itself named as gaps when it was made. */
    gaps: z.array(z.string()),
    receipt: z.string(),
  }),
  command: { words: 'restore', positional: 'from' },
  run: async (input) => {
    const recoveryKey = input.recoveryKey ?? process.env['AMPARO_RECOVERY_KEY'];
    if (recoveryKey === undefined)
      throw fault('input-invalid', 'give the nine words of the recovery key in AMPARO_RECOVERY_KEY', {
        field: 'recoveryKey',
      });
    const passphrase = process.env['AMPARO_PASSPHRASE'];
    const to = resolve(input.to);
    const restored = await restore({
      from: resolve(input.from),
      to,
      recoveryKey,
      snapshot: input.snapshot,
      checkpoint: await checkpointIn(input.checkpoint),
      unlock: passphrase === undefined ? undefined : { passphrase },
      databaseUrl: input.databaseUrl,
    });
    const receipt: RestoreReceipt = {
      format: 'amparo-restore/1',
      snapshot: restored.snapshot,
      manifest: restored.manifestSha256,
      backedUpAt: restored.backedUpAt,
      verifiedAt: new Date().toISOString(),
      journalSize: restored.journal.size,
      root: restored.journal.root,
      blobs: restored.blobs,
      bytes: restored.bytes,
      gaps: restored.lacking.length,
    };
    const path = join(to, RECEIPT);
    writeOnce(path, `${JSON.stringify(receipt, null, 2)}\n`);
    const house = await openHouse({
      directory: to,
      unlock: { recoveryKey },
      deeds: new Map(),
      ...(input.databaseUrl === undefined ? {} : { databaseUrl: input.databaseUrl }),
    });
    try {
      await perform(house, house.owner, recordRestore, { receipt: path });
    } finally {
      await house.close();
    }
    return {
      ok: restored.lacking.length === 0,
      directory: to,
      snapshot: restored.snapshot,
      backedUpAt: restored.backedUpAt,
      journalSize: restored.journal.size,
      root: restored.journal.root,
      blobs: restored.blobs,
      bytes: restored.bytes,
      rows: restored.rows,
      gaps: [...restored.lacking],
      receipt: path,
    };
  },
});

const checkpointIn = (path: string | undefined): Promise<string> | undefined =>
  path === undefined
    ? undefined
    : readFile(path, 'utf8').catch((cause) => storageFault(cause, `read the checkpoint ${path}`));

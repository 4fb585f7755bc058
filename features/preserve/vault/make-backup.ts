import { resolve } from 'node:path';
import { writeBackup } from '@amparo/platform/backup/write-backup';
import { z } from 'zod';
import { jobDeed, writeDeed } from '../../kernel/deed.ts';

const facts = z.object({
  snapshot: z.string(),
  manifest: z.string().length(64),
  journalSize: z.number(),
  root: z.string(),
  blobs: z.number(),
  bytes: z.number(),
  copiedBytes: z.number(),
  lacking: z.number(),
});

export const recordBackup = writeDeed({
  name: 'preserve.record-backup',
  summary: 'Record that the workspace was backed up',
  may: 'steward',
  inner: true,
  input: facts.extend({ to: z.string() }),
  output: z.object({ recorded: z.boolean() }),
  run: async ({ transaction, seq, now }, input) => {
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'backup', ended_at: now, facts: JSON.stringify(input) })
      .execute();
    return { output: { recorded: true }, subjects: [], entry: input };
  },
});

/** Backs the workspace up into a folder, which grows by what is new. */
export const makeBackup = jobDeed({
  name: 'preserve.make-backup',
  summary: 'Back the workspace up into a folder, sealed to the recovery key',
  may: 'steward',
  input: z.object({
    to: z.string().min(1).describe('the folder, on another disk; the same one every time'),
    recipient: z.array(z.string()).default([]).describe('further age recipients (age1…)'),
    keep: z.int().min(1).max(1000).default(30).describe('how many snapshots stay'),
  }),
  output: facts.extend({
    ok: z.boolean(),
    removed: z.number(),
    /** Stored files that were damaged or missing: the backup names them as gaps. */
    gaps: z.array(z.string()),
  }),
  command: { words: 'backup' },
  run: async (context, { to, recipient, keep }) => {
    const { house } = context;
    const { workspace, vault, journal } = house;
    const place = resolve(to);
    const written = await writeBackup({
      to: place,
      workspace,
      vault,
      journal,
      asOwner: house.asDatabaseOwner,
      recipients: recipient,
      keep,
      now: house.clock(),
      watch: (done, all) => context.progress(`${done} of ${all} files`),
    });
    const { manifest, snapshot } = written;
    const told = {
      snapshot,
      manifest: written.manifestSha256,
      journalSize: manifest.journal.size,
      root: manifest.journal.root,
      blobs: manifest.vault.blobs,
      bytes: manifest.vault.bytes,
      copiedBytes: written.copiedBytes,
      lacking: manifest.vault.lacking.length,
    };
    await context.perform(recordBackup, { ...told, to: place });
    const gaps = manifest.vault.lacking;
    return { ok: gaps.length === 0, ...told, removed: written.removedSnapshots.length, gaps };
  },
});

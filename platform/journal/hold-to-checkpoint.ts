import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { openCheckpoint, type VerifierKey } from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';
import { readSignedHead, type SignedHead, signedHeadFile } from './signed-head.ts';

/**
 * Holds the database against what this journal last signed: the checkpoint in its folder and the memory of the signer.
 * A database that has fewer entries, or others, was taken away, put back from an older copy or exchanged. Refused before
 * anything is written, since the next entries would fork the log. The database commits before the folder is written, so
 * a kill between the two leaves the folder behind, never ahead.
 */
export const holdToCheckpoint = async (given: {
  readonly database: Database;
  readonly folder: string;
  readonly key: VerifierKey;
}): Promise<void> => {
  const path = join(given.folder, 'checkpoint');
  const checkpoint = openedBy(given.key, await readFile(path, 'utf8').catch(() => ''));
  if (checkpoint !== undefined) await holdTo(given, checkpoint, path);
  const remembered = rememberedIn(given.folder);
  if (remembered !== undefined) await holdTo(given, remembered, signedHeadFile(given.folder));
};

const holdTo = async (
  { database, key }: { readonly database: Database; readonly key: VerifierKey },
  signed: SignedHead,
  path: string,
): Promise<void> => {
  const head = await database.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
  if ((head?.size ?? 0) < signed.size)
    throw fault(
      'integrity-failed',
      `the journal was signed at ${signed.size} entries (${path}), the database has ${head?.size ?? 0}: put the database back from its newest copy; nothing was changed`,
    );
  const known = await database
    .selectFrom('checkpoint')
    .select('note')
    .where('size', '=', signed.size)
    .executeTakeFirst();
  const atHead = head?.size === signed.size ? head.root : undefined;
  const root = known === undefined ? atHead : openedBy(key, known.note)?.root;
  // A head that was signed in the moment of a kill has no row; the signer itself holds the next one to it, with a proof.
  if (known === undefined && atHead === undefined && path.endsWith('.json')) return;
  if (root === undefined || Buffer.compare(signed.root, root) !== 0)
    throw fault(
      'integrity-failed',
      `the journal's folder holds a checkpoint of ${signed.size} entries that this database never had (${path}): it belongs to another database; nothing was changed`,
    );
};

const rememberedIn = (folder: string): SignedHead | undefined => {
  try {
    return readSignedHead(folder);
  } catch {
    // Damaged: the signer says so when it is asked to sign, and signs nothing.
    return undefined;
  }
};

const openedBy = (key: VerifierKey, note: string): SignedHead | undefined => {
  try {
    return openCheckpoint(note, [key]);
  } catch {
    return undefined;
  }
};

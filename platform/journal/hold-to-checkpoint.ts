import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type Checkpoint, openCheckpoint, type VerifierKey } from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';

/**
 * Holds the database against the checkpoint that this journal last signed into its folder: a database that has fewer
 * entries, or others, was taken away, put back from an older copy or exchanged. Refused before anything is written,
 * since the next signature would fork the log. The database commits before the folder is written, so a kill between
 * the two leaves the folder behind, never ahead.
 */
export const holdToCheckpoint = async (given: {
  readonly database: Database;
  readonly folder: string;
  readonly key: VerifierKey;
}): Promise<void> => {
  const path = join(given.folder, 'checkpoint');
  const signed = openedBy(given.key, await readFile(path, 'utf8').catch(() => ''));
  if (signed === undefined) return;
  const head = await given.database.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
  if ((head?.size ?? 0) < signed.size)
    throw fault(
      'integrity-failed',
      `the journal was signed at ${signed.size} entries (${path}), the database has ${head?.size ?? 0}: put the database back from its newest copy; nothing was changed`,
    );
  const known = await given.database
    .selectFrom('checkpoint')
    .select('note')
    .where('size', '=', signed.size)
    .executeTakeFirst();
  const root = known === undefined ? head?.root : openedBy(given.key, known.note)?.root;
  if (root === undefined || Buffer.compare(signed.root, root) !== 0)
    throw fault(
      'integrity-failed',
      `the journal's folder holds a checkpoint of ${signed.size} entries that this database never had (${path}): it belongs to another database; nothing was changed`,
    );
};

const openedBy = (key: VerifierKey, note: string): Checkpoint | undefined => {
  try {
    return openCheckpoint(note, [key]);
  } catch {
    return undefined;
  }
};

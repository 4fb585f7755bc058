import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import {
  appendLeaf,
  type Checkpoint,
  EMPTY_FRONTIER,
  frontierRoot,
  hashesEqual,
  openCheckpoint,
  type VerifierKey,
} from '@amparo/merkle-log';
import { z } from 'zod';
import { openCompartments } from '../database/compartments.ts';
import { type Database, type OpenDatabase, openDatabase } from '../database/connect.ts';
import { checkEntries } from '../journal/check-entries.ts';
import { journalKey } from '../journal/journal-key.ts';
import { copyBlob } from '../vault/copy-blob.ts';
import { openFileBlobStore } from '../vault/file-blob-store.ts';
import { KEYRING_FILE, type Keyring, type NewUnlock, openKeyring } from '../vault/keyring.ts';
import { identityOfWords } from '../vault/recovery-key.ts';
import { syncFolder } from '../vault/replace-file.ts';
import { storageFault } from '../vault/storage-fault.ts';
import { vaultOn } from '../vault/vault.ts';
import { writeOnce } from '../vault/write-once.ts';
import { loadDatabase } from './load-database.ts';
import { BACKUP_PATHS, isSignedBy } from './manifest.ts';
import { damage, readSnapshot, type Snapshot } from './read-backup.ts';
import { readSealed } from './sealed-file.ts';

export interface RestoreRequest {
  readonly from: string;
  /** A folder that is not there, or empty. */
  readonly to: string;
  readonly recoveryKey: string;
  /** Another snapshot than the newest. */
  readonly snapshot?: string | undefined;
  /** A signed checkpoint kept elsewhere: the backup must hold at least these entries, and the same. */
  readonly checkpoint?: string | undefined;
  /** What opens the restored workspace from now on, beside the recovery key; else its passphrase, or a new key file. */
  readonly unlock?: NewUnlock | undefined;
  readonly databaseUrl?: string | undefined;
  readonly watch?: (note: string) => void;
}

export interface Restored {
  readonly snapshot: string;
  readonly manifestSha256: string;
  readonly backedUpAt: string;
  readonly journal: { readonly size: number; readonly root: string };
  readonly blobs: number;
  readonly bytes: number;
  readonly rows: number;
  /** Gaps that the backup itself named when it was made. */
  readonly lacking: readonly string[];
}

/** Stands in a folder until the restore is verified: without `workspace.json` it is no workspace and never opens. */
const UNFINISHED = 'restore-unfinished';

/**
 * Restores a workspace into an empty folder with nothing but the recovery key, and says done only when everything was
 * verified: every file of the snapshot and of the vault against its hash, the manifest against the journal's key, every
 * row against the dump, the journal's root rebuilt from all entries, every blob opened and held against both hashes.
 * Whatever is wrong is named, and then nothing is left behind.
 */
export const restoreBackup = async (request: RestoreRequest): Promise<Restored> => {
  const { from, to, watch = () => undefined } = request;
  watch('the backup');
  const snapshot = await readSnapshot(from, request.snapshot);
  const identity = identityOfWords(request.recoveryKey);
  await takeFolder(to);
  try {
    const { keyring, record } = await restoreKeys(request, snapshot, identity);
    try {
      const key = journalKey(snapshot.manifest.origin, keyring.derive('journal-signing')).verifier;
      holdToKey(snapshot, key);
      watch('the vault');
      await restoreVault(from, to, snapshot);
      watch('the database');
      const { rows, blobs, bytes } = await restoreDatabase(request, snapshot, { identity, keyring, key });
      await settleUnlock(request, keyring);
      writeOnce(join(to, 'workspace.json'), record);
      await rm(join(to, UNFINISHED));
      await syncFolder(to);
      const { manifest, manifestSha256 } = snapshot;
      return {
        snapshot: manifest.snapshot,
        manifestSha256,
        backedUpAt: manifest.at,
        journal: { size: manifest.journal.size, root: manifest.journal.root },
        blobs,
        bytes,
        rows,
        lacking: manifest.vault.lacking,
      };
    } finally {
      keyring.lock();
    }
  } catch (cause) {
    await rm(to, { recursive: true, force: true });
    throw cause;
  }
};

const takeFolder = async (to: string): Promise<void> => {
  try {
    const there = existsSync(to) ? await readdir(to) : [];
    // What a kill left of an earlier restore is ours to remove, and nothing else is.
    if (there.includes(UNFINISHED)) await rm(to, { recursive: true, force: true });
    else if (there.length > 0)
      throw fault('conflict', `${to} is not empty: name a folder that is not there yet`, { field: 'to' });
    await mkdir(join(to, 'keys'), { recursive: true, mode: 0o700 });
    await writeFile(join(to, UNFINISHED), '', { mode: 0o600 });
  } catch (cause) {
    storageFault(cause, `make the folder ${to}`);
  }
};

const keysShape = z.object({ keyring: z.string(), workspace: z.string() });

const restoreKeys = async (
  { to, recoveryKey }: RestoreRequest,
  { folder, manifest }: Snapshot,
  identity: string,
): Promise<{ keyring: Keyring; record: string }> => {
  const path = join(folder, BACKUP_PATHS.keys);
  let text = '';
  for await (const line of readSealed(path, identity)) text += line;
  const kept = keysShape.safeParse(JSON.parse(text));
  if (!kept.success) throw damage(`${path} does not hold a key ring and a workspace record`);
  const { id, origin } = z.object({ id: z.string(), origin: z.string() }).parse(JSON.parse(kept.data.workspace));
  if (id !== manifest.workspace || origin !== manifest.origin)
    throw damage(`${path} holds the record of another workspace than its manifest says`);
  writeOnce(join(to, 'keys', KEYRING_FILE), kept.data.keyring);
  return { keyring: await openKeyring(join(to, 'keys'), { recoveryKey }), record: kept.data.workspace };
};

/** Whoever made this backup held the key of the journal, which the recovery key alone gives no stranger. */
const holdToKey = ({ folder, manifest, manifestText, signature }: Snapshot, key: VerifierKey): void => {
  if (!isSignedBy(manifestText, signature, key.publicKey))
    throw damage(`${join(folder, BACKUP_PATHS.manifest)} was not signed by the journal of this workspace`);
  const signed = openedBy(manifest.journal.checkpoint, key);
  if (signed.size > manifest.journal.size)
    throw damage(`the backup was dumped at ${manifest.journal.size} entries, its checkpoint is of ${signed.size}`);
};

const openedBy = (note: string, key: VerifierKey) => {
  try {
    return openCheckpoint(note, [key]);
  } catch (cause) {
    throw damage(
      `a checkpoint is not signed by this journal: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
};

/** Copies what the snapshot lists and reads it back. All that is damaged or missing is named, not the first. */
const restoreVault = async (from: string, to: string, { folder }: Snapshot): Promise<void> => {
  const list = await readFile(join(folder, BACKUP_PATHS.list), 'utf8');
  const source = await openFileBlobStore(join(from, BACKUP_PATHS.vault));
  const store = await openFileBlobStore(join(to, 'vault'));
  const faults: Fault[] = [];
  for (const line of list.split('\n').filter((one) => one !== '')) {
    const [, ciphertextSha256, storageName] = /^([0-9a-f]{64}) {2}[0-9a-f/]{6}([0-9a-f]{64})$/.exec(line) ?? [];
    if (ciphertextSha256 === undefined || storageName === undefined)
      throw damage(`${join(folder, BACKUP_PATHS.list)} has a line that cannot be read`);
    const copied = await copyBlob(source, store, { storageName, ciphertextSha256 });
    if (!copied.ok) faults.push({ code: 'integrity-failed', message: `${from}: ${copied.fault.message}` });
  }
  if (faults.length > 0) throw new AmparoError(faults);
};

const restoreDatabase = async (
  request: RestoreRequest,
  { folder, manifest }: Snapshot,
  keys: { readonly identity: string; readonly keyring: Keyring; readonly key: VerifierKey },
) => {
  const { to, databaseUrl: url, watch = () => undefined } = request;
  const place = { cluster: join(to, 'database'), run: join(to, 'run'), url };
  const first = await openDatabase(place);
  let rows = 0;
  try {
    const lines = readSealed(join(folder, BACKUP_PATHS.database), keys.identity);
    const counts = await first.owner((owner) => loadDatabase(owner, manifest.migrations, lines));
    rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  } finally {
    await first.close();
  }
  // Opened anew: migrations of this program and the rights of the application's role come with the opening.
  const opened = await openDatabase(place);
  try {
    watch('the journal');
    await checkJournal(opened, manifest.journal, keys, request.checkpoint);
    watch('every file, opened');
    return { rows, ...(await checkBlobs(opened.kysely, to, keys.keyring, manifest.vault.lacking)) };
  } finally {
    await opened.close();
  }
};

const checkJournal = async (
  opened: OpenDatabase,
  expected: { readonly size: number; readonly root: string },
  { key, keyring }: { readonly key: VerifierKey; readonly keyring: Keyring },
  elsewhere: string | undefined,
): Promise<void> => {
  const compartments = openCompartments(keyring, opened.where);
  const found = await checkEntries({ where: opened.where, key, open: compartments.open }).finally(() =>
    compartments.close(),
  );
  const faults = found.faults.map(
    (message): Fault => ({ code: 'integrity-failed', message: `the journal: ${message}` }),
  );
  if (found.size !== expected.size || found.root !== expected.root)
    faults.push(
      ...damage(`the journal has ${found.size} entries, or others, than the ${expected.size} backed up`).faults,
    );
  if (elsewhere !== undefined)
    faults.push(...(await holdToElsewhere(opened.kysely, openedBy(elsewhere, key), found.size)));
  if (faults.length > 0) throw new AmparoError(faults);
};

/** A backup that is whole may still be an old one put in the place of a newer: only what is kept elsewhere shows it. */
const holdToElsewhere = async (database: Database, known: Checkpoint, size: number): Promise<readonly Fault[]> => {
  if (known.size > size)
    return damage(
      `the backup ends at entry ${size}, a checkpoint held elsewhere is of ${known.size}: it is older than what is known`,
    ).faults;
  let frontier = EMPTY_FRONTIER;
  while (frontier.size < known.size) {
    const rows = await database
      .selectFrom('entry')
      .select('leaf_hash')
      .where('seq', '>', frontier.size)
      .where('seq', '<=', Math.min(known.size, frontier.size + 5_000))
      .orderBy('seq')
      .execute();
    for (const { leaf_hash: leaf } of rows) frontier = appendLeaf(frontier, leaf);
  }
  return hashesEqual(frontierRoot(frontier), known.root)
    ? []
    : damage(`the first ${known.size} entries of the backup are not those of the checkpoint held elsewhere`).faults;
};

const checkBlobs = async (database: Database, to: string, keyring: Keyring, lacking: readonly string[]) => {
  const vault = vaultOn(await openFileBlobStore(join(to, 'vault')), keyring);
  const faults: Fault[] = [];
  let [blobs, bytes] = [0, 0];
  for (let last = ''; ; ) {
    const rows = await database
      .selectFrom('blob')
      .selectAll()
      .where('storage_name', '>', last)
      .where('destroyed_seq', 'is', null)
      .orderBy('storage_name')
      .limit(1_000)
      .execute();
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.storage_name;
    for (const row of rows) {
      if (lacking.includes(row.storage_name)) continue;
      const found = await vault.verify({
        sha256: row.sha256.toString('hex'),
        sha512: row.sha512.toString('hex'),
        size: row.size,
        storageName: row.storage_name,
        wrappedKey: row.wrapped_key,
        ciphertextSha256: row.ciphertext_sha256.toString('hex'),
      });
      if (!found.ok) faults.push(found.fault);
      blobs += 1;
      bytes += row.size;
    }
  }
  if (faults.length > 0) throw new AmparoError(faults);
  return { blobs, bytes };
};

/** A workspace that opened by itself does so again, with a new key file; the old one lies only where it was lost. */
const settleUnlock = async ({ to, unlock }: RestoreRequest, keyring: Keyring): Promise<void> => {
  const { slots } = z
    .object({ slots: z.array(z.object({ kind: z.string() })) })
    .parse(JSON.parse(await readFile(join(to, 'keys', KEYRING_FILE), 'utf8')));
  if (unlock !== undefined) await keyring.setUnlock(unlock);
  else if (slots.some(({ kind }) => kind === 'key-file'))
    await keyring.setUnlock({ keyFile: join(to, 'keys', 'workspace.key') });
};

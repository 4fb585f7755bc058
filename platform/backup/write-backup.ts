import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { sql } from 'kysely';
import type { Workspace } from '../config/workspace.ts';
import type { Database, Transacting } from '../database/connect.ts';
import { appliedMigrations } from '../database/migrate.ts';
import type { Journal } from '../journal/journal.ts';
import { CHECK_LIST, writeCheckList } from '../vault/check-list.ts';
import { copyBlob, type StoredBlob } from '../vault/copy-blob.ts';
import { openFileBlobStore } from '../vault/file-blob-store.ts';
import { KEYRING_FILE } from '../vault/keyring.ts';
import { replaceFile, syncFolder } from '../vault/replace-file.ts';
import { storedSizeOf } from '../vault/sealed-stream.ts';
import { storageFault } from '../vault/storage-fault.ts';
import type { Vault } from '../vault/vault.ts';
import { dumpLines } from './dump-database.ts';
import {
  BACKUP_PATHS,
  type BackupManifest,
  backupRecord,
  latestRecord,
  parseBackupFile,
  signedManifest,
} from './manifest.ts';
import { type WrittenFile, writeFlushed, writeSealed } from './sealed-file.ts';

export interface BackupRequest {
  readonly to: string;
  readonly workspace: Workspace;
  readonly vault: Vault;
  readonly journal: Journal;
  /** As owner of the tables, so that nothing is hidden from the dump. */
  readonly asOwner: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** age recipients beside the workspace's own recovery key. */
  readonly recipients: readonly string[];
  /** How many snapshots stay, the newest ones. */
  readonly keep: number;
  readonly now: Date;
  readonly watch?: (done: number, all: number) => Promise<void>;
}

export interface WrittenBackup {
  readonly snapshot: string;
  readonly manifestSha256: string;
  readonly manifest: BackupManifest;
  /** Ciphertext that was not there from earlier backups. */
  readonly copiedBytes: number;
  readonly removedSnapshots: readonly string[];
}

/**
 * Backs a workspace up: the ciphertext of the vault, read back; a dump of the database as it was at one moment, with the
 * journal as it was then; key ring and workspace record. All but the ciphertext is sealed to recipients whose private
 * halves are on paper. A snapshot appears whole: after a kill the one before is still the newest.
 */
export const writeBackup = async (request: BackupRequest): Promise<WrittenBackup> => {
  const { to, workspace, vault } = request;
  const recipients = [...new Set([...vault.keyring.recipients(), ...request.recipients])];
  if (vault.keyring.recipients().length === 0)
    throw fault(
      'conflict',
      'a backup is sealed to a recovery key, and there is none: make one first (amparo recovery-key)',
    );
  const before = await openTarget(to, workspace.record.id);
  await request.journal.seal();
  const folder = join(to, BACKUP_PATHS.snapshots, `.new-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause) => storageFault(cause, `write to ${to}`));
  try {
    const dumped = await dump(request, folder, recipients);
    const copied = await copyCiphertext(request, dumped.blobs);
    const files = [
      { path: BACKUP_PATHS.database, ...dumped.file },
      { path: BACKUP_PATHS.keys, ...(await writeKeys(workspace, folder, recipients)) },
      { path: BACKUP_PATHS.list, ...(await writeList(folder, dumped.blobs, copied.lacking)) },
    ];
    const snapshot = `${request.now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${dumped.journal.size}`;
    const manifest: BackupManifest = {
      format: 'amparo-backup/1',
      snapshot,
      at: request.now.toISOString(),
      workspace: workspace.record.id,
      origin: workspace.record.origin,
      journal: dumped.journal,
      migrations: dumped.migrations,
      files,
      vault: { blobs: dumped.blobs.length, bytes: copied.bytes, lacking: copied.lacking },
      before,
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    const signature = await request.journal.sign(signedManifest(text));
    await writeFlushed(join(folder, BACKUP_PATHS.manifest), once(Buffer.from(text)));
    await writeFlushed(join(folder, BACKUP_PATHS.signature), once(Buffer.from(signature)));
    await syncFolder(folder);
    const place = join(to, BACKUP_PATHS.snapshots, snapshot);
    if (existsSync(place)) throw fault('conflict', `a snapshot ${snapshot} is there already`);
    await rename(folder, place);
    await syncFolder(join(to, BACKUP_PATHS.snapshots));
    await writeCheckList(join(to, BACKUP_PATHS.vault), iterate(dumped.blobs.filter(isNot(copied.lacking))));
    const manifestSha256 = createHash('sha256').update(text).digest('hex');
    await replaceFile(join(to, BACKUP_PATHS.latest), `${JSON.stringify({ snapshot, manifest: manifestSha256 })}\n`);
    const removedSnapshots = await prune(to, request.keep);
    return { snapshot, manifestSha256, manifest, copiedBytes: copied.copiedBytes, removedSnapshots };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Makes the folder a backup of this workspace, or finds that it is one. Answers the hash of the manifest before. */
const openTarget = async (to: string, workspace: string): Promise<string | null> => {
  const record = join(to, BACKUP_PATHS.record);
  await mkdir(join(to, BACKUP_PATHS.snapshots), { recursive: true, mode: 0o700 }).catch((cause) =>
    storageFault(cause, `make the folder ${to}`),
  );
  if (!existsSync(record)) await replaceFile(record, `${JSON.stringify({ format: 'amparo-backup/1', workspace })}\n`);
  const found = parseBackupFile(backupRecord, await readFile(record, 'utf8'), record);
  if (found.workspace !== workspace)
    throw fault('conflict', `${to} holds backups of another workspace: take another folder`, { field: 'to' });
  for (const name of await readdir(join(to, BACKUP_PATHS.snapshots)))
    if (name.startsWith('.new-')) await rm(join(to, BACKUP_PATHS.snapshots, name), { recursive: true, force: true });
  const latest = join(to, BACKUP_PATHS.latest);
  return existsSync(latest) ? parseBackupFile(latestRecord, await readFile(latest, 'utf8'), latest).manifest : null;
};

interface BackedBlob extends StoredBlob {
  readonly size: number;
}

const dump = ({ asOwner }: BackupRequest, folder: string, recipients: readonly string[]) =>
  asOwner((database) =>
    database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const blobs = await transaction
          .selectFrom('blob')
          .select(['storage_name', 'ciphertext_sha256', 'size'])
          .where('destroyed_seq', 'is', null)
          .orderBy('storage_name')
          .execute();
        const migrations = await appliedMigrations(transaction);
        const journal = await journalIn(transaction);
        const file = await writeSealed(join(folder, BACKUP_PATHS.database), recipients, dumpLines(transaction));
        return {
          file,
          journal,
          migrations: migrations.map(({ name, sha256 }) => ({ name, sha256 })),
          blobs: blobs.map(
            (row): BackedBlob => ({
              storageName: row.storage_name,
              ciphertextSha256: row.ciphertext_sha256.toString('hex'),
              size: row.size,
            }),
          ),
        };
      }),
  );

const journalIn = async (transaction: Transacting): Promise<BackupManifest['journal']> => {
  const head = await transaction.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
  const checkpoint = await transaction
    .selectFrom('checkpoint')
    .select('note')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (head === undefined || checkpoint === undefined)
    throw fault('conflict', 'the journal has no signed checkpoint yet: nothing to back up');
  return { size: head.size, root: head.root.toString('hex'), checkpoint: checkpoint.note };
};

/** What an earlier backup read back is taken as there when its size is right; `amparo vault check` reads all of it. */
const copyCiphertext = async ({ to, vault, asOwner, watch }: BackupRequest, blobs: readonly BackedBlob[]) => {
  const store = await openFileBlobStore(join(to, BACKUP_PATHS.vault));
  const lacking: string[] = [];
  let [bytes, copiedBytes, done] = [0, 0, 0];
  for (const blob of blobs) {
    done += 1;
    if (done % 100 === 0) await watch?.(done, blobs.length);
    const wanted = storedSizeOf(blob.size);
    bytes += wanted;
    if ((await store.size(blob.storageName)) === wanted) continue;
    const copied = await copyBlob(vault.store, store, blob);
    if (copied.ok) copiedBytes += copied.bytes;
    else if (!(await destroyedSince(asOwner, blob))) lacking.push(blob.storageName);
  }
  return { bytes, copiedBytes, lacking };
};

/** A blob whose key was destroyed while the backup ran is no gap. */
const destroyedSince = (asOwner: BackupRequest['asOwner'], { storageName }: BackedBlob): Promise<boolean> =>
  asOwner(async (database) => {
    const { rows } = await sql<{ gone: boolean }>`
      select destroyed_seq is not null as gone from blob where storage_name = ${storageName}`.execute(database);
    return rows[0]?.gone ?? true;
  });

/** Key ring and workspace record as they stand in their files. */
const writeKeys = async (workspace: Workspace, folder: string, recipients: readonly string[]): Promise<WrittenFile> => {
  const keyring = await readFile(join(workspace.paths.keys, KEYRING_FILE), 'utf8');
  const record = await readFile(join(workspace.directory, 'workspace.json'), 'utf8');
  return writeSealed(
    join(folder, BACKUP_PATHS.keys),
    recipients,
    lines(JSON.stringify({ keyring, workspace: record })),
  );
};

const writeList = async (
  folder: string,
  blobs: readonly BackedBlob[],
  lacking: readonly string[],
): Promise<WrittenFile> => {
  const sha256 = await writeCheckList(folder, iterate(blobs.filter(isNot(lacking))));
  const text = await readFile(join(folder, CHECK_LIST));
  return { size: text.byteLength, sha256 };
};

const isNot =
  (lacking: readonly string[]) =>
  ({ storageName }: BackedBlob): boolean =>
    !lacking.includes(storageName);

/** Old snapshots go, so that what was destroyed since goes with them; then ciphertext that no snapshot names. */
const prune = async (to: string, keep: number): Promise<readonly string[]> => {
  const inside = join(to, BACKUP_PATHS.snapshots);
  const names = (await readdir(inside)).filter((name) => !name.startsWith('.')).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  if (old.length === 0) return [];
  for (const name of old) await rm(join(inside, name), { recursive: true, force: true });
  const named = new Set<string>();
  for (const name of names.slice(old.length)) {
    const list = await readFile(join(inside, name, CHECK_LIST), 'utf8');
    for (const line of list.split('\n')) named.add(line.slice(-64));
  }
  const store = await openFileBlobStore(join(to, BACKUP_PATHS.vault));
  for await (const { name } of store.list()) if (!named.has(name)) await store.remove(name);
  return old;
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
async function* lines(text: string): AsyncGenerator<string> {
  yield `${text}\n`;
}
async function* iterate<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values;
}

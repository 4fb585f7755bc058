import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { errorCode, storageFault } from '../vault/storage-fault.ts';
import {
  BACKUP_PATHS,
  type BackupManifest,
  backupManifest,
  backupRecord,
  latestRecord,
  parseBackupFile,
} from './manifest.ts';

export interface Snapshot {
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly manifestText: string;
  readonly manifestSha256: string;
  readonly signature: Uint8Array;
}

/**
 * Finds a snapshot, by default the newest, and holds its files against its manifest, and the manifest against what
 * `latest.json` says of it. Fault `integrity-failed` with everything that is wrong, each file by name.
 */
export const readSnapshot = async (from: string, name?: string): Promise<Snapshot> => {
  const recordPath = join(from, BACKUP_PATHS.record);
  const record = parseBackupFile(backupRecord, await textOf(recordPath), recordPath);
  const latestPath = join(from, BACKUP_PATHS.latest);
  const latest = parseBackupFile(latestRecord, await textOf(latestPath), latestPath);
  const snapshot = name ?? latest.snapshot;
  if (!/^[0-9TZ-]+$/.test(snapshot))
    throw fault('input-invalid', `${snapshot} is no name of a snapshot`, { field: 'snapshot' });
  const folder = join(from, BACKUP_PATHS.snapshots, snapshot);
  const path = join(folder, BACKUP_PATHS.manifest);
  const manifestText = await textOf(path);
  const manifestSha256 = createHash('sha256').update(manifestText).digest('hex');
  if (snapshot === latest.snapshot && manifestSha256 !== latest.manifest)
    throw damage(`${path} is not the manifest that ${latestPath} names: it was changed or exchanged`);
  const manifest = parseBackupFile(backupManifest, manifestText, path);
  const faults: Fault[] = [];
  if (manifest.snapshot !== snapshot) faults.push(...damage(`${path} is the manifest of ${manifest.snapshot}`).faults);
  if (manifest.workspace !== record.workspace)
    faults.push(...damage(`${path} belongs to another workspace than ${recordPath}`).faults);
  for (const file of manifest.files) faults.push(...(await faultsOf(folder, file)));
  if (faults.length > 0) throw new AmparoError(faults);
  const signature = await readFile(join(folder, BACKUP_PATHS.signature)).catch((cause) =>
    storageFault(cause, `read the signature of ${path}`),
  );
  return { folder, manifest, manifestText, manifestSha256, signature };
};

export const damage = (message: string): AmparoError => fault('integrity-failed', message);

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') throw damage(`${path} is missing: this is no backup, or it is not whole`);
    return storageFault(cause, `read ${path}`);
  }
};

const faultsOf = async (folder: string, file: BackupManifest['files'][number]): Promise<readonly Fault[]> => {
  const path = join(folder, file.path);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return damage(`${path} is missing`).faults;
  if (size !== file.size) return damage(`${path} has ${size} bytes, ${file.size} were written`).faults;
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part);
  } catch (cause) {
    return damage(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`).faults;
  }
  return hash.digest('hex') === file.sha256 ? [] : damage(`${path} is damaged: its bytes have changed`).faults;
};

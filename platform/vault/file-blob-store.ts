import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, opendir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type BlobDraft, type BlobStore, isStorageName, type StoredObject } from './blob-store.ts';
import { syncFolder } from './replace-file.ts';
import { errorCode, storageFault } from './storage-fault.ts';

const DRAFTS = 'incoming';
const ASIDE = 'quarantine';
const FAN_OUT = /^[0-9a-f]{2}$/;
const ONE_DAY = 24 * 60 * 60 * 1000;
/** Tells the drafts of this run from those of an earlier run that had the same process number (in a container: always 1). */
const THIS_RUN = randomBytes(6).toString('hex');

/**
 * A blob store in a folder: `ab/cd/abcd…` (mode 0400 in folders of mode 0700), `incoming/` for drafts and `quarantine/`
 * for what was set aside.
 * Opening it makes the folder and throws away drafts that dead processes left; drafts of living ones stay.
 */
export const openFileBlobStore = async (directory: string): Promise<BlobStore> => {
  await makeDirectory(directory);
  await makeDirectory(join(directory, DRAFTS));
  await removeDeadDrafts(join(directory, DRAFTS));
  const disk: Disk = { failed: null };
  return {
    create: () => createDraft(directory, disk),
    size: (name) => sizeOf(pathOf(directory, name)),
    read: (name, range) => readFrom(pathOf(directory, name), range ?? {}),
    remove: (name) => removeFrom(directory, name),
    setAside: (name) => setAsideFrom(directory, name),
    list: () => listFrom(directory),
  };
};

/**
 * A flush that failed is final: the kernel may have dropped what was not written, and says so once only (fsync(2),
 * "EIO"). So nothing more is written through this store until it is opened again.
 */
interface Disk {
  failed: string | null;
}

const createDraft = async (directory: string, disk: Disk): Promise<BlobDraft> => {
  if (disk.failed !== null)
    throw fault(
      'unavailable',
      `The disk of the vault failed to keep what was written (${disk.failed}): nothing more is taken. Look at the disk, then start again.`,
    );
  const path = join(directory, DRAFTS, `${process.pid}-${THIS_RUN}-${randomBytes(12).toString('hex')}`);
  const file = await open(path, 'wx', 0o600).catch((cause) => storageFault(cause, 'begin a file in the vault'));
  return {
    write: (bytes) => writeAll(file, bytes).catch((cause) => storageFault(cause, 'write to the vault')),
    commit: (name) => commitDraft(directory, file, path, name, disk),
    abandon: async () => {
      await file.close().catch(() => undefined);
      await unlinkIfThere(path);
    },
  };
};

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  let written = 0;
  while (written < bytes.byteLength) written += (await file.write(bytes, written)).bytesWritten;
};

/**
 * Bytes first, then the name, then the folders: whatever the power does, a name never stands over missing bytes.
 * Nothing here is tried twice.
 */
const commitDraft = async (
  directory: string,
  file: FileHandle,
  draft: string,
  name: string,
  disk: Disk,
): Promise<void> => {
  const path = pathOf(directory, name);
  try {
    await file.chmod(0o400);
    await flushed(disk, () => file.sync());
    await file.close();
    const folder = join(path, '..');
    await makeDirectory(folder);
    await placeWithoutOverwriting(draft, path);
    // All three, also when another receiver made the folders: it may not have flushed them yet.
    for (const changed of [folder, join(folder, '..'), directory]) await flushed(disk, () => syncFolder(changed));
  } catch (cause) {
    storageFault(cause, `store ${name} in the vault`);
  }
};

const flushed = async (disk: Disk, flush: () => Promise<void>): Promise<void> => {
  try {
    await flush();
  } catch (cause) {
    const code = errorCode(cause) ?? 'unknown';
    if (code !== 'ENOSPC' && code !== 'EDQUOT') disk.failed = code;
    throw cause;
  }
};

/** link(2) refuses an existing name, which rename(2) does not. File systems without links get a check and a rename. */
const placeWithoutOverwriting = async (draft: string, path: string): Promise<void> => {
  try {
    await link(draft, path);
    await unlink(draft);
  } catch (cause) {
    const code = errorCode(cause);
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw cause;
    if ((await sizeOf(path)) !== null) throw fault('conflict', `The vault already holds an object named ${path}.`);
    await rename(draft, path);
  }
};

async function* readFrom(
  path: string,
  range: { readonly start?: number; readonly end?: number },
): AsyncGenerator<Uint8Array> {
  const { start = 0, end = Number.MAX_SAFE_INTEGER } = range;
  if (end <= start) {
    if ((await sizeOf(path)) === null) throw fault('not-found', `The vault holds no object at ${path}.`);
    return;
  }
  try {
    yield* createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 });
  } catch (cause) {
    storageFault(cause, `read ${path}`);
  }
}

const removeFrom = async (directory: string, name: string): Promise<void> => {
  const path = pathOf(directory, name);
  try {
    if (await unlinkIfThere(path)) await syncFolder(join(path, '..'));
  } catch (cause) {
    storageFault(cause, `remove ${name} from the vault`);
  }
};

const setAsideFrom = async (directory: string, name: string): Promise<void> => {
  const path = pathOf(directory, name);
  const aside = join(directory, ASIDE);
  try {
    await makeDirectory(aside);
    await rename(path, join(aside, `${name}.${randomBytes(6).toString('hex')}`));
    for (const changed of [aside, directory, join(path, '..')]) await syncFolder(changed);
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') storageFault(cause, `set ${name} of the vault aside`);
  }
};

async function* listFrom(directory: string): AsyncGenerator<StoredObject> {
  for (const first of await foldersIn(directory)) {
    for (const second of await foldersIn(join(directory, first))) {
      for await (const entry of await opendir(join(directory, first, second))) {
        if (!isStorageName(entry.name)) continue;
        const found = await stat(join(directory, first, second, entry.name)).catch(() => null);
        if (found !== null) yield { name: entry.name, storedAt: found.mtime };
      }
    }
  }
}

const foldersIn = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory)).filter((name) => FAN_OUT.test(name));

const pathOf = (directory: string, name: string): string => {
  if (!isStorageName(name)) {
    throw fault('input-invalid', `A storage name is 64 hexadecimal digits; this came: ${JSON.stringify(name)}.`);
  }
  return join(directory, name.slice(0, 2), name.slice(2, 4), name);
};

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null;
    return storageFault(cause, `look at ${path}`);
  }
};

const makeDirectory = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((cause) =>
    storageFault(cause, `make the folder ${directory}`),
  );
};

const unlinkIfThere = async (path: string): Promise<boolean> => {
  try {
    await unlink(path);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw cause;
  }
};

const removeDeadDrafts = async (drafts: string): Promise<void> => {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name);
    if (await isDead(name, path)) await unlinkIfThere(path);
  }
};

/** A process number may be taken again by a stranger, so a draft untouched for a day is dead whoever lives. */
const isDead = async (name: string, path: string): Promise<boolean> => {
  const [processId = '', run] = name.split('-');
  if (run === THIS_RUN) return false;
  if (Number(processId) === process.pid || !isAlive(Number(processId))) return true;
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ONE_DAY;
};

const isAlive = (processId: number): boolean => {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) === 'EPERM';
  }
};

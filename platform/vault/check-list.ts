import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fault } from '@amparo/core/ground/fault';
import { isStorageName } from './blob-store.ts';
import type { StoredBlob } from './copy-blob.ts';
import { syncFolder } from './replace-file.ts';
import { errorCode, storageFault } from './storage-fault.ts';

/** Beside the folders of a vault or a copy of it: `sha256sum -c vault.sha256` checks every file without any key. */
export const CHECK_LIST = 'vault.sha256';

/** Writes the list whole; answers its SHA-256, by which the journal knows it. */
export const writeCheckList = async (folder: string, blobs: AsyncIterable<StoredBlob>): Promise<string> => {
  const path = join(folder, CHECK_LIST);
  const draft = `${path}.new`;
  const hash = createHash('sha256');
  const lines = async function* (): AsyncGenerator<string> {
    for await (const { storageName: name, ciphertextSha256 } of blobs) {
      const line = `${ciphertextSha256}  ${pathIn(name)}\n`;
      hash.update(line);
      yield line;
    }
  };
  try {
    await pipeline(Readable.from(lines()), createWriteStream(draft, { mode: 0o600 }));
    const file = await open(draft, 'r+');
    await file.sync();
    await file.close();
    await rename(draft, path);
    await syncFolder(folder);
  } catch (cause) {
    storageFault(cause, `write ${path}`);
  }
  return hash.digest('hex');
};

export const pathIn = (name: string): string => `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;

export interface FolderCheck {
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of the list, to be held against what the journal says. */
  readonly list: string;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** There, but not in the list: come since it was written, or left by an import that broke off. */
  readonly unlisted: number;
}

/** What the keeper of a vault or a copy can check who has no keys and no database. Fault `not-found` without a list. */
export const checkFolder = async (folder: string): Promise<FolderCheck> => {
  const path = join(folder, CHECK_LIST);
  await stat(path).catch((cause) => storageFault(cause, `read the list ${path}`));
  const list = createHash('sha256');
  const changed: string[] = [];
  const missing: string[] = [];
  let [files, bytes] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    list.update(`${line}\n`);
    const [, sha256, name] = /^([0-9a-f]{64}) {2}([0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64})$/.exec(line) ?? [];
    if (sha256 === undefined || name === undefined)
      throw fault('unreadable', `${path}: a line is not "hash, two blanks, path": ${line.slice(0, 100)}`);
    files += 1;
    try {
      const hash = createHash('sha256');
      for await (const part of createReadStream(join(folder, name), { highWaterMark: 1 << 20 })) {
        hash.update(part);
        bytes += part.length;
      }
      if (hash.digest('hex') !== sha256) changed.push(name);
    } catch (cause) {
      if (errorCode(cause) === 'ENOENT') missing.push(name);
      else changed.push(name);
    }
  }
  const unlisted = (await countFiles(folder)) - (files - missing.length);
  const ok = changed.length === 0 && missing.length === 0;
  return { ok, files, bytes, list: list.digest('hex'), changed, missing, unlisted };
};

const countFiles = async (folder: string): Promise<number> => {
  const pairs = async (inside: string): Promise<string[]> =>
    (await readdir(inside)).filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => join(inside, name));
  let count = 0;
  for (const first of await pairs(folder))
    for (const second of await pairs(first)) count += (await readdir(second)).filter(isStorageName).length;
  return count;
};

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BagFile } from '@amparo/bagit';

/** A bundle on disk, walked and hashed once. */
export interface BundleFiles {
  readonly files: ReadonlyMap<string, BagFile>;
  /** What is not a plain file: links, devices, pipes. They are named and never followed. */
  readonly strange: readonly string[];
  readonly read: (path: string) => Promise<Uint8Array>;
  /** @throws TypeError when the bytes are not UTF-8. */
  readonly readText: (path: string) => Promise<string>;
  /** Names of the files that stand directly in a folder, such as `journal/entries`. */
  readonly namesIn: (folder: string) => readonly string[];
}

const hashFile = async (absolute: string, path: string): Promise<BagFile> => {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let size = 0;
  for await (const piece of createReadStream(absolute, { highWaterMark: 1 << 20 })) {
    const bytes = piece as Uint8Array;
    size += bytes.length;
    sha256.update(bytes);
    sha512.update(bytes);
  }
  return { path, size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
};

/** Walks the folder without following links and hashes every file. */
export const openBundle = async (directory: string): Promise<BundleFiles> => {
  const files = new Map<string, BagFile>();
  const strange: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(directory, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.set(path, await hashFile(join(directory, path), path));
      else strange.push(path);
    }
  };
  await walk('');
  const read = async (path: string): Promise<Uint8Array> => {
    // Only what the walk saw is read: a path out of a record cannot lead outside.
    if (!files.has(path)) throw new Error(`${path} is not there`);
    return readFile(join(directory, path));
  };
  return {
    files,
    strange,
    read,
    readText: async (path) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await read(path)),
    namesIn: (folder) =>
      [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
  };
};

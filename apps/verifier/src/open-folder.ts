import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BagFile } from '@amparo/bagit';
import { type BundleFiles, bundleFiles } from './bundle-files.ts';

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

/** A bundle in a folder: walked without following links, every file hashed. */
export const openFolder = async (directory: string): Promise<BundleFiles> => {
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
  return bundleFiles(files, strange, (path) => readFile(join(directory, path)));
};

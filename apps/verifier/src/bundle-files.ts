import type { BagFile } from '@amparo/bagit';

/** A bundle, walked and hashed once, wherever it lies. */
export interface BundleFiles {
  readonly files: ReadonlyMap<string, BagFile>;
  /** What is not a plain file: links, devices, pipes. They are named and never followed. */
  readonly strange: readonly string[];
  readonly read: (path: string) => Promise<Uint8Array>;
  /** @throws TypeError when the bytes are not UTF-8. */
  readonly readText: (path: string) => Promise<string>;
  /** Names of the files that stand directly in a folder or below it, such as those of `journal/entries`. */
  readonly namesIn: (folder: string) => readonly string[];
}

/** What is read whole into memory is small: entries, checkpoints, lists. Items are only hashed. */
export const MOST_READ = 256 * 1024 * 1024;

/** @param readFile gives the bytes of a file that the walk saw. */
export const bundleFiles = (
  files: ReadonlyMap<string, BagFile>,
  strange: readonly string[],
  readFile: (path: string) => Promise<Uint8Array>,
): BundleFiles => {
  const byFolder = new Map<string, string[]>();
  for (const path of files.keys()) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const names = byFolder.get(path.slice(0, slash)) ?? [];
      names.push(path.slice(slash + 1));
      byFolder.set(path.slice(0, slash), names);
    }
  }
  const read = async (path: string): Promise<Uint8Array> => {
    // Only what the walk saw is read: a path out of a record cannot lead outside.
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path} is not there`);
    if (file.size > MOST_READ) throw new Error(`${path} has ${file.size} bytes, more than is read whole`);
    return readFile(path);
  };
  return {
    files,
    strange,
    read,
    readText: async (path) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await read(path)),
    namesIn: (folder) => byFolder.get(folder) ?? [],
  };
};

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** The folders whose programs a reading process runs, below the folder of the sandbox. */
const FOLDERS = ['.', 'inside'];
const PROGRAM = /^(?!.*\.(?:test|d)\.ts$).*\.ts$/;
const OWN_IMPORT = /(?<=\b(?:from|import) ?\(?')(\.[^'\n]+)\.ts(?=')/g;

/**
 * The readers with their types taken off, by the paths of the readers as they were written: a reading process lives for
 * one file, and half of its start went into taking off types. They are made once for these sources and this Node, in a
 * folder named after both, below `cache`, which must lie in the `node_modules` whose libraries they use. Nothing that a
 * reading process could write is ever run by another: they are made here, outside. Where the folder cannot be written
 * the map is empty, and the readers run as they were written.
 */
export const plainReaders = async (sources: string, cache: string): Promise<ReadonlyMap<string, string>> => {
  const readers = await programsIn(sources);
  const hash = createHash('sha256').update(process.version);
  for (const { path, source } of readers) hash.update(`\0${path}\0${source}`);
  const folder = join(cache, hash.digest('hex').slice(0, 32));
  const made = (await isReadable(readers, folder)) || (await makeFolder(readers, cache, folder));
  return new Map(made ? readers.map(({ path }) => [join(sources, path), join(folder, plainName(path))]) : []);
};

interface Program {
  /** Below the folder of the sandbox. */
  readonly path: string;
  readonly source: string;
}

const programsIn = async (sources: string): Promise<readonly Program[]> => {
  const names = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(join(sources, folder))).map((name) => join(folder, name))),
  );
  const paths = names.flat().filter((path) => PROGRAM.test(path));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, source: await readFile(join(sources, path), 'utf8') })),
  );
};

/** Whole or not at all: another process may make the same folder, or start a reader from it, at this moment. */
const makeFolder = async (programs: readonly Program[], cache: string, folder: string): Promise<boolean> => {
  try {
    await mkdir(cache, { recursive: true });
    const draft = await mkdtemp(join(cache, 'draft-'));
    try {
      await Promise.all(FOLDERS.map((name) => mkdir(join(draft, name), { recursive: true })));
      for (const { path, source } of programs) await writeFile(join(draft, plainName(path)), plainOf(source));
      // Other users of this machine may run it too.
      await chmod(draft, 0o755);
      await rename(draft, folder);
    } catch {
      await rm(draft, { recursive: true, force: true });
    }
    return await isReadable(programs, folder);
  } catch {
    return false;
  }
};

const plainOf = (source: string): string => stripTypeScriptTypes(source).replaceAll(OWN_IMPORT, '$1.mjs');

const plainName = (path: string): string => path.replace(/\.ts$/, '.mjs');

const isReadable = async (programs: readonly Program[], folder: string): Promise<boolean> => {
  try {
    await Promise.all(programs.map(({ path }) => access(join(folder, plainName(path)), constants.R_OK)));
    return true;
  } catch {
    return false;
  }
};

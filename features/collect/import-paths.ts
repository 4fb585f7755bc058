import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import type { CollectionRecord } from '../records/collection.ts';
import { receiveFile } from './receive-file.ts';
import { terms } from './terms.ts';

const outcome = z.object({
  path: z.string(),
  itemId: z.string().nullable(),
  number: z.number().nullable(),
  sha256: z.string().nullable(),
  duplicateOf: z.number().nullable(),
  /** Why the file could not be taken in; null when it was. */
  refused: z.string().nullable(),
});

/**
 * Imports files and folders of this machine. What cannot be read is named and does not stop the rest; links are not
 * followed, so that a folder cannot pull in what lies outside it.
 */
export const importPaths = jobDeed({
  name: 'collect.import-paths',
  summary: 'Import files and folders of this machine',
  may: 'collect',
  onRecord: true,
  input: z.object({ paths: z.array(z.string().min(1)).min(1).describe('files and folders'), ...terms }),
  output: z.object({
    received: z.number(),
    duplicates: z.number(),
    refused: z.number(),
    files: z.array(outcome),
  }),
  command: { words: 'import', positional: 'paths' },
  followedBy: ['read.read-items', 'consolidate.propose-matches'],
  run: async (context, { paths, ...rest }) => {
    const found: Found[] = [];
    for (const path of paths) await collectFiles(resolve(path), found, path);
    await context.progress('importing', found.length);
    const files: z.infer<typeof outcome>[] = [];
    for (const file of found) {
      await context.progress(basename(file.path));
      files.push(await take(context, file, rest));
    }
    return {
      received: files.filter((file) => file.itemId !== null).length,
      duplicates: files.filter((file) => file.duplicateOf !== null).length,
      refused: files.filter((file) => file.refused !== null).length,
      files,
    };
  },
});

interface Found {
  readonly path: string;
  readonly modifiedAt?: Date;
  /** Times of the file beside that of its last change, as its system gives them. */
  readonly times?: { readonly createdAt?: string; readonly changedAt: string };
  readonly refused?: string;
}

/** Files in the order of their names, so that two imports of one folder number the items alike. */
const collectFiles = async (path: string, into: Found[], asked?: string): Promise<void> => {
  try {
    const facts = await lstat(path);
    if (facts.isSymbolicLink()) into.push({ path, refused: 'a symbolic link is not followed' });
    else if (facts.isFile()) into.push({ path, modifiedAt: facts.mtime, times: timesOf(facts) });
    else if (facts.isDirectory())
      for (const name of (await readdir(path)).sort()) await collectFiles(join(path, name), into);
    else into.push({ path, refused: 'neither a file nor a folder' });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (asked !== undefined && code === 'ENOENT')
      throw fault('not-found', `there is no file or folder ${asked}`, { field: 'paths', cause });
    into.push({ path, refused: reasonOf(cause) });
  }
};

/** Systems that know no time of birth give the epoch or the time of change for it. */
const timesOf = ({ birthtime, ctime }: Stats) => ({
  ...(birthtime.getTime() > 0 && birthtime < ctime ? { createdAt: birthtime.toISOString() } : {}),
  changedAt: ctime.toISOString(),
});

const reasonOf = (cause: unknown): string => {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return cause instanceof Error ? cause.message : String(cause);
};

const take = async (
  context: JobContext,
  file: Found,
  given: { readonly collection?: CollectionRecord | undefined },
): Promise<z.infer<typeof outcome>> => {
  const refused = (reason: string) => ({
    path: file.path,
    itemId: null,
    number: null,
    sha256: null,
    duplicateOf: null,
    refused: reason,
  });
  if (file.refused !== undefined) return refused(file.refused);
  try {
    const received = await context.once(
      file.path,
      receiveFile,
      {
        ...given,
        ...(file.times === undefined ? {} : { collection: { ...given.collection, file: file.times } }),
        name: basename(file.path),
        path: file.path,
        ...(file.modifiedAt === undefined ? {} : { modifiedAt: file.modifiedAt.toISOString() }),
      },
      () => createReadStream(file.path, { highWaterMark: 1 << 20 }),
    );
    return {
      path: file.path,
      itemId: received.itemId,
      number: received.number,
      sha256: received.sha256,
      duplicateOf: received.duplicateOf?.number ?? null,
      refused: null,
    };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO' || code === 'ENOENT') return refused(reasonOf(cause));
    throw cause;
  }
};

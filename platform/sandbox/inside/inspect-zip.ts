import type { ItemProblem } from '@amparo/core/nouns/item';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ARCHIVE_LIMITS } from '../limits.ts';

/** What the directory of an archive says, and why it must not be unfolded, if so. */
export interface ZipInspection {
  /** Names as data: they are never used as paths. */
  readonly names: ReadonlySet<string>;
  readonly entries: number;
  readonly problem: ItemProblem | null;
  /** Files in it that open only with a password. */
  readonly locked: number;
}

/**
 * Reads the central directory and holds its totals against the limits, before anything is unfolded.
 * Overlapping entries (one compressed run named many times) are caught by the same totals.
 */
export const inspectZip = async (bytes: Buffer): Promise<ZipInspection> => {
  const zip = await openZip(bytes);
  if (zip === null)
    return refused(0, { code: 'truncated', message: 'The archive has no readable directory: its end is missing.' });
  if (zip.entryCount > ARCHIVE_LIMITS.entries) return refused(zip.entryCount, tooMuch(`${zip.entryCount} files`));
  const names = new Set<string>();
  let expanded = 0;
  let locked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      names.add(nameOf(entry));
      expanded += entry.uncompressedSize;
      if (entry.isEncrypted()) locked += 1;
    }
  } catch (cause) {
    const message = `The directory of the archive is damaged: ${String(cause)}`;
    return { names, entries: zip.entryCount, locked, problem: { code: 'truncated', message } };
  }
  return { names, entries: zip.entryCount, locked, problem: problemOf(bytes.byteLength, expanded) };
};

/**
 * Unfolds every file without keeping it and returns a problem when more comes out than the directory said:
 * then the directory lied, and the totals above mean nothing.
 */
export const checkZipSizes = async (bytes: Buffer): Promise<ItemProblem | null> => {
  const zip = await openZip(bytes);
  if (zip === null) return null;
  try {
    for await (const entry of zip.eachEntry()) {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const part of stream) void part;
    }
    return null;
  } catch (cause) {
    return problemOfEntry(cause);
  }
};

/** The parts of a document that lies in an archive, by name; throws where one is damaged. */
export const readParts = async (
  bytes: Buffer,
  wanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> => {
  const parts = new Map<string, Buffer>();
  const zip = await openZip(bytes);
  if (zip === null) return parts;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (wanted(name) && !parts.has(name)) parts.set(name, await contentOf(zip, entry));
  }
  return parts;
};

export const contentOf = async (zip: ZipFile, entry: Entry): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** What is wrong with a file in an archive that could not be unfolded. */
export const problemOfEntry = (cause: unknown): ItemProblem => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message.startsWith('too many bytes')) return tooMuch('more than its directory admits');
  return { code: 'truncated', message: `A file in the archive is damaged: ${message}` };
};

export const openZip = (bytes: Buffer): Promise<ZipFile | null> =>
  fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }).catch(() => null);

const refused = (entries: number, problem: ItemProblem): ZipInspection => ({
  names: new Set(),
  entries,
  locked: 0,
  problem,
});

const problemOf = (packed: number, expanded: number): ItemProblem | null => {
  const ratio = expanded / Math.max(1, packed);
  if (expanded > ARCHIVE_LIMITS.expandedBytes) return tooMuch(`${megabytes(expanded)} MB`);
  if (ratio > ARCHIVE_LIMITS.ratio && expanded > 1024 * 1024) return tooMuch(`${Math.round(ratio)} times its size`);
  return null;
};

const tooMuch = (what: string): ItemProblem => ({
  code: 'expansion-limit',
  message: `The archive would unfold to ${what}; at most ${megabytes(ARCHIVE_LIMITS.expandedBytes)} MB, ${ARCHIVE_LIMITS.ratio} times its size and ${ARCHIVE_LIMITS.entries} files are read. It was not unfolded.`,
});

const megabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024));

const nameOf = (entry: Entry): string => entry.fileNameRaw.toString('utf8');

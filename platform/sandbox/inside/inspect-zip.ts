import type { ItemProblem } from '@amparo/core/nouns/item';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ARCHIVE_LIMITS } from '../limits.ts';

/** What the directory of an archive says, and why it must not be unfolded, if so. */
export interface ZipInspection {
  /** Names as data: they are never used as paths. */
  readonly names: ReadonlySet<string>;
  readonly entries: number;
  readonly problem: ItemProblem | null;
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
  let encrypted = false;
  try {
    for await (const entry of zip.eachEntry()) {
      names.add(nameOf(entry));
      expanded += entry.uncompressedSize;
      encrypted ||= entry.isEncrypted();
    }
  } catch (cause) {
    const message = `The directory of the archive is damaged: ${String(cause)}`;
    return { names, entries: zip.entryCount, problem: { code: 'truncated', message } };
  }
  return { names, entries: zip.entryCount, problem: problemOf(bytes.byteLength, expanded, encrypted) };
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
    const message = cause instanceof Error ? cause.message : String(cause);
    if (message.startsWith('too many bytes')) return tooMuch('more than its directory admits');
    return { code: 'truncated', message: `A file in the archive is damaged: ${message}` };
  }
};

const openZip = (bytes: Buffer): Promise<ZipFile | null> =>
  fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }).catch(() => null);

const refused = (entries: number, problem: ItemProblem): ZipInspection => ({ names: new Set(), entries, problem });

const problemOf = (packed: number, expanded: number, encrypted: boolean): ItemProblem | null => {
  const ratio = expanded / Math.max(1, packed);
  if (expanded > ARCHIVE_LIMITS.expandedBytes) return tooMuch(`${megabytes(expanded)} MB`);
  if (ratio > ARCHIVE_LIMITS.ratio && expanded > 1024 * 1024) return tooMuch(`${Math.round(ratio)} times its size`);
  if (encrypted) return { code: 'encrypted', message: 'The archive is locked with a password.' };
  return null;
};

const tooMuch = (what: string): ItemProblem => ({
  code: 'expansion-limit',
  message: `The archive would unfold to ${what}; at most ${megabytes(ARCHIVE_LIMITS.expandedBytes)} MB, ${ARCHIVE_LIMITS.ratio} times its size and ${ARCHIVE_LIMITS.entries} files are read. It was not unfolded.`,
});

const megabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024));

const nameOf = (entry: Entry): string => entry.fileNameRaw.toString('utf8');

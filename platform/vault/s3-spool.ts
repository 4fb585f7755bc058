import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageFault } from './storage-fault.ts';

/** Above this an object goes up in parts of at least this size; never more than one part is in memory. */
export const PART_BYTES = 16 * 1024 * 1024;

/** Ciphertext on its way to a server, kept in a file until its name is known, since S3 has no renaming. */
export interface Spool {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly size: () => number;
  /** True when it goes up in one request. */
  readonly small: () => boolean;
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
  /** Removes the file. Safe to call twice. */
  readonly discard: () => Promise<void>;
}

export const newSpool = async (): Promise<Spool> => {
  const path = join(tmpdir(), `amparo-upload-${randomBytes(12).toString('hex')}`);
  const file = await open(path, 'wx+', 0o600).catch((cause) => storageFault(cause, 'begin an upload'));
  let size = 0;
  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.byteLength; ) {
        const { bytesWritten } = await file
          .write(bytes, from, bytes.byteLength - from, size)
          .catch((cause) => storageFault(cause, 'keep an upload'));
        from += bytesWritten;
        size += bytesWritten;
      }
    },
    size: () => size,
    small: () => size <= PART_BYTES,
    slice: async (start, end) => {
      const bytes = Buffer.alloc(end - start);
      for (let read = 0; read < bytes.byteLength; ) {
        const { bytesRead } = await file.read(bytes, read, bytes.byteLength - read, start + read);
        if (bytesRead === 0) throw new RangeError(`the upload has ${size} bytes, ${end} were asked for`);
        read += bytesRead;
      }
      return bytes;
    },
    discard: async () => {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
};

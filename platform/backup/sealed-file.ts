import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { fault } from '@amparo/core/ground/fault';
import { decrypterFor, encrypterFor } from '../vault/recovery-key.ts';
import { storageFault } from '../vault/storage-fault.ts';

export interface WrittenFile {
  readonly size: number;
  readonly sha256: string;
}

/** Lines, compressed and sealed with age (age-encryption.org/v1) as they come, into a new file that is flushed. */
export const writeSealed = async (
  path: string,
  recipients: readonly string[],
  lines: AsyncIterable<string>,
): Promise<WrittenFile> => {
  const compressed = createGzip({ level: 6 });
  // `pipeline` ends the compression with the fault of the source, so that a broken dump is no short one.
  void pipeline(Readable.from(lines), compressed).catch(() => undefined);
  const sealed = await encrypterFor(recipients).encrypt(Readable.toWeb(compressed) as ReadableStream<Uint8Array>);
  return writeFlushed(path, sealed as unknown as AsyncIterable<Uint8Array>);
};

/** The lines of a sealed file. Fault `locked` for another recovery key, `integrity-failed` for a file that is damaged. */
export async function* readSealed(path: string, identity: string): AsyncGenerator<string> {
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const opened = await decrypterFor(identity)
    .decrypt(stream)
    .catch((cause: unknown) => {
      throw fault('locked', `the recovery key does not open ${path}: it was sealed to another`, { cause });
    });
  const text = Readable.fromWeb(opened as unknown as WebStream<Uint8Array>);
  const plain = text.pipe(createGunzip());
  text.once('error', (cause) => plain.destroy(cause));
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const part of plain) {
      const found = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
      rest = found.pop() ?? '';
      yield* found;
    }
  } catch (cause) {
    throw fault('integrity-failed', `${path} is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  if (rest !== '') throw fault('integrity-failed', `${path} is damaged: it ends in the middle of a line`);
}

/** A new file, hashed while it is written, flushed before it counts. */
export const writeFlushed = async (path: string, content: AsyncIterable<Uint8Array>): Promise<WrittenFile> => {
  const hash: Hash = createHash('sha256');
  let size = 0;
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of content) {
        hash.update(part);
        size += part.byteLength;
        await file.writeFile(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    storageFault(cause, `write ${path}`);
  }
  return { size, sha256: hash.digest('hex') };
};

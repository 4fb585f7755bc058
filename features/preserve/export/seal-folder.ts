import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Encrypter } from 'age-encryption';
import { ZipFile } from 'yazl';

/** 1980-01-01 by the wall clock of any zone: the earliest that a ZIP can say, and it says it without a zone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A folder as one ZIP: stored, not compressed, in the order of names, without times, ZIP64 where it is needed. The same
 * folder gives the same bytes.
 */
export const zipOf = async (folder: string): Promise<Readable> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  const zip = new ZipFile();
  for (const path of files)
    zip.addFile(join(folder, path), path.replaceAll('\\', '/'), {
      compress: false,
      mtime: NO_TIME,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  zip.end();
  return Readable.from(zip.outputStream as AsyncIterable<Uint8Array>);
};

/** Writes the folder as a ZIP encrypted to an age recipient; answers the SHA-256 of the encrypted file. Streams. */
export const sealFolder = async (folder: string, file: string, ageRecipient: string): Promise<string> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(ageRecipient);
  const plain = Readable.toWeb(await zipOf(folder)) as ReadableStream<Uint8Array>;
  const sealed = await encrypter.encrypt(plain);
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (piece: Uint8Array, _encoding, done) => {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(
    Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]),
    hashing,
    createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
};

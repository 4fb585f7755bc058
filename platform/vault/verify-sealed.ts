import { createHash, type Hash } from 'node:crypto';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import type { Verification } from './blob-record.ts';
import type { BlobStore } from './blob-store.ts';
import { blobIdIn, checkStoredSize, damaged, type SealedBlob } from './open-sealed.ts';
import { chunkCountOf, HEADER_BYTES, inPiecesOf, openChunk, SEALED_CHUNK_BYTES } from './sealed-stream.ts';

/**
 * Reads the whole file once: the hash of what lies on the disk, and, opened, both hashes of the plaintext, held against
 * what was recorded.
 */
export const verifySealed = async (sealed: SealedBlob): Promise<Verification> => {
  const { store, blob } = sealed;
  try {
    await checkStoredSize(sealed);
    const ciphertext = createHash('sha256');
    const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
    let size = 0;
    for await (const part of plaintextOf(sealed, hashed(store.read(blob.storageName), ciphertext))) {
      sha256.update(part);
      sha512.update(part);
      size += part.byteLength;
    }
    if (ciphertext.digest('hex') !== blob.ciphertextSha256) throw damaged(blob, 'its bytes on the disk have changed');
    const found = { sha256: sha256.digest('hex'), sha512: sha512.digest('hex'), size };
    if (found.sha256 !== blob.sha256) throw damaged(blob, `its SHA-256 is ${found.sha256}`);
    if (found.sha512 !== blob.sha512) throw damaged(blob, `its SHA-512 is ${found.sha512}`);
    return { ok: true, ...found };
  } catch (cause) {
    return { ok: false, fault: damageIn(cause) };
  }
};

/** What the keeper of a copy can do without any key: the hash of the stored bytes against the recorded one. Null when equal. */
export const checkCiphertext = async (
  store: BlobStore,
  blob: { readonly storageName: string; readonly ciphertextSha256: string },
): Promise<Fault | null> => {
  const wrong = (what: string): Fault => ({
    code: 'integrity-failed',
    message: `The stored file ${blob.storageName} is damaged: ${what}.`,
  });
  try {
    const found = createHash('sha256');
    for await (const part of store.read(blob.storageName)) found.update(part);
    return found.digest('hex') === blob.ciphertextSha256 ? null : wrong('its bytes have changed');
  } catch (cause) {
    if (cause instanceof AmparoError && cause.code === 'not-found') return wrong('it is missing');
    return damageIn(cause);
  }
};

async function* hashed(stream: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const part of stream) {
    hash.update(part);
    yield part;
  }
}

async function* plaintextOf(sealed: SealedBlob, stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { blob, keyOf } = sealed;
  const key = await keyOf(blob);
  const chunks = chunkCountOf(blob.size);
  let header: Buffer = Buffer.alloc(0);
  let blobId: Uint8Array | null = null;
  let index = 0;
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    for await (const part of stored) {
      if (blobId !== null) {
        yield part;
        continue;
      }
      header = Buffer.concat([header, part]);
      if (header.byteLength < HEADER_BYTES) continue;
      blobId = blobIdIn(sealed, header.subarray(0, HEADER_BYTES));
      yield header.subarray(HEADER_BYTES);
    }
  };
  try {
    for await (const piece of inPiecesOf(SEALED_CHUNK_BYTES, rest())) {
      const plaintext = blobId && openChunk(key, { blobId, index, last: index === chunks - 1 }, piece);
      if (plaintext === null) throw damaged(blob, `bytes from chunk ${index} on are not those that were stored`);
      yield plaintext;
      index += 1;
    }
    if (index !== chunks) throw damaged(blob, `it ends at chunk ${index}`);
  } finally {
    key.fill(0);
  }
}

/** Damage and a disk that does not read are answers; an error of the program goes on to the caller. */
const damageIn = (cause: unknown): Fault => {
  const found = cause instanceof AmparoError ? cause.faults[0] : undefined;
  if (found?.code === 'integrity-failed' || found?.code === 'unavailable') return found;
  if (found?.code === 'not-found') return fault('integrity-failed', found.message).faults[0] as Fault;
  throw cause;
};

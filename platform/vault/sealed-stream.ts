import { createCipheriv, createDecipheriv } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';

/**
 * How a blob lies on the disk, format version 1:
 *
 *     header   8 bytes "AMPVLT" 0x00 0x01, then the 16-byte blob id (random, public)
 *     chunk    AES-256-GCM of 65,536 plaintext bytes (the last: 0 to 65,536) followed by its 16-byte tag
 *
 * The chunks follow the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption
 * and its Nonce-Reuse Misuse-Resistance", 2015, §7): the nonce is 7 zero bytes, the chunk index (4 bytes, big-endian)
 * and one byte that is 1 in the last chunk only. The key is fresh for every blob, so no nonce is ever used twice.
 * The associated data repeat format version, blob id, index and last flag. Hence a chunk that is changed, moved, taken
 * from another blob or cut off at the end does not open. Only an empty blob has an empty last chunk.
 */
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const BLOB_ID_BYTES = 16;

const MAGIC = Buffer.from('AMPVLT\u0000\u0001', 'latin1');
export const HEADER_BYTES = MAGIC.byteLength + BLOB_ID_BYTES;
/** Size on the disk of every chunk but the last. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const MAX_CHUNKS = 2 ** 32;

export const headerOf = (blobId: Uint8Array): Uint8Array => Buffer.concat([MAGIC, blobId]);

/** The blob id of a header, or null when these are not the first bytes of a blob of this format. */
export const blobIdOfHeader = (header: Uint8Array): Uint8Array | null =>
  header.byteLength === HEADER_BYTES && MAGIC.equals(header.subarray(0, MAGIC.byteLength))
    ? header.slice(MAGIC.byteLength)
    : null;

export interface ChunkPlace {
  readonly blobId: Uint8Array;
  /** 0 for the first chunk. */
  readonly index: number;
  readonly last: boolean;
}

/** One chunk of at most CHUNK_BYTES, sealed: ciphertext, then tag. */
export const sealChunk = (key: Uint8Array, place: ChunkPlace, plaintext: Uint8Array): Uint8Array => {
  if (place.index >= MAX_CHUNKS) {
    throw fault('too-large', `A blob holds at most ${MAX_CHUNKS} chunks of ${CHUNK_BYTES} bytes.`);
  }
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place), { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedDataOf(place));
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
};

/** The plaintext of a sealed chunk, or null when key, place or bytes are not those it was sealed with. */
export const openChunk = (key: Uint8Array, place: ChunkPlace, sealed: Uint8Array): Uint8Array | null => {
  if (sealed.byteLength < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedDataOf(place));
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.byteLength - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
};

/** Number of chunks of a blob of so many plaintext bytes. */
export const chunkCountOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES));

/** Number of bytes on the disk of a blob of so many plaintext bytes. */
export const storedSizeOf = (size: number): number => HEADER_BYTES + size + chunkCountOf(size) * TAG_BYTES;

/** Where on the disk a chunk begins. */
export const chunkOffsetOf = (index: number): number => HEADER_BYTES + index * SEALED_CHUNK_BYTES;

/** Cuts a stream of pieces of any size into pieces of exactly `bytes`, the last one shorter. Empty in, nothing out. */
export async function* inPiecesOf(bytes: number, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for await (const part of stream) {
    for (let taken = 0; taken < part.byteLength; ) {
      const some = part.subarray(taken, taken + bytes - filled);
      piece.set(some, filled);
      taken += some.byteLength;
      filled += some.byteLength;
      if (filled < bytes) continue;
      yield piece;
      piece = Buffer.allocUnsafe(bytes);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

const nonceOf = ({ index, last }: ChunkPlace): Uint8Array => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
};

const associatedDataOf = ({ blobId, index, last }: ChunkPlace): Uint8Array => {
  const position = Buffer.alloc(5);
  position.writeUInt32BE(index, 0);
  position.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([MAGIC, blobId, position]);
};

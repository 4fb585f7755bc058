import { fault } from '@amparo/core/ground/fault';
import type { BlobRecord } from './blob-record.ts';
import type { BlobStore } from './blob-store.ts';
import {
  blobIdOfHeader,
  CHUNK_BYTES,
  chunkCountOf,
  chunkOffsetOf,
  HEADER_BYTES,
  inPiecesOf,
  openChunk,
  SEALED_CHUNK_BYTES,
  storedSizeOf,
} from './sealed-stream.ts';

/** A stored blob and what is needed to open it. */
export interface SealedBlob {
  readonly store: BlobStore;
  readonly blob: BlobRecord;
  /** The key of the blob; fault `integrity-failed` when the wrapped key does not open. */
  readonly keyOf: (blob: BlobRecord) => Promise<Uint8Array>;
  /** The storage name that a blob id has in this workspace. */
  readonly nameOf: (blobId: Uint8Array) => string;
}

/** The plaintext of a range of a blob; see `Vault.read`. */
export async function* openSealed(
  sealed: SealedBlob,
  range: { readonly start?: number; readonly end?: number },
): AsyncGenerator<Uint8Array> {
  const { blob, store, keyOf } = sealed;
  const { start, end } = boundsOf(blob, range);
  const key = await keyOf(blob);
  try {
    await checkStoredSize(sealed);
    const blobId = await readBlobId(sealed);
    const chunks = chunkCountOf(blob.size);
    const first = Math.min(Math.floor(start / CHUNK_BYTES), chunks - 1);
    const after = Math.max(first + 1, Math.ceil(end / CHUNK_BYTES));
    let index = first;
    const stored = store.read(blob.storageName, { start: chunkOffsetOf(first), end: chunkOffsetOf(after) });
    for await (const piece of inPiecesOf(SEALED_CHUNK_BYTES, stored)) {
      const plaintext = openChunk(key, { blobId, index, last: index === chunks - 1 }, piece);
      if (plaintext === null)
        throw damaged(blob, `bytes from ${index * CHUNK_BYTES} on are not those that were stored`);
      const offset = index * CHUNK_BYTES;
      const wanted = plaintext.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
      if (wanted.byteLength > 0) yield wanted;
      index += 1;
    }
    if (index !== after) throw damaged(blob, `it ends at byte ${index * CHUNK_BYTES}`);
  } finally {
    key.fill(0);
  }
}

/** Fault `integrity-failed` for a blob, with what is wrong and what to do. */
export const damaged = (blob: BlobRecord, what: string): Error =>
  fault(
    'integrity-failed',
    `The stored file of blob ${blob.sha256} is damaged: ${what}. Restore ${blob.storageName} from a backup.`,
  );

/** A missing or shortened file is found here, before any byte of it is given out. */
export const checkStoredSize = async ({ store, blob }: SealedBlob): Promise<void> => {
  const stored = await store.size(blob.storageName);
  if (stored === null) throw damaged(blob, 'it is missing');
  const expected = storedSizeOf(blob.size);
  if (stored !== expected) throw damaged(blob, `it has ${stored} bytes, ${expected} were stored`);
};

const readBlobId = async (sealed: SealedBlob): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of sealed.store.read(sealed.blob.storageName, { start: 0, end: HEADER_BYTES }))
    parts.push(part);
  return blobIdIn(sealed, Buffer.concat(parts));
};

/** The header names the blob id; under the workspace's secret the id must give the name the file lies under. */
export const blobIdIn = ({ blob, nameOf }: SealedBlob, header: Uint8Array): Uint8Array => {
  const blobId = blobIdOfHeader(header);
  if (blobId === null) throw damaged(blob, 'it does not begin as a file of this vault');
  if (nameOf(blobId) !== blob.storageName) throw damaged(blob, 'it is the file of another blob');
  return blobId;
};

const boundsOf = (
  blob: BlobRecord,
  range: { readonly start?: number; readonly end?: number },
): { readonly start: number; readonly end: number } => {
  const { start = 0, end = blob.size } = range;
  if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= blob.size) {
    return { start, end };
  }
  throw fault('input-invalid', `A range within 0 to ${blob.size} was expected; this came: ${start} to ${end}.`, {
    field: 'range',
  });
};

import { createHash, createHmac, randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import { type BlobRecord, HEAD_BYTES, type ReceivedBlob, type Verification } from './blob-record.ts';
import { type BlobStore, isStorageName, type StoredObject } from './blob-store.ts';
import { openFileBlobStore } from './file-blob-store.ts';
import type { Keyring } from './keyring.ts';
import { openSealed } from './open-sealed.ts';
import { type OwnedKey, openOwned, rewrapOwned, wrapOwned } from './owned-keys.ts';
import { BLOB_ID_BYTES, CHUNK_BYTES, headerOf, inPiecesOf, sealChunk } from './sealed-stream.ts';
import { verifySealed } from './verify-sealed.ts';

export type { BlobRecord, ReceivedBlob, Verification } from './blob-record.ts';

/**
 * The vault: every byte received lies here encrypted, never changed, under a name that tells nothing.
 *
 * Who holds what. The vault holds ciphertext; the database holds the hashes, the storage name and the wrapped key of
 * each blob. Content is identified by its SHA-256 (unique in the database); a storage name is the HMAC-SHA-256 of a
 * random blob id under a secret of the workspace, never of the content: so nobody who sees the vault can test whether
 * it holds a known file, and the same bytes received twice lie for a moment under two names.
 *
 * Crashes. `receive` is durable when it resolves, but the wrapped key is durable only with the caller's commit. A
 * crash between the two leaves a file whose key is lost. Nothing ever relies on such a file: the next receipt of the
 * same bytes writes anew under a new name, and the unique SHA-256 in the database decides which of two receivers
 * keeps its file; the other calls `discard`. What nobody claimed is an orphan: `list` minus the names in the database,
 * older than any import still running, and the sweep discards it.
 */
export interface Vault {
  /**
   * Takes a stream in: hashes the exact bytes as they come, encrypts, writes, flushes. Memory does not grow with the
   * stream. When the stream throws, nothing is kept and the error goes on to the caller.
   * Faults: `limit-reached` (disk full), `unavailable` (disk error), `locked`.
   */
  receive(stream: AsyncIterable<Uint8Array>): Promise<ReceivedBlob>;

  /**
   * The plaintext from `start` (inclusive, default 0) to `end` (exclusive, default the size), a chunk at a time.
   * Fault `integrity-failed` before the first byte of any chunk that is damaged, cut, moved or of another blob.
   */
  read(blob: BlobRecord, range?: { readonly start?: number; readonly end?: number }): AsyncIterable<Uint8Array>;

  /** Reads the whole blob and compares length, ciphertext hash, SHA-256 and SHA-512 with what was recorded. Never throws for damage. */
  verify(blob: BlobRecord): Promise<Verification>;

  /** Removes a file that no blob in the database names: a duplicate or an orphan. Without fault when it is already gone. */
  discard(storageName: string): Promise<void>;

  /** Every file of the vault with the time it was stored, for the sweep of orphans. */
  list(): AsyncIterable<StoredObject>;

  /**
   * The key of a blob sealed under the newest wrapping key, or null when it is so already. Fault `integrity-failed` when
   * no key of this workspace opens it.
   */
  rewrap(blob: SealedKey): Promise<OwnedKey | null>;

  /** The files as they lie there: for copies, backups and checks without keys. */
  readonly store: BlobStore;
  /** The keys of the workspace. */
  readonly keyring: Keyring;
}

/** A wrapped key and the name that is bound into it. */
export type SealedKey = Pick<BlobRecord, 'storageName' | 'wrappedKey'>;

/** Opens (and when new, makes) the vault of a workspace in a folder, and clears drafts that a crash left there. */
export const openVault = async (options: { readonly directory: string; readonly keyring: Keyring }): Promise<Vault> =>
  vaultOn(await openFileBlobStore(options.directory), options.keyring);

/** The vault on any blob store. */
export const vaultOn = (store: BlobStore, keyring: Keyring): Vault => {
  const nameSecret = keyring.derive('storage-names');
  const nameOf = (blobId: Uint8Array): string => createHmac('sha256', nameSecret).update(blobId).digest('hex');
  const keyOf = async (blob: BlobRecord): Promise<Uint8Array> => {
    const opened = (await openOwned(keyring, blob.wrappedKey, ownerOf(blob.storageName)))?.key;
    if (opened !== undefined) return opened;
    throw fault('integrity-failed', `The stored key does not belong to blob ${blob.sha256} or is damaged.`);
  };

  return {
    store,
    keyring,
    receive: async (stream) => {
      await keyring.refresh();
      const blobId = randomBytes(BLOB_ID_BYTES);
      const storageName = nameOf(blobId);
      const key = randomBytes(32);
      try {
        const sealed = await sealInto(store, { blobId, storageName, key }, stream);
        return { ...sealed, storageName, ...wrapOwned(keyring, key, ownerOf(storageName)) };
      } finally {
        key.fill(0);
      }
    },
    rewrap: (blob) => rewrapOwned(keyring, blob.wrappedKey, ownerOf(blob.storageName)),
    read: (blob, range) => openSealed({ store, blob, keyOf, nameOf }, range ?? {}),
    verify: (blob) => verifySealed({ store, blob, keyOf, nameOf }),
    discard: async (storageName) => {
      if (isStorageName(storageName)) return store.remove(storageName);
      throw fault(
        'input-invalid',
        `A storage name is 64 hexadecimal digits; this came: ${JSON.stringify(storageName)}.`,
      );
    },
    list: () => store.list(),
  };
};

const ownerOf = (storageName: string): string => `amparo-vault/1 ${storageName}`;

const CHUNKS_A_WRITE = 16;

interface NewBlob {
  readonly blobId: Uint8Array;
  readonly storageName: string;
  readonly key: Uint8Array;
}

type Sealed = Omit<ReceivedBlob, 'storageName' | 'wrappedKey' | 'keyGeneration'>;

/** Hashes, seals and writes chunk by chunk. One chunk is held back, since only the end of the stream tells which is last. */
const sealInto = async (store: BlobStore, blob: NewBlob, stream: AsyncIterable<Uint8Array>): Promise<Sealed> => {
  const [sha256, sha512, ciphertextSha256] = [createHash('sha256'), createHash('sha512'), createHash('sha256')];
  const draft = await store.create();
  let waiting: Uint8Array[] = [];
  // Chunks go to the store a megabyte at a time: each write is a way to another thread and back.
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await draft.write(Buffer.concat(waiting));
    waiting = [];
  };
  const write = async (bytes: Uint8Array): Promise<void> => {
    ciphertextSha256.update(bytes);
    waiting.push(bytes);
    if (waiting.length >= CHUNKS_A_WRITE) await flush();
  };
  try {
    await write(headerOf(blob.blobId));
    let size = 0;
    let head: Uint8Array = new Uint8Array();
    let index = 0;
    let held: Uint8Array = new Uint8Array();
    for await (const chunk of inPiecesOf(CHUNK_BYTES, stream)) {
      sha256.update(chunk);
      sha512.update(chunk);
      if (size === 0) head = chunk.slice(0, HEAD_BYTES);
      else await write(sealChunk(blob.key, { blobId: blob.blobId, index: index++, last: false }, held));
      size += chunk.byteLength;
      held = chunk;
    }
    await write(sealChunk(blob.key, { blobId: blob.blobId, index, last: true }, held));
    await flush();
    await draft.commit(blob.storageName);
    return {
      sha256: sha256.digest('hex'),
      sha512: sha512.digest('hex'),
      size,
      ciphertextSha256: ciphertextSha256.digest('hex'),
      head,
    };
  } catch (cause) {
    await draft.abandon();
    throw cause;
  }
};

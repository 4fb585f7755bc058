import { createHash } from 'node:crypto';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import type { BlobDraft, BlobStore } from './blob-store.ts';
import { checkCiphertext } from './verify-sealed.ts';

export interface StoredBlob {
  readonly storageName: string;
  readonly ciphertextSha256: string;
}

export type Copied =
  /** Now there, and read back equal. `bytes` is 0 when it was there before. */
  | { readonly ok: true; readonly bytes: number }
  /** `from`: the source is damaged; `to`: other bytes lie under the name already, or came back otherwise. */
  | { readonly ok: false; readonly at: 'from' | 'to'; readonly fault: Fault };

/**
 * Copies the ciphertext of a blob, and believes it only when it was read back. What lies there already is compared, never
 * written over. Faults of the places themselves (full, away, refused) go on to the caller.
 */
export const copyBlob = async (from: BlobStore, to: BlobStore, blob: StoredBlob): Promise<Copied> => {
  let bytes = 0;
  if ((await to.size(blob.storageName)) === null) {
    const drafted = await draftOf(from, to, blob);
    if (!drafted.ok) return { ok: false, at: 'from', fault: drafted.fault };
    bytes = drafted.bytes;
    try {
      await drafted.draft.commit(blob.storageName);
    } catch (cause) {
      await drafted.draft.abandon();
      // Another program was faster: what it wrote is held against the hash below.
      if (!(cause instanceof AmparoError && cause.code === 'conflict')) throw cause;
    }
  }
  const wrong = await checkCiphertext(to, blob);
  return wrong === null ? { ok: true, bytes } : { ok: false, at: 'to', fault: wrong };
};

export type Drafted =
  | { readonly ok: true; readonly draft: BlobDraft; readonly bytes: number }
  | { readonly ok: false; readonly fault: Fault };

/** The bytes of a blob in a draft of the other store, held against their hash; the draft has no name yet. */
export const draftOf = async (from: BlobStore, to: BlobStore, blob: StoredBlob): Promise<Drafted> => {
  const draft = await to.create();
  const found = createHash('sha256');
  let bytes = 0;
  try {
    for await (const part of from.read(blob.storageName)) {
      found.update(part);
      bytes += part.byteLength;
      await draft.write(part);
    }
    if (found.digest('hex') !== blob.ciphertextSha256)
      throw fault('integrity-failed', `The stored file ${blob.storageName} is damaged: its bytes have changed.`);
    return { ok: true, draft, bytes };
  } catch (cause) {
    await draft.abandon();
    const first = cause instanceof AmparoError ? cause.faults[0] : undefined;
    if (first?.code === 'integrity-failed' || first?.code === 'not-found') return { ok: false, fault: first };
    throw cause;
  }
};

import { createHash } from 'node:crypto';
import { AmparoError, type Fault } from '@amparo/core/ground/fault';
import type { Verification } from './blob-record.ts';
import { damaged, openSealed, type SealedBlob } from './open-sealed.ts';

/**
 * Hashes what lies on the disk, then opens it and hashes the plaintext, and compares both with what was recorded.
 * Two passes: the first alone is what the keeper of a copy can do without a key.
 */
export const verifySealed = async (sealed: SealedBlob): Promise<Verification> => {
  try {
    await checkCiphertext(sealed);
    return { ok: true, ...(await checkPlaintext(sealed)) };
  } catch (cause) {
    return { ok: false, fault: damageIn(cause) };
  }
};

const checkCiphertext = async ({ store, blob }: SealedBlob): Promise<void> => {
  if ((await store.size(blob.storageName)) === null) throw damaged(blob, 'it is missing');
  const found = createHash('sha256');
  for await (const part of store.read(blob.storageName)) found.update(part);
  if (found.digest('hex') !== blob.ciphertextSha256) throw damaged(blob, 'its bytes on the disk have changed');
};

const checkPlaintext = async (sealed: SealedBlob): Promise<{ sha256: string; sha512: string; size: number }> => {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let size = 0;
  for await (const part of openSealed(sealed, {})) {
    sha256.update(part);
    sha512.update(part);
    size += part.byteLength;
  }
  const found = { sha256: sha256.digest('hex'), sha512: sha512.digest('hex'), size };
  if (found.sha256 !== sealed.blob.sha256) throw damaged(sealed.blob, `its SHA-256 is ${found.sha256}`);
  if (found.sha512 !== sealed.blob.sha512) throw damaged(sealed.blob, `its SHA-512 is ${found.sha512}`);
  return found;
};

/** Damage and a disk that does not read are answers; an error of the program goes on to the caller. */
const damageIn = (cause: unknown): Fault => {
  const found = cause instanceof AmparoError ? cause.faults[0] : undefined;
  if (found?.code === 'integrity-failed' || found?.code === 'unavailable') return found;
  throw cause;
};

import type { Fault } from '@amparo/core/ground/fault';

/** What the database keeps of a blob: enough to read and to verify it. Hashes are lower-case hexadecimal. */
export interface BlobRecord {
  readonly sha256: string;
  readonly sha512: string;
  /** Plaintext bytes. */
  readonly size: number;
  readonly storageName: string;
  readonly wrappedKey: Uint8Array;
  /** Of the file in the vault as it lies there, so that who keeps a copy can check what he cannot read. */
  readonly ciphertextSha256: string;
}

export interface ReceivedBlob extends BlobRecord {
  /** Of the wrapping key that `wrappedKey` is sealed under. */
  readonly keyGeneration: number;
  /** The first bytes (at most HEAD_BYTES), for finding out the type. */
  readonly head: Uint8Array;
}

export type Verification =
  | { readonly ok: true; readonly sha256: string; readonly sha512: string; readonly size: number }
  | { readonly ok: false; readonly fault: Fault };

export const HEAD_BYTES = 4100;

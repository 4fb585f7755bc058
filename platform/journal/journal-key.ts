import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type VerifierKey, verifierKey } from '@amparo/merkle-log';

export interface JournalKey {
  readonly verifier: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** DER of PKCS #8 for an Ed25519 private key up to its 32 bytes (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key that signs checkpoints, from the 32-byte seed that the key ring derives; `name` is the log's origin. */
export const journalKey = (name: string, seed: Uint8Array): JournalKey => {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    verifier: verifierKey(name, spki.subarray(-32)),
    sign: (message) => sign(null, message, privateKey),
  };
};

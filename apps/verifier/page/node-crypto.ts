/** What the libraries take from node:crypto, for a page that has no Node: the same names over @noble, nothing more. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

const ALGORITHMS = { sha256, sha512 } as const;
type Algorithm = keyof typeof ALGORITHMS;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const hash = (algorithm: Algorithm, bytes: Uint8Array, encoding: 'binary' | 'hex'): string => {
  const digest = ALGORITHMS[algorithm](bytes);
  return encoding === 'hex' ? hex(digest) : String.fromCharCode(...digest);
};

export const createHash = (algorithm: Algorithm) => {
  const going = ALGORITHMS[algorithm].create();
  return {
    update(bytes: Uint8Array): void {
      going.update(bytes);
    },
    digest: (_encoding: 'hex'): string => hex(going.digest()),
  };
};

/** SubjectPublicKeyInfo of Ed25519 is 12 bytes and the key (RFC 8410 §4). */
export const createPublicKey = ({ key }: { readonly key: Uint8Array }): Uint8Array => key.subarray(12);

/** RFC 8032 §5.1.7, strictly: what OpenSSL refuses is refused here too. */
export const verify = (_algorithm: null, message: Uint8Array, key: Uint8Array, signature: Uint8Array): boolean =>
  ed25519.verify(signature, message, key, { zip215: false });

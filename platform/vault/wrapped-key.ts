import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * A 32-byte key sealed under another with AES-256-GCM: nonce (12), ciphertext (32), tag (16).
 * `owner` names what the key belongs to and is bound in, so a wrapped key put beside another blob does not open.
 * Random 96-bit nonces are sound for 2^32 keys under one wrapping key (NIST SP 800-38D §8.3).
 */
export const wrapKey = (wrappingKey: Uint8Array, key: Uint8Array, owner: string): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
};

/** The key in `wrapped`, or null when wrapping key, owner or bytes are not those it was wrapped with. */
export const unwrapKey = (wrappingKey: Uint8Array, wrapped: Uint8Array, owner: string): Uint8Array | null => {
  if (wrapped.byteLength !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return null;
  const nonce = wrapped.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner, 'utf8'));
  decipher.setAuthTag(wrapped.subarray(NONCE_BYTES + KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
};

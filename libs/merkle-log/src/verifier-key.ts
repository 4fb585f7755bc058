import { createPublicKey, verify } from 'node:crypto';
import { MerkleLogError } from './merkle-log-error.ts';
import { fromBase64, toBase64 } from './strict-text.ts';
import { sha256 } from './tree-hash.ts';

/** Signature types: plain Ed25519 (C2SP signed-note), and Ed25519 of a witness, with a time (C2SP tlog-cosignature). */
const ED25519 = 0x01;
const COSIGNATURE = 0x04;
type KeyType = typeof ED25519 | typeof COSIGNATURE;
/** DER of SubjectPublicKeyInfo for Ed25519 up to the 32 key bytes (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key that notes are checked with. `id` is 8 hex digits, `publicKey` 32 bytes (RFC 8032). */
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/** True for a key name as signed-note allows it: not empty, no space, no plus, no control character. */
export const isKeyName = (name: string): boolean =>
  name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed();

/** First four bytes, in hex, of SHA-256(name || 0x0A || type || public key) (C2SP signed-note, Ed25519 signatures). */
const keyId = (type: KeyType, name: string, publicKey: Uint8Array): string =>
  Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey])))
    .subarray(0, 4)
    .toString('hex');

/** Makes the key. @throws MerkleLogError `malformed-key` on a name or length that is not allowed. */
export const verifierKey = (name: string, publicKey: Uint8Array): VerifierKey => keyOf(ED25519, name, publicKey);

/** Makes the key of a witness: its id differs, so that no signature of one kind is taken for the other. */
export const witnessKey = (name: string, publicKey: Uint8Array): VerifierKey => keyOf(COSIGNATURE, name, publicKey);

const keyOf = (type: KeyType, name: string, publicKey: Uint8Array): VerifierKey => {
  if (!isKeyName(name)) {
    throw new MerkleLogError(
      'malformed-key',
      `a key name has no space, plus or control character, got ${JSON.stringify(name)}`,
    );
  }
  if (publicKey.length !== 32) {
    throw new MerkleLogError('malformed-key', `an Ed25519 public key has 32 bytes, got ${publicKey.length}`);
  }
  return { name, id: keyId(type, name, publicKey), publicKey };
};

/** `name+id+base64(0x01 || public key)`: the text form in which a key is handed to people and configured. */
export const formatVerifierKey = (key: VerifierKey): string => formatKey(ED25519, key);

/** The same for the key of a witness, with type 0x04. */
export const formatWitnessKey = (key: VerifierKey): string => formatKey(COSIGNATURE, key);

const formatKey = (type: KeyType, key: VerifierKey): string =>
  `${key.name}+${key.id}+${toBase64(Buffer.concat([Uint8Array.of(type), key.publicKey]))}`;

/** Reads the text form; the id must be the one that follows from name and key. @throws MerkleLogError `malformed-key`. */
export const parseVerifierKey = (text: string): VerifierKey => parseKey(ED25519, text);

/** Reads the text form of the key of a witness. @throws MerkleLogError `malformed-key`. */
export const parseWitnessKey = (text: string): VerifierKey => parseKey(COSIGNATURE, text);

const parseKey = (type: KeyType, text: string): VerifierKey => {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  if (match === null) {
    throw new MerkleLogError('malformed-key', `expected name+id+base64, got ${JSON.stringify(text.slice(0, 120))}`);
  }
  const [, name = '', id = '', encoded = ''] = match;
  const material = fromBase64(encoded, 'verifier key');
  if (material[0] !== type) {
    throw new MerkleLogError('malformed-key', `expected an Ed25519 key (type ${type}), got type ${material[0]}`);
  }
  const key = keyOf(type, name, material.subarray(1));
  if (key.id !== id) throw new MerkleLogError('malformed-key', `the key id is ${key.id}, the text says ${id}`);
  return key;
};

/** The public key as a PEM file, as `openssl pkeyutl -pubin` reads it (RFC 8410). */
export const publicKeyPem = (publicKey: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${toBase64(Buffer.concat([SPKI_PREFIX, publicKey]))}\n-----END PUBLIC KEY-----\n`;

/** True when the 64 bytes are an Ed25519 signature of the message by the key (RFC 8032 §5.1.7). */
export const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

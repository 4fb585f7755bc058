import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';

/** What every sealed value begins with: format and version. */
export const SEALED_MARK = 'amparo-sealed:1:';
/**
 * `t`: a text; `j`: the JSON text of a value; both of a column. `e` and `f`: the same in the record of an entry, which leaves
 * with bundles: who has one and brings it back as a name or a text of his own does not have it opened there.
 */
export type SealedKind = 't' | 'j' | 'e' | 'f';

export interface SealedParts {
  readonly kind: SealedKind;
  /** Whose compartment it belongs to. */
  readonly item: string;
  /** Nonce (12), ciphertext, tag (16). */
  readonly bytes: Uint8Array;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_LENGTH = 36;
const HEAD_LENGTH = SEALED_MARK.length + 2 + ID_LENGTH + 1;
const FORM = /^[tjef]:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:$/u;
const BASE64URL = /^[A-Za-z0-9_-]{38,}$/u;

/** Quick enough to be asked of every cell that is read. */
export const isSealed = (text: string): boolean => text.charCodeAt(0) === 97 && text.startsWith(SEALED_MARK);

/**
 * A text under the 32-byte key of an item's compartment, as `amparo-sealed:1:<kind>:<item>:<base64url>`: AES-256-GCM with a
 * random 96-bit nonce, sound for 2^32 values under one key (NIST SP 800-38D §8.3). Item and kind are bound in, so a value
 * put beside another item does not open. Half a surrogate pair comes back as U+FFFD, as from any text of the database.
 */
export const sealValue = (key: Uint8Array, { item, kind }: Omit<SealedParts, 'bytes'>, text: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundOf(item, kind));
  const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${SEALED_MARK}${kind}:${item}:${bytes.toString('base64url')}`;
};

/** The parts of a sealed value; undefined for any other text. */
export const sealedParts = (text: string): SealedParts | undefined => {
  if (!isSealed(text) || !FORM.test(text.slice(SEALED_MARK.length, HEAD_LENGTH))) return undefined;
  const encoded = text.slice(HEAD_LENGTH);
  if (!BASE64URL.test(encoded)) return undefined;
  const kind = text[SEALED_MARK.length] as SealedKind;
  const item = text.slice(SEALED_MARK.length + 2, SEALED_MARK.length + 2 + ID_LENGTH);
  return { kind, item, bytes: Buffer.from(encoded, 'base64url') };
};

/**
 * The text that was sealed.
 * @throws AmparoError `integrity-failed` when key, item, kind or any bit is not what it was sealed with.
 */
export const openValue = (key: Uint8Array, { item, kind, bytes }: SealedParts): string => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(boundOf(item, kind));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw fault('integrity-failed', `a sealed value of item ${item} is damaged, or was put there from elsewhere`, {
      cause,
    });
  }
};

const boundOf = (item: string, kind: SealedKind): Buffer => Buffer.from(`amparo-sealed/1 ${item} ${kind}`, 'utf8');

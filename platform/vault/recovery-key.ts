import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { bech32 } from './bech32.ts';

/**
 * The recovery key: 128 random bits that a person keeps on paper, in nine words of five letters that can be read aloud
 * in any language (proquints: Wilkerson, "A Proposal for Proquints", 2009, arXiv:0901.4016). Eight words carry the
 * bits, the ninth a check of them. It makes an age identity (age-encryption.org/v1, X25519); the workspace keeps the
 * public half only: it can seal to the key, never open with it.
 */
export interface RecoveryKey {
  /** Nine words with hyphens between. Shown once, stored nowhere. */
  readonly words: string;
  /** `age1…`, the public half. */
  readonly recipient: string;
}

const SECRET_BYTES = 16;
const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';
const WORD = /^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]$/;

export const newRecoveryKey = async (): Promise<RecoveryKey> => {
  const secret = randomBytes(SECRET_BYTES);
  const words = wordsOf(Buffer.concat([secret, checkOf(secret)]));
  return { words, recipient: await identityToRecipient(identityOfSecret(secret)) };
};

/**
 * The age identity (`AGE-SECRET-KEY-1…`) of the words, also for Debian's `age -d -i`. Any case; blanks, hyphens and line
 * ends between the words. Fault `input-invalid` names the word that is not one, or says that the check word differs.
 */
export const identityOfWords = (words: string): string => {
  const parts = words
    .toLowerCase()
    .split(/[\s\-–—,]+/u)
    .filter((word) => word !== '');
  if (parts.length !== 9)
    throw fault('input-invalid', `a recovery key has nine words of five letters, ${parts.length} came`, {
      field: 'recoveryKey',
    });
  const bad = parts.findIndex((word) => !WORD.test(word));
  if (bad >= 0)
    throw fault('input-invalid', `word ${bad + 1} of the recovery key is misread: letters go like "lusab", five each`, {
      field: 'recoveryKey',
    });
  const bytes = Buffer.concat(parts.map(bytesOfWord));
  const secret = bytes.subarray(0, SECRET_BYTES);
  if (!checkOf(secret).equals(bytes.subarray(SECRET_BYTES)))
    throw fault('input-invalid', 'the last word does not check the others: a word is misread or two are exchanged', {
      field: 'recoveryKey',
    });
  return identityOfSecret(secret);
};

/** Seals a few bytes to age recipients. */
export const sealToRecipients = async (bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> =>
  encrypterFor(recipients).encrypt(bytes);

/** Fault `input-invalid` for what is no age recipient. */
export const encrypterFor = (recipients: readonly string[]): Encrypter => {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw fault('input-invalid', `${recipient} is no age recipient (age1…)`, { field: 'recipient', cause });
    }
  }
  return encrypter;
};

export const decrypterFor = (identity: string): Decrypter => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter;
};

const identityOfSecret = (secret: Uint8Array): string =>
  bech32(
    'age-secret-key-',
    new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'amparo/1/recovery-key', 32)),
  ).toUpperCase();

const checkOf = (secret: Uint8Array): Buffer =>
  createHash('sha256').update('amparo/1/recovery-key ').update(secret).digest().subarray(0, 2);

const wordsOf = (bytes: Buffer): string =>
  Array.from({ length: bytes.length / 2 }, (_, at) => wordOf(bytes.readUInt16BE(at * 2))).join('-');

const wordOf = (bits: number): string =>
  [
    CONSONANTS[bits >> 12],
    VOWELS[(bits >> 10) & 3],
    CONSONANTS[(bits >> 6) & 15],
    VOWELS[(bits >> 4) & 3],
    CONSONANTS[bits & 15],
  ].join('');

const bytesOfWord = (word: string): Buffer => {
  const at = (letters: string, place: number): number => letters.indexOf(word.charAt(place));
  const bits =
    (at(CONSONANTS, 0) << 12) |
    (at(VOWELS, 1) << 10) |
    (at(CONSONANTS, 2) << 6) |
    (at(VOWELS, 3) << 4) |
    at(CONSONANTS, 4);
  return Buffer.from([bits >> 8, bits & 255]);
};

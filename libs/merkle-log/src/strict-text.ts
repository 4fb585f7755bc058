import { MerkleLogError } from './merkle-log-error.ts';

/** Standard base64 with padding (RFC 4648 §4). */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Reads only the one spelling that toBase64 writes: no white space, no missing padding, no stray bits. @throws `malformed-base64`. */
export const fromBase64 = (text: string, place: string): Uint8Array => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) {
    throw new MerkleLogError(
      'malformed-base64',
      `${place}: expected canonical base64, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return bytes;
};

/** Reads a whole number without sign or leading zeros, up to 2^53-1. @throws `malformed-number`. */
export const fromDecimal = (text: string, place: string): number => {
  const value = Number(text);
  if (!/^(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(value)) {
    throw new MerkleLogError(
      'malformed-number',
      `${place}: expected a whole number up to 2^53-1, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return value;
};

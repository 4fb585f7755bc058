import { MerkleLogError } from './merkle-log-error.ts';
import { isSignatureOf, type NoteSignature } from './signed-note.ts';
import { type VerifierKey, verifyEd25519 } from './verifier-key.ts';

/** What a witness says: as of `time` (seconds since the Epoch) this was the largest consistent tree it had seen. */
export interface Cosignature {
  readonly witness: string;
  readonly keyId: string;
  readonly time: number;
}

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** The bytes that a witness signs (C2SP tlog-cosignature, Ed25519 signed message). `text` is that of the checkpoint. */
export const cosignatureMessage = (text: string, time: number): Uint8Array => {
  if (!Number.isSafeInteger(time) || time < 0) {
    throw new MerkleLogError('bad-range', `a time is a whole number of seconds since the Epoch, got ${time}`);
  }
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
};

/** Cosigns the text of a checkpoint with the key of a witness (`witnessKey`); `sign` gives 64 bytes of Ed25519. */
export const cosign = (
  text: string,
  time: number,
  signer: { readonly key: VerifierKey; readonly sign: (message: Uint8Array) => Uint8Array },
): NoteSignature => {
  const stamped = Buffer.alloc(TIME_BYTES + SIGNATURE_BYTES);
  stamped.writeBigUInt64BE(BigInt(time));
  stamped.set(signer.sign(cosignatureMessage(text, time)), TIME_BYTES);
  return { name: signer.key.name, keyId: signer.key.id, signature: stamped };
};

/**
 * Reads a signature line of a witness whose key is known; undefined for a line of anybody else.
 * @throws MerkleLogError `signature-invalid` when it is the witness's and does not fit the text.
 */
export const openCosignature = (text: string, line: NoteSignature, key: VerifierKey): Cosignature | undefined => {
  if (!isSignatureOf(key, line)) return undefined;
  const bytes = Buffer.from(line.signature);
  const time = bytes.length === TIME_BYTES + SIGNATURE_BYTES ? Number(bytes.readBigUInt64BE()) : -1;
  const fits =
    Number.isSafeInteger(time) &&
    time >= 0 &&
    verifyEd25519(key.publicKey, cosignatureMessage(text, time), bytes.subarray(TIME_BYTES));
  if (!fits) throw new MerkleLogError('signature-invalid', `the cosignature of ${line.name} does not fit the text`);
  return { witness: key.name, keyId: key.id, time };
};

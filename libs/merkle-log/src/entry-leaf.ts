import { MerkleLogError } from './merkle-log-error.ts';
import { sha256 } from './tree-hash.ts';

/** Bytes of the random salt of an entry. */
export const SALT_BYTES = 32;

/**
 * What stands in the tree for one entry. It names no person, place or item: the body is only committed to.
 * `seq` counts from 1 (the leaf's index plus one), `kind` is the name of the deed, `commitment` 64 hex digits.
 */
export interface EntryLeaf {
  readonly v: 1;
  readonly seq: number;
  readonly kind: string;
  readonly commitment: string;
}

const KIND = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const COMMITMENT = /^[0-9a-f]{64}$/;

/**
 * Commitment to a body: SHA-256(salt || canonical body bytes), in hex. With the salt unknown nobody can test a guess;
 * when body and salt are erased the tree still verifies. The salt has a fixed length, so the pair is unambiguous.
 * @param salt 32 random bytes, one salt an entry, never used again.
 * @param body the canonical JSON bytes (RFC 8785) of the body, kept exactly.
 */
export const commit = (salt: Uint8Array, body: Uint8Array): string => {
  if (salt.length !== SALT_BYTES) {
    throw new MerkleLogError('bad-salt', `a salt has ${SALT_BYTES} bytes, got ${salt.length}`);
  }
  return Buffer.from(sha256(Buffer.concat([salt, body]))).toString('hex');
};

/**
 * The leaf as canonical JSON (RFC 8785): keys in order, no white space, ASCII only. These bytes are hashed into the tree.
 * @throws MerkleLogError `bad-kind` when a kind could carry free text, `bad-range` and `malformed-leaf` otherwise.
 */
export const leafBytes = ({ seq, kind, commitment }: EntryLeaf): Uint8Array => {
  if (!Number.isSafeInteger(seq) || seq < 1) {
    throw new MerkleLogError('bad-range', `an entry number is a whole number from 1, got ${seq}`);
  }
  if (!KIND.test(kind)) {
    throw new MerkleLogError(
      'bad-kind',
      `a kind is letters, digits, dots and hyphens, got ${JSON.stringify(kind.slice(0, 80))}`,
    );
  }
  if (!COMMITMENT.test(commitment)) {
    throw new MerkleLogError(
      'malformed-leaf',
      `a commitment is 64 hex digits, got ${JSON.stringify(commitment.slice(0, 80))}`,
    );
  }
  return Buffer.from(`{"commitment":"${commitment}","kind":"${kind}","seq":${seq},"v":1}`);
};

const LEAF = /^\{"commitment":"([0-9a-f]{64})","kind":"([A-Za-z0-9._-]+)","seq":([1-9]\d*),"v":1\}$/;

/** Reads a leaf; only the bytes that leafBytes writes are accepted. @throws MerkleLogError `malformed-leaf`. */
export const parseLeaf = (bytes: Uint8Array): EntryLeaf => {
  const text = Buffer.from(bytes).toString('latin1');
  const [, commitment, kind, digits] = LEAF.exec(text) ?? [];
  const seq = Number(digits);
  if (commitment === undefined || kind === undefined || !KIND.test(kind) || !Number.isSafeInteger(seq)) {
    throw new MerkleLogError(
      'malformed-leaf',
      `expected {"commitment":…,"kind":…,"seq":…,"v":1}, got ${JSON.stringify(text.slice(0, 200))}`,
    );
  }
  return { v: 1, seq, kind, commitment };
};

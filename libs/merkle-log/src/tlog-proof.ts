import { openCheckpoint } from './checkpoint.ts';
import { MerkleLogError } from './merkle-log-error.ts';
import { fromBase64, fromDecimal, toBase64 } from './strict-text.ts';
import { HASH_BYTES } from './tree-hash.ts';
import { requireProof, verifyInclusion } from './tree-proofs.ts';
import type { VerifierKey } from './verifier-key.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** Proof that one entry stands in a signed log (C2SP tlog-proof). `index` counts from 0; `checkpoint` is the signed note as it is. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
}

/** The text of a `.tlog-proof` file. We write no `extra` line: it would not be authenticated. */
export const formatTlogProof = ({ index, hashes, checkpoint }: TlogProof): string =>
  [HEADER, `index ${index}`, ...requireProof(hashes).map(toBase64), '', checkpoint].join('\n');

/**
 * Reads a `.tlog-proof` file. An `extra` line is allowed by the format and is dropped here.
 * @throws MerkleLogError `malformed-proof`, `malformed-number`, `malformed-base64`.
 */
export const parseTlogProof = (text: string): TlogProof => {
  const gap = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(gap, 0)).split('\n');
  if (gap < 0 || header !== HEADER) {
    throw new MerkleLogError('malformed-proof', `expected the line ${HEADER}, a proof, an empty line and a checkpoint`);
  }
  if (lines[0]?.startsWith('extra ')) fromBase64(lines.shift()?.slice('extra '.length) ?? '', 'extra data');
  const indexLine = lines.shift() ?? '';
  if (!indexLine.startsWith('index ')) {
    throw new MerkleLogError(
      'malformed-proof',
      `expected "index <number>", got ${JSON.stringify(indexLine.slice(0, 80))}`,
    );
  }
  const hashes = lines.map((line, at) => fromBase64(line, `proof hash ${at}`));
  if (hashes.length > 63 || hashes.some((hash) => hash.length !== HASH_BYTES)) {
    throw new MerkleLogError('malformed-proof', `a proof has at most 63 hashes of ${HASH_BYTES} bytes`);
  }
  return { index: fromDecimal(indexLine.slice('index '.length), 'index'), hashes, checkpoint: text.slice(gap + 2) };
};

/** True when the checkpoint in the proof is signed by one of the keys and the leaf hash stands at its index. Malformed notes throw. */
export const verifyTlogProof = (proof: TlogProof, leafHash: Uint8Array, keys: readonly VerifierKey[]): boolean => {
  const { size, root } = openCheckpoint(proof.checkpoint, keys);
  return verifyInclusion(proof.index, size, leafHash, proof.hashes, root);
};

import { MerkleLogError } from './merkle-log-error.ts';
import { fromBase64, fromDecimal, toBase64 } from './strict-text.ts';
import { requireProof } from './tree-proofs.ts';

/** What a log hands to a witness (C2SP tlog-witness, add-checkpoint): `note` is the signed checkpoint as it is. */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: string;
}

const MAX_PROOF_LINES = 63;

export const formatAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string =>
  [`old ${oldSize}`, ...requireProof(proof).map(toBase64), '', note].join('\n');

/** Reads the body of a request, strictly. @throws MerkleLogError `malformed-proof`, `malformed-number`, `malformed-base64`, `bad-hash`. */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const gap = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(gap, 0)).split('\n');
  if (gap < 0 || !first.startsWith('old ')) {
    throw new MerkleLogError('malformed-proof', 'expected "old <size>", a proof, an empty line and a checkpoint');
  }
  if (lines.length > MAX_PROOF_LINES) {
    throw new MerkleLogError('malformed-proof', `a proof has at most ${MAX_PROOF_LINES} hashes, got ${lines.length}`);
  }
  return {
    oldSize: fromDecimal(first.slice('old '.length), 'old size'),
    proof: requireProof(lines.map((line, at) => fromBase64(line, `proof hash ${at}`))),
    note: body.slice(gap + 2),
  };
};

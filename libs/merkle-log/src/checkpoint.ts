import { MerkleLogError } from './merkle-log-error.ts';
import { type NoteSigner, openNote, signNote } from './signed-note.ts';
import { fromBase64, fromDecimal, toBase64 } from './strict-text.ts';
import { HASH_BYTES, requireHash } from './tree-hash.ts';
import { requireSize } from './tree-ranges.ts';
import type { VerifierKey } from './verifier-key.ts';

/** The head of a log at one size (C2SP tlog-checkpoint). `root` is 32 bytes; `extensions` are further lines, best left out. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/** The signed text: origin, size, base64 root, each on a line. @throws MerkleLogError `malformed-checkpoint`, `bad-range`, `bad-hash`. */
export const checkpointText = ({ origin, size, root, extensions }: Checkpoint): string => {
  const lines = [origin, String(requireSize(size, 'tree size')), toBase64(requireHash(root, 'root')), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) {
    throw new MerkleLogError(
      'malformed-checkpoint',
      'the lines of a checkpoint are not empty and have no newline inside',
    );
  }
  return `${lines.join('\n')}\n`;
};

/** Reads the text of a checkpoint, strictly. @throws MerkleLogError `malformed-checkpoint`, `malformed-number`, `malformed-base64`. */
export const parseCheckpoint = (text: string): Checkpoint => {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const extensions = rest.slice(0, -1);
  if (rest.at(-1) !== '' || origin === '' || extensions.includes('')) {
    throw new MerkleLogError('malformed-checkpoint', 'expected at least three full lines: origin, size, root');
  }
  const hash = fromBase64(root, 'root of the checkpoint');
  if (hash.length !== HASH_BYTES) {
    throw new MerkleLogError('malformed-checkpoint', `the root has ${HASH_BYTES} bytes, got ${hash.length}`);
  }
  return { origin, size: fromDecimal(size, 'size of the checkpoint'), root: hash, extensions };
};

/**
 * Signs a checkpoint. Whoever calls this must have made sure that it extends every checkpoint signed before:
 * a log that signs two histories is worth nothing (C2SP tlog-checkpoint, Signatures).
 */
export const signCheckpoint = (checkpoint: Checkpoint, signer: NoteSigner): string =>
  signNote(checkpointText(checkpoint), signer);

/** Reads a signed checkpoint after checking its signatures by the known keys; errors as openNote and parseCheckpoint. */
export const openCheckpoint = (note: string, keys: readonly VerifierKey[]): Checkpoint =>
  parseCheckpoint(openNote(note, keys).text);

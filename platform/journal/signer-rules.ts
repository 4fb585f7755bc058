import { hashesEqual, openCheckpoint, type VerifierKey, verifyConsistency } from '@amparo/merkle-log';
import type { SignedHead } from './signed-head.ts';
import type { SignerRefusal } from './signer-protocol.ts';

/** A refusal with the words for it. */
export interface Refused {
  readonly refusal: SignerRefusal;
  readonly message: string;
}

/**
 * Whether a head may be signed after `last`: the same head again, or one that is proven to begin with all that was
 * signed. Two signatures of one log over histories that differ are worth less than none (C2SP tlog-checkpoint).
 */
export const mayFollow = (
  last: SignedHead,
  asked: {
    readonly from: number;
    readonly size: number;
    readonly root: Uint8Array;
    readonly proof: readonly Uint8Array[];
  },
): Refused | undefined => {
  const { from, size, root, proof } = asked;
  if (size < last.size)
    return { refusal: 'behind', message: `${last.size} entries were signed before, now there are ${size}` };
  if (size === last.size)
    return hashesEqual(root, last.root)
      ? undefined
      : { refusal: 'fork', message: `${size} entries were signed before with another root` };
  if (from !== last.size)
    return { refusal: 'other-base', message: `the proof starts at ${from} entries, ${last.size} were signed` };
  return verifyConsistency(last.size, size, proof, last.root, root)
    ? undefined
    : {
        refusal: 'not-an-extension',
        message: `no proof that the ${size} entries begin with the ${last.size} that were signed`,
      };
};

/** The head to remember after a checkpoint with the key's own signature was shown: the longer of the two. */
export const afterShown = (last: SignedHead, note: string, key: VerifierKey): SignedHead | Refused => {
  try {
    const shown = openCheckpoint(note, [key]);
    if (shown.origin !== key.name)
      return { refusal: 'foreign-checkpoint', message: `the checkpoint is of the log ${shown.origin}` };
    if (shown.size === last.size && !hashesEqual(shown.root, last.root))
      return {
        refusal: 'fork',
        message: `a checkpoint of ${shown.size} entries bears our signature over another root than the one remembered`,
      };
    return shown.size > last.size ? { size: shown.size, root: shown.root } : last;
  } catch (cause) {
    return { refusal: 'foreign-checkpoint', message: cause instanceof Error ? cause.message : String(cause) };
  }
};

/**
 * True for bytes that anybody could take for the text of a checkpoint, of any origin, or for a cosignature: a second
 * line that is a number, or the header of C2SP tlog-cosignature. Read more widely than a reader of checkpoints would.
 */
export const readsAsCheckpoint = (bytes: Uint8Array): boolean => {
  const [first = '', second = ''] = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r?\n|\r/, 2);
  return /^\s*[+-]?\d+\s*$/.test(second) || /^\s*cosignature\//i.test(first) || /^\s*time \d/.test(second);
};

import {
  type Checkpoint,
  EMPTY_ROOT,
  hashesEqual,
  MerkleLogError,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  type VerifierKey,
  verifyConsistency,
} from '@amparo/merkle-log';

/** The checkpoint of a log that this witness cosigned last. */
export interface Seen {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
}

export type Judged =
  | { readonly status: 200; readonly text: string; readonly checkpoint: Checkpoint; readonly seen: Seen }
  | {
      readonly status: 400 | 403 | 404 | 409 | 422;
      readonly why: string;
      /** The size to be told with 409: what was cosigned last. */
      readonly size?: number;
      /** The refused checkpoint, signed by the log, when it contradicts what was cosigned or came with a proof that fails. */
      readonly evidence?: { readonly origin: string; readonly refused: string; readonly held: string };
    };

const refused = (status: 400 | 403 | 404, why: string): Judged => ({ status, why });

/**
 * What C2SP tlog-witness, add-checkpoint, asks a witness to check, in its order. Pure: whoever calls it must store
 * `seen` durably before the cosignature leaves, and judge nothing else of this log meanwhile.
 */
export const judgeRequest = (
  body: string,
  logs: ReadonlyMap<string, VerifierKey>,
  seenOf: (origin: string) => Seen | undefined,
): Judged => {
  let asked: ReturnType<typeof parseAddCheckpoint>;
  let text: string;
  let checkpoint: Checkpoint;
  try {
    asked = parseAddCheckpoint(body);
    text = parseNote(asked.note).text;
    checkpoint = parseCheckpoint(text);
  } catch (cause) {
    if (!(cause instanceof MerkleLogError)) throw cause;
    return refused(400, cause.message);
  }
  const { origin, size, root } = checkpoint;
  const key = logs.get(origin);
  if (key === undefined) return refused(404, 'this witness does not know the log');
  try {
    openNote(asked.note, [key]);
  } catch (cause) {
    if (!(cause instanceof MerkleLogError)) throw cause;
    return refused(403, cause.message);
  }
  if (asked.oldSize > size) return refused(400, `the old size ${asked.oldSize} is above the size ${size}`);
  const seen = seenOf(origin) ?? { size: 0, root: EMPTY_ROOT, note: '' };
  const evidence = { origin, refused: asked.note, held: seen.note };
  if (size === seen.size && !hashesEqual(root, seen.root))
    return { status: 409, why: `another root was cosigned at ${size} entries`, size: seen.size, evidence };
  if (asked.oldSize !== seen.size)
    return { status: 409, why: `${seen.size} entries were cosigned last`, size: seen.size };
  if (!verifyConsistency(seen.size, size, asked.proof, seen.root, root))
    return { status: 422, why: `the proof does not lead from ${seen.size} to ${size} entries`, evidence };
  return { status: 200, text, checkpoint, seen: { size, root, note: asked.note } };
};

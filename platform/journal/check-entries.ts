import {
  appendLeaf,
  commit,
  EMPTY_FRONTIER,
  frontierRoot,
  hashesEqual,
  hashLeaf,
  leafBytes,
  openCheckpoint,
  type VerifierKey,
} from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';

export interface JournalCheck {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checkpoints: number;
  /** Entries whose body was erased: their commitment still stands. */
  readonly erased: number;
  /** What is wrong, the first bad entry first; empty when all holds. */
  readonly faults: readonly string[];
}

const PAGE = 5_000;

/**
 * Rebuilds the tree from every entry (never from tiles alone: preservation page §4, trap 1), recomputes each
 * commitment whose body is there, and checks every checkpoint's signature and root on the way.
 */
export const checkEntries = async (database: Database, key: VerifierKey): Promise<JournalCheck> => {
  const faults: string[] = [];
  const notes = await database.selectFrom('checkpoint').select(['size', 'note']).orderBy('size').execute();
  const expected = new Map(notes.map(({ size, note }) => [size, note]));
  let frontier = EMPTY_FRONTIER;
  let erased = 0;
  for (let last = 0; ; ) {
    const rows = await database
      .selectFrom('entry')
      .select(['seq', 'deed', 'body', 'salt', 'commitment', 'leaf_hash'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.seq !== frontier.size + 1) faults.push(`entry ${frontier.size + 1} is missing; ${row.seq} follows`);
      const commitment = row.commitment.toString('hex');
      if (row.body === null || row.salt === null) erased += 1;
      else if (commit(row.salt, Buffer.from(row.body)) !== commitment)
        faults.push(`entry ${row.seq}: its body is not the one committed to`);
      const leaf = hashLeaf(leafBytes({ v: 1, seq: row.seq, kind: row.deed, commitment }));
      if (!hashesEqual(leaf, row.leaf_hash)) faults.push(`entry ${row.seq}: its leaf hash does not follow from it`);
      frontier = appendLeaf(frontier, leaf);
      const note = expected.get(frontier.size);
      if (note !== undefined) faults.push(...checkNote(note, frontier.size, frontierRoot(frontier), key));
      last = row.seq;
    }
  }
  const root = frontierRoot(frontier);
  const head = await database.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
  if (head !== undefined && (head.size !== frontier.size || !hashesEqual(head.root, root))) {
    faults.push(`the head says ${head.size} entries, the entries give ${frontier.size} or another root`);
  }
  for (const { size } of notes)
    if (size > frontier.size)
      faults.push(`a checkpoint of ${size} entries was signed, only ${frontier.size} are there`);
  return {
    ok: faults.length === 0,
    size: frontier.size,
    root: Buffer.from(root).toString('hex'),
    checkpoints: notes.length,
    erased,
    faults,
  };
};

const checkNote = (note: string, size: number, root: Uint8Array, key: VerifierKey): string[] => {
  try {
    const checkpoint = openCheckpoint(note, [key]);
    return checkpoint.size === size && hashesEqual(checkpoint.root, root)
      ? []
      : [`the checkpoint of ${size} entries was signed over another history`];
  } catch (cause) {
    return [`the checkpoint of ${size} entries: ${cause instanceof Error ? cause.message : String(cause)}`];
  }
};

import { fault } from '@amparo/core/ground/fault';
import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  parseCheckpoint,
  parseNote,
  type TlogProof,
  verifyConsistency,
  verifyInclusion,
} from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';
import type { TileStore } from './tile-store.ts';

/**
 * Proof that entry `seq` stands in the tree of the newest checkpoint that covers it (C2SP tlog-proof); undefined while
 * it is not sealed. A proof reckoned from the mirror is held against the signed root; when it does not hold it is
 * reckoned again from the entries, and when that does not hold either the journal was changed: `integrity-failed`.
 */
export const proveEntry = async (
  { database, store }: { readonly database: Database; readonly store: TileStore },
  seq: number,
): Promise<TlogProof | undefined> => {
  const checkpoint = await database
    .selectFrom('checkpoint')
    .select('note')
    .where('size', '>=', seq)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry = await database.selectFrom('entry').select('leaf_hash').where('seq', '=', seq).executeTakeFirst();
  if (checkpoint === undefined || entry === undefined) return undefined;
  const { size, root } = parseCheckpoint(parseNote(checkpoint.note).text);
  const index = seq - 1;
  for (const believe of [true, false]) {
    const hashOf = await store.rangeHash(database, size, inclusionRanges(index, size), believe);
    const hashes = inclusionProof(index, size, hashOf);
    if (verifyInclusion(index, size, entry.leaf_hash, hashes, root))
      return { index, hashes, checkpoint: checkpoint.note };
    if (believe) store.forget();
  }
  throw fault('integrity-failed', `entry ${seq} is not the one under the checkpoint of ${size} entries`);
};

/**
 * Consistency proof between two sizes. Where both were sealed it is held against their roots, and reckoned from the
 * entries alone when the mirror gave one that does not hold.
 */
export const proveExtension = async (
  { database, store }: { readonly database: Database; readonly store: TileStore },
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> => {
  const ranges = consistencyRanges(from, to);
  const rows = await database.selectFrom('checkpoint').select('note').where('size', 'in', [from, to]).execute();
  const heads = rows.map(({ note }) => parseCheckpoint(parseNote(note).text));
  const rootAt = (size: number) => heads.find((head) => head.size === size)?.root;
  const [before, after] = [rootAt(from), rootAt(to)];
  const proof = consistencyProof(from, to, await store.rangeHash(database, to, ranges));
  if (before === undefined || after === undefined || verifyConsistency(from, to, proof, before, after)) return proof;
  store.forget();
  return consistencyProof(from, to, await store.rangeHash(database, to, ranges, false));
};

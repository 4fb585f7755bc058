import {
  bundleBytes,
  bundlePath,
  formatVerifierKey,
  leafBytes,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  type VerifierKey,
} from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';
import type { TileStore } from './tile-store.ts';

interface Growth {
  readonly database: Database;
  readonly store: TileStore;
  /** Sealed size before and after. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  readonly key: VerifierKey;
}

/**
 * Writes the C2SP tiles, entry bundles, checkpoint and key that an outsider may copy. They are a mirror: the entries
 * in the database are the truth, and a lost file is written again when its tile next grows.
 */
export const writeTiles = async (growth: Growth): Promise<void> => {
  const { database, store } = growth;
  for (let level = 0, width = TILE_WIDTH; ; level += 1, width *= TILE_WIDTH) {
    const nodes = Math.floor(growth.to / (width / TILE_WIDTH));
    if (nodes === 0) break;
    for (let index = Math.floor(growth.from / width); index * TILE_WIDTH < nodes; index += 1) {
      const address = { level, index, width: Math.min(TILE_WIDTH, nodes - index * TILE_WIDTH) };
      await store.put(tilePath(address), tileBytes(await store.hashes(database, address)));
      if (level === 0) await putBundle(growth, index, address.width);
    }
  }
  await store.put('key.pub', Buffer.from(`${formatVerifierKey(growth.key)}\n`));
  await store.put('checkpoint', Buffer.from(growth.note));
  store.wrote(growth.to);
};

const putBundle = async ({ database, store }: Growth, index: number, count: number): Promise<void> => {
  const rows = await database
    .selectFrom('entry')
    .select(['seq', 'deed', 'commitment'])
    .where('seq', '>', index * TILE_WIDTH)
    .where('seq', '<=', index * TILE_WIDTH + count)
    .orderBy('seq')
    .execute();
  const leaves = rows.map((row) =>
    leafBytes({ v: 1, seq: row.seq, kind: row.deed, commitment: row.commitment.toString('hex') }),
  );
  await store.put(bundlePath({ index, width: count }), bundleBytes(leaves));
};

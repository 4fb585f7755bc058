import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  bundleBytes,
  bundlePath,
  formatVerifierKey,
  leafBytes,
  parseTile,
  perfectRoot,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  type VerifierKey,
} from '@amparo/merkle-log';
import type { Database } from '../database/connect.ts';

interface Growth {
  readonly database: Database;
  readonly folder: string;
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
  for (let level = 0, width = TILE_WIDTH; ; level += 1, width *= TILE_WIDTH) {
    const nodes = Math.floor(growth.to / (width / TILE_WIDTH));
    if (nodes === 0) break;
    for (let index = Math.floor(growth.from / width); index * TILE_WIDTH < nodes; index += 1) {
      const count = Math.min(TILE_WIDTH, nodes - index * TILE_WIDTH);
      const hashes = await hashesOf(growth, level, index, count);
      await put(growth.folder, tilePath({ level, index, width: count }), tileBytes(hashes));
      if (level === 0) await putBundle(growth, index, count);
    }
  }
  await put(growth.folder, 'key.pub', Buffer.from(`${formatVerifierKey(growth.key)}\n`));
  await put(growth.folder, 'checkpoint', Buffer.from(growth.note));
};

/** The hashes of one tile: leaves from the database, higher nodes from the full tiles below. */
const hashesOf = async (
  growth: Growth,
  level: number,
  index: number,
  count: number,
): Promise<readonly Uint8Array[]> => {
  if (level === 0) {
    const rows = await growth.database
      .selectFrom('entry')
      .select('leaf_hash')
      .where('seq', '>', index * TILE_WIDTH)
      .where('seq', '<=', index * TILE_WIDTH + count)
      .orderBy('seq')
      .execute();
    return rows.map((row) => row.leaf_hash);
  }
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < count; at += 1) {
    const below = index * TILE_WIDTH + at;
    hashes.push(perfectRoot(await fullTile(growth, level - 1, below)));
  }
  return hashes;
};

const fullTile = async (growth: Growth, level: number, index: number): Promise<readonly Uint8Array[]> => {
  const path = join(growth.folder, tilePath({ level, index, width: TILE_WIDTH }));
  try {
    return parseTile(await readFile(path), TILE_WIDTH);
  } catch {
    return hashesOf(growth, level, index, TILE_WIDTH);
  }
};

const putBundle = async (growth: Growth, index: number, count: number): Promise<void> => {
  const rows = await growth.database
    .selectFrom('entry')
    .select(['seq', 'deed', 'commitment'])
    .where('seq', '>', index * TILE_WIDTH)
    .where('seq', '<=', index * TILE_WIDTH + count)
    .orderBy('seq')
    .execute();
  const leaves = rows.map((row) =>
    leafBytes({ v: 1, seq: row.seq, kind: row.deed, commitment: row.commitment.toString('hex') }),
  );
  await put(growth.folder, bundlePath({ index, width: count }), bundleBytes(leaves));
};

const put = async (folder: string, path: string, bytes: Uint8Array): Promise<void> => {
  const at = join(folder, path);
  await mkdir(dirname(at), { recursive: true, mode: 0o700 });
  const fresh = `${at}.${process.pid}.new`;
  await writeFile(fresh, bytes);
  await rename(fresh, at);
};

import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type LeafRange,
  parseTile,
  perfectRoot,
  type RangeHash,
  rangeHashOfTiles,
  rangeInTiles,
  TILE_WIDTH,
  type TileAddress,
  tilePath,
} from '@amparo/merkle-log';
import type { Database, Transacting } from '../database/connect.ts';

/** Tiles kept in memory: 512 full ones are 4 MiB, more than a proof in any journal of ours touches. */
const KEPT = 512;

/**
 * Hashes of the tree by tile: from memory, from the mirror in the journal's folder, else from the entries. The mirror
 * is never the truth: what is reckoned from it must be held against a root that somebody signed.
 */
export class TileStore {
  readonly folder: string;
  readonly #kept = new Map<string, readonly Uint8Array[]>();
  /** Size of the tree whose tiles were written last: its partial tiles are where longer ones begin. */
  #written = 0;
  #mirrorWrong = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What was reckoned from the mirror did not hold: it is forgotten, and the mirror is to be written anew. */
  forget(): void {
    this.#kept.clear();
    this.#written = 0;
    this.#mirrorWrong = true;
  }

  /** From which size on the mirror can be left as it is. */
  soundFrom(sealed: number): number {
    return this.#mirrorWrong ? 0 : sealed;
  }

  wrote(size: number): void {
    this.#written = size;
    this.#mirrorWrong = false;
  }

  /** The hashes of a tile of a tree at least as large as the address says. `believe` false: from the entries alone. */
  async hashes(database: Database | Transacting, address: TileAddress, believe = true): Promise<readonly Uint8Array[]> {
    const path = tilePath(address);
    const kept = believe ? this.#kept.get(path) : undefined;
    if (kept !== undefined) return kept;
    const found =
      (believe ? await this.#mirrored(address) : undefined) ?? (await this.#reckoned(database, address, believe));
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(path, found);
    return found;
  }

  /** A RangeHash over the tree of `size` entries for these ranges, their tiles fetched first. */
  async rangeHash(
    database: Database | Transacting,
    size: number,
    ranges: readonly LeafRange[],
    believe = true,
  ): Promise<RangeHash> {
    const tiles = new Map<string, Uint8Array>();
    for (const { level, index } of ranges.flatMap(rangeInTiles)) {
      const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH);
      const address = { level, index, width };
      tiles.set(tilePath(address), Buffer.concat(await this.hashes(database, address, believe)));
    }
    return rangeHashOfTiles(size, (address) => tiles.get(tilePath(address)) ?? new Uint8Array());
  }

  /** The leaves of one bundle as the mirror has them, the widest there is; empty when it has none. */
  async mirroredLeaves(index: number): Promise<readonly Uint8Array[]> {
    const whole = await this.#mirrored({ level: 0, index, width: TILE_WIDTH });
    if (whole !== undefined) return whole;
    const partial = join(this.folder, dirname(tilePath({ level: 0, index, width: 1 })));
    const widths = (await readdir(partial).catch(() => [])).map(Number).filter((width) => width > 0);
    const widest = Math.max(0, ...widths);
    return widest === 0 ? [] : ((await this.#mirrored({ level: 0, index, width: widest })) ?? []);
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    const at = join(this.folder, path);
    await mkdir(dirname(at), { recursive: true, mode: 0o700 });
    const fresh = `${at}.${process.pid}.new`;
    await writeFile(fresh, bytes);
    await rename(fresh, at);
  }

  async #mirrored(address: TileAddress): Promise<readonly Uint8Array[] | undefined> {
    try {
      return parseTile(await readFile(join(this.folder, tilePath(address))), address.width);
    } catch {
      return undefined;
    }
  }

  async #reckoned(
    database: Database | Transacting,
    { level, index, width }: TileAddress,
    believe: boolean,
  ): Promise<readonly Uint8Array[]> {
    if (level === 0) return leafHashes(database, index * TILE_WIDTH, width);
    const before = Math.min(width, Math.floor(this.#written / TILE_WIDTH ** level) - index * TILE_WIDTH);
    const begun = believe && before > 0 ? await this.#mirrored({ level, index, width: before }) : undefined;
    const hashes = [...(begun ?? [])];
    for (let at = hashes.length; at < width; at += 1) {
      const below = { level: level - 1, index: index * TILE_WIDTH + at, width: TILE_WIDTH };
      hashes.push(perfectRoot(await this.hashes(database, below, believe)));
    }
    return hashes;
  }
}

const leafHashes = async (
  database: Database | Transacting,
  first: number,
  count: number,
): Promise<readonly Uint8Array[]> => {
  const rows = await database
    .selectFrom('entry')
    .select('leaf_hash')
    .where('seq', '>', first)
    .where('seq', '<=', first + count)
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.leaf_hash);
};

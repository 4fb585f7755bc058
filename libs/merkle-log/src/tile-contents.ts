import { MerkleLogError } from './merkle-log-error.ts';
import { TILE_WIDTH, type TileAddress } from './tile-path.ts';
import { HASH_BYTES, perfectRoot, requireHash } from './tree-hash.ts';
import { joinSubtrees, type RangeHash } from './tree-proofs.ts';
import { completeSubtrees, type LeafRange } from './tree-ranges.ts';

/** Contents of a tile: its hashes one after the other; a full one is 8,192 bytes (C2SP tlog-tiles). */
export const tileBytes = (hashes: readonly Uint8Array[]): Uint8Array => {
  if (hashes.length < 1 || hashes.length > TILE_WIDTH) {
    throw new MerkleLogError('malformed-tile', `a tile holds 1 to ${TILE_WIDTH} hashes, got ${hashes.length}`);
  }
  return Buffer.concat(hashes.map((each, at) => requireHash(each, `tile hash ${at}`)));
};

/** The hashes in a tile of the expected width. @throws MerkleLogError `malformed-tile` when the length is another. */
export const parseTile = (bytes: Uint8Array, width: number): readonly Uint8Array[] => {
  if (bytes.length !== width * HASH_BYTES) {
    throw new MerkleLogError(
      'malformed-tile',
      `a tile of width ${width} has ${width * HASH_BYTES} bytes, got ${bytes.length}`,
    );
  }
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
};

/** Some neighbouring hashes of one tile; together the level of a perfect subtree. */
export interface TileSlice {
  readonly level: number;
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

/** Where the hashes stand from which the hash of a range is computed: one slice for each complete subtree, largest first. */
export const rangeInTiles = (range: LeafRange): readonly TileSlice[] =>
  completeSubtrees(range).map(({ start, end }) => {
    let [count, first, level] = [end - start, start, 0];
    while (count >= TILE_WIDTH) [count, first, level] = [count / TILE_WIDTH, first / TILE_WIDTH, level + 1];
    return { level, index: Math.floor(first / TILE_WIDTH), first: first % TILE_WIDTH, count };
  });

/** Hash of a range from the hashes of its slices, in the order that `rangeInTiles` gave. */
export const hashOfSlices = (slices: readonly (readonly Uint8Array[])[]): Uint8Array =>
  joinSubtrees(slices.map(perfectRoot));

/**
 * A RangeHash that reads tiles of a tree of `size` leaves; `readTile` returns the contents at an address.
 * A tile is not checked against its parent here: a proof made from tiles is worth what its check against a root says.
 */
export const rangeHashOfTiles =
  (size: number, readTile: (address: TileAddress) => Uint8Array): RangeHash =>
  (range) =>
    hashOfSlices(
      rangeInTiles(range).map(({ level, index, first, count }) => {
        const inLevel = Math.floor(size / TILE_WIDTH ** level);
        const width = Math.min(TILE_WIDTH, inLevel - index * TILE_WIDTH);
        if (first + count > width) {
          throw new MerkleLogError(
            'bad-range',
            `leaves ${range.start} to ${range.end} are not all in a tree of ${size}`,
          );
        }
        return parseTile(readTile({ level, index, width }), width).slice(first, first + count);
      }),
    );

import { MerkleLogError } from './merkle-log-error.ts';
import { TILE_WIDTH } from './tile-path.ts';

/** The longest entry that a bundle can carry: its length is a uint16. */
export const MAX_ENTRY_BYTES = 65_535;

/** A bundle: each entry after its length as a big-endian uint16 (C2SP tlog-tiles, Log entries). @throws `too-large`. */
export const bundleBytes = (entries: readonly Uint8Array[]): Uint8Array => {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new MerkleLogError('malformed-tile', `a bundle holds 1 to ${TILE_WIDTH} entries, got ${entries.length}`);
  }
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new MerkleLogError(
          'too-large',
          `an entry has at most ${MAX_ENTRY_BYTES} bytes, got ${entry.length}; keep big content as a blob`,
        );
      }
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
};

/** The entries of a bundle of the expected width. @throws MerkleLogError `malformed-tile` when it is cut, too long or of another width. */
export const parseBundle = (bytes: Uint8Array, width: number): readonly Uint8Array[] => {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length =
      at + 2 <= bytes.length ? ((bytes[at] as number) << 8) | (bytes[at + 1] as number) : Number.POSITIVE_INFINITY;
    if (at + 2 + length > bytes.length) {
      throw new MerkleLogError(
        'malformed-tile',
        `entry ${entries.length} of the bundle is cut short at byte ${bytes.length}`,
      );
    }
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (entries.length !== width) {
    throw new MerkleLogError('malformed-tile', `expected a bundle of ${width} entries, got ${entries.length}`);
  }
  return entries;
};

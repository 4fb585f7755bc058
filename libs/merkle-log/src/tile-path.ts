import { MerkleLogError } from './merkle-log-error.ts';
import { requireSize } from './tree-ranges.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** One tile of hashes. `width` is 1 to 256; under 256 the tile is partial. */
export interface TileAddress {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** One bundle of entries; same numbering as the tiles of level 0. */
export interface BundleAddress {
  readonly index: number;
  readonly width: number;
}

const threeDigits = (index: number): string => {
  const digits = String(requireSize(index, 'tile index'));
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
};

const suffix = (width: number): string => {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new MerkleLogError('bad-range', `a tile holds 1 to ${TILE_WIDTH} members, got ${width}`);
  }
  return width === TILE_WIDTH ? '' : `.p/${width}`;
};

/** `tile/<L>/<N>[.p/<W>]`, for example tile/1/x001/x234/067.p/8 (C2SP tlog-tiles, Merkle Tree). */
export const tilePath = ({ level, index, width }: TileAddress): string => {
  if (!Number.isInteger(level) || level < 0 || level > 63) {
    throw new MerkleLogError('bad-range', `a tile level is 0 to 63, got ${level}`);
  }
  return `tile/${level}/${threeDigits(index)}${suffix(width)}`;
};

/** `tile/entries/<N>[.p/<W>]` (C2SP tlog-tiles, Log entries). */
export const bundlePath = ({ index, width }: BundleAddress): string =>
  `tile/entries/${threeDigits(index)}${suffix(width)}`;

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/**
 * Reads a path back; `level` is undefined for an entry bundle. Only the one spelling that tilePath and bundlePath write
 * is accepted.
 * @throws MerkleLogError `malformed-path`.
 */
export const parseTilePath = (path: string): BundleAddress & { readonly level: number | undefined } => {
  const match = PATH.exec(path);
  const index = Number((match?.[2] ?? '').replaceAll(/[x/]/g, ''));
  const width = match?.[3] === undefined ? TILE_WIDTH : Number(match[3]);
  const level = match?.[1] === 'entries' ? undefined : Number(match?.[1]);
  const plausible = match !== null && Number.isSafeInteger(index) && width <= TILE_WIDTH && (level ?? 0) <= 63;
  const written = plausible && (level === undefined ? bundlePath({ index, width }) : tilePath({ level, index, width }));
  if (written !== path) {
    throw new MerkleLogError(
      'malformed-path',
      `expected tile/<level or entries>/<index>[.p/<width>], got ${JSON.stringify(path)}`,
    );
  }
  return { level, index, width };
};

/** All bundles of a log of `size` entries, in order: the full ones, then the partial one if there is one. */
export function* bundlesOf(size: number): Generator<BundleAddress> {
  requireSize(size, 'size of the log');
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    yield { index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) };
  }
}

/** All tiles of a tree of `size` leaves, level by level; at level l the last has floor(size / 256^l) mod 256 hashes if partial. */
export function* tilesOf(size: number): Generator<TileAddress> {
  let hashes = size;
  for (let level = 0; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (const bundle of bundlesOf(hashes)) yield { level, ...bundle };
  }
}

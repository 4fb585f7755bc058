import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleBytes, MAX_ENTRY_BYTES, parseBundle } from './entry-bundle.ts';
import { rootOfLeafHashes } from './frontier.ts';
import { parseTile, rangeHashOfTiles, tileBytes } from './tile-contents.ts';
import { bundlePath, bundlesOf, parseTilePath, type TileAddress, tilePath, tilesOf } from './tile-path.ts';
import { hashLeaf, perfectRoot } from './tree-hash.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './tree-proofs.ts';

const SIZE = 70_000;

describe('the shape of a log of 70,000 entries (the example of C2SP tlog-tiles)', () => {
  const tiles = [...tilesOf(SIZE)];
  const level = (wanted: number): readonly TileAddress[] => tiles.filter((tile) => tile.level === wanted);

  it('has 273 full tiles and one of 112, then one full and one of 17, then one of 1', () => {
    expect(level(0).filter((tile) => tile.width === 256)).toHaveLength(273);
    expect(level(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(level(1).map((tile) => tile.width)).toEqual([256, 17]);
    expect(level(2).map((tile) => tile.width)).toEqual([1]);
    expect(level(3)).toHaveLength(0);
    expect([...bundlesOf(SIZE)]).toHaveLength(274);
  });

  it('gives proofs from tiles alone, and a forged tile gives none', () => {
    const leaves = Array.from({ length: SIZE }, (_, at) => hashLeaf(Buffer.from(String(at))));
    const stored = new Map<string, Uint8Array>();
    let hashes: readonly Uint8Array[] = leaves;
    for (let height = 0; height < 3; height += 1) {
      for (const tile of level(height)) {
        stored.set(tilePath(tile), tileBytes(hashes.slice(tile.index * 256, tile.index * 256 + tile.width)));
      }
      const below = hashes;
      hashes = Array.from({ length: Math.floor(below.length / 256) }, (_, at) =>
        perfectRoot(below.slice(at * 256, at * 256 + 256)),
      );
    }
    const root = rootOfLeafHashes(leaves);
    const hashOf = rangeHashOfTiles(SIZE, (tile) => stored.get(tilePath(tile)) as Uint8Array);
    for (const index of [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]) {
      const proof = inclusionProof(index, SIZE, hashOf);
      expect(verifyInclusion(index, SIZE, leaves[index] as Uint8Array, proof, root)).toBe(true);
    }
    for (const old of [1, 256, 300, 65_536, 69_999]) {
      const proof = consistencyProof(old, SIZE, hashOf);
      expect(verifyConsistency(old, SIZE, proof, rootOfLeafHashes(leaves.slice(0, old)), root)).toBe(true);
    }
    // The forgery that a naive tile reader accepts: entry and leaf hash of its tile changed together.
    const forged = hashLeaf(Buffer.from('another story'));
    const tile = Uint8Array.from(stored.get('tile/0/100') as Uint8Array);
    tile.set(forged, 5 * 32);
    stored.set('tile/0/100', tile);
    const index = 100 * 256 + 5;
    expect(verifyInclusion(index, SIZE, forged, inclusionProof(index, SIZE, hashOf), root)).toBe(false);
    expect(rootOfLeafHashes(leaves.with(index, forged))).not.toEqual(root);
  });
});

describe('tile paths', () => {
  it('are written as the specification shows', () => {
    expect(tilePath({ level: 1, index: 1_234_067, width: 256 })).toBe('tile/1/x001/x234/067');
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112');
    expect(bundlePath({ index: 0, width: 1 })).toBe('tile/entries/000.p/1');
    expect(bundlePath({ index: 1000, width: 256 })).toBe('tile/entries/x001/000');
  });

  it('read back to what was written', () => {
    const address = fc.record({ level: fc.nat(63), index: fc.nat(10 ** 9), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(address, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });

  it.each([
    'tile/0/1',
    'tile/00/001',
    'tile/64/001',
    'tile/0/x000/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/01',
    'tile/0/../001',
    'x',
    '',
  ])('refuses %j', (path) => expect(() => parseTilePath(path)).toThrow('expected tile/'));
});

describe('tile and bundle contents', () => {
  it('a full tile has 8,192 bytes and reads back', () => {
    const hashes = Array.from({ length: 256 }, (_, at) => hashLeaf(Uint8Array.of(at)));
    expect(tileBytes(hashes)).toHaveLength(8192);
    expect(parseTile(tileBytes(hashes), 256).map(String)).toEqual(hashes.map(String));
    expect(() => parseTile(tileBytes(hashes).subarray(1), 256)).toThrow('8192');
    expect(() => tileBytes([])).toThrow('1 to 256');
  });

  it('a bundle reads back; cut, lengthened or counted wrongly it does not', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(entries, (list) => {
        const bundle = bundleBytes(list);
        expect(parseBundle(bundle, list.length).map((entry) => [...entry])).toEqual(list.map((entry) => [...entry]));
        expect(() => parseBundle(bundle.subarray(0, -1), list.length)).toThrow();
        expect(() => parseBundle(Buffer.concat([bundle, Uint8Array.of(0)]), list.length)).toThrow();
        expect(() => parseBundle(bundle, list.length + 1)).toThrow('expected a bundle of');
      }),
      { numRuns: 50 },
    );
  });

  it('an entry of 65,535 bytes is the longest', () => {
    const longest = new Uint8Array(MAX_ENTRY_BYTES);
    expect(parseBundle(bundleBytes([longest]), 1)[0]).toHaveLength(65_535);
    expect(() => bundleBytes([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow('at most 65535');
  });
});

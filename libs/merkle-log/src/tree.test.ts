import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLeaf, EMPTY_FRONTIER, type Frontier, frontierOf, frontierRoot, rootOfLeafHashes } from './frontier.ts';
import { MerkleLogError } from './merkle-log-error.ts';
import { EMPTY_ROOT, hashLeaf, hashNode } from './tree-hash.ts';
import {
  consistencyProof,
  inclusionProof,
  rangeHashOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from './tree-proofs.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

// The reference inputs and tree heads of the Certificate Transparency test suite.
const REFERENCE_INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const REFERENCE_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const REFERENCE_LEAVES = REFERENCE_INPUTS.map((input) => hashLeaf(bytes(input)));

/** The definition of RFC 6962 §2.1, written as it stands there: what the quick code is held against. */
const treeHash = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hashNode(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};

const leavesOf = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, at) => hashLeaf(Buffer.from(`entry ${at}`)));
const flipped = (value: Uint8Array, at: number, by: number): Uint8Array => {
  const copy = Uint8Array.from(value);
  copy[at % copy.length] = (copy[at % copy.length] as number) ^ by;
  return copy;
};
const ALL = leavesOf(300);
const hashOf = rangeHashOfLeaves(ALL);
const ROOTS = Array.from({ length: ALL.length + 1 }, (_, size) => treeHash(ALL.slice(0, size)));
const root = (size: number): Uint8Array => ROOTS[size] as Uint8Array;

describe('tree heads', () => {
  it('are those of the reference inputs', () => {
    for (const [size, expected] of REFERENCE_ROOTS.entries()) {
      expect(hex(rootOfLeafHashes(REFERENCE_LEAVES.slice(0, size)))).toBe(expected);
    }
  });

  it('are the same from the frontier as from all leaves, at every size', () => {
    let frontier: Frontier = EMPTY_FRONTIER;
    for (const [at, leaf] of ALL.entries()) {
      frontier = appendLeaf(frontier, leaf);
      expect(hex(frontierRoot(frontier))).toBe(hex(root(at + 1)));
      expect(frontierOf(frontier.size, frontier.hashes)).toEqual(frontier);
    }
  });

  it('refuses a frontier whose hashes do not fit its size', () => {
    expect(() => frontierOf(3, [root(1)])).toThrow(MerkleLogError);
    expect(() => frontierOf(1, [new Uint8Array(31)])).toThrow('32 bytes');
    expect(() => frontierOf(-1, [])).toThrow('whole number');
  });

  it('holds beyond 32 bits: a frontier of 2^40 - 1 joins all its subtrees into one', () => {
    const size = 2 ** 40 - 1;
    const full = appendLeaf(frontierOf(size, leavesOf(40)), hashLeaf(bytes('')));
    expect(full.size).toBe(2 ** 40);
    expect(full.hashes).toHaveLength(1);
  });
});

describe('inclusion proofs', () => {
  it('are those of the reference', () => {
    const proof = inclusionProof(5, 8, rangeHashOfLeaves(REFERENCE_LEAVES));
    expect(proof.map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('verify for every leaf of every tree up to 70', () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let index = 0; index < size; index += 1) {
        expect(
          verifyInclusion(index, size, ALL[index] as Uint8Array, inclusionProof(index, size, hashOf), root(size)),
        ).toBe(true);
      }
    }
  });

  it('fail after any change: a byte anywhere, another index, a hash more, fewer or swapped', () => {
    const cases = fc.integer({ min: 2, max: ALL.length }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.nat(size - 1),
        at: fc.nat(9999),
        by: fc.integer({ min: 1, max: 255 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ size, index, at, by }) => {
        const leaf = ALL[index] as Uint8Array;
        const proof = inclusionProof(index, size, hashOf);
        const check = (i: number, n: number, l: Uint8Array, p: readonly Uint8Array[], r: Uint8Array) =>
          verifyInclusion(i, n, l, p, r);
        const hit = at % proof.length;
        expect(check(index, size, leaf, proof, root(size))).toBe(true);
        expect(check(index, size, flipped(leaf, at, by), proof, root(size))).toBe(false);
        expect(check(index, size, leaf, proof, flipped(root(size), at, by))).toBe(false);
        expect(check(index, size, leaf, proof.with(hit, flipped(proof[hit] as Uint8Array, at, by)), root(size))).toBe(
          false,
        );
        expect(check((index + 1) % size, size, leaf, proof, root(size))).toBe(false);
        expect(check(index, size, leaf, proof.slice(1), root(size))).toBe(false);
        expect(check(index, size, leaf, [...proof, leaf], root(size))).toBe(false);
        if (proof.length > 1) expect(check(index, size, leaf, proof.toReversed(), root(size))).toBe(false);
      }),
    );
  });

  it('refuse an index outside the tree', () => {
    expect(() => inclusionProof(8, 8, hashOf)).toThrow('no leaf with index 8');
    expect(verifyInclusion(8, 8, root(1), [], root(8))).toBe(false);
    expect(verifyInclusion(0.5, 8, root(1), [], root(8))).toBe(false);
    expect(verifyInclusion(0, 1, new Uint8Array(31), [], root(1))).toBe(false);
  });
});

describe('consistency proofs', () => {
  it('are those of the reference', () => {
    const proof = consistencyProof(6, 8, rangeHashOfLeaves(REFERENCE_LEAVES));
    expect(proof.map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('verify between all pairs of sizes up to 70', () => {
    for (let newSize = 0; newSize <= 70; newSize += 1) {
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const proof = consistencyProof(oldSize, newSize, hashOf);
        expect(verifyConsistency(oldSize, newSize, proof, root(oldSize), root(newSize))).toBe(true);
      }
    }
  });

  it('fail after any change: a byte anywhere, another size, a hash more or fewer', () => {
    const cases = fc
      .tuple(fc.integer({ min: 2, max: ALL.length }), fc.nat(), fc.nat(9999), fc.integer({ min: 1, max: 255 }))
      .map(([newSize, pick, at, by]) => ({ newSize, oldSize: 1 + (pick % (newSize - 1)), at, by }));
    fc.assert(
      fc.property(cases, ({ oldSize, newSize, at, by }) => {
        const proof = consistencyProof(oldSize, newSize, hashOf);
        const hit = at % proof.length;
        const check = (o: number, n: number, p: readonly Uint8Array[], a: Uint8Array, b: Uint8Array) =>
          verifyConsistency(o, n, p, a, b);
        expect(check(oldSize, newSize, proof, root(oldSize), root(newSize))).toBe(true);
        expect(check(oldSize, newSize, proof, flipped(root(oldSize), at, by), root(newSize))).toBe(false);
        expect(check(oldSize, newSize, proof, root(oldSize), flipped(root(newSize), at, by))).toBe(false);
        const changed = proof.with(hit, flipped(proof[hit] as Uint8Array, at, by));
        expect(check(oldSize, newSize, changed, root(oldSize), root(newSize))).toBe(false);
        expect(check(oldSize, newSize, proof.slice(1), root(oldSize), root(newSize))).toBe(false);
        expect(check(oldSize, newSize, [...proof, root(1)], root(oldSize), root(newSize))).toBe(false);
        expect(check(newSize, oldSize, proof, root(newSize), root(oldSize))).toBe(false);
      }),
    );
  });

  it('refuse a shrinking tree, and an empty tree with a root', () => {
    expect(() => consistencyProof(9, 8, hashOf)).toThrow('cannot extend');
    expect(verifyConsistency(0, 8, [], root(1), root(8))).toBe(false);
    expect(verifyConsistency(8, 8, [], root(8), root(7))).toBe(false);
  });
});

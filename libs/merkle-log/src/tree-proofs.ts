import { MerkleLogError } from './merkle-log-error.ts';
import { EMPTY_ROOT, HASH_BYTES, hashesEqual, hashNode, perfectRoot, requireHash } from './tree-hash.ts';
import { completeSubtrees, consistencyRanges, inclusionRanges, type LeafRange } from './tree-ranges.ts';

/** Gives the Merkle Tree Hash of a range of leaves: from an array, from tiles, from a database. */
export type RangeHash = (range: LeafRange) => Uint8Array;

/** Hash of a range from the roots of its complete subtrees, as `completeSubtrees` orders them. */
export const joinSubtrees = (roots: readonly Uint8Array[]): Uint8Array =>
  roots.length === 0 ? EMPTY_ROOT : roots.reduceRight((right, left) => hashNode(left, right));

/** A RangeHash over all leaf hashes in memory. A range outside them throws `bad-range`. */
export const rangeHashOfLeaves =
  (leafHashes: readonly Uint8Array[]): RangeHash =>
  (range) => {
    if (range.start < 0 || range.end > leafHashes.length) {
      throw new MerkleLogError('bad-range', `leaves ${range.start} to ${range.end} asked of ${leafHashes.length}`);
    }
    return joinSubtrees(completeSubtrees(range).map(({ start, end }) => perfectRoot(leafHashes.slice(start, end))));
  };

/** Inclusion proof of leaf `index` in the tree of `size` leaves: hashes from the leaf's sibling upwards (RFC 6962 §2.1.1). */
export const inclusionProof = (index: number, size: number, hashOf: RangeHash): readonly Uint8Array[] =>
  inclusionRanges(index, size).map(hashOf);

/** Consistency proof from the tree of `oldSize` leaves to that of `newSize` (RFC 6962 §2.1.2). */
export const consistencyProof = (oldSize: number, newSize: number, hashOf: RangeHash): readonly Uint8Array[] =>
  consistencyRanges(oldSize, newSize).map(hashOf);

const isHash = (value: Uint8Array): boolean => value.length === HASH_BYTES;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/**
 * True when the proof shows that the leaf with this hash stands at `index` in the tree of `size` leaves with this root
 * (RFC 9162 §2.1.3.2, which reads RFC 6962 proofs). Never throws: what is not a proof is not one.
 */
export const verifyInclusion = (
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (![leafHash, root, ...proof].every(isHash)) return false;
  let [node, last, computed] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      computed = hashNode(sibling, computed);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      computed = hashNode(computed, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hashesEqual(computed, root);
};

/**
 * True when the proof shows that the tree of `newSize` leaves begins with the tree of `oldSize` (RFC 9162 §2.1.4.2).
 * Never throws. An empty old tree is consistent with every tree when its root is the empty root and the proof is empty.
 */
export const verifyConsistency = (
  oldSize: number,
  newSize: number,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
): boolean => {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 0 || oldSize > newSize)
    return false;
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && hashesEqual(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && hashesEqual(oldRoot, EMPTY_ROOT);
  let [node, last] = [oldSize - 1, newSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const path = node === 0 ? [oldRoot, ...proof] : [...proof];
  const seed = path.shift();
  if (seed === undefined) return false;
  let [oldComputed, newComputed] = [seed, seed];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldComputed = hashNode(sibling, oldComputed);
      newComputed = hashNode(sibling, newComputed);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newComputed = hashNode(newComputed, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hashesEqual(oldComputed, oldRoot) && hashesEqual(newComputed, newRoot);
};

/** A proof read from storage: throws `bad-hash` when a member is not 32 bytes. */
export const requireProof = (proof: readonly Uint8Array[]): readonly Uint8Array[] =>
  proof.map((each, at) => requireHash(each, `proof hash ${at}`));

import { MerkleLogError } from './merkle-log-error.ts';

/** Leaves start … end-1 whose Merkle Tree Hash is meant: D[start:end] in RFC 6962 §2.1. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** Returns the size when it is a whole number from 0 to 2^53-1, else throws `bad-range`. */
export const requireSize = (size: number, place: string): number => {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new MerkleLogError('bad-range', `${place}: expected a whole number from 0 to 2^53-1, got ${size}`);
  }
  return size;
};

/** The largest power of two smaller than `count` (RFC 6962 §2.1); count ≥ 2. Not with shifts: they end at 32 bits. */
const splitPoint = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};

/**
 * The subtrees whose hashes make the inclusion proof PATH(index, D[size]) of RFC 6962 §2.1.1, the leaf's sibling first.
 * @throws MerkleLogError `bad-range` unless 0 ≤ index < size.
 */
export const inclusionRanges = (index: number, size: number): readonly LeafRange[] => {
  requireSize(index, 'leaf index');
  requireSize(size, 'tree size');
  if (index >= size) {
    throw new MerkleLogError('bad-range', `a tree of ${size} leaves has no leaf with index ${index}`);
  }
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
};

/**
 * The subtrees whose hashes make the consistency proof PROOF(oldSize, D[newSize]) of RFC 6962 §2.1.2.
 * From an empty tree, and between equal sizes, the proof is empty.
 * @throws MerkleLogError `bad-range` unless 0 ≤ oldSize ≤ newSize.
 */
export const consistencyRanges = (oldSize: number, newSize: number): readonly LeafRange[] => {
  requireSize(oldSize, 'old size');
  requireSize(newSize, 'new size');
  if (oldSize > newSize) {
    throw new MerkleLogError('bad-range', `a tree of ${newSize} leaves cannot extend one of ${oldSize}`);
  }
  if (oldSize === 0) return [];
  const ranges: LeafRange[] = [];
  let [start, end] = [0, newSize];
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The verifier knows the old root already; it is only left out when it is itself a whole subtree.
  if (start !== 0) ranges.push({ start, end });
  return ranges.reverse();
};

/** Cuts a range that appears in a proof into complete subtrees of 1, 2, 4, 8 … leaves, the largest first. */
export const completeSubtrees = ({ start, end }: LeafRange): readonly LeafRange[] => {
  const parts: LeafRange[] = [];
  for (let at = start; at < end; ) {
    const left = end - at;
    const power = left === 1 ? 1 : splitPoint(left) * 2 === left ? left : splitPoint(left);
    parts.push({ start: at, end: at + power });
    at += power;
  }
  return parts;
};

import { MerkleLogError } from './merkle-log-error.ts';
import { EMPTY_ROOT, hashNode, requireHash } from './tree-hash.ts';
import { requireSize } from './tree-ranges.ts';

/**
 * What must be kept of a tree to append to it and to know its root: the roots of its complete subtrees,
 * the largest (leftmost) first. There is one for each 1 in the binary form of `size`, so at most 53.
 * It is a value: appending makes a new one.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/**
 * A frontier read back from storage.
 * @throws MerkleLogError `bad-range` when the number of hashes does not fit the size, `bad-hash` when one is not 32 bytes.
 */
export const frontierOf = (size: number, hashes: readonly Uint8Array[]): Frontier => {
  requireSize(size, 'size of the frontier');
  const expected = size.toString(2).replaceAll('0', '').length;
  if (hashes.length !== expected) {
    throw new MerkleLogError(
      'bad-range',
      `a tree of ${size} leaves has ${expected} complete subtrees, got ${hashes.length}`,
    );
  }
  hashes.forEach((each, at) => {
    requireHash(each, `subtree ${at}`);
  });
  return { size, hashes: [...hashes] };
};

/** The frontier of the tree with one more leaf. `leafHash` is hashLeaf(leaf), 32 bytes. At most one hash per level is computed. */
export const appendLeaf = (frontier: Frontier, leafHash: Uint8Array): Frontier => {
  const hashes = [...frontier.hashes];
  let joined = requireHash(leafHash, 'leaf hash');
  for (let rest = frontier.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    joined = hashNode(hashes.pop() as Uint8Array, joined);
  }
  hashes.push(joined);
  return { size: requireSize(frontier.size + 1, 'size of the tree'), hashes };
};

/** Root (Merkle Tree Hash, RFC 6962 §2.1) of the tree that the frontier stands for. */
export const frontierRoot = (frontier: Frontier): Uint8Array =>
  frontier.hashes.length === 0 ? EMPTY_ROOT : frontier.hashes.reduceRight((right, left) => hashNode(left, right));

/** Root rebuilt from all leaf hashes, in order; keeps only the frontier in memory. */
export const rootOfLeafHashes = (leafHashes: Iterable<Uint8Array>): Uint8Array => {
  let frontier = EMPTY_FRONTIER;
  for (const leafHash of leafHashes) frontier = appendLeaf(frontier, leafHash);
  return frontierRoot(frontier);
};

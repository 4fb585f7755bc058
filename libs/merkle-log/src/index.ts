/** An append-only log that outsiders can check: RFC 6962 hashing, C2SP tiles, checkpoints, signed notes and proofs. Pure. */
export * from './add-checkpoint.ts';
export * from './checkpoint.ts';
export * from './cosignature.ts';
export * from './entry-bundle.ts';
export * from './entry-leaf.ts';
export * from './frontier.ts';
export * from './merkle-log-error.ts';
export * from './signed-note.ts';
export { fromBase64, toBase64 } from './strict-text.ts';
export * from './tile-contents.ts';
export * from './tile-path.ts';
export * from './tlog-proof.ts';
export { EMPTY_ROOT, HASH_BYTES, hashesEqual, hashLeaf, hashNode, perfectRoot } from './tree-hash.ts';
export * from './tree-proofs.ts';
export {
  completeSubtrees,
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
} from './tree-ranges.ts';
export * from './verifier-key.ts';

import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import {
  appendLeaf,
  bundleBytes,
  type Checkpoint,
  commit,
  EMPTY_FRONTIER,
  formatTlogProof,
  formatVerifierKey,
  frontierRoot,
  hashesEqual,
  hashLeaf,
  hashOfSlices,
  inclusionProof,
  isSignatureOf,
  type LeafRange,
  openCheckpoint,
  parseLeaf,
  parseNote,
  perfectRoot,
  publicKeyPem,
  rangeInTiles,
  TILE_WIDTH,
  verifierKey,
  verifyInclusion,
} from '@amparo/merkle-log';
import { canonicalJson } from '../canonical-json.ts';
import type { BagWriter } from './bag-writer.ts';
import {
  BUNDLE_PATHS,
  type BundleJournal,
  checkpointPath,
  cosignedPath,
  type DisclosedEntry,
  entryBodyPath,
  entrySaltPath,
  leavesPath,
  proofPath,
  stampChainPath,
  stampPath,
} from './bundle-layout.ts';

export interface WrittenJournal {
  readonly head: Checkpoint;
  readonly keyText: string;
  readonly disclosed: number;
}

/** Leaf bytes of one bundle, read back from where they were written: disclosed entries are few, leaves may be millions. */
export type ReadBundle = (index: number, width: number) => Promise<readonly Uint8Array[]>;

/**
 * Writes journal/: entry bundles, checkpoints, key, disclosed entries with their proofs. Refuses to write what would not
 * verify: leaves that do not give the signed roots, bodies that are not the ones committed to.
 * @param onDisclosed sees each disclosed body, to hold it against the items.
 * @throws AmparoError `integrity-failed` with every fault found.
 */
export const writeJournalPart = async (
  bag: BagWriter,
  journal: BundleJournal,
  readBundle: ReadBundle,
  onDisclosed: (entry: DisclosedEntry) => void | Promise<void>,
): Promise<WrittenJournal> => {
  const key = verifierKey(journal.origin, journal.publicKey);
  const checkpoints = journal.checkpoints.map((note) => openCheckpoint(note, [key]));
  const head = checkpoints.at(-1);
  const note = journal.checkpoints.at(-1);
  if (head === undefined || note === undefined)
    throw fault('integrity-failed', 'the journal has no checkpoint yet: seal it before exporting');

  const tree = await writeLeaves(bag, journal, checkpoints);
  for (const [at, text] of journal.checkpoints.entries()) await bag.put(checkpointPath(at + 1), text);
  const { text, signatures } = parseNote(note);
  const ours = signatures.find((signature) => isSignatureOf(key, signature));
  await writeOutside(bag, journal, checkpoints);
  await bag.put(BUNDLE_PATHS.checkpoint, note);
  await bag.put(BUNDLE_PATHS.checkpointBody, text);
  await bag.put(BUNDLE_PATHS.checkpointSignature, ours?.signature ?? new Uint8Array());
  await bag.put(BUNDLE_PATHS.keyText, `${formatVerifierKey(key)}\n`);
  await bag.put(BUNDLE_PATHS.keyPem, publicKeyPem(key.publicKey));

  const proofs = new ProofMaker(head, tree, readBundle);
  const faults: Fault[] = [];
  let [disclosed, last] = [0, 0];
  for await (const entry of journal.disclosed) {
    if (entry.seq <= last) throw fault('input-invalid', `disclosed entries ascend: ${entry.seq} comes after ${last}`);
    [disclosed, last] = [disclosed + 1, entry.seq];
    const body = Buffer.from(entry.body);
    const salt = Buffer.from(entry.salt, 'hex');
    const proof = await proofs.prove(entry.seq);
    if (commit(salt, body) !== parseLeaf(proof.leaf).commitment) {
      faults.push({
        code: 'integrity-failed',
        message: `entry ${entry.seq}: body and salt are not the ones the journal committed to`,
      });
    }
    await bag.put(entryBodyPath(entry.seq), body);
    await bag.put(entrySaltPath(entry.seq), salt);
    await bag.put(
      proofPath(entry.seq),
      formatTlogProof({ index: entry.seq - 1, hashes: proof.hashes, checkpoint: note }),
    );
    await onDisclosed(entry);
  }
  if (faults.length > 0) throw new AmparoError(faults);
  return { head, keyText: formatVerifierKey(key), disclosed };
};

/** What others said of the checkpoints: signatures of witnesses, time stamps with the certificates of their authorities. */
const writeOutside = async (
  bag: BagWriter,
  { cosigned = [], witnesses = [], stamps = [], checkpoints: notes }: BundleJournal,
  checkpoints: readonly Checkpoint[],
): Promise<void> => {
  const ordinalOf = (size: number, what: string): number => {
    const at = checkpoints.findIndex((checkpoint) => checkpoint.size === size);
    if (at < 0) throw fault('integrity-failed', `${what} is of ${size} entries, and no checkpoint is`);
    return at + 1;
  };
  for (const { size, note } of cosigned) {
    const own = notes[ordinalOf(size, 'a cosigned checkpoint') - 1];
    if (own === undefined || parseNote(own).text !== parseNote(note).text)
      throw fault('integrity-failed', `the cosigned checkpoint of ${size} entries is not the one that was signed here`);
    await bag.put(cosignedPath(size), note);
  }
  if (witnesses.length > 0) await bag.put(BUNDLE_PATHS.witnessKeys, witnesses.map((line) => `${line}\n`).join(''));
  const list: string[] = [];
  const tokens = new Map<string, string>();
  for (const [at, stamp] of stamps.entries()) {
    const [checkpoint, token, chain] = [
      checkpointPath(ordinalOf(stamp.size, 'a time stamp')),
      stampPath(at + 1),
      stampChainPath(at + 1),
    ];
    const renews = stamp.renews === null ? undefined : tokens.get(stamp.renews);
    if (stamp.renews !== null && renews === undefined)
      throw fault('integrity-failed', `time stamp ${stamp.id} renews ${stamp.renews}, which does not stand before it`);
    tokens.set(stamp.id, token);
    await bag.put(token, stamp.token);
    await bag.put(chain, stamp.chain);
    const { at: time, authority } = stamp;
    list.push(
      canonicalJson({ at: time, authority, checkpoint, chain, token, ...(renews === undefined ? {} : { renews }) }),
    );
  }
  if (list.length > 0) await bag.put(BUNDLE_PATHS.stampsJson, `[\n${list.join(',\n')}\n]\n`);
};

/** Roots of all full bundles, level above level: what proofs need beside the one bundle they start in. */
type TreeTop = readonly (readonly Uint8Array[])[];

/** Writes all entry bundles and holds the root at each checkpoint's size against what was signed. */
const writeLeaves = async (
  bag: BagWriter,
  journal: BundleJournal,
  checkpoints: readonly Checkpoint[],
): Promise<TreeTop> => {
  const levels: Uint8Array[][] = [];
  const faults: Fault[] = [];
  let frontier = EMPTY_FRONTIER;
  let waiting: Uint8Array[] = [];
  let next = 0;
  const meet = (): void => {
    for (; checkpoints[next]?.size === frontier.size; next += 1) {
      if (!hashesEqual((checkpoints[next] as Checkpoint).root, frontierRoot(frontier))) {
        faults.push({
          code: 'integrity-failed',
          message: `the entries do not give the root signed at ${frontier.size} entries`,
        });
      }
    }
  };
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const index = Math.floor((frontier.size - 1) / TILE_WIDTH);
    await bag.put(leavesPath({ index, width: waiting.length }), bundleBytes(waiting));
    if (waiting.length === TILE_WIDTH) raise(levels, 0, perfectRoot(waiting.map(hashLeaf)));
    waiting = [];
  };
  meet();
  for await (const leaf of journal.leaves) {
    const { seq } = parseLeaf(leaf);
    if (seq !== frontier.size + 1)
      throw fault('integrity-failed', `expected the leaf of entry ${frontier.size + 1}, got that of entry ${seq}`);
    frontier = appendLeaf(frontier, hashLeaf(leaf));
    waiting.push(leaf);
    if (waiting.length === TILE_WIDTH) await flush();
    meet();
  }
  await flush();
  const size = checkpoints.at(-1)?.size ?? 0;
  if (frontier.size !== size) {
    faults.push({
      code: 'integrity-failed',
      message: `the last checkpoint is of ${size} entries, ${frontier.size} leaves were given`,
    });
  }
  if (next < checkpoints.length) {
    const missed = checkpoints[next]?.size;
    faults.push({
      code: 'integrity-failed',
      message: `the checkpoint of ${missed} entries is out of order or beyond the entries`,
    });
  }
  if (faults.length > 0) throw new AmparoError(faults);
  return levels;
};

/** Adds the root of a full tile one level up, and so on upwards while tiles fill. */
const raise = (levels: Uint8Array[][], level: number, root: Uint8Array): void => {
  levels[level] ??= [];
  const roots = levels[level];
  roots.push(root);
  if (roots.length % TILE_WIDTH === 0) raise(levels, level + 1, perfectRoot(roots.slice(-TILE_WIDTH)));
};

/** Makes inclusion proofs for entries in ascending order, holding one bundle of leaf hashes at a time. */
class ProofMaker {
  readonly #head: Checkpoint;
  readonly #top: TreeTop;
  readonly #readBundle: ReadBundle;
  #bundle:
    | { readonly index: number; readonly leaves: readonly Uint8Array[]; readonly hashes: readonly Uint8Array[] }
    | undefined;
  /** The last, partial bundle: the right edge of the tree passes through it. */
  #edge: readonly Uint8Array[] | undefined;

  constructor(head: Checkpoint, top: TreeTop, readBundle: ReadBundle) {
    this.#head = head;
    this.#top = top;
    this.#readBundle = readBundle;
  }

  async prove(seq: number): Promise<{ readonly leaf: Uint8Array; readonly hashes: readonly Uint8Array[] }> {
    const { size, root } = this.#head;
    if (!Number.isSafeInteger(seq) || seq < 1 || seq > size) {
      throw fault(
        'integrity-failed',
        `entry ${seq} is not among the ${size} of the last checkpoint: seal the journal before exporting`,
      );
    }
    const index = Math.floor((seq - 1) / TILE_WIDTH);
    const bundle = await this.#load(index);
    const leaf = bundle.leaves[(seq - 1) % TILE_WIDTH] as Uint8Array;
    this.#edge ??= (await this.#leavesAt(Math.floor((size - 1) / TILE_WIDTH))).map(hashLeaf);
    const hashes = inclusionProof(seq - 1, size, (range) => this.#hashOf(range));
    if (!verifyInclusion(seq - 1, size, hashLeaf(leaf), hashes, root)) {
      throw fault('integrity-failed', `the leaf of entry ${seq} does not lead to the signed root`);
    }
    return { leaf, hashes };
  }

  #leavesAt(index: number): Promise<readonly Uint8Array[]> {
    return this.#readBundle(index, Math.min(TILE_WIDTH, this.#head.size - index * TILE_WIDTH));
  }

  async #load(index: number) {
    if (this.#bundle?.index !== index) {
      const leaves = await this.#leavesAt(index);
      this.#bundle = { index, leaves, hashes: leaves.map(hashLeaf) };
    }
    return this.#bundle;
  }

  #hashOf(range: LeafRange): Uint8Array {
    return hashOfSlices(
      rangeInTiles(range).map(({ level, index, first, count }) => {
        if (level > 0)
          return this.#top[level - 1]?.slice(index * TILE_WIDTH + first, index * TILE_WIDTH + first + count) ?? [];
        const hashes = index === this.#bundle?.index ? this.#bundle.hashes : this.#edge;
        return hashes?.slice(first, first + count) ?? [];
      }),
    );
  }
}

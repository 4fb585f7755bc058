import {
  appendLeaf,
  bundlePath,
  bundlesOf,
  type Checkpoint,
  commit,
  EMPTY_FRONTIER,
  frontierRoot,
  hashesEqual,
  hashLeaf,
  isSignatureOf,
  openCheckpoint,
  parseBundle,
  parseLeaf,
  parseNote,
  parseTlogProof,
  type VerifierKey,
  verifyInclusion,
} from '@amparo/merkle-log';
import type { BundleFiles } from './bundle-files.ts';
import type { Findings } from './verify-report.ts';

/** The latest checkpoint as read and checked. */
export interface Head {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

const openOurs = (note: string, key: VerifierKey): Checkpoint => {
  const checkpoint = openCheckpoint(note, [key]);
  if (checkpoint.origin !== key.name)
    throw new Error(`expected a checkpoint of ${key.name}, got one of ${JSON.stringify(checkpoint.origin)}`);
  if (checkpoint.extensions.length > 0) throw new Error('the checkpoint has lines that this format does not know');
  return checkpoint;
};

export const readHead = async (bundle: BundleFiles, key: VerifierKey): Promise<Head> => {
  const note = await bundle.readText('journal/checkpoint');
  return { note, checkpoint: openOurs(note, key) };
};

/** The signed text and the bare signature, which stock tools read, are those of the note. */
export const checkHead = async (
  bundle: BundleFiles,
  key: VerifierKey,
  { note, checkpoint }: Head,
): Promise<Findings> => {
  const { text, signatures } = parseNote(note);
  const signature = signatures.find((each) => isSignatureOf(key, each))?.signature ?? new Uint8Array();
  const body = await bundle.read('journal/checkpoint.body');
  return {
    faults: [
      ...(Buffer.from(text).equals(body) ? [] : ['journal/checkpoint.body is not the signed text']),
      ...(Buffer.from(signature).equals(await bundle.read('journal/checkpoint.sig'))
        ? []
        : ['journal/checkpoint.sig is not the signature']),
    ],
    detail: `${checkpoint.size} entries, root ${Buffer.from(checkpoint.root).toString('hex')}`,
  };
};

/** One shipped checkpoint with the place it stands at. */
export interface PlacedCheckpoint {
  readonly path: string;
  readonly checkpoint: Checkpoint;
}

export const checkCheckpoints = async (
  bundle: BundleFiles,
  key: VerifierKey,
  head: Head,
): Promise<{ readonly findings: Findings; readonly checkpoints: readonly PlacedCheckpoint[] }> => {
  const faults: string[] = [];
  const checkpoints: PlacedCheckpoint[] = [];
  const count = bundle.namesIn('journal/checkpoints').length;
  for (let ordinal = 1; ordinal <= count; ordinal += 1) {
    const path = `journal/checkpoints/${ordinal}`;
    try {
      const checkpoint = openOurs(await bundle.readText(path), key);
      if (checkpoint.size < (checkpoints.at(-1)?.checkpoint.size ?? 0))
        faults.push(`${path}: fewer entries than the checkpoint before`);
      checkpoints.push({ path, checkpoint });
    } catch (cause) {
      faults.push(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  const last = await bundle.readText(`journal/checkpoints/${count}`).catch(() => undefined);
  if (last !== head.note) faults.push('the last of journal/checkpoints is not journal/checkpoint');
  return { findings: { faults, detail: `${count} checkpoints` }, checkpoints };
};

/** A disclosed entry's leaf, as the log has it. */
export interface DisclosedLeaf {
  readonly hash: Uint8Array;
  readonly commitment: string;
  readonly kind: string;
}

export interface RebuiltTree {
  readonly findings: Findings;
  readonly root: Uint8Array;
  /** Root after so many entries, at the size of every checkpoint. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
  readonly leaves: ReadonlyMap<number, DisclosedLeaf>;
}

/** Rebuilds the root from all entries (never from tiles), and on the way the roots at the sizes of the checkpoints. */
export const rebuildTree = async (
  bundle: BundleFiles,
  head: Head,
  checkpoints: readonly PlacedCheckpoint[],
): Promise<RebuiltTree> => {
  const wanted = new Set(
    bundle
      .namesIn('journal/entries')
      .flatMap((name) => (/^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : [])),
  );
  const sizes = new Set(checkpoints.map(({ checkpoint }) => checkpoint.size));
  const roots = new Map([[0, frontierRoot(EMPTY_FRONTIER)]]);
  const leaves = new Map<number, DisclosedLeaf>();
  const faults: string[] = [];
  let frontier = EMPTY_FRONTIER;
  for (const address of bundlesOf(head.checkpoint.size)) {
    for (const bytes of parseBundle(await bundle.read(`journal/${bundlePath(address)}`), address.width)) {
      const hash = hashLeaf(bytes);
      frontier = appendLeaf(frontier, hash);
      try {
        const leaf = parseLeaf(bytes);
        if (leaf.seq !== frontier.size) faults.push(`entry ${frontier.size}: its leaf has the number ${leaf.seq}`);
        else if (wanted.has(leaf.seq)) leaves.set(leaf.seq, { hash, commitment: leaf.commitment, kind: leaf.kind });
      } catch (cause) {
        faults.push(`entry ${frontier.size}: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
      if (sizes.has(frontier.size)) roots.set(frontier.size, frontierRoot(frontier));
    }
  }
  const root = frontierRoot(frontier);
  if (!hashesEqual(root, head.checkpoint.root))
    faults.push(`the entries give the root ${Buffer.from(root).toString('hex')}, another is signed`);
  return { findings: { faults, detail: `rebuilt from ${frontier.size} entries` }, root, roots, leaves };
};

export const checkHistory = (
  bundle: BundleFiles,
  tree: RebuiltTree,
  checkpoints: readonly PlacedCheckpoint[],
): Findings => {
  const faults = checkpoints
    .filter(({ checkpoint }) => !hashesEqual(tree.roots.get(checkpoint.size) ?? new Uint8Array(), checkpoint.root))
    .map(({ path, checkpoint }) => `${path}: the first ${checkpoint.size} entries do not give its root`);
  const readable = checkpoints.length > 0 && checkpoints.length === bundle.namesIn('journal/checkpoints').length;
  if (!readable) faults.push('not every checkpoint could be read');
  return { faults, detail: `${checkpoints.length} roots rebuilt` };
};

const namesDiffer = (names: readonly string[], expected: readonly string[]): boolean =>
  names.length !== expected.length || names.toSorted().join('\n') !== expected.toSorted().join('\n');

/** The body of a disclosed entry, as far as a verifier looks into it (docs/formats/journal.md). */
export type EntryBody = Readonly<Record<string, unknown>>;

export const checkEntries = async (
  bundle: BundleFiles,
  tree: RebuiltTree,
  size: number,
): Promise<{ readonly findings: Findings; readonly bodies: ReadonlyMap<number, EntryBody> }> => {
  const faults: string[] = [];
  const bodies = new Map<number, EntryBody>();
  if (
    namesDiffer(
      bundle.namesIn('journal/entries'),
      [...tree.leaves.keys()].flatMap((seq) => [`${seq}.json`, `${seq}.salt`]),
    )
  ) {
    faults.push('journal/entries: not a body and a salt for each disclosed entry');
  }
  for (const [seq, leaf] of tree.leaves) {
    try {
      const body = await bundle.read(`journal/entries/${seq}.json`);
      if (commit(await bundle.read(`journal/entries/${seq}.salt`), body) !== leaf.commitment) {
        faults.push(`entry ${seq}: salt and body do not give the commitment`);
        continue;
      }
      const parsed = JSON.parse(Buffer.from(body).toString('utf8')) as EntryBody;
      if (parsed.seq !== seq || parsed.deed !== leaf.kind)
        faults.push(`entry ${seq}: its body speaks of another entry or deed`);
      bodies.set(seq, parsed);
    } catch (cause) {
      faults.push(`entry ${seq}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return { findings: { faults, detail: `${tree.leaves.size} of ${size} entries are disclosed` }, bodies };
};

export const checkProofs = async (bundle: BundleFiles, tree: RebuiltTree, head: Head): Promise<Findings> => {
  const faults: string[] = [];
  if (
    namesDiffer(
      bundle.namesIn('journal/proofs'),
      [...tree.leaves.keys()].map((seq) => `${seq}.tlog-proof`),
    )
  ) {
    faults.push('journal/proofs: not one proof for each disclosed entry');
  }
  for (const [seq, leaf] of tree.leaves) {
    try {
      const text = await bundle.readText(`journal/proofs/${seq}.tlog-proof`);
      const { index, hashes, checkpoint } = parseTlogProof(text);
      const leads = verifyInclusion(index, head.checkpoint.size, leaf.hash, hashes, tree.root);
      if (index !== seq - 1 || checkpoint !== head.note || !leads)
        faults.push(`entry ${seq}: the proof does not lead from this entry to the root`);
    } catch (cause) {
      faults.push(`entry ${seq}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return { faults, detail: `${tree.leaves.size} proofs` };
};

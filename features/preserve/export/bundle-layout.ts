/**
 * The bundle as data: what stands where, and what the export deed hands to `writeBundle`.
 * The format itself is docs/formats/bundle.md; a verifier reads that page, not this file.
 */
import { type BundleAddress, bundlePath } from '@amparo/merkle-log';
import type { JsonValue } from '../canonical-json.ts';

/** Version of the format, stated in bag-info.txt as `Amparo-Bundle`. */
export const BUNDLE_VERSION = '1';

export const BUNDLE_PATHS = {
  itemsJson: 'data/items.json',
  claimsJson: 'data/claims.json',
  checkpoint: 'journal/checkpoint',
  checkpointBody: 'journal/checkpoint.body',
  checkpointSignature: 'journal/checkpoint.sig',
  keyText: 'journal/key.pub',
  keyPem: 'journal/key.pem',
  verifyProgram: 'verify.py',
  verifyPage: 'VERIFY.txt',
  seal: 'seal/tagmanifests.sha256',
  sealSignature: 'seal/tagmanifests.sig',
} as const;

export const itemPath = (number: string, extension: string): string => `data/items/${number}.${extension}`;
export const textPath = (number: string): string => `data/text/${number}.txt`;
export const entryBodyPath = (seq: number): string => `journal/entries/${seq}.json`;
export const entrySaltPath = (seq: number): string => `journal/entries/${seq}.salt`;
/** Every leaf of the journal, in C2SP entry bundles of 256. */
export const leavesPath = (bundle: BundleAddress): string => `journal/${bundlePath(bundle)}`;
export const proofPath = (seq: number): string => `journal/proofs/${seq}.tlog-proof`;
/** Checkpoints are numbered from 1 in the order they were signed. */
export const checkpointPath = (ordinal: number): string => `journal/checkpoints/${ordinal}`;

/**
 * The text that seals a bundle: a check file that `sha256sum -c` reads, over the two tag manifests. Its first line is not
 * the origin of a log and its second is not a number, so a signature on it can never be taken for one on a checkpoint.
 */
export const sealText = (origin: string, tagManifests: { readonly sha256: string; readonly sha512: string }): string =>
  [
    '# amparo bundle seal v1',
    `# origin ${origin}`,
    `${tagManifests.sha256}  tagmanifest-sha256.txt`,
    `${tagManifests.sha512}  tagmanifest-sha512.txt`,
    '',
  ].join('\n');

/** What is said about one item in data/items.json. `custody` lists the entries about it, ascending. */
export interface BundleItemRecord {
  readonly id: string;
  /** Lower-case hex of the exact bytes received. */
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  readonly originalName: string | null;
  readonly origin: JsonValue;
  readonly collector: JsonValue;
  /** UTC, as recorded at intake. */
  readonly receivedAt: string;
  readonly classification: string;
  readonly legalBasis: string;
  readonly consent: JsonValue;
  readonly custody: readonly number[];
}

export interface BundleItem {
  /** Permanent item number: a capital letter and at least six digits. */
  readonly number: string;
  /** Lower-case letters and digits, `bin` when unknown. */
  readonly extension: string;
  readonly record: BundleItemRecord;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** A list that may be too long to hold: read once, in order. */
export type Stream<Value> = AsyncIterable<Value> | Iterable<Value>;

/** A journal entry whose body leaves the house. */
export interface DisclosedEntry {
  readonly seq: number;
  /** The canonical JSON text that was committed to, unchanged. */
  readonly body: string;
  /** 64 hex digits. */
  readonly salt: string;
}

export interface BundleJournal {
  /** Name of the log: origin line of its checkpoints and name of its key. */
  readonly origin: string;
  /** Leaf bytes of every entry up to the size of the last checkpoint, in order. */
  readonly leaves: Stream<Uint8Array>;
  /** Ascending by seq. */
  readonly disclosed: Stream<DisclosedEntry>;
  /** Every signed checkpoint, in the order signed; the last is the one that the bundle rests on. */
  readonly checkpoints: readonly string[];
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Signs the seal with the journal's key; 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

export interface BundleInput {
  /** Where the bundle will stand; must not exist. */
  readonly out: string;
  /** Ascending by number. */
  readonly items: Stream<BundleItem>;
  /** Ascending by number; only of exported items. */
  readonly texts: Stream<{ readonly number: string; readonly text: string }>;
  readonly claims: Stream<JsonValue>;
  readonly journal: BundleJournal;
  /** The day of the export, YYYY-MM-DD: the only time in the bundle that is not already in a record. */
  readonly exportedOn: string;
}

/** What was written; the export deed journals it. */
export interface WrittenBundle {
  readonly items: number;
  readonly payloadBytes: number;
  readonly entriesInJournal: number;
  readonly entriesDisclosed: number;
  /** SHA-256 of seal/tagmanifests.sha256: one number that stands for every byte of the bundle. */
  readonly sealSha256: string;
}

/**
 * The bundle as data: what stands where, and what the export deed hands to `writeBundle`.
 * The format itself is docs/formats/bundle.md; a verifier reads that page, not this file.
 */
import { type BundleAddress, bundlePath } from '@amparo/merkle-log';
import type { JsonValue } from '../canonical-json.ts';

/** Version of the format, stated in bag-info.txt as `Amparo-Bundle`. */
export const BUNDLE_VERSION = '2';

export const BUNDLE_PATHS = {
  itemsJson: 'metadata/items.json',
  itemsCsv: 'metadata/items.csv',
  claimsJson: 'metadata/claims.json',
  familiesJson: 'metadata/families.json',
  derivationsJson: 'metadata/derivations.json',
  caseFile: 'metadata/case.jsonld',
  checkpoint: 'journal/checkpoint',
  checkpointBody: 'journal/checkpoint.body',
  checkpointSignature: 'journal/checkpoint.sig',
  keyText: 'journal/key.pub',
  keyPem: 'journal/key.pem',
  witnessKeys: 'journal/witnesses.pub',
  stampsJson: 'journal/stamps.json',
  verifyProgram: 'verify.py',
  verifyHtml: 'verify.html',
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
export const sheetPath = (number: string): string => `metadata/custody/${number}.pdf`;
/** A checkpoint with the signatures of witnesses, named after its size. */
export const cosignedPath = (size: number): string => `journal/cosigned/${size}`;
/** A time-stamp token (DER) and the certificates of its authority (PEM), numbered from 1. */
export const stampPath = (ordinal: number): string => `journal/stamps/${ordinal}.tst`;
export const stampChainPath = (ordinal: number): string => `journal/stamps/${ordinal}.pem`;
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

/** Where a derived item came from: what was read, what was made of it, with what. */
export interface BundleDerivation {
  /** Number and id of the item it was made from. */
  readonly number: string;
  readonly item: string;
  /** SHA-256 of the bytes it was made from. */
  readonly sha256: string;
  readonly kind: string;
  readonly tool: string;
}

/** What is said about one item in metadata/items.json. */
export interface BundleItemRecord {
  readonly id: string;
  /** Lower-case hex of the exact bytes received. */
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  /** Null when the item is withheld, as all that follows and would tell of its content. */
  readonly originalName: string | null;
  readonly originalPath: string | null;
  readonly fileModifiedAt: string | null;
  readonly title: string | null;
  readonly mediaType: string | null;
  readonly kind: string | null;
  readonly language: string | null;
  readonly documentDate: string | null;
  readonly origin: JsonValue;
  readonly collector: JsonValue;
  /** How and with what it was collected (R7 to R13 of the preservation page), as far as it was recorded. */
  readonly collection: JsonValue;
  /** UTC, as recorded at intake. */
  readonly receivedAt: string;
  readonly localOffsetMinutes: number;
  readonly classification: string;
  readonly legalBasis: string;
  readonly consent: JsonValue;
  /** Number of the item that it was inside of. */
  readonly parent: string | null;
  readonly sameBytesAs: string | null;
  readonly derivedFrom: BundleDerivation | null;
  /** True when a person marked it as speaking for the accused; such an item is never left out in silence. */
  readonly exculpatory: boolean;
  /** Why its bytes are not here; null when they are. */
  readonly withheld: string | null;
  /** Numbers of all journal entries about it, ascending, also of those not disclosed. */
  readonly custody: readonly number[];
}

export interface BundleItem {
  /** Permanent item number: a capital letter and at least six digits. */
  readonly number: string;
  /** Lower-case letters and digits, `bin` when unknown. */
  readonly extension: string;
  readonly record: BundleItemRecord;
  /** Absent exactly when the record says `withheld`. */
  readonly bytes?: () => AsyncIterable<Uint8Array>;
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

/** A time stamp over the exact bytes of one checkpoint (RFC 3161). */
export interface BundleStamp {
  readonly id: string;
  /** Entries in the checkpoint that was stamped. */
  readonly size: number;
  /** The older stamp that this one renews: its imprint is of checkpoint and older token, one after the other. */
  readonly renews: string | null;
  readonly authority: string;
  /** TimeStampToken, DER. */
  readonly token: Uint8Array;
  /** Certificates from the signer's to the root's, PEM. */
  readonly chain: string;
  /** Time in the token, UTC. */
  readonly at: string;
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
  /** Cosigned checkpoints of the list above, with the keys of the witnesses (C2SP signed-note, one line each). */
  readonly cosigned?: readonly { readonly size: number; readonly note: string }[];
  readonly witnesses?: readonly string[];
  readonly stamps?: readonly BundleStamp[];
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
  /** Custody sheets (PDF), ascending by number; only of items that are in the list. */
  readonly sheets?: Stream<{ readonly number: string; readonly pdf: Uint8Array }>;
  readonly claims: Stream<JsonValue>;
  /** How derived items were made, with the list of redactions and their reasons. */
  readonly derivations?: Stream<JsonValue>;
  readonly journal: BundleJournal;
  /** Day of the bundle, YYYY-MM-DD: that of the last checkpoint, or one asked for. Never the clock. */
  readonly exportedOn: string;
}

/** What was written; the export deed journals it. */
export interface WrittenBundle {
  readonly items: number;
  readonly withheld: number;
  readonly payloadBytes: number;
  readonly entriesInJournal: number;
  readonly entriesDisclosed: number;
  /** SHA-256 of seal/tagmanifests.sha256: one number that stands for every byte of the bundle. */
  readonly sealSha256: string;
}

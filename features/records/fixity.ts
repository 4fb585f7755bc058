import { createHmac } from 'node:crypto';
import type { BlobId, ItemId, VaultCopyId } from '@amparo/core/ground/ids';
import {
  appendLeaf,
  EMPTY_FRONTIER,
  frontierRoot,
  hashLeaf,
  inclusionProof,
  rangeHashOfLeaves,
} from '@amparo/merkle-log';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import canonicalize from 'canonicalize';
import { IN_VAULT } from './vault-blobs.ts';

/** One check of one blob in one place, as it stands in the list of its batch. */
export interface CheckLine {
  readonly at: Date;
  readonly depth: 'ciphertext' | 'plaintext';
  readonly ok: boolean;
  /** `vault`, or the id of a copy. */
  readonly place: string;
  /** SHA-256 of the plaintext, as the journal states it. */
  readonly sha256: string;
}

/** What is kept of a batch: a salt of 32 bytes, then the hash of each line. */
export interface CheckList {
  readonly salt: Uint8Array;
  readonly leaves: readonly Uint8Array[];
}

const SALT_BYTES = 32;
const HASH_BYTES = 32;

/**
 * A line in its one spelling, canonical JSON. Each has a salt of its own, HMAC-SHA-256 of its place in the list under the
 * salt of the batch: who is shown one line cannot test guesses about the others.
 */
export const lineText = (line: CheckLine, salt: Uint8Array, ordinal: number): string => {
  const { at, depth, ok, place, sha256 } = line;
  const own = createHmac('sha256', salt).update(String(ordinal)).digest('hex');
  return canonicalize({ at: at.toISOString(), depth, ok, place, salt: own, sha256, v: 1 }) ?? '';
};

export const checkListOf = (lines: readonly CheckLine[], salt: Uint8Array): CheckList => ({
  salt,
  leaves: lines.map((line, ordinal) => hashLeaf(Buffer.from(lineText(line, salt, ordinal)))),
});

/** The root that the entry of the batch states (RFC 6962 §2.1). */
export const rootOf = ({ leaves }: CheckList): Uint8Array => frontierRoot(leaves.reduce(appendLeaf, EMPTY_FRONTIER));

export const packedList = ({ salt, leaves }: CheckList): Buffer => Buffer.concat([salt, ...leaves]);

const unpackedList = (packed: Buffer): CheckList => {
  const leaves: Uint8Array[] = [];
  for (let at = SALT_BYTES; at < packed.byteLength; at += HASH_BYTES) leaves.push(packed.subarray(at, at + HASH_BYTES));
  return { salt: packed.subarray(0, SALT_BYTES), leaves };
};

/** The last check of an item's bytes in one place. */
export interface LastCheck {
  readonly item: ItemId;
  readonly blob: BlobId;
  /** `vault`, or the id of a copy. */
  readonly place: string;
  readonly checkedAt: Date;
  readonly depth: 'ciphertext' | 'plaintext';
  readonly ok: boolean;
  readonly detail: string | null;
  /** Entry of the batch. */
  readonly seq: number;
  readonly ordinal: number;
}

/** The last check of each item in the vault and in every copy; items never checked are absent. */
export const lastChecks = async (
  database: Database | Transacting,
  items: readonly ItemId[],
): Promise<readonly LastCheck[]> => {
  if (items.length === 0) return [];
  const rows = await database
    .selectFrom('item')
    .innerJoin('blob_check', 'blob_check.blob_id', 'item.blob_id')
    .selectAll('blob_check')
    .select('item.id as item_id')
    .where('item.id', 'in', items)
    .orderBy('item.number')
    .execute();
  return rows.map((row) => ({
    item: row.item_id,
    blob: row.blob_id,
    place: placeOf(row.copy_id),
    checkedAt: row.checked_at,
    depth: row.depth,
    ok: row.ok,
    detail: row.detail,
    seq: row.seq,
    ordinal: row.ordinal,
  }));
};

export const placeOf = (copy: VaultCopyId): string => (copy === IN_VAULT ? 'vault' : copy);

/** What shows to a stranger that a check stands in the batch whose root the entry `seq` states. */
export interface CheckProof {
  readonly seq: number;
  /** The line, canonical JSON; its leaf hash is SHA-256(0x00, line). */
  readonly line: string;
  readonly index: number;
  readonly size: number;
  /** Lower-case hex, from the leaf's sibling upwards (RFC 6962 §2.1.1). */
  readonly proof: readonly string[];
  readonly root: string;
}

/** Proof of a last check, or undefined when its list is gone. */
export const checkProof = async (
  database: Database | Transacting,
  check: LastCheck,
): Promise<CheckProof | undefined> => {
  const [kept, blob] = await Promise.all([
    database.selectFrom('check_list').select('leaves').where('seq', '=', check.seq).executeTakeFirst(),
    database.selectFrom('blob').select('sha256').where('id', '=', check.blob).executeTakeFirst(),
  ]);
  if (kept === undefined || blob === undefined) return undefined;
  const list = unpackedList(kept.leaves);
  const size = list.leaves.length;
  const { checkedAt: at, depth, ok, place, ordinal } = check;
  return {
    seq: check.seq,
    line: lineText({ at, depth, ok, place, sha256: blob.sha256.toString('hex') }, list.salt, ordinal),
    index: ordinal,
    size,
    proof: inclusionProof(ordinal, size, rangeHashOfLeaves(list.leaves)).map((hash) =>
      Buffer.from(hash).toString('hex'),
    ),
    root: Buffer.from(rootOf(list)).toString('hex'),
  };
};

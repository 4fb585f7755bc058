import { hash } from 'node:crypto';
import { leafBytes, SALT_BYTES } from '@amparo/merkle-log';
import type pg from 'pg';
import { z } from 'zod';
import { SEALED_MARK } from '../vault/sealed-value.ts';
import { copyRows } from './copy-rows.ts';

/** Entries `first` to `last`, both with them; `first - 1` is a multiple of RANGE. */
export interface EntryRange {
  readonly first: number;
  readonly last: number;
  /** Sizes of the tree, within the range, at which a root is wanted: ascending. */
  readonly sizes: readonly number[];
}

/** A hash as a string of 32 characters, a byte each: no object for each of millions. */
type Hash = string;

export interface CheckedRange {
  /** What is wrong with single entries, ascending; no more than MOST_FAULTS. */
  readonly faults: readonly { readonly seq: number; readonly message: string }[];
  /** The complete subtrees of the range up to each wanted size, and up to its end, the largest first. */
  readonly subtrees: readonly { readonly size: number; readonly hashes: readonly Hash[] }[];
  /** Entries whose body is gone. */
  readonly erased: readonly number[];
  /** Entries whose body is kept as ciphertext, since it tells of a sealed item: to be opened and held to its commitment. */
  readonly sealed: readonly number[];
  /** Entries that an erasing entry names. */
  readonly erasures: readonly number[];
}

/** Entries in a range: a whole subtree. */
export const RANGE = 65_536;
const MOST_FAULTS = 50;
const MISSING: Hash = '\0'.repeat(32);

const ERASING = 'preserve.erase-entries';
const MARK = Buffer.from(SEALED_MARK);
const erasing = z.object({ record: z.object({ entries: z.array(z.int()).default([]) }) });

/**
 * Reckons every hash of a range of entries from what stands in the rows: the commitment from salt and body, the leaf from
 * commitment, name and number, the tree from the leaves. Says what differs. Knows no clock and believes no tile.
 */
export const checkRange = async (client: pg.Client, { first, last, sizes }: EntryRange): Promise<CheckedRange> => {
  const faults: { seq: number; message: string }[] = [];
  const subtrees: { size: number; hashes: readonly Hash[] }[] = [];
  const erased: number[] = [];
  const sealed: number[] = [];
  const erasures: number[] = [];
  const wanted = [...sizes];
  const tree = growingTree();
  let next = first;
  const blame = (seq: number, message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ seq, message: `entry ${seq}${message}` });
  };
  const grow = (leaf: Hash): void => {
    tree.append(leaf);
    if (next === wanted[0]) {
      wanted.shift();
      subtrees.push({ size: next, hashes: tree.hashes() });
    }
    next += 1;
  };
  const text = `select seq, deed, salt || convert_to(body, 'UTF8'), commitment, leaf_hash
    from entry where seq between ${first} and ${last} order by seq`;
  await copyRows(client, text, 5, (bytes, at) => {
    const [s = 0, , d0 = 0, d1 = 0, b0 = 0, b1 = 0, c0 = 0, c1 = 0, l0 = 0, l1 = 0] = at;
    const seq = Number(bytes.readBigInt64BE(s));
    if (seq !== next) blame(next, ` is missing; ${seq} follows`);
    while (next < seq) grow(MISSING);
    const deed = bytes.toString('latin1', d0, d1);
    const commitment = bytes.toString('hex', c0, c1);
    if (b0 < 0) erased.push(seq);
    else {
      const body = bytes.subarray(b0, b1);
      if (body.subarray(SALT_BYTES, SALT_BYTES + MARK.length).equals(MARK)) sealed.push(seq);
      else if (hash('sha256', body, 'hex') !== commitment) blame(seq, ': its body is not the one committed to');
      else if (deed === ERASING) erasures.push(...erasedBy(body));
    }
    requireKind(deed);
    const leaf = hash('sha256', `\0{"commitment":"${commitment}","kind":"${deed}","seq":${seq},"v":1}`, 'binary');
    if (leaf !== bytes.toString('latin1', l0, l1)) blame(seq, ': its leaf hash does not follow from it');
    grow(leaf);
  });
  if (next <= last) blame(next, ` is missing; nothing follows up to ${last}`);
  while (next <= last) grow(MISSING);
  return { faults, subtrees, erased, sealed, erasures };
};

const erasedBy = (body: Buffer): readonly number[] => {
  const read = erasing.safeParse(JSON.parse(body.toString('utf8', SALT_BYTES)));
  return read.success ? read.data.record.entries : [];
};

const kinds = new Set<string>();

/** The leaf above is the one that `leafBytes` writes, for a name that it accepts; each name is put to it once. */
const requireKind = (kind: string): void => {
  if (kinds.has(kind)) return;
  leafBytes({ v: 1, seq: 1, kind, commitment: '0'.repeat(64) });
  kinds.add(kind);
};

/** The frontier of `appendLeaf`, with hashes as strings. */
const growingTree = () => {
  const complete: Hash[] = [];
  let size = 0;
  return {
    append: (leaf: Hash): void => {
      let joined = leaf;
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) joined = join(complete.pop() ?? '', joined);
      complete.push(joined);
      size += 1;
    },
    hashes: (): readonly Hash[] => [...complete],
  };
};

const NODE = Buffer.alloc(65, 1);

/** Hash of an inner node: SHA-256(0x01 || left || right) (RFC 6962 §2.1). */
const join = (left: Hash, right: Hash): Hash => {
  NODE.write(left, 1, 'latin1');
  NODE.write(right, 33, 'latin1');
  return hash('sha256', NODE, 'binary');
};

/** Root over complete subtrees, the largest first. */
export const rootOver = (hashes: readonly Hash[]): Uint8Array =>
  Buffer.from(
    hashes.length === 0 ? hash('sha256', '', 'binary') : hashes.reduceRight((right, left) => join(left, right)),
    'binary',
  );

/** The complete subtrees after one more whole range, as `appendLeaf` joins leaves. */
export const withRange = (before: readonly Hash[], ranges: number, range: Hash): readonly Hash[] => {
  const hashes = [...before];
  let joined = range;
  for (let rest = ranges; rest % 2 === 1; rest = (rest - 1) / 2) joined = join(hashes.pop() ?? '', joined);
  return [...hashes, joined];
};

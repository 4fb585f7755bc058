import { randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { EntryId, MemberId } from '@amparo/core/ground/ids';
import {
  appendLeaf,
  commit,
  EMPTY_FRONTIER,
  type Frontier,
  frontierOf,
  frontierRoot,
  HASH_BYTES,
  hashLeaf,
  leafBytes,
  SALT_BYTES,
} from '@amparo/merkle-log';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { newId } from '../config/new-id.ts';
import type { Transacting } from '../database/connect.ts';

/** What a deed tells the journal. `record` is plain JSON; names may stand in it, since only a commitment is published. */
export interface EntryText {
  readonly deed: string;
  readonly member: MemberId | null;
  readonly at: Date;
  readonly subjects: readonly string[];
  readonly record: Readonly<Record<string, unknown>>;
}

export interface OpenEntry {
  /** The number this entry will have: rows written in the same transaction carry it. */
  readonly seq: number;
  readonly write: (text: EntryText) => Promise<void>;
}

export interface OpenBatch {
  /** The number that the first of the entries will have; the others follow without a gap. */
  readonly first: number;
  /** Writes all of them, once. */
  readonly write: (texts: readonly EntryText[]) => Promise<void>;
}

export const openEntry = async (transaction: Transacting): Promise<OpenEntry> => {
  const batch = await openBatch(transaction);
  return { seq: batch.first, write: (text) => batch.write([text]) };
};

/** Locks the head of the journal until the transaction ends, and writes entries on from there. */
export const openBatch = async (transaction: Transacting): Promise<OpenBatch> => {
  const frontier = await lockHead(transaction);
  let written = false;
  return {
    first: frontier.size + 1,
    write: async (texts) => {
      if (written) throw fault('internal', 'a deed writes its entries at once, this one wrote twice');
      written = true;
      await writeEntries(transaction, frontier, texts);
    },
  };
};

/** The first entry of a new workspace makes the head row; from then on it is locked for each entry. */
const lockHead = async (transaction: Transacting): Promise<Frontier> => {
  await transaction
    .insertInto('journal_head')
    .values({ size: 0, frontier: Buffer.alloc(0), root: Buffer.from(frontierRoot(EMPTY_FRONTIER)) })
    .onConflict((conflict) => conflict.column('one').doNothing())
    .execute();
  const head = await transaction
    .selectFrom('journal_head')
    .select(['size', 'frontier'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return frontierOf(head.size, hashesIn(head.frontier));
};

const hashesIn = (bytes: Buffer): Uint8Array[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));

const writeEntries = async (
  transaction: Transacting,
  frontier: Frontier,
  texts: readonly EntryText[],
): Promise<void> => {
  let grown = frontier;
  // Chance is asked for once: a call for each salt would be a third of the work.
  const salts = randomBytes(SALT_BYTES * texts.length);
  const rows = texts.map((text, at) => {
    const seq = grown.size + 1;
    const body = bodyOf(text, seq);
    const salt = salts.subarray(at * SALT_BYTES, (at + 1) * SALT_BYTES);
    const commitment = commit(salt, Buffer.from(body));
    const leafHash = hashLeaf(leafBytes({ v: 1, seq, kind: text.deed, commitment }));
    grown = appendLeaf(grown, leafHash);
    return { text, seq, body, salt, commitment: Buffer.from(commitment, 'hex'), leafHash: Buffer.from(leafHash) };
  });
  await sql`insert into entry (seq, id, recorded_at, member_id, deed, subjects, body, salt, commitment, leaf_hash)
    select seq, id, at, member, deed, subjects::uuid[], body, salt, commitment, leaf_hash from unnest(
      ${rows.map(({ seq }) => seq)}::bigint[], ${rows.map(() => newId<EntryId>())}::uuid[],
      ${rows.map(({ text }) => text.at)}::timestamptz[], ${rows.map(({ text }) => text.member)}::uuid[],
      ${rows.map(({ text }) => text.deed)}::text[],
      ${rows.map(({ text }) => `{${[...new Set(text.subjects)].join(',')}}`)}::text[],
      ${rows.map(({ body }) => body)}::text[], ${rows.map(({ salt }) => salt)}::bytea[],
      ${rows.map(({ commitment }) => commitment)}::bytea[], ${rows.map(({ leafHash }) => leafHash)}::bytea[]
    ) as row (seq, id, at, member, deed, subjects, body, salt, commitment, leaf_hash)`.execute(transaction);
  await transaction
    .updateTable('journal_head')
    .set({ size: grown.size, frontier: Buffer.concat(grown.hashes), root: Buffer.from(frontierRoot(grown)) })
    .execute();
};

/** The body as canonical JSON (RFC 8785): what the entry commits to. */
const bodyOf = ({ deed, member, at, subjects, record }: EntryText, seq: number): string => {
  const body = canonicalize({ at: at.toISOString(), deed, member, record, seq, subjects, v: 1 });
  if (body === undefined) throw fault('internal', `the entry of ${deed} is not plain JSON`);
  return body;
};

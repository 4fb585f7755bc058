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
  type TlogProof,
  type VerifierKey,
} from '@amparo/merkle-log';
import canonicalize from 'canonicalize';
import { newId } from '../config/new-id.ts';
import type { Database, Transacting } from '../database/connect.ts';
import { checkEntries, type JournalCheck } from './check-entries.ts';
import { journalKey } from './journal-key.ts';
import { proveEntry, proveExtension } from './prove-entry.ts';
import { sealHead } from './seal-head.ts';
import { openSigner } from './signer.ts';
import { TileStore } from './tile-store.ts';

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

/**
 * The append-only record of deeds. An entry is written in the transaction of the change that it describes; the head
 * row is locked from `open` to commit, so sequence numbers have no gap and follow the order of commits.
 */
export interface Journal {
  readonly origin: string;
  readonly key: VerifierKey;
  readonly open: (transaction: Transacting) => Promise<OpenEntry>;
  /** Signs the present head, if it has grown, and writes tiles and checkpoint to the journal's folder. */
  readonly seal: () => Promise<void>;
  /** Seals within a second; many deeds share one checkpoint. */
  readonly sealSoon: () => void;
  /** Why the last sealing failed; undefined when it did not. */
  readonly trouble: () => string | undefined;
  /** Rebuilds the root from all entries and holds it against head, checkpoints and disclosed bodies. */
  readonly check: () => Promise<JournalCheck>;
  /** Consistency proof from a size to a larger one that was sealed (RFC 6962 §2.1.2), for a witness. */
  readonly extension: (from: number, to: number) => Promise<readonly Uint8Array[]>;
  /** Signature by the journal's key over other bytes, such as a bundle's seal; refused for what reads as a checkpoint. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Proof that an entry stands under the newest checkpoint that covers it; undefined while none does. */
  readonly prove: (seq: number) => Promise<TlogProof | undefined>;
  readonly close: () => Promise<void>;
}

const SEAL_AFTER_MS = 800;

export const openJournal = (given: {
  readonly database: Database;
  readonly folder: string;
  /** Name of the log and of its key. */
  readonly origin: string;
  /** Gives the 32 bytes of the key whenever the signer is started. */
  readonly seed: () => Uint8Array;
  readonly clock: () => Date;
}): Journal => {
  const { database, folder, origin, seed, clock } = given;
  const key = journalKey(origin, seed()).verifier;
  const signer = openSigner({ origin, folder, seed });
  const store = new TileStore(folder);
  let timer: NodeJS.Timeout | undefined;
  let sealing: Promise<void> = Promise.resolve();
  let trouble: string | undefined;
  const seal = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    sealing = sealing
      .catch(() => undefined)
      .then(() => sealHead({ database, store, signer, key, clock }))
      .then(
        () => {
          trouble = undefined;
        },
        (cause: unknown) => {
          trouble = cause instanceof Error ? cause.message : String(cause);
          throw cause;
        },
      );
    return sealing;
  };
  return {
    origin,
    key,
    open: openEntry,
    seal,
    sealSoon: () => {
      timer ??= setTimeout(() => void seal().catch(() => undefined), SEAL_AFTER_MS);
    },
    trouble: () => trouble,
    check: () => checkEntries(database, key),
    prove: (seq) => proveEntry({ database, store }, seq),
    extension: (from, to) => proveExtension({ database, store }, from, to),
    sign: (bytes) => signer.seal(bytes),
    close: async () => {
      clearTimeout(timer);
      await seal().catch(() => undefined);
      await signer.close();
    },
  };
};

const openEntry = async (transaction: Transacting): Promise<OpenEntry> => {
  const frontier = await lockHead(transaction);
  const seq = frontier.size + 1;
  let written = false;
  return {
    seq,
    write: async (text) => {
      if (written) throw fault('internal', 'a deed writes one entry, this one wrote two');
      written = true;
      const body = canonicalize({
        at: text.at.toISOString(),
        deed: text.deed,
        member: text.member,
        record: text.record,
        seq,
        subjects: text.subjects,
        v: 1,
      });
      if (body === undefined) throw fault('internal', `the entry of ${text.deed} is not plain JSON`);
      const salt = randomBytes(32);
      const commitment = commit(salt, Buffer.from(body));
      const leafHash = hashLeaf(leafBytes({ v: 1, seq, kind: text.deed, commitment }));
      await transaction
        .insertInto('entry')
        .values({
          seq,
          id: newId<EntryId>(),
          recorded_at: text.at,
          member_id: text.member,
          deed: text.deed,
          subjects: [...new Set(text.subjects)],
          body,
          salt,
          commitment: Buffer.from(commitment, 'hex'),
          leaf_hash: Buffer.from(leafHash),
        })
        .execute();
      const grown = appendLeaf(frontier, leafHash);
      await transaction
        .updateTable('journal_head')
        .set({ size: grown.size, frontier: Buffer.concat(grown.hashes), root: Buffer.from(frontierRoot(grown)) })
        .execute();
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

import type { TlogProof, VerifierKey } from '@amparo/merkle-log';
import type pg from 'pg';
import type { Database, Transacting } from '../database/connect.ts';
import { checkEntries, type JournalCheck } from './check-entries.ts';
import { journalKey } from './journal-key.ts';
import { proveEntry, proveExtension } from './prove-entry.ts';
import { sealHead } from './seal-head.ts';
import { openSigner } from './signer.ts';
import { TileStore } from './tile-store.ts';
import { type OpenBatch, type OpenEntry, openBatch, openEntry } from './write-entries.ts';

/**
 * The append-only record of deeds. An entry is written in the transaction of the change that it describes; the head
 * row is locked from `open` to commit, so sequence numbers have no gap and follow the order of commits.
 */
export interface Journal {
  readonly origin: string;
  readonly key: VerifierKey;
  readonly open: (transaction: Transacting) => Promise<OpenEntry>;
  /** The same for many entries in one transaction: one lock, one growth of the head, one flush for all. */
  readonly openBatch: (transaction: Transacting) => Promise<OpenBatch>;
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
  /** How to reach the same database on a connection of one's own. */
  readonly where: pg.ClientConfig;
  readonly folder: string;
  /** Name of the log and of its key. */
  readonly origin: string;
  /** Gives the 32 bytes of the key whenever the signer is started. */
  readonly seed: () => Uint8Array;
  /** Opens what is sealed in these texts (platform/database/compartments.ts); without it a sealed body fails its check. */
  readonly openSealed?: (texts: string[]) => Promise<readonly string[]>;
  readonly clock: () => Date;
}): Journal => {
  const { database, where, folder, origin, seed, clock } = given;
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
    openBatch,
    seal,
    sealSoon: () => {
      timer ??= setTimeout(() => void seal().catch(() => undefined), SEAL_AFTER_MS);
    },
    trouble: () => trouble,
    check: () => checkEntries({ where, key, open: given.openSealed ?? (async (texts) => texts), store }),
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

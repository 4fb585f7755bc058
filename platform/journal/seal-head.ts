import { fault } from '@amparo/core/ground/fault';
import {
  checkpointText,
  consistencyProof,
  consistencyRanges,
  formatNote,
  openCheckpoint,
  type VerifierKey,
} from '@amparo/merkle-log';
import { sql } from 'kysely';
import type { Database, Transacting } from '../database/connect.ts';
import type { SignedHead } from './signed-head.ts';
import { type Signer, SignerRefused } from './signer.ts';
import type { TileStore } from './tile-store.ts';
import { writeTiles } from './write-tiles.ts';

/** Any number: it only has to be the same for all programs that seal this journal. One seals at a time. */
const SEAL_LOCK = 7_210_443;

interface Sealing {
  readonly database: Database;
  readonly store: TileStore;
  readonly signer: Signer;
  readonly key: VerifierKey;
  readonly clock: () => Date;
}

/**
 * Has the present head signed, when it grew since the last checkpoint, and writes tiles and checkpoint for outsiders.
 * Fault `integrity-failed` when the signer refuses: the entries are not those that were signed before.
 */
export const sealHead = async (sealing: Sealing): Promise<void> => {
  const sealed = await sealing.database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${SEAL_LOCK})`.execute(transaction);
    const head = await transaction.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
    const last = await transaction
      .selectFrom('checkpoint')
      .select(['size', 'note'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (head === undefined || head.size === 0 || (last?.size ?? 0) >= head.size) return undefined;
    const note = await signed(sealing, transaction, head, last?.note);
    await transaction.insertInto('checkpoint').values({ size: head.size, signed_at: sealing.clock(), note }).execute();
    return { note, to: head.size, from: sealing.store.soundFrom(last?.size ?? 0) };
  });
  if (sealed !== undefined) await writeTiles({ ...sealing, ...sealed });
};

/** The signed note over this head; its proof is reckoned from the mirror first, and from the entries when that does not hold. */
const signed = async (
  { signer, store, key }: Sealing,
  transaction: Transacting,
  head: SignedHead,
  lastNote: string | undefined,
): Promise<string> => {
  const proofFrom = async (size: number, believe: boolean): Promise<readonly Uint8Array[]> => {
    const hashOf = await store.rangeHash(transaction, head.size, consistencyRanges(size, head.size), believe);
    return consistencyProof(size, head.size, hashOf);
  };
  try {
    const last = await signer.last(lastNote);
    const signWith = async (believe: boolean): Promise<Uint8Array> =>
      signer.checkpoint(head, last.size, last.size <= head.size ? await proofFrom(last.size, believe) : []);
    const signature = await signWith(true).catch((cause) => {
      if (!(cause instanceof SignerRefused) || cause.refusal !== 'not-an-extension') throw cause;
      store.forget();
      return signWith(false);
    });
    const text = checkpointText({ origin: key.name, size: head.size, root: head.root, extensions: [] });
    const note = formatNote({ text, signatures: [{ name: key.name, keyId: key.id, signature }] });
    openCheckpoint(note, [key]);
    return note;
  } catch (cause) {
    if (!(cause instanceof SignerRefused)) throw cause;
    if (cause.refusal === 'memory')
      throw fault('unavailable', `the signer of the journal cannot remember and signs nothing: ${cause.message}`, {
        cause,
      });
    throw fault('integrity-failed', `the journal was not signed: ${cause.message} (${cause.refusal})`, { cause });
  }
};

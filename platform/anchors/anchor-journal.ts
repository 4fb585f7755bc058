import { createHash } from 'node:crypto';
import { AmparoError } from '@amparo/core/ground/fault';
import type { TimeStampId } from '@amparo/core/ground/ids';
import { parseWitnessKey } from '@amparo/merkle-log';
import { newId } from '../config/new-id.ts';
import type { Database } from '../database/connect.ts';
import type { AnchorSettings, TimeAuthority, WitnessPlace } from './anchor-settings.ts';
import { askAuthority } from './ask-authority.ts';
import { askWitness, WitnessError } from './ask-witness.ts';
import { TimeStampError } from './time-stamp-error.ts';

/** How one authority or witness answered. */
export interface Anchored {
  readonly place: string;
  readonly kind: 'time-stamp' | 'renewal' | 'cosignature';
  readonly size: number;
  /** The time that it states; null when it gave none. */
  readonly at: Date | null;
  /** A word of a closed list for a program (of time stamps, witnesses or faults), and the sentence for a person. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

export interface Anchoring {
  readonly database: Database;
  readonly settings: AnchorSettings;
  readonly clock: () => Date;
  /** Consistency proof between two sizes of the journal. */
  readonly extension: (from: number, to: number) => Promise<readonly Uint8Array[]>;
}

/** An old stamp is renewed this long before the first certificate of its chain ends. */
export const RENEW_BEFORE_MS = 60 * 24 * 60 * 60 * 1000;
/** So many stamps are renewed in one go: an authority may count. */
const RENEWED_AT_ONCE = 20;

/**
 * Has the newest checkpoint stamped by every authority and cosigned by every witness that is configured, and renews old
 * stamps. What one of them does not give is noted and asked for again another time; the others are asked all the same.
 * Each answer is stored as it comes, so a kill in the middle loses none.
 */
export const anchorJournal = async (anchoring: Anchoring): Promise<readonly Anchored[]> => {
  const { database, settings } = anchoring;
  const head = await database
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (head === undefined) return [];
  const done: Anchored[] = [];
  const attempt = async (
    place: string,
    what: Pick<Anchored, 'kind' | 'size'>,
    doing: () => Promise<Date>,
  ): Promise<void> => {
    const outcome = await doing().then(
      (at) => ({ at, problem: null }),
      (cause: unknown) => ({ at: null, problem: problemOf(cause) }),
    );
    done.push({ place, ...what, ...outcome });
    const row = { tried_at: anchoring.clock(), problem: outcome.problem?.message ?? null };
    await database
      .insertInto('anchor_attempt')
      .values({ place, ...row })
      .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
      .execute();
  };
  for (const witness of settings.witnesses)
    await attempt(witness.name, { kind: 'cosignature', size: head.size }, () => cosigned(anchoring, witness, head));
  for (const authority of settings.authorities) {
    await attempt(authority.name, { kind: 'time-stamp', size: head.size }, () =>
      stamped(anchoring, authority, { ...head, data: Buffer.from(head.note), renews: null }),
    );
    for (const old of await endingStamps(anchoring, authority))
      await attempt(authority.name, { kind: 'renewal', size: old.size }, async () =>
        stamped(anchoring, authority, { ...old, data: await stampedData(database, old.id, true), renews: old.id }),
      );
  }
  return done;
};

const problemOf = (cause: unknown): { code: string; message: string } => {
  if (cause instanceof TimeStampError || cause instanceof WitnessError || cause instanceof AmparoError)
    return { code: cause.code, message: cause.message };
  return { code: 'internal', message: cause instanceof Error ? cause.message : String(cause) };
};

const stamped = async (
  { database, clock }: Anchoring,
  authority: TimeAuthority,
  what: {
    readonly size: number;
    readonly note: string;
    readonly data: Uint8Array;
    readonly renews: TimeStampId | null;
  },
): Promise<Date> => {
  const stamp = await askAuthority(authority, what.data, clock);
  await database
    .insertInto('time_stamp')
    .values({
      id: newId<TimeStampId>(),
      size: what.size,
      note_sha256: createHash('sha256').update(what.note).digest(),
      authority: authority.name,
      url: authority.url,
      renews: what.renews,
      stamped_at: stamp.time,
      ends_at: stamp.endsAt,
      token: Buffer.from(stamp.token),
      chain: stamp.chain,
      revocation: authority.revocation ?? null,
    })
    .execute();
  return stamp.time;
};

/** Stamps of this authority whose chain ends soon and that no later stamp renews. */
const endingStamps = async ({ database, clock }: Anchoring, authority: TimeAuthority) =>
  database
    .selectFrom('time_stamp')
    .innerJoin('checkpoint', 'checkpoint.size', 'time_stamp.size')
    .select(['time_stamp.id', 'time_stamp.size', 'checkpoint.note'])
    .where('time_stamp.authority', '=', authority.name)
    .where('ends_at', '<', new Date(clock().getTime() + RENEW_BEFORE_MS))
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('time_stamp as later').select('later.id').whereRef('later.renews', '=', 'time_stamp.id'),
        ),
      ),
    )
    .orderBy('ends_at')
    .limit(RENEWED_AT_ONCE)
    .execute();

/**
 * The bytes under a stamp: the signed checkpoint, and for a renewal all that the renewed stamp was over with that stamp's
 * token after it (RFC 4998 §5.2, in the plainest form: `cat checkpoint token`). `withToken`: what a renewal is to be over.
 */
export const stampedData = async (database: Database, id: TimeStampId, withToken = false): Promise<Buffer> => {
  const row = await database
    .selectFrom('time_stamp')
    .innerJoin('checkpoint', 'checkpoint.size', 'time_stamp.size')
    .select(['time_stamp.token', 'time_stamp.renews', 'checkpoint.note'])
    .where('time_stamp.id', '=', id)
    .executeTakeFirstOrThrow();
  const under = row.renews === null ? Buffer.from(row.note) : await stampedData(database, row.renews, true);
  return withToken ? Buffer.concat([under, row.token]) : under;
};

const cosigned = async (
  { database, extension }: Anchoring,
  witness: WitnessPlace,
  head: { readonly size: number; readonly note: string },
): Promise<Date> => {
  const { id } = parseWitnessKey(witness.key);
  const last = await database
    .selectFrom('cosignature')
    .select((select) => select.fn.max('size').as('size'))
    .where('key_id', '=', id)
    .executeTakeFirst();
  const from = Math.min(last?.size ?? 0, head.size);
  const { time, keyId, line } = await askWitness(witness, head.note, from, (size) => extension(size, head.size));
  const at = new Date(time * 1000);
  await database
    .insertInto('cosignature')
    .values({ size: head.size, key_id: keyId, cosigned_at: at, witness: witness.name, line })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return at;
};

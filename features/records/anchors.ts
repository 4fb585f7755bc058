import type { AnchorSettings } from '@amparo/platform/anchors/anchor-settings';
import { ANCHORS_OFF } from '@amparo/platform/anchors/anchor-settings';
import type { Database, Transacting } from '@amparo/platform/database/connect';

/** A time stamp (RFC 3161) as it is kept: whoever has checkpoint, token and chain can check it without us. */
export interface StoredTimeStamp {
  readonly id: string;
  /** Entries in the checkpoint that was stamped. */
  readonly size: number;
  /** SHA-256, in hex, of the exact bytes of the signed checkpoint. */
  readonly noteSha256: string;
  readonly authority: string;
  /** The time that the authority states (genTime). */
  readonly stampedAt: Date;
  /** When the first certificate of the chain ends: before it the stamp is renewed. */
  readonly endsAt: Date;
  /** The id of the older stamp that this one renews: its imprint is of checkpoint and older token, one after the other. */
  readonly renews: string | null;
  /** The TimeStampToken, DER. */
  readonly token: Buffer;
  /** Certificates from the authority's own up to the root, PEM. */
  readonly chain: string;
  /** Revocation lists that were at hand, PEM. */
  readonly revocation: string | null;
}

/** A checkpoint with signature lines of witnesses under our own. */
export interface CosignedCheckpoint {
  readonly size: number;
  /** The whole signed note: text, our signature, cosignatures. */
  readonly note: string;
  readonly witnesses: readonly { readonly name: string; readonly keyId: string; readonly cosignedAt: Date }[];
}

export interface StoredAnchors {
  readonly stamps: readonly StoredTimeStamp[];
  readonly cosigned: readonly CosignedCheckpoint[];
}

/** All anchors by size, for checkpoints of at most `upTo` entries. Of a witness that cosigned one twice the newest line counts. */
export const anchorsOf = async (database: Database | Transacting, upTo?: number): Promise<StoredAnchors> => {
  const most = upTo ?? Number.MAX_SAFE_INTEGER;
  const stamps = await database
    .selectFrom('time_stamp')
    .selectAll()
    .where('size', '<=', most)
    .orderBy('size')
    .orderBy('stamped_at')
    .orderBy('id')
    .execute();
  const lines = await database
    .selectFrom('cosignature')
    .innerJoin('checkpoint', 'checkpoint.size', 'cosignature.size')
    .selectAll('cosignature')
    .select('checkpoint.note')
    .where('cosignature.size', '<=', most)
    .orderBy('cosignature.size')
    .orderBy('cosignature.key_id')
    .orderBy('cosignature.cosigned_at')
    .execute();
  const cosigned = [...Map.groupBy(lines, (line) => line.size).values()].flatMap((rows) => {
    const newest = [...new Map(rows.map((row) => [row.key_id, row])).values()];
    const first = newest[0];
    if (first === undefined) return [];
    return [
      {
        size: first.size,
        note: first.note + newest.map(({ line }) => line).join(''),
        witnesses: newest.map((row) => ({ name: row.witness, keyId: row.key_id, cosignedAt: row.cosigned_at })),
      },
    ];
  });
  return {
    stamps: stamps.map((row) => ({
      id: row.id,
      size: row.size,
      noteSha256: row.note_sha256.toString('hex'),
      authority: row.authority,
      stampedAt: row.stamped_at,
      endsAt: row.ends_at,
      renews: row.renews,
      token: row.token,
      chain: row.chain,
      revocation: row.revocation,
    })),
    cosigned,
  };
};

/** The settings that hold now. */
export const anchorSettings = async (database: Database | Transacting): Promise<AnchorSettings> => {
  const row = await database
    .selectFrom('anchor_settings')
    .select('settings')
    .orderBy('recorded_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.settings ?? ANCHORS_OFF;
};

import type { BlobId } from '@amparo/core/ground/ids';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import { IN_VAULT } from '../../records/vault-blobs.ts';

/** Every blob is checked at least this often; what is restricted, sealed or under a hold more often (preservation page §3.6). */
export const DAYS_BETWEEN = { strict: 30, others: 90 } as const;
/** How much one step checks: small enough to be stopped soon, large enough that entries do not fill the journal. */
export const STEP_BLOBS = 500;
export const STEP_BYTES = 2 * 1024 ** 3;

export interface PlannedBlob {
  readonly id: BlobId;
  readonly size: number;
}

/** A blob of whose items one is not public or under a hold that was not lifted. */
export const IS_STRICT = sql<boolean>`exists (
  select 1 from item i where i.blob_id = b.id and (i.classification <> 'public' or exists (
    select 1 from hold_item hi join hold h on h.seq = hi.hold_seq where hi.item_id = i.id and h.released_seq is null)))`;

const LAST = sql`left join blob_check c on c.blob_id = b.id and c.copy_id = ${IN_VAULT}`;

/** What is due, the longest unchecked first and what was never checked before all; at most one step's worth. */
export const dueBlobs = async (database: Database | Transacting, now: Date): Promise<readonly PlannedBlob[]> => {
  const { rows } = await sql<PlannedBlob>`
    select b.id, b.size from blob b ${LAST}
    where b.destroyed_seq is null and (c.checked_at is null or c.checked_at <= ${now}::timestamptz - make_interval(days =>
      case when ${IS_STRICT} then ${sql.lit(DAYS_BETWEEN.strict)} else ${sql.lit(DAYS_BETWEEN.others)} end))
    order by c.checked_at nulls first, b.id limit ${sql.lit(STEP_BLOBS)}`.execute(database);
  return oneStep(rows);
};

/** A hundredth of all that is not due, at random: at least ten, at most one step's worth. So damage is met before its time. */
export const sampledBlobs = async (database: Database | Transacting, now: Date): Promise<readonly PlannedBlob[]> => {
  const { rows } = await sql<PlannedBlob>`
    select b.id, b.size from blob b ${LAST}
    where b.destroyed_seq is null and c.checked_at < ${now}::timestamptz - interval '20 hours'
    order by random() limit (select least(${sql.lit(STEP_BLOBS)}, greatest(10, count(*) / 100)) from blob)`.execute(
    database,
  );
  return oneStep(rows);
};

/** All blobs in the order of their ids, after `last`. */
export const blobsAfter = async (
  database: Database | Transacting,
  last: string | undefined,
): Promise<readonly PlannedBlob[]> => {
  const { rows } = await sql<PlannedBlob>`
    select b.id, b.size from blob b where b.destroyed_seq is null and ${last === undefined ? sql`true` : sql`b.id > ${last}::uuid`}
    order by b.id limit ${sql.lit(STEP_BLOBS)}`.execute(database);
  return oneStep(rows);
};

const oneStep = (rows: readonly PlannedBlob[]): readonly PlannedBlob[] => {
  const step: PlannedBlob[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (step.length > 0 && bytes + row.size > STEP_BYTES) break;
    step.push(row);
    bytes += row.size;
  }
  return step;
};

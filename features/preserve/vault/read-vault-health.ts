import type { ItemId } from '@amparo/core/ground/ids';
import type { VaultRunKind } from '@amparo/platform/database/tables-vault';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../../kernel/deed.ts';
import { IN_VAULT } from '../../records/vault-blobs.ts';
import { DAYS_BETWEEN, IS_STRICT } from './audit-plan.ts';

const coverage = z.object({
  /** Days within which each is to be checked. */
  days: z.number(),
  blobs: z.number(),
  /** Of these checked within the days. */
  checked: z.number(),
  /** Never checked, or longer ago. */
  due: z.number(),
});
const run = z.object({ at: z.string(), seq: z.number(), facts: z.record(z.string(), z.unknown()) }).nullable();

/** How the vault is: what was checked and when, what failed, where copies lie, when it was last backed up and restored. */
export const readVaultHealth = readDeed({
  name: 'preserve.read-vault-health',
  summary: 'Tell how the vault is: coverage of checks, failures, copies, last backup and last verified restore',
  may: 'read',
  input: z.object({}),
  output: z.object({
    blobs: z.number(),
    bytes: z.number(),
    destroyed: z.number(),
    strict: coverage,
    others: coverage,
    neverChecked: z.number(),
    /** When the blob that waits longest was last checked; null when one never was, or none is there. */
    oldestCheck: z.string().nullable(),
    bytesPerSecond: z.number().nullable(),
    failures: z.array(
      z.object({
        item: z.string(),
        number: z.number(),
        title: z.string(),
        place: z.string(),
        detail: z.string(),
        since: z.string(),
        /** A place whose last check held: what a repair would take the bytes from. */
        good: z.string().nullable(),
      }),
    ),
    /** Failures of items that the member may not see. */
    failuresHidden: z.number(),
    copies: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['folder', 's3']),
        where: z.string(),
        able: z.record(z.string(), z.unknown()),
        blobs: z.number(),
        lacking: z.number(),
        lastStoredAt: z.string().nullable(),
        oldestCheck: z.string().nullable(),
        failures: z.number(),
      }),
    ),
    lastAudit: run,
    lastCopy: run,
    lastBackup: run,
    lastVerifiedRestore: run,
    lastRotation: run,
    lastCleanUp: run,
    recoveryKey: z.boolean(),
    /** More than one while a change of keys is under way. */
    keyGenerations: z.array(z.number()),
  }),
  command: { words: 'vault health' },
  run: async (context) => {
    const { house, database } = context;
    const counts = await countsOf(context);
    const failures = await failuresOf(context);
    const shown = failures.filter(({ item }) => item !== null);
    const generations = await database.selectFrom('vault_key').select('generation').orderBy('generation').execute();
    const lastAudit = await lastRun(context, 'audit');
    const { bytes = 0, milliseconds = 0 } = (lastAudit?.facts ?? {}) as { bytes?: number; milliseconds?: number };
    return {
      ...counts,
      bytesPerSecond: milliseconds > 0 ? Math.round((bytes / milliseconds) * 1000) : null,
      failures: shown.map(({ item, ...rest }) => ({ ...rest, item: item ?? '' })),
      failuresHidden: new Set(failures.filter(({ item }) => item === null).map(({ blob }) => blob)).size,
      copies: await copiesOf(context, counts.blobs),
      lastAudit,
      lastCopy: await lastRun(context, 'copy'),
      lastBackup: await lastRun(context, 'backup'),
      lastVerifiedRestore: await lastRun(context, 'restore'),
      lastRotation: await lastRun(context, 'rotation'),
      lastCleanUp: await lastRun(context, 'clean-up'),
      recoveryKey: house.vault.keyring.recipients().length > 0,
      keyGenerations: generations.map(({ generation }) => generation),
    };
  },
});

const countsOf = async ({ database, now }: ReadContext) => {
  const { rows } = await sql<{
    strict: boolean;
    blobs: number;
    bytes: number;
    checked: number;
    never: number;
    oldest: Date | null;
  }>`
    select strict, count(*) as blobs, coalesce(sum(size), 0)::bigint as bytes, count(*) filter (where checked_at > ${now}::timestamptz
      - make_interval(days => case when strict then ${sql.lit(DAYS_BETWEEN.strict)} else ${sql.lit(DAYS_BETWEEN.others)} end)) as checked,
      count(*) filter (where checked_at is null) as never, min(checked_at) as oldest
    from (select b.size, c.checked_at, ${IS_STRICT} as strict from blob b
      left join blob_check c on c.blob_id = b.id and c.copy_id = ${IN_VAULT} where b.destroyed_seq is null) as each
    group by strict`.execute(database);
  const { destroyed } = await database
    .selectFrom('blob')
    .select((select) => select.fn.countAll<number>().as('destroyed'))
    .where('destroyed_seq', 'is not', null)
    .executeTakeFirstOrThrow();
  const part = (strict: boolean) => {
    const row = rows.find((one) => one.strict === strict);
    const { blobs = 0, checked = 0 } = row ?? {};
    return { days: strict ? DAYS_BETWEEN.strict : DAYS_BETWEEN.others, blobs, checked, due: blobs - checked };
  };
  const total = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const never = total((row) => row.never);
  const oldest = rows.flatMap((row) => (row.oldest === null ? [] : [row.oldest.getTime()]));
  return {
    blobs: total((row) => row.blobs),
    bytes: total((row) => row.bytes),
    destroyed,
    strict: part(true),
    others: part(false),
    neverChecked: never,
    oldestCheck: never > 0 || oldest.length === 0 ? null : new Date(Math.min(...oldest)).toISOString(),
  };
};

interface Failure {
  readonly blob: string;
  readonly item: ItemId | null;
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly detail: string;
  readonly since: string;
  readonly good: string | null;
}

const failuresOf = async ({ database, clearance }: ReadContext): Promise<readonly Failure[]> => {
  const { rows } = await sql<Omit<Failure, 'since'> & { since: Date }>`
    select c.blob_id as blob, i.id as item, coalesce(i.number, 0) as number, coalesce(i.title, '') as title,
      coalesce(p.name, 'vault') as place, coalesce(c.detail, '') as detail, c.checked_at as since,
      (select coalesce(gp.name, 'vault') from blob_check g left join vault_copy gp on gp.id = g.copy_id
        where g.blob_id = c.blob_id and g.ok and (gp.id is null or gp.removed_seq is null)
        order by g.copy_id limit 1) as good
    from blob_check c join blob b on b.id = c.blob_id and b.destroyed_seq is null
    left join vault_copy p on p.id = c.copy_id
    left join item i on i.blob_id = c.blob_id and i.classification = any(${[...clearance]})
    where not c.ok and (p.id is null or p.removed_seq is null)
    order by c.checked_at desc, i.number limit 500`.execute(database);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
};

const copiesOf = async ({ database }: ReadContext, all: number) => {
  const { rows } = await sql<{
    name: string;
    kind: 'folder' | 's3';
    place: { folder?: string; endpoint?: string; bucket?: string };
    able: Record<string, unknown>;
    blobs: number;
    stored: Date | null;
    oldest: Date | null;
    failures: number;
  }>`
    select v.name, v.kind, v.place, v.able, count(b.id) filter (where c.ok is distinct from false) as blobs,
      max(p.stored_at) as stored, min(c.checked_at) as oldest, count(*) filter (where not c.ok) as failures
    from vault_copy v left join blob_copy p on p.copy_id = v.id
    left join blob b on b.id = p.blob_id and b.destroyed_seq is null
    left join blob_check c on c.copy_id = v.id and c.blob_id = b.id
    where v.removed_seq is null group by v.id order by v.name`.execute(database);
  return rows.map(({ name, kind, place, able, blobs, stored, oldest, failures }) => ({
    name,
    kind,
    where: place.folder ?? `${place.endpoint}/${place.bucket}`,
    able,
    blobs,
    lacking: all - blobs,
    lastStoredAt: stored?.toISOString() ?? null,
    oldestCheck: oldest?.toISOString() ?? null,
    failures,
  }));
};

const lastRun = async ({ database }: ReadContext, kind: VaultRunKind): Promise<z.infer<typeof run>> => {
  const row = await database
    .selectFrom('vault_run')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('ended_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { at: row.ended_at.toISOString(), seq: row.seq, facts: { ...row.facts } };
};

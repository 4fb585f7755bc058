import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fault } from '@amparo/core/ground/fault';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export const MIGRATIONS = new URL('./migrations/', import.meta.url);
/** Any number: it only has to be the same for all programs that migrate this database. */
const MIGRATION_LOCK = 7_210_441;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

const migrationsIn = (folder: URL): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    });

/**
 * Brings the database to this program's shape: each migration in its own transaction, all under one lock, so that a
 * kill at any step leaves a whole shape and two starts do not race. Refuses a database that a newer program made,
 * and one whose applied migrations differ from ours. Answers the names applied now. `only`: to the shape of an older
 * program, for a backup of that time.
 */
export const migrate = async (
  database: Kysely<Tables>,
  folder: URL = MIGRATIONS,
  only?: ReadonlySet<string>,
): Promise<readonly string[]> =>
  database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(MIGRATION_LOCK)})`.execute(connection);
    try {
      await sql`create table if not exists migration (name text primary key, sha256 text not null)`.execute(connection);
      const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(
        connection,
      );
      const known = migrationsIn(folder).filter(({ name }) => only?.has(name) ?? true);
      refuseForeign(rows, known);
      const applied: string[] = [];
      for (const migration of known) {
        if (rows.some((row) => row.name === migration.name)) continue;
        await connection.transaction().execute(async (transaction) => {
          await sql.raw(migration.text).execute(transaction);
          await sql`insert into migration values (${migration.name}, ${migration.sha256})`.execute(transaction);
        });
        applied.push(migration.name);
      }
      return applied;
    } finally {
      // A connection that was cut has no lock any more, and the reason why is worth more than this.
      await sql`select pg_advisory_unlock(${sql.lit(MIGRATION_LOCK)})`.execute(connection).catch(() => undefined);
    }
  });

export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

export const appliedMigrations = async (database: Kysely<Tables>): Promise<readonly AppliedMigration[]> =>
  (await sql<AppliedMigration>`select name, sha256 from migration order by name`.execute(database)).rows;

const refuseForeign = (applied: readonly { name: string; sha256: string }[], known: readonly Migration[]): void => {
  for (const row of applied) {
    const ours = known.find((migration) => migration.name === row.name);
    if (ours === undefined) {
      throw fault(
        'newer-database',
        `this workspace was made by a newer Amparo (it has ${row.name}); start that version, nothing was changed`,
      );
    }
    if (ours.sha256 !== row.sha256) {
      throw fault(
        'integrity-failed',
        `migration ${row.name} of this workspace differs from this program's; nothing was changed`,
      );
    }
  }
};

import { type Kysely, sql } from 'kysely';
import { errorCode } from '../vault/storage-fault.ts';
import type { Tables } from './tables.ts';

/**
 * The role that the application works under. It reads and writes, but holds no UPDATE or DELETE on a table that only
 * grows (one with a trigger named `…_append_only`), owns nothing and makes nothing: migrations run as the owner.
 */
export const APPLICATION_ROLE = 'amparo_app';

/** Any number: it only has to be the same for all programs that grant in this database. */
const GRANT_LOCK = 7_210_444;

export type RoleSettled = { readonly own: true } | { readonly own: false; readonly why: string };

/**
 * Makes the role where it is missing and gives it what it lacks; changes nothing when all is as it should be.
 * `login`: the embedded server, where the application connects as the role; elsewhere it takes the role on after
 * connecting as the user of DATABASE_URL, who must be allowed to make roles, once.
 */
export const settleApplicationRole = async (
  database: Kysely<Tables>,
  way: { readonly login: boolean },
): Promise<RoleSettled> =>
  database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(GRANT_LOCK)})`.execute(connection);
    try {
      const made = await makeRole(connection, way);
      if (made.own) await grantWhatLacks(connection);
      return made;
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(GRANT_LOCK)})`.execute(connection).catch(() => undefined);
    }
  });

const role = sql.ref(APPLICATION_ROLE);

const makeRole = async (connection: Kysely<Tables>, { login }: { readonly login: boolean }): Promise<RoleSettled> => {
  const { rows } = await sql<{ rolcanlogin: boolean }>`
    select rolcanlogin from pg_roles where rolname = ${APPLICATION_ROLE}`.execute(connection);
  try {
    if (rows.length === 0)
      await sql`create role ${role} ${sql.raw(login ? 'login' : 'nologin')}`.execute(connection).catch(unlessThere);
    else if (login && rows[0]?.rolcanlogin === false) await sql`alter role ${role} login`.execute(connection);
    if (!login) await takeOn(connection);
    return { own: true };
  } catch (cause) {
    if (errorCode(cause) !== REFUSED) throw cause;
    return {
      own: false,
      why: `the user of DATABASE_URL may not make or take on the role ${APPLICATION_ROLE}: the application works as the owner of its tables, and only triggers keep the journal from changing`,
    };
  }
};

/** insufficient_privilege; duplicate_object and unique_violation come of another program that made it just now. */
const REFUSED = '42501';
const THERE: readonly string[] = ['42710', '23505'];

const unlessThere = (cause: unknown): void => {
  if (!THERE.includes(errorCode(cause) ?? '')) throw cause;
};

/** From PostgreSQL 16 whoever makes a role may grant it, to themselves too, but does not yet hold it. */
const takeOn = async (connection: Kysely<Tables>): Promise<void> => {
  const attempt = async (): Promise<void> => {
    await sql`set role ${role}`.execute(connection);
    await sql`reset role`.execute(connection);
  };
  await attempt().catch(async (cause) => {
    if (errorCode(cause) !== REFUSED) throw cause;
    await sql`grant ${role} to current_user`.execute(connection);
    await attempt();
  });
};

/** What the application may do to an entry: functions that run with the rights of the owner. */
const OF_THE_JOURNAL = ['erase_entries(bigint[])', 'seal_entries(bigint[], text[])'] as const;

const grantWhatLacks = async (connection: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql<{ name: string; grows: boolean; right: boolean }>`
    select name, grows, reads and adds = writes and changes = (writes and not grows) and removes = (writes and not grows)
      and not empties as right
    from (
      select c.relname as name, c.relname <> 'migration' as writes,
        exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%append\\_only') as grows,
        has_table_privilege(${APPLICATION_ROLE}, c.oid, 'SELECT') as reads,
        has_table_privilege(${APPLICATION_ROLE}, c.oid, 'INSERT') as adds,
        has_table_privilege(${APPLICATION_ROLE}, c.oid, 'UPDATE') as changes,
        has_table_privilege(${APPLICATION_ROLE}, c.oid, 'DELETE') as removes,
        has_table_privilege(${APPLICATION_ROLE}, c.oid, 'TRUNCATE') as empties
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    ) t`.execute(connection);
  const wrong = rows.filter((row) => !row.right);
  if (wrong.length === 0) return;
  await connection.transaction().execute(async (transaction) => {
    await sql`grant usage on schema public to ${role}`.execute(transaction);
    for (const name of OF_THE_JOURNAL)
      await sql`grant execute on function ${sql.raw(name)} to ${role}`.execute(transaction);
    for (const { name, grows } of wrong) {
      const rights = name === 'migration' ? 'select' : grows ? 'select, insert' : 'select, insert, update, delete';
      await sql`revoke all on ${sql.table(name)} from ${role}`.execute(transaction);
      await sql`grant ${sql.raw(rights)} on ${sql.table(name)} to ${role}`.execute(transaction);
    }
  });
};

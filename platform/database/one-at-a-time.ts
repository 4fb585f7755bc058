import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** Waits until no other program does work under the same number on this database, then does it. */
export const oneAtATime = async <T>(database: Database, number: number, work: () => Promise<T>): Promise<T> =>
  database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(number)})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(number)})`.execute(connection);
    }
  });

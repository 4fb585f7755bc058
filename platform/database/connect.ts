import { setTimeout as pause } from 'node:timers/promises';
import { fault } from '@amparo/core/ground/fault';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { DATABASE_USER, startEmbedded } from './supervise.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Transacting = Transaction<Tables>;

export interface OpenDatabase {
  readonly kysely: Database;
  /** Whether this process started the embedded server, joined a running one, or uses DATABASE_URL. */
  readonly way: 'started' | 'joined' | 'server';
  /** Closes the connections, and the embedded server too when nobody else is connected to it. */
  readonly close: () => Promise<void>;
}

const INT8 = 20;
// pg answers int8 as text; ours are counters and sizes far below 2^53.
pg.types.setTypeParser(INT8, (text) => Number.parseInt(text, 10));

/** Each opening has a name of its own, so that the last one to close can tell that nobody else is connected. */
let openings = 0;
const nameOfOpening = (): string => {
  openings += 1;
  return `amparo-${process.pid}-${openings}`;
};

const poolOf = (where: pg.PoolConfig, name: string): pg.Pool => {
  const pool = new pg.Pool({ ...where, max: 8, connectionTimeoutMillis: 20_000, application_name: name });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
};

/** Where the database is: a URL first (by default DATABASE_URL), else the embedded server of this workspace. */
export interface DatabasePlace {
  readonly cluster: string;
  readonly run: string;
  readonly url?: string | undefined;
}

/** Opens the database, migrated when it answers. */
export const openDatabase = async (place: DatabasePlace): Promise<OpenDatabase> => {
  const url = place.url ?? process.env['DATABASE_URL'];
  const name = nameOfOpening();
  if (url !== undefined && url !== '') {
    const kysely = await ready(poolOf({ connectionString: url }, name));
    return { kysely, way: 'server', close: () => kysely.destroy() };
  }
  const server = await startEmbedded(place);
  const kysely = await ready(poolOf({ host: server.socketDirectory, user: DATABASE_USER, database: 'postgres' }, name));
  return {
    kysely,
    way: server.started ? 'started' : 'joined',
    close: async () => {
      const alone = await onlyClient(kysely, name);
      await kysely.destroy();
      if (alone) await server.stop();
    },
  };
};

/** Waits while the server recovers, then migrates. */
const ready = async (pool: pg.Pool): Promise<Database> => {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const CANNOT_CONNECT_NOW = '57P03';
  for (let tries = 0; ; tries += 1) {
    try {
      await sql`select 1`.execute(kysely);
      break;
    } catch (cause) {
      const again = (cause as { code?: string }).code === CANNOT_CONNECT_NOW && tries < 400;
      if (again) {
        await pause(50);
        continue;
      }
      await kysely.destroy();
      throw fault(
        'unavailable',
        `the database cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
  }
  try {
    await migrate(kysely);
  } catch (cause) {
    await kysely.destroy();
    throw cause;
  }
  return kysely;
};

const onlyClient = async (kysely: Database, name: string): Promise<boolean> => {
  try {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity
      where backend_type = 'client backend' and application_name <> ${name}`.execute(kysely);
    return rows[0]?.others === 0;
  } catch {
    return false;
  }
};

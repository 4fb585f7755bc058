import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { DATABASE_USER, type EmbeddedServer, startEmbedded } from './supervise.ts';
import type { Tables } from './tables.ts';
import { clientOf, patiently, useServer } from './use-server.ts';

export type Database = Kysely<Tables>;
export type Transacting = Transaction<Tables>;

export interface OpenDatabase {
  readonly kysely: Database;
  /** Whether this process started the embedded server, joined a running one, or uses DATABASE_URL. */
  readonly way: 'started' | 'joined' | 'server';
  /** Closes the connections, and the embedded server too when nobody else uses it. */
  readonly close: () => Promise<void>;
}

const INT8 = 20;
// pg answers int8 as text; ours are counters and sizes far below 2^53.
pg.types.setTypeParser(INT8, (text) => Number.parseInt(text, 10));

/** A connection that dies, idle or at work, is replaced at the next use; without listeners it would end the process. */
export const poolOf = (where: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ max: 8, connectionTimeoutMillis: 20_000, application_name: 'amparo', ...where });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
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
  if (url === undefined || url === '') return openEmbedded(place);
  const where = { connectionString: url };
  await patiently(async () => (await clientOf(where)).end());
  const kysely = await migrated(poolOf(where));
  return { kysely, way: 'server', close: () => kysely.destroy() };
};

const openEmbedded = async (place: DatabasePlace): Promise<OpenDatabase> => {
  let server = await startEmbedded(place);
  const way = server.started ? 'started' : 'joined';
  const use = await useServer(async () => {
    server = await startEmbedded(place, { again: true });
    return whereIs(server);
  });
  const close = async (kysely?: Database): Promise<void> => {
    await kysely?.destroy();
    if (await use.release()) await server.stop();
    await use.end();
  };
  try {
    const kysely = await migrated(poolOf(whereIs(server)));
    return { kysely, way, close: () => close(kysely) };
  } catch (cause) {
    await close();
    throw cause;
  }
};

const whereIs = (server: EmbeddedServer): pg.ClientConfig => ({
  host: server.socketDirectory,
  user: DATABASE_USER,
  database: 'postgres',
});

const migrated = async (pool: pg.Pool): Promise<Database> => {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(kysely);
    return kysely;
  } catch (cause) {
    await kysely.destroy();
    throw cause;
  }
};

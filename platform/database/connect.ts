import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { SEALED_MARK } from '../vault/sealed-value.ts';
import { APPLICATION_ROLE, type RoleSettled, settleApplicationRole } from './application-role.ts';
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
  /** Whether `kysely` works under the application's own role, and why not. */
  readonly role: RoleSettled;
  /** How `kysely` reaches the database: plain data, so that a worker thread can connect too. */
  readonly where: pg.PoolConfig;
  /** Does something as the owner of the tables, on a connection of its own: physical cleaning after a destruction. */
  readonly owner: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Closes the connections, and the embedded server too when nobody else uses it. */
  readonly close: () => Promise<void>;
}

const INT8 = 20;
// pg answers int8 as text; ours are counters and sizes far below 2^53.
pg.types.setTypeParser(INT8, (text) => Number.parseInt(text, 10));

const sealedIn = new WeakSet<object>();
/** Whether a JSON value of a result holds something sealed: found out while it was text, so that no other is gone through. */
export const holdsSealed = (json: object): boolean => sealedIn.has(json);

const parseJson = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && text.includes(SEALED_MARK)) sealedIn.add(value);
  return value;
};
const [JSON_TYPE, JSONB_TYPE] = [114, 3802];
pg.types.setTypeParser(JSON_TYPE, parseJson);
pg.types.setTypeParser(JSONB_TYPE, parseJson);

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
  const owner = { connectionString: url };
  await patiently(async () => (await clientOf(owner)).end());
  const opened = await openAs(owner, { login: false });
  return { ...opened, way: 'server', close: () => opened.kysely.destroy() };
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
    const opened = await openAs(whereIs(server), { login: true });
    return { ...opened, way, close: () => close(opened.kysely) };
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

/** Migrates as the owner, settles the application's role and connects under it. */
const openAs = async (
  owner: pg.PoolConfig,
  way: { readonly login: boolean },
): Promise<Omit<OpenDatabase, 'way' | 'close'>> => {
  const asOwner = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const kysely = over({ ...owner, max: 1 });
    try {
      return await work(kysely);
    } finally {
      await kysely.destroy();
    }
  };
  const role = await asOwner(async (database) => {
    await migrate(database);
    return settleApplicationRole(database, way);
  });
  const where = role.own ? underRole(owner, way) : owner;
  return { kysely: over(where), role, where, owner: asOwner };
};

const over = (where: pg.PoolConfig): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(where) }) });

/** Elsewhere than on the embedded server the role is set as the connection starts, so that RESET ROLE comes back to it. */
const underRole = (owner: pg.PoolConfig, { login }: { readonly login: boolean }): pg.PoolConfig =>
  login ? { ...owner, user: APPLICATION_ROLE } : { ...owner, options: `-c role=${APPLICATION_ROLE}` };

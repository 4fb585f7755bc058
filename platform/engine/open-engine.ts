import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBBlobValue, DuckDBInstance } from '@duckdb/node-api';

/** A DuckDB of its own, for counting and joining that the workspace's database is not made for. */
export interface Engine {
  readonly run: (sql: string) => Promise<void>;
  /** Rows as records; whole numbers beyond 2^53 come as text. */
  readonly rows: <Row extends object>(sql: string) => Promise<readonly Row[]>;
  /** The first column of the first row as a number. */
  readonly number: (sql: string) => Promise<number>;
  /** The one value of an answer of one row and column, as it stands: an encoded text. */
  readonly bytes: (sql: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an engine. Without `path` its tables live in a temporary folder that goes with it: on disk, so that what
 * exceeds `memory` is put aside instead of ending the program. Nothing is fetched: extensions are not loaded or
 * installed by themselves.
 */
export const openEngine = async (given: {
  readonly memory: string;
  readonly path?: string;
  readonly temporary?: string;
}): Promise<Engine> => {
  const folder = await mkdtemp(join(given.temporary ?? tmpdir(), 'amparo-engine-'));
  const instance = await DuckDBInstance.create(given.path ?? join(folder, 'engine.duckdb'), {
    threads: String(Math.max(1, availableParallelism())),
    memory_limit: given.memory,
    temp_directory: folder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const rows = async <Row extends object>(sql: string): Promise<readonly Row[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as readonly Row[];
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows,
    number: async (sql) => Number(Object.values((await rows<Record<string, unknown>>(sql))[0] ?? {})[0] ?? 0),
    bytes: async (sql) => {
      const value = (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
      return value instanceof DuckDBBlobValue ? value.bytes : new Uint8Array(0);
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

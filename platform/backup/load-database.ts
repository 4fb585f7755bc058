import { createHash, type Hash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transacting } from '../database/connect.ts';
import { type AppliedMigration, appliedMigrations, migrate } from '../database/migrate.ts';
import { type DumpedTable, PLAIN_TEXT, tablesOf } from './dump-database.ts';

const begin = z.object({ table: z.string(), columns: z.array(z.tuple([z.string(), z.string()])) });
const end = z.object({ end: z.string(), rows: z.number(), sha256: z.string() });

const BATCH_ROWS = 2_000;
const BATCH_CHARACTERS = 4_000_000;

/**
 * Fills an empty database from a dump, in one transaction: all of it or nothing. The database is first brought to the
 * shape that the dump was taken in, then to this program's. Foreign keys are taken off and put back, so that every
 * reference is checked anew. Faults: `conflict` for a database that is not empty, `newer-database` for a dump of a newer
 * program, `integrity-failed` for one that is cut, changed, or does not fit. Answers the number of rows by table.
 */
export const loadDatabase = async (
  owner: Database,
  migrations: readonly AppliedMigration[],
  lines: AsyncIterable<string>,
): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await sql<{ entries: number }>`select count(*) as entries from entry`.execute(owner);
  if ((rows[0]?.entries ?? 0) > 0)
    throw fault('conflict', 'the database to restore into has entries: take an empty one');
  await bringToShapeOf(owner, migrations);
  const counts = await owner.transaction().execute(async (transaction) => {
    await PLAIN_TEXT.execute(transaction);
    const tables = await tablesOf(transaction);
    const references = await takeOff(transaction, tables);
    const loaded = await loadTables(transaction, tables, lines);
    await putBack(transaction, tables, references);
    return loaded;
  });
  await migrate(owner);
  return counts;
};

/** A dump of an older program: the tables are made as they were then, and migrated when they are full. */
const bringToShapeOf = async (owner: Database, wanted: readonly AppliedMigration[]): Promise<void> => {
  const ours = await appliedMigrations(owner);
  for (const { name, sha256 } of wanted) {
    const same = ours.find((one) => one.name === name);
    if (same === undefined)
      throw fault('newer-database', `the backup was made by a newer Amparo (it has ${name}): restore it with that one`);
    if (same.sha256 !== sha256)
      throw fault('integrity-failed', `migration ${name} of the backup differs from this program's`);
  }
  if (wanted.length === ours.length) return;
  await sql`drop schema public cascade`.execute(owner);
  await sql`create schema public`.execute(owner);
  await migrate(owner, undefined, new Set(wanted.map(({ name }) => name)));
};

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const takeOff = async (transaction: Transacting, tables: readonly DumpedTable[]): Promise<readonly Reference[]> => {
  const { rows } = await sql<Reference>`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and n.nspname = current_schema()`.execute(transaction);
  for (const { table, name } of rows)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(transaction);
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(transaction);
  // Rows that migrations make of themselves come with the dump.
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(transaction);
  return rows;
};

const putBack = async (
  transaction: Transacting,
  tables: readonly DumpedTable[],
  references: readonly Reference[],
): Promise<void> => {
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(transaction);
  for (const { table, name, definition } of references)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      transaction,
    );
};

interface Filling {
  readonly table: DumpedTable;
  readonly hash: Hash;
  rows: number;
  waiting: string[];
  characters: number;
}

const loadTables = async (
  transaction: Transacting,
  tables: readonly DumpedTable[],
  lines: AsyncIterable<string>,
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  let filling: Filling | undefined;
  const flush = async (): Promise<void> => {
    if (filling === undefined || filling.waiting.length === 0) return;
    await insert(transaction, filling.table, filling.waiting);
    filling.waiting = [];
    filling.characters = 0;
  };
  for await (const line of lines) {
    if (filling === undefined) {
      filling = beginTable(tables, counts, line);
      continue;
    }
    if (line.startsWith('[')) {
      filling.hash.update(`${line}\n`);
      filling.rows += 1;
      filling.waiting.push(line);
      filling.characters += line.length;
      if (filling.waiting.length >= BATCH_ROWS || filling.characters >= BATCH_CHARACTERS) await flush();
      continue;
    }
    await flush();
    const ended = end.safeParse(parsed(line));
    const { table, rows, hash } = filling;
    if (
      !ended.success ||
      ended.data.end !== table.name ||
      ended.data.rows !== rows ||
      ended.data.sha256 !== hash.digest('hex')
    )
      throw broken(`the rows of ${table.name} are not those that were dumped`);
    counts[table.name] = rows;
    filling = undefined;
  }
  if (filling !== undefined) throw broken(`it ends in the middle of ${filling.table.name}`);
  const lacking = tables.filter(({ name }) => counts[name] === undefined).map(({ name }) => name);
  if (lacking.length > 0) throw broken(`it lacks ${lacking.join(', ')}`);
  return counts;
};

const beginTable = (
  tables: readonly DumpedTable[],
  counts: Readonly<Record<string, number>>,
  line: string,
): Filling => {
  const begun = begin.safeParse(parsed(line));
  const table = tables.find(({ name }) => begun.success && name === begun.data.table);
  if (!begun.success || table === undefined || counts[table.name] !== undefined)
    throw broken(`a table was expected, this came: ${line.slice(0, 80)}`);
  if (JSON.stringify(begun.data.columns) !== JSON.stringify(table.columns))
    throw broken(`the columns of ${table.name} are not those of this database`);
  return { table, hash: createHash('sha256'), rows: 0, waiting: [], characters: 0 };
};

const insert = async (
  transaction: Transacting,
  { name, columns }: DumpedTable,
  rows: readonly string[],
): Promise<void> => {
  const names = sql.join(columns.map(([column]) => sql.ref(column)));
  const values = sql.join(columns.map(([, type], at) => sql`(row ->> ${sql.lit(at)})::${sql.raw(type)}`));
  await sql`insert into ${sql.table(name)} (${names})
    select ${values} from json_array_elements(${`[${rows.join(',')}]`}::json) as rows (row)`.execute(transaction);
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const broken = (what: string) => fault('integrity-failed', `the dump of the database is damaged: ${what}`);

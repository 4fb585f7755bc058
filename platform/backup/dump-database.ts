import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transacting } from '../database/connect.ts';

/**
 * A logical dump of our own, since no pg_dump comes with the embedded server (stack page §5.8): lines of JSON. For each
 * table `{"table","columns":[[name,type]…]}`, then one array a row with the text form of each value or null, then
 * `{"end","rows","sha256"}`, the hash being over the rows' lines with their newlines. It moves between servers and versions.
 */
export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
}

/** Applied migrations are told in the manifest, not dumped. */
export const MIGRATION_TABLE = 'migration';

/** Text forms that do not hang on the settings of a server. */
export const PLAIN_TEXT = sql`set local timezone to 'UTC'; set local datestyle to 'ISO, YMD';
  set local intervalstyle to 'iso_8601'; set local bytea_output to 'hex'; set local extra_float_digits to 3`;

/** All tables of the schema, by name. */
export const tablesOf = async (database: Database | Transacting): Promise<readonly DumpedTable[]> => {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = current_schema() and c.relkind = 'r' and c.relname <> ${MIGRATION_TABLE}
    order by c.relname, a.attnum`.execute(database);
  return [...new Set(rows.map(({ table }) => table))].map((name) => ({
    name,
    columns: rows.filter(({ table }) => table === name).map(({ column, type }) => [column, type] as const),
  }));
};

const WANTED_BYTES = 4 * 1024 * 1024;

/** The lines of the dump, each with its newline. Memory stays at a few megabytes, or at the largest row. */
export async function* dumpLines(transaction: Transacting): AsyncGenerator<string> {
  await PLAIN_TEXT.execute(transaction);
  for (const { name, columns } of await tablesOf(transaction)) {
    yield `${JSON.stringify({ table: name, columns })}\n`;
    const hash = createHash('sha256');
    const values = sql.join(columns.map(([column]) => sql`${sql.ref(column)}::text`));
    await sql`declare dump no scroll cursor for select json_build_array(${values})::text as line from ${sql.table(name)}`.execute(
      transaction,
    );
    let [count, width, read] = [0, 10, 0];
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(width)} from dump`.execute(transaction);
      if (rows.length === 0) break;
      for (const { line } of rows) {
        const text = `${line}\n`;
        hash.update(text);
        read += text.length;
        yield text;
      }
      count += rows.length;
      width = Math.max(1, Math.min(5_000, Math.trunc(WANTED_BYTES / (read / count))));
    }
    await sql`close dump`.execute(transaction);
    yield `${JSON.stringify({ end: name, rows: count, sha256: hash.digest('hex') })}\n`;
  }
}

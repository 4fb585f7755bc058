import type { Database } from '@amparo/platform/database/connect';
import { type Kysely, sql } from 'kysely';

type Connection = Kysely<never>;

const AT_ONCE = 4_000;

/** In the order in which they refer to one another. */
const TABLES = [
  'entry',
  'blob',
  'item',
  'text_version',
  'word',
  'item_words',
  'passage',
  'mention',
  'entity_member',
  'name_key',
  'claim',
  'claim_step',
  'claim_passage',
  'match',
  'judgement',
] as const;
type Table = (typeof TABLES)[number];

/** Rows for many tables, written in large portions. Keys are those of the columns; bytes as `\x…` text. */
export class BulkWriter {
  readonly #connection: Connection;
  readonly #waiting = new Map<Table, object[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(table: Table, ...rows: object[]): Promise<void> {
    const waiting = this.#waiting.get(table) ?? [];
    waiting.push(...rows);
    this.#waiting.set(table, waiting);
    if (waiting.length >= AT_ONCE) await this.end();
  }

  async end(): Promise<void> {
    for (const table of TABLES) await this.#write(table);
  }

  async #write(table: Table): Promise<void> {
    const rows = this.#waiting.get(table) ?? [];
    if (rows.length === 0) return;
    this.#waiting.set(table, []);
    // Columns that a row does not name keep their defaults.
    const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
      this.#connection,
    );
  }
}

/**
 * Fills tables without their secondary indexes, and for a superuser (as the embedded server's user is) without looking
 * up foreign keys; then makes the indexes again as they were and lets the planner count.
 */
export const inBulk = async (database: Database, fill: (writer: BulkWriter) => Promise<void>): Promise<void> => {
  await database.connection().execute(async (connection) => {
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select c.relname as name, pg_get_indexdef(c.oid) as definition
      from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not x.indisunique`.execute(connection);
    const { rows } = await sql<{ is_superuser: string }>`show is_superuser`.execute(connection);
    const superuser = rows[0]?.is_superuser === 'on';
    if (superuser) await sql`set session_replication_role = replica`.execute(connection);
    await sql`set maintenance_work_mem = '256MB'`.execute(connection);
    for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(connection);
    const writer = new BulkWriter(connection as unknown as Connection);
    await fill(writer);
    await writer.end();
    for (const { definition } of indexes) await sql.raw(definition).execute(connection);
    await sql`reset maintenance_work_mem`.execute(connection);
    if (superuser) await sql`reset session_replication_role`.execute(connection);
    await sql`vacuum analyze`.execute(connection);
  });
};

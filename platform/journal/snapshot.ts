import type pg from 'pg';

/** Opens a transaction that sees the database as another one does (PostgreSQL documentation, SET TRANSACTION SNAPSHOT). */
export const inSnapshot = async (client: pg.Client, snapshot: string): Promise<void> => {
  await client.query('begin isolation level repeatable read read only');
  await client.query(`set transaction snapshot '${snapshot.replaceAll("'", "''")}'`);
};

/** Opens such a transaction and answers its name, for others to join while it lasts. */
export const openSnapshot = async (client: pg.Client): Promise<string> => {
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<{ name: string }>('select pg_export_snapshot() as name');
  return rows[0]?.name ?? '';
};

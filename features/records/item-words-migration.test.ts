import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { poolOf } from '@amparo/platform/database/connect';
import { MIGRATIONS, migrate } from '@amparo/platform/database/migrate';
import type { Tables } from '@amparo/platform/database/tables';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabaseUrl } from '../../test/database.ts';
import { wordsOf } from './item-words.ts';

const ITEM = '00000000-0000-7000-8000-000000000001';

it('a workspace from before the pairs gets the pairs that this program would have stored', async () => {
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: poolOf({ connectionString: await testDatabaseUrl(), max: 1 }) }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'amparo-migrations-'));
  try {
    await sql`drop schema public cascade`.execute(database);
    await sql`create schema public`.execute(database);
    await cp(new URL('0001-house.sql', MIGRATIONS), join(folder, '0001-house.sql'));
    await migrate(database, pathToFileURL(`${folder}/`));
    const { words, pairs } = wordsOf(['Пётр Ўладзіміравіч, prison no. 7 — ґанок', 'z']);
    await sql`set session_replication_role = replica`.execute(database);
    for (const { key, word } of words) await sql`insert into word values (${key}, ${word})`.execute(database);
    await sql`insert into item_words (item_id, keys) values (${ITEM}, ${words.map(({ key }) => key)}::bigint[])`.execute(
      database,
    );
    await migrate(database);
    const { rows } = await sql<{ pairs: number[] }>`select pairs from item_words`.execute(database);
    const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
    expect(inOrder(rows[0]?.pairs ?? [])).toEqual(inOrder(pairs));
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  }
});

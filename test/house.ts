import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deedsByName } from '@amparo/features/catalogue';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { sql } from 'kysely';
import { testDatabaseUrl } from './database.ts';

/** An open house in a folder of its own on real PostgreSQL; `release` closes it and removes the folder. */
export const openTestHouse = async (
  options: { readonly fictional?: boolean; readonly clock?: () => Date } = {},
): Promise<{ house: House; release: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-house-'));
  const house = await openHouse({
    directory: join(folder, 'workspace'),
    create: { name: 'Test', fictional: options.fictional ?? true },
    databaseUrl: await testDatabaseUrl(),
    deeds: deedsByName,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  return {
    house,
    release: async () => {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Rows of a table, for what a test must see beneath the deeds. */
export const countOf = async (
  house: House,
  table: 'item' | 'blob' | 'claim' | 'entry' | 'match' | 'judgement',
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    house.database,
  );
  return rows[0]?.count ?? 0;
};

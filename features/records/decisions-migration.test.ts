import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { poolOf } from '@amparo/platform/database/connect';
import { MIGRATIONS, migrate } from '@amparo/platform/database/migrate';
import type { Tables } from '@amparo/platform/database/tables';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabaseUrl } from '../../test/database.ts';

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [ALENA, CONFIRMED, CORRECTED, MADE, PROPOSED] = [id(1), id(2), id(3), id(4), id(5)];

it('a workspace from before the decisions keeps who confirmed and who corrected what, and loses no claim', async () => {
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: poolOf({ connectionString: await testDatabaseUrl(), max: 1 }) }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'amparo-migrations-'));
  try {
    await sql`drop schema public cascade`.execute(database);
    await sql`create schema public`.execute(database);
    for (const name of (await readdir(MIGRATIONS)).filter((file) => /^000[12]-/.test(file)))
      await cp(new URL(name, MIGRATIONS), join(folder, name));
    await migrate(database, pathToFileURL(`${folder}/`));
    await sql`set session_replication_role = replica`.execute(database);
    const claim = (own: string, status: string, corrects: string | null, seq: number) => sql`
      insert into claim (id, item_id, property, value, corrects_id, status, fingerprint, first_start, recorded_seq)
      values (${own}, ${id(9)}, 'Item.date', '{"kind":"time","edtf":"2025"}', ${corrects}, ${status}, ${own}, 0, ${seq})`;
    const step = (own: string, seq: number, status: string, member: string | null) => sql`
      insert into claim_step (claim_id, seq, status, member_id, reason) values (${own}, ${seq}, ${status}, ${member}, null)`;
    for (const query of [
      claim(CONFIRMED, 'confirmed', null, 1),
      claim(CORRECTED, 'rejected', null, 1),
      claim(MADE, 'confirmed', CORRECTED, 7),
      claim(PROPOSED, 'proposed', null, 1),
      ...[CONFIRMED, CORRECTED, PROPOSED].map((own) => step(own, 1, 'proposed', null)),
      step(CONFIRMED, 5, 'confirmed', ALENA),
      step(CORRECTED, 7, 'rejected', ALENA),
      step(MADE, 7, 'confirmed', ALENA),
    ])
      await query.execute(database);
    await migrate(database);
    const { rows } = await sql<{ claim_id: string; seq: number; verdict: string; made_id: string | null }>`
      select claim_id, seq, verdict, made_id from decision order by seq, claim_id`.execute(database);
    expect(rows.map((row) => [row.claim_id, Number(row.seq), row.verdict, row.made_id])).toEqual([
      [CONFIRMED, 5, 'confirmed', null],
      [CORRECTED, 7, 'corrected', MADE],
      [MADE, 7, 'confirmed', null],
    ]);
    const claims = await sql<{ status: string; disputed: boolean }>`select status, disputed from claim`.execute(
      database,
    );
    expect(claims.rows).toHaveLength(4);
    expect(claims.rows.every(({ disputed }) => !disputed)).toBe(true);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  }
});

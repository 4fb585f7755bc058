import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@amparo/platform/database/connect';
import { startEmbedded } from '@amparo/platform/database/supervise';
import { sql } from 'kysely';

/**
 * One real PostgreSQL for all tests of a run, with a migrated template; each test makes a database of its own from it
 * (about 40 ms). The workers find it by the environment.
 */
export const setup = async (): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-test-'));
  const run = join(folder, 'run');
  const server = await startEmbedded({ cluster: join(folder, 'database'), run });
  const main = await openDatabase({ cluster: '', run: '', url: `postgres://amparo@localhost/postgres?host=${run}` });
  await sql`create database amparo_template`.execute(main.kysely);
  const template = await openDatabase({
    cluster: '',
    run: '',
    url: `postgres://amparo@localhost/amparo_template?host=${run}`,
  });
  await template.close();
  await main.close();
  process.env['AMPARO_TEST_SERVER'] = run;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};

import { lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '@amparo/platform/database/connect';
import { startEmbedded } from '@amparo/platform/database/supervise';
import { clientOf, patiently } from '@amparo/platform/database/use-server';
import { urlOfDatabase } from './database.ts';

/**
 * One real PostgreSQL for all tests of a run, with a migrated template; each test makes a database of its own from it
 * (about 40 ms). The workers find it by the environment. It is the embedded one, or the server that
 * AMPARO_TEST_DATABASE_URL names: the role there needs the right to make databases, and nothing more.
 */
export const setup = async (): Promise<() => Promise<void>> => {
  const given = process.env['AMPARO_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    await makeTemplate(given);
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'amparo-test-'));
  const server = await startEmbedded({ cluster: join(folder, 'database'), run: join(folder, 'run') });
  await makeTemplate(`postgres://amparo@localhost/postgres?host=${server.socketDirectory}`);
  return async () => {
    await server.stop();
    const cluster = join(folder, 'database');
    // As root without namespaces the cluster lies outside, and a link leads to it.
    if (lstatSync(cluster).isSymbolicLink()) rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
};

const makeTemplate = async (server: string): Promise<void> => {
  process.env['AMPARO_TEST_SERVER'] = server;
  const client = await patiently(() => clientOf({ connectionString: server }));
  await client.query('drop database if exists amparo_template');
  await client.query('create database amparo_template');
  await client.end();
  const template = await openDatabase({ cluster: '', run: '', url: urlOfDatabase('amparo_template') });
  await template.close();
};

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deedsByName } from '@amparo/features/catalogue';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { verifyBundle } from '@amparo/verifier';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmAll, deed, refusal } from './straight-way.ts';

/** Debian's PostgreSQL 15, the oldest server that DATABASE_URL may name. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const missing = !existsSync(join(PROGRAMS, 'initdb'));
if (missing)
  console.warn(`SKIPPED: DATABASE_URL on PostgreSQL 15 is not tested, since ${PROGRAMS}/initdb is not on this machine`);

const ARCHIVE = fileURLToPath(new URL('../../demo/archive/', import.meta.url));
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;

describe.skipIf(missing)(
  'a workspace on a PostgreSQL 15 server, as a role that owns its database and nothing else',
  () => {
    let folder: string;
    let url: string;
    let house: House;

    const server = (program: string, ...parameters: string[]): void => {
      const done = spawnSync(join(PROGRAMS, program), parameters, {
        cwd: '/',
        // Not a pipe: the server that pg_ctl leaves running would keep it open.
        stdio: 'ignore',
        ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
      });
      if (done.status !== 0) throw new Error(`${program} ended with ${done.status}`);
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'amparo-pg15-'));
      const password = join(folder, 'password');
      writeFileSync(password, 'of the test');
      mkdirSync(join(folder, 'socket'));
      if (asRoot) for (const path of [folder, password, join(folder, 'socket')]) chownSync(path, NOBODY, NOBODY);
      chmodSync(folder, 0o711);
      const cluster = join(folder, 'data');
      server('initdb', '-D', cluster, '-U', 'boss', '--auth=scram-sha-256', `--pwfile=${password}`, '--locale=C.UTF-8');
      const port = await freePort();
      const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${join(folder, 'socket')} -c fsync=off`;
      server('pg_ctl', 'start', '-w', '-D', cluster, '-l', join(folder, 'log'), '-o', settings);
      const boss = new pg.Client(`postgres://boss:${encodeURIComponent('of the test')}@127.0.0.1:${port}/postgres`);
      await boss.connect();
      await boss.query(`create role plain login nosuperuser nocreatedb nocreaterole password 'own'`);
      await boss.query('create database house owner plain');
      await boss.end();
      url = `postgres://plain:own@127.0.0.1:${port}/house`;
      house = await open();
    });

    afterAll(async () => {
      await house?.close();
      server('pg_ctl', 'stop', '-m', 'immediate', '-D', join(folder, 'data'));
      rmSync(folder, { recursive: true, force: true });
    });

    const open = (): Promise<House> =>
      openHouse({
        directory: join(folder, 'workspace'),
        create: { name: 'On a server', fictional: true },
        databaseUrl: url,
        deeds: deedsByName,
      });

    it('is reached with a password, and the shape is whole', async () => {
      expect(house.databaseWay).toBe('server');
      expect((await deed(house, 'team.describe-session', {})).counts.items).toBe(0);
    });

    it('goes the straight way: import, read, confirm, judge, count, letter, bundle, journal', async () => {
      const names = [
        '03-ua-xvr-4-2025.pdf',
        '11-testimony-be.txt',
        '15-letter-from-family.eml',
        '06-tarvia-today.html',
      ];
      const imported = await deed(house, 'collect.import-paths', { paths: names.map((name) => join(ARCHIVE, name)) });
      expect(imported).toMatchObject({ received: 4, duplicates: 0, refused: 0 });
      const again = await deed(house, 'collect.import-paths', { paths: [join(ARCHIVE, '11-testimony-be.txt')] });
      expect(again.duplicates).toBe(1);
      for (const { itemId } of imported.files) if (itemId !== null) await confirmAll(house, itemId);

      const { rows: items } = await deed(house, 'read.list-items', { limit: 50 });
      expect(items.length).toBeGreaterThanOrEqual(6);
      const { rows: matches } = await deed(house, 'consolidate.list-matches', { limit: 50 });
      const pair = matches[0];
      const judged = await deed(house, 'consolidate.judge-match', {
        a: pair?.a ?? '',
        b: pair?.b ?? '',
        verdict: 'same',
      });
      const { rows: people } = await deed(house, 'register.list-people', { text: 'Ільмоўская', limit: 20 });
      expect(people.length).toBeGreaterThan(0);
      const person = await deed(house, 'register.open-person', { entity: judged.entity ?? '' });
      expect(person.forms.length).toBeGreaterThan(0);
      await deed(house, 'consolidate.undo-judgement', {});

      await deed(house, 'analyse.count-detained', { asOf: '2025-12-31' });
      expect((await deed(house, 'analyse.list-figures', {})).groups.length).toBeGreaterThan(0);
      const letter = await deed(house, 'communicate.draft-letter', {
        state: 'XVR',
        kind: 'AL',
        date: '2026-03-01',
        persons: [people[0]?.entityId ?? ''],
      });
      expect(letter.letter).toMatchObject({ kind: 'AL' });
      await deed(house, 'communicate.list-communications', {});
      await deed(house, 'team.read-desk', {});

      const out = join(folder, 'bundle');
      await deed(house, 'preserve.export-bundle', { item: ['1', '2'], out });
      expect((await verifyBundle(out)).ok).toBe(true);
      expect(await deed(house, 'preserve.check-journal', {})).toMatchObject({ ok: true, faults: [] });
    });

    it('refuses changes of what is sealed, and is as it was when opened again', async () => {
      const entries = await house.database.selectFrom('entry').select('seq').execute();
      await expect(house.database.deleteFrom('entry').execute()).rejects.toThrow(/append-only/);
      expect(await refusal(deed(house, 'read.open-item', { item: '00000000-0000-7000-8000-000000000000' }))).toEqual([
        'not-found',
      ]);
      await house.close();
      house = await open();
      expect(await house.database.selectFrom('entry').select('seq').execute()).toHaveLength(entries.length);
    });
  },
);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

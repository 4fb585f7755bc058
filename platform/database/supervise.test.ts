import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './connect.ts';
import { startEmbedded } from './supervise.ts';

let folder: string;
let place: { cluster: string; run: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-pg-'));
  place = { cluster: join(folder, 'database'), run: join(folder, 'run') };
});

afterEach(async () => {
  const pid = postmaster(place.cluster);
  if (pid !== undefined) {
    process.kill(pid, 'SIGKILL');
    await pause(200);
  }
  rmSync(folder, { recursive: true, force: true });
});

const postmaster = (cluster: string): number | undefined => {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

describe('the embedded database', () => {
  it('is reached through a socket of mode 0700 only, and a second opening joins the running server', async () => {
    const first = await openDatabase(place);
    const second = await openDatabase(place);
    expect([first.way, second.way]).toEqual(['started', 'joined']);
    expect(statSync(place.run).mode & 0o777).toBe(0o700);
    const { rows } = await sql<{ addresses: string; fsync: string; commit: string }>`
      select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit`.execute(second.kysely);
    expect(rows[0]).toEqual({ addresses: '', fsync: 'on', commit: 'on' });
    await first.close();
    await sql`select 1`.execute(second.kysely);
    await second.close();
    expect(postmaster(place.cluster)).toBeUndefined();
  });

  it('starts after a kill -9 of the postmaster and keeps what was acknowledged', async () => {
    const first = await openDatabase(place);
    await sql`create table kept (n int)`.execute(first.kysely);
    await sql`insert into kept values (41)`.execute(first.kysely);
    process.kill(postmaster(place.cluster) as number, 'SIGKILL');
    const again = await openDatabase(place);
    expect((await sql<{ n: number }>`select n from kept`.execute(again.kysely)).rows).toEqual([{ n: 41 }]);
    await first.kysely.destroy();
    await again.close();
  });

  it('sorts Belarusian, folds Cyrillic and finds it by ILIKE', async () => {
    const opened = await openDatabase(place);
    const { rows } = await sql<{ order: string; found: boolean; lower: string }>`
      select string_agg(w, ' ' order by w collate app_sort) as order, 'СЛОВА' ilike 'слова' as found, lower('ЎЁІ') as lower
      from unnest(array['ўл', 'еж', 'да', 'ґа', 'га', 'іа', 'жа', 'ёж', 'фа']) w`.execute(opened.kysely);
    expect(rows[0]).toEqual({ order: 'га ґа да еж ёж жа іа ўл фа', found: true, lower: 'ўёі' });
    await opened.close();
  });

  it('refuses a database that a newer program made', async () => {
    const opened = await openDatabase(place);
    await sql`insert into migration values ('9999-later.sql', 'x')`.execute(opened.kysely);
    await opened.close();
    await expect(openDatabase(place)).rejects.toMatchObject({ code: 'newer-database' });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'starts as root also where namespaces are forbidden, under a home of mode 0700',
    async () => {
      const home = join(folder, 'home');
      mkdirSync(home);
      chmodSync(home, 0o700);
      const run = join(folder, 'run');
      const server = await startEmbedded({ cluster: join(home, 'database'), run }, { namespaces: () => false });
      expect(existsSync(join(server.socketDirectory, '.s.PGSQL.5432'))).toBe(true);
      await server.stop();
    },
  );
});

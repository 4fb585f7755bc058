import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './connect.ts';
import { databaseFault } from './database-fault.ts';
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
  // As root without namespaces the cluster lies outside, and a link leads to it.
  if (lstatSync(place.cluster, { throwIfNoEntry: false })?.isSymbolicLink())
    rmSync(dirname(readlinkSync(place.cluster)), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Where the running server's socket is. */
const socketFolder = (): string => readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';

const postmaster = (cluster: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid === process.pid ? undefined : pid;
  } catch {
    return undefined;
  }
};

describe('the embedded database', () => {
  it('is reached through a socket of mode 0700 only, and a second opening joins the running server', async () => {
    const first = await openDatabase(place);
    const second = await openDatabase(place);
    expect([first.way, second.way]).toEqual(['started', 'joined']);
    expect(statSync(socketFolder()).mode & 0o777).toBe(0o700);
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
    await first.owner((database) => sql`create table kept as select 41 as n`.execute(database));
    process.kill(postmaster(place.cluster) as number, 'SIGKILL');
    const again = await openDatabase(place);
    expect((await sql<{ n: number }>`select n from kept`.execute(again.kysely)).rows).toEqual([{ n: 41 }]);
    await again.close();
    await first.close();
    expect(postmaster(place.cluster)).toBeUndefined();
  });

  it('is not made anew for who has it open when its folder was taken away', async () => {
    const opened = await openDatabase(place);
    const pid = postmaster(place.cluster) as number;
    rmSync(place.cluster, { recursive: true });
    process.kill(pid, 'SIGKILL');
    await pause(1_000);
    expect(existsSync(place.cluster)).toBe(false);
    await opened.close();
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
    await opened.owner((database) => sql`insert into migration values ('9999-later.sql', 'x')`.execute(database));
    await opened.close();
    await expect(openDatabase(place)).rejects.toMatchObject({ code: 'newer-database' });
  });

  it('starts when the pid of a killed server, and of its socket, belongs to another living process by now', async () => {
    const first = await openDatabase(place);
    await first.owner((database) => sql`create table kept as select 41 as n`.execute(database));
    const socket = join(socketFolder(), '.s.PGSQL.5432');
    const lock = readFileSync(`${socket}.lock`, 'utf8');
    const file = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8');
    await first.close();
    const stranger = spawn('sleep', ['100'], { stdio: 'ignore' });
    try {
      for (const [path, text] of [
        [join(place.cluster, 'postmaster.pid'), file],
        [`${socket}.lock`, lock],
      ] as const) {
        writeFileSync(path, text.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
        const { uid, gid } = statSync(place.cluster);
        chownSync(path, uid, gid);
      }
      writeFileSync(socket, 'a file where the socket was');
      const again = await openDatabase(place);
      expect((await sql<{ n: number }>`select n from kept`.execute(again.kysely)).rows).toEqual([{ n: 41 }]);
      expect(stranger.exitCode).toBeNull();
      await again.close();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('comes back by itself for who has it open when the server is killed', async () => {
    const opened = await openDatabase(place);
    process.kill(postmaster(place.cluster) as number, 'SIGKILL');
    const deadline = Date.now() + 60_000;
    let answered: unknown;
    const refused: unknown[] = [];
    while (answered === undefined && Date.now() < deadline) {
      answered = await sql`select 1 as one`.execute(opened.kysely).then(
        ({ rows }) => rows[0],
        (cause: unknown) => void refused.push(cause),
      );
      await pause(50);
    }
    for (const cause of refused) expect(() => databaseFault(cause)).toThrow(/cannot be reached just now/);
    expect(answered).toEqual({ one: 1 });
    await pause(300);
    const second = await openDatabase(place);
    await second.close();
    await sql`select 1`.execute(opened.kysely);
    await opened.close();
    expect(postmaster(place.cluster)).toBeUndefined();
  });

  it('cuts nobody off when openings come and go at the same time, and the last one stops it', async () => {
    const comeAndGo = async (): Promise<void> => {
      for (let turn = 0; turn < 6; turn += 1) {
        const opened = await openDatabase(place);
        await sql`select pg_sleep(0.01)`.execute(opened.kysely);
        await opened.close();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(postmaster(place.cluster)).toBeUndefined();
  });

  it('is joined through the socket that it has, wherever this process would have put its own', async () => {
    const first = await openDatabase(place);
    const second = await openDatabase({ cluster: place.cluster, run: join(folder, 'elsewhere') });
    expect(second.way).toBe('joined');
    await second.close();
    await first.close();
  });

  it('says what its log says when it cannot start', async () => {
    await (await openDatabase(place)).close();
    rmSync(join(place.cluster, 'global', 'pg_control'));
    await expect(openDatabase(place)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('could not find the database system') as string,
    });
  });
});

describe.skipIf(process.getuid?.() !== 0)('the embedded database as root', () => {
  const none = { namespaces: () => false };
  const held: string[] = [];
  const tables = async (run: string): Promise<string[]> => {
    const opened = await openDatabase({
      cluster: '',
      run: '',
      url: `postgres://amparo@localhost/postgres?host=${run}`,
    });
    const found = await opened.owner(async (database) => {
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables where table_name = 'kept'`.execute(database);
      await sql`create table if not exists kept (n int)`.execute(database);
      return rows;
    });
    await opened.kysely.destroy();
    return found.map(({ name }) => name);
  };
  afterEach(() => {
    for (const one of held.splice(0)) rmSync(dirname(one), { recursive: true, force: true });
  });
  const closedHome = (): { cluster: string; run: string } => {
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    chmodSync(home, 0o700);
    return { cluster: join(home, 'database'), run: join(home, 'run') };
  };
  const visit = async (
    at: { cluster: string; run: string },
    way: { namespaces?: () => boolean },
  ): Promise<string[]> => {
    const server = await startEmbedded(at, way);
    try {
      return await tables(server.socketDirectory);
    } finally {
      if (lstatSync(at.cluster).isSymbolicLink()) held.push(readlinkSync(at.cluster));
      await server.stop();
    }
  };

  it('starts where namespaces are forbidden, under a home of mode 0700', async () => {
    expect(await visit(closedHome(), none)).toEqual([]);
    expect(await visit(closedHome(), none)).toEqual(['kept']);
    expect(await visit(closedHome(), {})).toEqual(['kept']);
  });

  it('finds the same database when the machine forbids namespaces later on, and when it allows them again', async () => {
    expect(await visit(closedHome(), {})).toEqual([]);
    expect(await visit(closedHome(), none)).toEqual(['kept']);
    expect(existsSync(join(closedHome().cluster, 'PG_VERSION'))).toBe(true);
    expect(await visit(closedHome(), {})).toEqual(['kept']);
  });

  it('hands over in its own place where the other user can enter', async () => {
    chmodSync(folder, 0o755);
    expect(await visit(place, {})).toEqual([]);
    expect(await visit(place, none)).toEqual(['kept']);
    expect(lstatSync(place.cluster).isDirectory()).toBe(true);
    expect(statSync(place.cluster).uid).toBe(65_534);
  });

  it('does not make an empty database when the one it held elsewhere is gone', async () => {
    const at = closedHome();
    symlinkSync(join(folder, 'gone', 'cluster'), at.cluster);
    await expect(startEmbedded(at, none)).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});

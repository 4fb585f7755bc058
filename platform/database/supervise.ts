import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fault } from '@amparo/core/ground/fault';
import { postgresBinaries } from './binaries.ts';
import { type RunAs, runAs } from './run-as.ts';

/**
 * Starts the embedded PostgreSQL, or finds it running: connect before start. Another process on the same
 * workspace joins as a client; a postmaster that outlived a `kill -9` of its parent is used again.
 * Reached through a unix socket in a folder of mode 0700 only; no TCP. Windows is not served here: DATABASE_URL.
 */
export interface EmbeddedServer {
  readonly socketDirectory: string;
  readonly user: string;
  /** True when this process started the server. */
  readonly started: boolean;
  /** Stops the server at once when no other client is connected; the caller has counted them. */
  readonly stop: () => Promise<void>;
}

export const DATABASE_USER = 'amparo';
const PORT = 5432;
const START_DEADLINE_MS = 60_000;

/** `-c` settings: durable always; quiet log, since error details print values (security page §3.1). */
const SETTINGS: readonly string[] = [
  'listen_addresses=',
  `port=${PORT}`,
  'unix_socket_permissions=0700',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'shared_buffers=64MB',
  'max_connections=60',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_statement=none',
];

export const startEmbedded = async (
  asked: { readonly cluster: string; readonly run: string },
  way: { readonly namespaces?: () => boolean } = {},
): Promise<EmbeddedServer> => {
  if (process.platform === 'win32') {
    throw fault('unavailable', 'the embedded database needs unix sockets; on Windows set DATABASE_URL=postgres://…');
  }
  const as = runAs(postgresBinaries(), asked, way.namespaces);
  const { cluster, run } = as;
  as.own(run);
  const server = (started: boolean): EmbeddedServer => ({
    socketDirectory: run,
    user: DATABASE_USER,
    started,
    stop: () => stopServer(as),
  });
  const deadline = Date.now() + START_DEADLINE_MS;
  let started = false;
  for (let attempt = 0; Date.now() < deadline; attempt += 1) {
    if (await answers(run)) return server(started);
    if (attempt === 0 || !postmasterAlive(cluster)) {
      initialise(as);
      launch(as);
      started = true;
    }
    const answered = await waitForAnswer(run, cluster, Math.min(deadline, Date.now() + 20_000));
    if (answered) return server(started);
  }
  throw fault(
    'unavailable',
    `the database did not start within ${START_DEADLINE_MS / 1000} s; its log says: ${lastLines(cluster)}`,
  );
};

const answers = (run: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(join(run, `.s.PGSQL.${PORT}`));
    const settle = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1_000, () => settle(false));
    // An SSLRequest: a server that is up answers one byte, one that is starting or gone does not.
    socket.once('connect', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });

const postmasterPid = (cluster: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '', 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** A dead postmaster that nobody reaped still has a pid: its state in /proc tells it apart. */
const postmasterAlive = (cluster: string): boolean => {
  const pid = postmasterPid(cluster);
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
};

const waitForAnswer = async (run: string, cluster: string, deadline: number): Promise<boolean> => {
  let deadSince: number | undefined;
  while (Date.now() < deadline) {
    if (await answers(run)) return true;
    deadSince = postmasterAlive(cluster) ? undefined : (deadSince ?? Date.now());
    if (deadSince !== undefined && Date.now() - deadSince > 1_500) return false;
    await pause(25);
  }
  return false;
};

const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' };

/** Makes the cluster beside its place and moves it there, so that a kill in the middle leaves no half cluster. */
const initialise = ({ binaries, cluster, command, options }: RunAs): void => {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const fresh = `${cluster}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const [program, parameters] = command(binaries.initdb, [
    '--pgdata',
    fresh,
    '--username',
    DATABASE_USER,
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--locale',
    'C',
    '--data-checksums',
  ]);
  const made = spawnSync(program, parameters, { env: SERVER_ENVIRONMENT, encoding: 'utf8', cwd: '/', ...options });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw fault('unavailable', `the database cluster cannot be made: ${(made.stderr || String(made.error)).trim()}`);
  }
  const access = join(fresh, 'pg_hba.conf');
  writeFileSync(access, 'local all all trust\n');
  if (options.uid !== undefined) chownSync(access, options.uid, options.uid);
  try {
    renameSync(fresh, cluster);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      throw fault('unavailable', `the database cluster cannot be moved to ${cluster}`, { cause });
    }
  }
};

const launch = ({ binaries, cluster, run, command, options }: RunAs): void => {
  const [program, parameters] = command(binaries.postgres, [
    '-D',
    cluster,
    ...[...SETTINGS, `unix_socket_directories=${run}`].flatMap((setting) => ['-c', setting]),
  ]);
  const log = openSync(logFile(cluster), 'a', 0o600);
  const child = spawn(program, parameters, {
    detached: true,
    stdio: ['ignore', log, log],
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    ...options,
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
};

const logFile = (cluster: string): string => `${cluster}.log`;

const lastLines = (cluster: string): string => {
  try {
    return readFileSync(logFile(cluster), 'utf8').trim().split('\n').slice(-4).join(' | ');
  } catch {
    return 'nothing';
  }
};

const stopServer = async ({ binaries, cluster, command, options }: RunAs): Promise<void> => {
  const [program, parameters] = command(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30']);
  const child = spawn(program, parameters, { stdio: 'ignore', env: SERVER_ENVIRONMENT, cwd: '/', ...options });
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
};

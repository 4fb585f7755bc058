import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fault } from '@amparo/core/ground/fault';
import { storageFault } from '../vault/storage-fault.ts';
import { postgresBinaries } from './binaries.ts';
import { answers, freeStaleLocks, livingPostmaster, PORT, type Postmaster } from './postmaster.ts';
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
  /** Stops the server; the caller has made sure that nobody else uses it. */
  readonly stop: () => Promise<void>;
}

export const DATABASE_USER = 'amparo';
const START_DEADLINE_MS = 120_000;
/** A server that ends at once is tried again this long: backends of a killed one may hold its memory for a moment. */
const TRY_AGAIN_MS = 12_000;
const STOP_DEADLINE_MS = 60_000;
const LEAST_FREE_BYTES = 8 * 1024 * 1024;

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

/** `again`: the cluster was there before, so it is not made anew when it is gone. */
export const startEmbedded = async (
  asked: { readonly cluster: string; readonly run: string },
  way: { readonly namespaces?: () => boolean; readonly again?: boolean } = {},
): Promise<EmbeddedServer> => {
  if (process.platform === 'win32') {
    throw fault('unavailable', 'the embedded database needs unix sockets; on Windows set DATABASE_URL=postgres://…');
  }
  const binaries = postgresBinaries();
  const deadline = Date.now() + START_DEADLINE_MS;
  let launched: Launched | undefined;
  let failingSince: number | undefined;
  while (Date.now() < deadline) {
    const as = prepared(() => runAs(binaries, asked, way.namespaces));
    if (way.again === true && !existsSync(join(as.cluster, 'PG_VERSION')))
      throw fault('unavailable', `the database ${as.cluster} is gone`);
    const living = livingPostmaster(as.cluster);
    if (living !== undefined) {
      if (await answers(living.socketDirectory)) return serverOf(living, as.cluster, launched);
    } else if (launched === undefined || launched.child.exitCode !== null || launched.child.signalCode !== null) {
      if (launched !== undefined) {
        failingSince ??= Date.now();
        if (!passing(logSince(as.cluster, launched.logFrom)) || Date.now() - failingSince > TRY_AGAIN_MS)
          throw notStarted(as.cluster, launched.logFrom);
        await pause(200);
      }
      launched = prepared(() => (initialise(as) ? launch(as) : undefined));
    }
    await pause(25);
  }
  throw notStarted(asked.cluster, launched?.logFrom ?? 0);
};

interface Launched {
  readonly child: ChildProcess;
  /** Where in the log this start begins. */
  readonly logFrom: number;
}

const prepared = <T>(step: () => T): T => {
  try {
    return step();
  } catch (cause) {
    return storageFault(cause, 'prepare the database');
  }
};

const serverOf = (living: Postmaster, cluster: string, launched: Launched | undefined): EmbeddedServer => ({
  socketDirectory: living.socketDirectory,
  user: DATABASE_USER,
  started: launched?.child.pid === living.pid,
  stop: () => stopServer(living, cluster),
});

const notStarted = (cluster: string, logFrom: number) => {
  const log = logSince(cluster, logFrom);
  return failed(cluster, `the database does not start; its log says: ${log || 'nothing'}`);
};

/** A full disk often leaves no word in the log, since the log lies on it. */
const failed = (cluster: string, message: string) => {
  const { bavail, bsize } = statfsSync(dirname(cluster));
  const full =
    bavail * bsize < LEAST_FREE_BYTES || /No space left on device|Disk quota exceeded|free disk space/i.test(message);
  return full
    ? fault('limit-reached', `the disk of ${dirname(cluster)} is full; free some space and start again. ${message}`)
    : fault('unavailable', message);
};

/** Another process was faster, or a backend of a killed server lives on for a moment. */
const passing = (log: string): boolean => /lock file|shared memory/.test(log);

const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' };

/**
 * Makes the cluster beside its place and moves it there, so that a kill in the middle leaves no half cluster. False
 * when another process made one elsewhere meanwhile.
 */
const initialise = ({ binaries, cluster, command, options, own, settle }: RunAs): boolean => {
  if (existsSync(join(cluster, 'PG_VERSION'))) return true;
  const fresh = `${cluster}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  own(fresh);
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
    const said = (made.stderr || String(made.error ?? `ended with ${made.status ?? made.signal}`)).trim();
    throw failed(cluster, `the database cannot be made: ${said}`);
  }
  const access = join(fresh, 'pg_hba.conf');
  writeFileSync(access, 'local all all trust\n');
  if (options.uid !== undefined) chownSync(access, options.uid, options.uid);
  try {
    renameSync(fresh, cluster);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw cause;
  }
  return settle();
};

const launch = (as: RunAs): Launched => {
  const { binaries, cluster, run, command, options, own } = as;
  own(run);
  freeStaleLocks(cluster, run);
  const [program, parameters] = command(binaries.postgres, [
    '-D',
    cluster,
    ...[...SETTINGS, `unix_socket_directories=${run}`].flatMap((setting) => ['-c', setting]),
  ]);
  const log = openSync(logFile(cluster), 'a', 0o600);
  const logFrom = statSync(logFile(cluster)).size;
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
  return { child, logFrom };
};

const logFile = (cluster: string): string => `${cluster}.log`;

const logSince = (cluster: string, from: number): string => {
  try {
    return readFileSync(logFile(cluster)).subarray(from).toString('utf8').trim().split('\n').slice(-4).join(' | ');
  } catch {
    return 'nothing';
  }
};

/** Fast shutdown: open connections are ended, everything is written (SIGINT, PostgreSQL documentation 18.5). */
const stopServer = async ({ pid }: Postmaster, cluster: string): Promise<void> => {
  const ours = (): boolean => livingPostmaster(cluster)?.pid === pid;
  if (ours()) process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_DEADLINE_MS;
  while (ours() && Date.now() < deadline) await pause(10);
};

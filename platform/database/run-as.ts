import { type SpawnOptions, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import type { PostgresBinaries } from './binaries.ts';

/**
 * How PostgreSQL's programs are run. They refuse root, so as root there are two ways: a user namespace with another
 * user id, which keeps file access as it was; and, where the machine forbids namespaces, the user `nobody`, who then
 * owns the cluster and must be able to reach it and the programs.
 */
export interface RunAs {
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  /** Folder of the socket. */
  readonly run: string;
  readonly command: (program: string, parameters: readonly string[]) => readonly [string, string[]];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Makes a folder that the server's user owns. */
  readonly own: (folder: string) => void;
}

const NOBODY = 65_534;
/** Where `nobody` keeps clusters and programs whose own place only root can enter, such as a home of mode 0700. */
const REACHABLE = '/var/lib/amparo';

export const namespacesWork = (): boolean =>
  spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', 'true']).status === 0;

export const runAs = (
  binaries: PostgresBinaries,
  place: { readonly cluster: string; readonly run: string },
  namespaces: () => boolean = namespacesWork,
): RunAs => {
  const { cluster, run } = place;
  const own = (folder: string): void => ownFolder(folder, process.getuid?.());
  if (process.getuid?.() !== 0)
    return { binaries, cluster, run, command: (program, parameters) => [program, [...parameters]], options: {}, own };
  if (namespaces()) {
    const command: RunAs['command'] = (program, parameters) => [
      'unshare',
      ['--user', '--map-user=1000', '--map-group=1000', '--', program, ...parameters],
    ];
    return { binaries, cluster, run, command, options: {}, own };
  }
  return {
    binaries: reachableBinaries(binaries),
    cluster: reachableCluster(cluster),
    run: nobodyEnters(dirname(run)) ? run : join(publicFolder(), `run-${shortHash(run)}`),
    command: (program, parameters) => [program, [...parameters]],
    options: { uid: NOBODY, gid: NOBODY },
    own: (folder) => ownFolder(folder, NOBODY),
  };
};

/** The folder must be its owner's alone: in a shared temporary folder somebody else could have made it first. */
const ownFolder = (folder: string, owner: number | undefined): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner === undefined) return;
  const facts = lstatSync(folder);
  if (!facts.isDirectory() || (facts.uid !== owner && facts.uid !== process.getuid?.())) {
    throw fault(
      'unavailable',
      `${folder} belongs to another user; remove it, or set AMPARO_HOME to a folder of your own`,
    );
  }
  if (facts.uid !== owner) chownSync(folder, owner, owner);
  chmodSync(folder, 0o700);
};

const nobodyEnters = (folder: string): boolean =>
  spawnSync('test', ['-x', folder], { uid: NOBODY, gid: NOBODY }).status === 0;

const reachableCluster = (cluster: string): string => {
  const parent = dirname(cluster);
  const place = nobodyEnters(parent) ? parent : join(publicFolder(), shortHash(cluster));
  mkdirSync(place, { recursive: true, mode: 0o711 });
  const beside = join(place, 'database-of-nobody');
  ownFolder(beside, NOBODY);
  return join(beside, 'cluster');
};

const reachableBinaries = (binaries: PostgresBinaries): PostgresBinaries => {
  const native = dirname(dirname(binaries.postgres));
  if (nobodyEnters(dirname(binaries.postgres))) return binaries;
  const copy = join(publicFolder(), `programs-${shortHash(native + String(readdirSync(native).length))}`);
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: join(copy, 'bin', 'initdb'),
    postgres: join(copy, 'bin', 'postgres'),
    pgCtl: join(copy, 'bin', 'pg_ctl'),
  };
};

const publicFolder = (): string => {
  mkdirSync(REACHABLE, { recursive: true, mode: 0o711 });
  return REACHABLE;
};

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

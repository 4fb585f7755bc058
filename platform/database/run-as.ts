import { type SpawnOptions, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import type { PostgresBinaries } from './binaries.ts';
import { livingPostmaster } from './postmaster.ts';

/**
 * How PostgreSQL's programs are run. They refuse root, so as root there are two ways: a user namespace with another
 * user id, which keeps file access as it was; and, where the machine forbids namespaces, the user `nobody`, who then
 * owns the cluster. A cluster that is there decides: one of nobody's stays nobody's, one of root's is handed over when
 * namespaces are gone, so that the same workspace never finds an empty database in another place.
 */
export interface RunAs {
  readonly binaries: PostgresBinaries;
  /** Where the cluster really is. */
  readonly cluster: string;
  /** Folder of the socket. */
  readonly run: string;
  readonly command: (program: string, parameters: readonly string[]) => readonly [string, string[]];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Makes a folder that the server's user owns. */
  readonly own: (folder: string) => void;
  /** Called when a new cluster stands: leaves the link by which it is found again. False when somebody was faster. */
  readonly settle: () => boolean;
}

const NOBODY = 65_534;
/** Where `nobody` keeps clusters and programs whose own place only root can enter, such as a home of mode 0700. */
const REACHABLE = '/var/lib/amparo';
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];

export const namespacesWork = (): boolean => spawnSync('unshare', [...NAMESPACE, 'true']).status === 0;

export const runAs = (
  binaries: PostgresBinaries,
  place: { readonly cluster: string; readonly run: string },
  namespaces: () => boolean = namespacesWork,
): RunAs => {
  const user = process.getuid?.();
  if (user === 0) finishHandOver(place.cluster);
  const cluster = realPlace(place.cluster);
  const owner = existsSync(cluster) ? statSync(cluster).uid : undefined;
  refuseForeign(cluster, owner, user);
  const plain: RunAs['command'] = (program, parameters) => [program, [...parameters]];
  const own = (folder: string): void => ownFolder(folder, user);
  const settle = (): boolean => true;
  if (user !== 0) return { binaries, cluster, run: place.run, command: plain, options: {}, own, settle };
  if (owner !== NOBODY && (livingPostmaster(cluster) !== undefined || namespaces())) {
    const command: RunAs['command'] = (program, parameters) => ['unshare', [...NAMESPACE, program, ...parameters]];
    return { binaries, cluster, run: place.run, command, options: {}, own, settle };
  }
  const held = owner === NOBODY ? cluster : owner === 0 ? handOver(cluster) : placeForNobody(cluster);
  return {
    binaries: reachableBinaries(binaries),
    cluster: held,
    run: nobodyEnters(dirname(place.run)) ? place.run : join(dirname(held), 'run'),
    command: plain,
    options: { uid: NOBODY, gid: NOBODY },
    own: (folder) => ownFolder(folder, NOBODY),
    settle: () => held === cluster || linkTo(held, cluster),
  };
};

/** Follows the link to a cluster of nobody's. One that leads nowhere is no fresh workspace: its database is gone. */
const realPlace = (cluster: string): string => {
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return cluster;
  const place = readlinkSync(cluster);
  if (existsSync(place)) return place;
  throw fault(
    'unavailable',
    `the database of this workspace was kept in ${place}, and is not there; nothing was changed`,
  );
};

const refuseForeign = (cluster: string, owner: number | undefined, user: number | undefined): void => {
  if (owner === undefined || user === undefined || owner === user || (user === 0 && owner === NOBODY)) return;
  throw fault(
    'unavailable',
    `${cluster} belongs to the user with number ${owner}, this is ${user}; start Amparo as the user who made the workspace`,
  );
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

/** Its own place when nobody can enter there, else one outside, to which `settle` leaves a link. */
const placeForNobody = (cluster: string): string => {
  if (nobodyEnters(dirname(cluster))) return cluster;
  const folder = join(publicFolder(), randomUUID());
  mkdirSync(folder, { mode: 0o711 });
  return join(folder, 'cluster');
};

const linkTo = (held: string, cluster: string): boolean => {
  try {
    symlinkSync(held, cluster);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    rmSync(dirname(held), { recursive: true, force: true });
    return false;
  }
};

/** Copies root's cluster, gives the copy to nobody, and only then puts it into the place of the first. */
const handOver = (cluster: string): string => {
  const held = placeForNobody(cluster);
  const copy = held === cluster ? `${cluster}.${process.pid}.new` : held;
  cpSync(cluster, copy, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(copy, entry), NOBODY, NOBODY);
  chownSync(copy, NOBODY, NOBODY);
  chmodSync(copy, 0o700);
  spawnSync('sync');
  renameSync(cluster, asideOf(cluster));
  if (copy === held) symlinkSync(held, cluster);
  else renameSync(copy, cluster);
  finishHandOver(cluster);
  return held;
};

/** A cluster being handed over is put aside under this name until its copy stands in its place. */
const asideOf = (cluster: string): string => `${cluster}.of-root`;

const finishHandOver = (cluster: string): void => {
  if (!existsSync(asideOf(cluster))) return;
  if (existsSync(join(cluster, 'PG_VERSION'))) rmSync(asideOf(cluster), { recursive: true });
  else renameSync(asideOf(cluster), cluster);
};

/** A copy under a name that changes with the programs, moved into place whole. */
const reachableBinaries = (binaries: PostgresBinaries): PostgresBinaries => {
  const native = dirname(dirname(binaries.postgres));
  if (nobodyEnters(dirname(binaries.postgres))) return binaries;
  const { size, mtimeMs } = statSync(binaries.postgres);
  const name = createHash('sha256').update(`${native} ${size} ${mtimeMs}`).digest('hex').slice(0, 16);
  const copy = join(publicFolder(), `programs-${name}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}.new`;
    rmSync(fresh, { recursive: true, force: true });
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(fresh, copy);
    } catch (cause) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw cause;
    }
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
};

const publicFolder = (): string => {
  mkdirSync(REACHABLE, { recursive: true, mode: 0o711 });
  return REACHABLE;
};

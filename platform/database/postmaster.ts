import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/** The living server of a cluster: what its postmaster.pid says, when the process named there really is that server. */
export interface Postmaster {
  readonly pid: number;
  /** Where its socket is, which need not be where this process would have put it. */
  readonly socketDirectory: string;
}

export const PORT = 5432;

/** The server that runs on this cluster. A pid alone proves nothing: after a kill it may be anybody's, or a dead process that nobody reaped. */
export const livingPostmaster = (cluster: string): Postmaster | undefined => {
  // Lines of postmaster.pid (PostgreSQL, "Files in the data directory"): pid, data directory, start, port, socket directory.
  const [first, , , , socketDirectory] = linesOf(join(cluster, 'postmaster.pid'));
  const pid = Number.parseInt(first ?? '', 10);
  if (!(pid > 0) || !commandOf(pid).includes(cluster)) return undefined;
  return socketDirectory === undefined || socketDirectory === '' ? undefined : { pid, socketDirectory };
};

/**
 * PostgreSQL refuses to start while the pid in a lock file is alive, whoever it belongs to by now. It takes a lock file
 * that names its own parent for stale (CreateLockFile, miscinit.c), so a foreign pid gives way to ours: unlike removing
 * the file this keeps the number of the shared memory, by which it still refuses while a backend of the old server lives.
 */
export const freeStaleLocks = (cluster: string, run: string): void => {
  for (const file of [join(cluster, 'postmaster.pid'), join(run, `.s.PGSQL.${PORT}.lock`)]) {
    const [first, ...rest] = linesOf(file);
    const pid = Number.parseInt(first ?? '', 10);
    if (!(pid > 0) || pid === process.pid || !alive(pid) || commandOf(pid).includes(cluster)) continue;
    writeFileSync(file, [String(process.pid), ...rest].join('\n'));
  }
};

/** True when the server behind this socket answers at all; it may still be recovering. */
export const answers = (socketDirectory: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(join(socketDirectory, `.s.PGSQL.${PORT}`));
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

const linesOf = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The parameters a process was started with; empty for one that is gone or waits to be reaped. */
const commandOf = (pid: number): readonly string[] => {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    } catch {
      return [];
    }
  }
  const told = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  const folder = /postgres -D (.*?) -c listen_addresses=/.exec(told)?.[1];
  return folder === undefined ? [] : [folder];
};

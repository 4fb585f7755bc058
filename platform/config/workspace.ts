import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { errorCode, storageFault } from '../vault/storage-fault.ts';
import { writeOnce } from '../vault/write-once.ts';

/**
 * One workspace is one folder: database cluster, vault, journal files, keys. Isolation, backup,
 * erasure and keys follow the folder. Nothing of a workspace lies outside it but its socket.
 */
export interface Workspace {
  readonly directory: string;
  readonly record: WorkspaceRecord;
  readonly paths: {
    readonly cluster: string;
    readonly vault: string;
    readonly journal: string;
    readonly keys: string;
    readonly run: string;
    readonly drafts: string;
  };
}

const workspaceRecord = z.object({
  format: z.literal('amparo-workspace/1'),
  id: z.string(),
  name: z.string().min(1).max(120),
  /** Origin line of the journal's checkpoints (C2SP tlog-checkpoint): names the organisation's log. */
  origin: z.string(),
  /** True for the demo archive: every screen says that its people are invented. */
  fictional: z.boolean(),
});
export type WorkspaceRecord = z.infer<typeof workspaceRecord>;

/** Where workspaces live when no folder is named. */
export const workspacesHome = (): string =>
  process.env['AMPARO_HOME'] ?? join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'amparo');

export const defaultWorkspaceDirectory = (): string =>
  resolve(process.env['AMPARO_WORKSPACE'] ?? join(workspacesHome(), 'workspace'));

const recordFile = (directory: string): string => join(directory, 'workspace.json');

/** Fault `unavailable` when nobody can tell, since the folder cannot be entered. */
export const workspaceExists = (directory: string): boolean => {
  try {
    return statSync(recordFile(directory)).isFile();
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause) ?? '')) return false;
    return storageFault(cause, `look into the workspace ${directory}`);
  }
};

/** Makes the folder and its record. Fault `conflict` for a folder that is a workspace already. */
export const createWorkspace = (directory: string, given: { name: string; fictional?: boolean }): Workspace => {
  const id = randomUUID();
  const record: WorkspaceRecord = {
    format: 'amparo-workspace/1',
    id,
    name: given.name,
    origin: `amparo.invalid/${id}`,
    fictional: given.fictional ?? false,
  };
  if (!writeOnce(recordFile(directory), `${JSON.stringify(record, null, 2)}\n`))
    throw fault('conflict', `${directory} is already a workspace`);
  return openWorkspaceFolder(directory);
};

/** Reads the folder's record; opens neither database nor keys. */
export const openWorkspaceFolder = (directory: string): Workspace => {
  if (!workspaceExists(directory))
    throw fault('not-found', `${directory} is not a workspace (it has no workspace.json)`);
  const record = readRecord(recordFile(directory));
  const real = realpathSync(directory);
  const paths = {
    cluster: join(real, 'database'),
    vault: join(real, 'vault'),
    journal: join(real, 'journal'),
    keys: join(real, 'keys'),
    run: runDirectory(real),
    drafts: join(real, 'exports'),
  };
  try {
    for (const path of [paths.vault, paths.journal, paths.keys]) mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    return storageFault(cause, `open the workspace ${directory}`);
  }
  return { directory: real, record, paths };
};

const readRecord = (file: string): WorkspaceRecord => {
  try {
    return workspaceRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (errorCode(cause) !== undefined) return storageFault(cause, `read ${file}`);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fault('unreadable', `${file} is not a record of format amparo-workspace/1: ${reason}`, { cause });
  }
};

/** A unix socket path may hold 107 bytes: a deep workspace gets its socket in the system's temporary folder. */
const runDirectory = (directory: string): string => {
  const inside = join(directory, 'run');
  if (fits(inside)) return inside;
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const outside = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp']
    .filter((folder) => folder !== undefined && isWritable(folder))
    .map((folder) => join(folder ?? '', `amparo-${process.getuid?.() ?? 0}-${name}`));
  return outside.find(fits) ?? inside;
};

const fits = (path: string): boolean => Buffer.byteLength(path) <= 80;

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

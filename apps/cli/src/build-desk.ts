import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from '@amparo/core/ground/fault';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WEB = join(ROOT, 'apps/web');
const DIST = join(WEB, 'dist');
const MARK = '.built-from';

/**
 * Builds the desk when its sources differ from those it was last built from; a start without changes builds nothing.
 * It is built aside and moved into its place whole: another start may be serving the old one, or building too.
 */
export const buildDesk = async (ending: AbortSignal): Promise<void> => {
  const print = fingerprint();
  if (isBuiltFrom(print)) return;
  console.error('Amparo: building the desk …');
  const aside = join(ROOT, 'node_modules/.cache', `desk-${process.pid}`);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  try {
    const status = await new Promise<number | null>((resolve) => {
      const child = spawn(
        process.execPath,
        [vite, 'build', WEB, '--logLevel', 'warn', '--emptyOutDir', '--outDir', aside],
        { stdio: ['ignore', 2, 2], cwd: WEB, signal: ending },
      );
      child.once('exit', resolve);
      child.once('error', () => resolve(null));
    });
    ending.throwIfAborted();
    if (status !== 0) throw fault('unavailable', 'the desk could not be built; what the builder said stands above');
    writeFileSync(join(aside, MARK), print);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(aside, DIST);
  } catch (cause) {
    if (!isBuiltFrom(print)) throw cause;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
};

const isBuiltFrom = (print: string): boolean =>
  existsSync(join(DIST, MARK)) && readFileSync(join(DIST, MARK), 'utf8') === print;

/** Names, sizes and contents of what the desk is made from. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  const folders = [join(WEB, 'src'), join(ROOT, 'core/src')];
  const files = [
    join(WEB, 'index.html'),
    join(WEB, 'vite.config.ts'),
    join(ROOT, 'package-lock.json'),
    ...folders.flatMap(filesUnder),
  ];
  for (const file of files.filter(existsSync).sort())
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

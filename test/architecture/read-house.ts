import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { House } from './house.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Not ours, or made by a run: what .gitignore names, and git's own. */
const OUTSIDE = new Set(['node_modules', 'dist', 'coverage', '.git', '.workspace']);
const READ = /\.(?:ts|tsx|mjs|py|sql|css|html|yaml|json|md)$|(?:^|\/)\.gitkeep$/;
/** The demo archive is evidence, not code: its files are listed and not read. */
const NOT_READ = /^(?:demo\/archive\/|demo\/truth|package-lock)/;

/** Every file of the repository by its path, with its text where a rule reads it. */
export const readHouse = (): House =>
  new Map(
    filesUnder('').map((path) => [
      path,
      READ.test(path) && !NOT_READ.test(path) ? readFileSync(join(ROOT, path), 'utf8') : '',
    ]),
  );

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (OUTSIDE.has(entry.name)) return [];
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });

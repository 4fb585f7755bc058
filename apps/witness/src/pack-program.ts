import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Writes the witness as plain JavaScript into a new folder: it runs with Node alone, nothing to install, small enough
 * to be read and to go by mail. The programs are those that run here, without their types.
 */
export const packProgram = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  const library = fileURLToPath(new URL('.', import.meta.resolve('@amparo/merkle-log')));
  for (const [from, to] of [
    [HERE, folder],
    [library, join(folder, 'merkle-log')],
  ] as const) {
    mkdirSync(to, { recursive: true });
    for (const file of readdirSync(from).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')))
      writeFileSync(join(to, file.replace(/\.ts$/, '.mjs')), plain(readFileSync(join(from, file), 'utf8')));
  }
  copyFileSync(join(HERE, '..', 'README.md'), join(folder, 'README.md'));
  copyFileSync(join(HERE, '..', '..', '..', 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(library, '..', 'LICENSE'), join(folder, 'merkle-log', 'LICENSE'));
};

const plain = (program: string): string =>
  stripTypeScriptTypes(program)
    .replaceAll("'@amparo/merkle-log'", "'./merkle-log/index.mjs'")
    .replaceAll(/(from '\.\/[a-z-]+)\.ts'/g, "$1.mjs'");

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainReaders } from './plain-readers.ts';

const SANDBOX = dirname(fileURLToPath(import.meta.url));

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'amparo-plain-'));
  mkdirSync(join(room, 'sources', 'inside'), { recursive: true });
  write(
    'words.ts',
    "export const greet = (who: string): string => ['Good day', who, 'as in ./words.ts'].join(', ');\n",
  );
  write(
    'inside/main.ts',
    "import { greet } from '../words.ts';\nimport type { Gone } from './gone.ts';\nconst later: Gone = await import('./later.ts');\nconsole.log(greet(later.name));\n",
  );
  write('inside/later.ts', "export const name: string = 'Alena';\n");
  write('inside/main.test.ts', 'this is no program');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const write = (path: string, text: string): void => writeFileSync(join(room, 'sources', path), text);
const make = (cache = 'cache') => plainReaders(join(room, 'sources'), join(room, cache));
const said = (path = ''): string => execFileSync(process.execPath, [path], { encoding: 'utf8', env: {} }).trim();

describe('plain readers', () => {
  it('do what the readers do', async () => {
    const main = (await make()).get(join(room, 'sources', 'inside', 'main.ts'));
    expect(main).toMatch(/\.mjs$/);
    expect(said(main)).toBe('Good day, Alena, as in ./words.ts');
  });

  it('are made once, also by two at the same time, and leave no draft', async () => {
    const [one, two] = await Promise.all([make(), make()]);
    expect(two).toEqual(one);
    expect(await make()).toEqual(one);
    expect(readdirSync(join(room, 'cache'))).toHaveLength(1);
  });

  it('are made anew when a source changes', async () => {
    await make();
    write('inside/later.ts', "export const name: string = 'Darya';\n");
    expect(said((await make()).get(join(room, 'sources', 'inside', 'main.ts')))).toContain('Darya');
  });

  it('are none where the folder lacks one', async () => {
    const before = await make();
    rmSync(before.get(join(room, 'sources', 'words.ts')) ?? '');
    expect((await make()).size).toBe(0);
  });

  it('are none where the folder cannot be made', async () => {
    writeFileSync(join(room, 'a-file'), '');
    expect((await make('a-file')).size).toBe(0);
  });

  it('hold every reader of ours, and what those import', async () => {
    const readers = await plainReaders(SANDBOX, join(room, 'cache'));
    const names = readdirSync(join(SANDBOX, 'inside')).filter((name) => /^[\w-]+\.ts$/.test(name));
    for (const name of names) expect(readers.get(join(SANDBOX, 'inside', name))).toBeDefined();
    for (const path of readers.values()) {
      for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']*)'/g)) {
        expect([...readers.values()]).toContain(join(dirname(path), imported));
      }
    }
  });
});

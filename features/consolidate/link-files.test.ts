import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkFiles } from './link-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-link-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, rows: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${['nr,first,last,born', ...rows].join('\n')}\n`);
  return path;
};
// A catalogue runs deeds of any input: the parse is what makes it the right one.
const run = (words: Readonly<Record<string, unknown>>) => linkFiles.run(linkFiles.input.parse(words) as never);
const whole = { id: 'nr', columns: 'given=first,family=last,birth=born' };

describe('the command link', () => {
  it('keeps a run only when told to, and adds records to it', async () => {
    const old = file('old.csv', ['1,Ales,Karavai,1985-03-05', '2,Maryna,Kavaliuk,1991-11-30']);
    const out = join(folder, 'out');
    await run({ files: [old], ...whole, out });
    expect(existsSync(join(out, 'state'))).toBe(false);
    await run({ files: [old], ...whole, out, keep: true });
    const more = file('more.csv', ['3,Марына,Кавалюк,1991-11-30']);
    expect(await run({ files: [more], into: out })).toMatchObject({ records: 3, added: 1, trainedOn: 2, out });
    expect(readFileSync(join(out, 'clusters.csv'), 'utf8').trim().split('\n')).toHaveLength(4);
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toMatchObject({ added: 1, into: out });
  });

  it.each([
    ['no columns', { id: 'nr', out: 'x' }, /--columns: expected what is in which column/],
    ['no id', { columns: 'given=first', out: 'x' }, /--id: expected the column/],
    ['nowhere to write', whole, /--out: expected the folder/],
    [
      'columns of its own beside a kept run',
      { into: 'x', columns: 'given=first' },
      /--columns does not go with --into/,
    ],
    ['a column of no known kind', { ...whole, columns: 'shoe=size', out: 'x' }, /shoe=size: expected NAME=COLUMN/],
  ])('refuses %s', async (_, words, message) => {
    const inside = Object.fromEntries(
      Object.entries(words).map(([word, value]) => [word, value === 'x' ? join(folder, 'x') : value]),
    );
    await expect(run({ files: [file('a.csv', ['1,Ales,Karavai,'])], ...inside })).rejects.toThrow(message);
  });
});

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../apps/cli/bin/amparo.mjs', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-two-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const amparo = (...words: string[]): Promise<{ code: number | null; out: string; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words, '--workspace', join(folder, 'workspace'), '--json'], {
      env: { ...process.env, DATABASE_URL: '' },
    });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => resolve({ code, out, said }));
  });

describe('two programs on one workspace', () => {
  it('the second joins the first; both imports are whole, numbers are not given twice, the journal verifies', async () => {
    await amparo('status');
    for (const part of ['a', 'b']) {
      mkdirSync(join(folder, part));
      for (let number = 0; number < 12; number += 1)
        writeFileSync(join(folder, part, `${number}.txt`), `note ${part} ${number % 6}`);
    }
    const [one, other] = await Promise.all([amparo('import', join(folder, 'a')), amparo('import', join(folder, 'b'))]);
    expect([one.code, other.code], one.said + other.said).toEqual([0, 0]);
    const numbers = [one, other].flatMap(({ out }) =>
      (JSON.parse(out) as { files: { number: number }[] }).files.map(({ number }) => number),
    );
    expect(new Set(numbers).size).toBe(24);
    const journal = await amparo('journal', 'check');
    expect(JSON.parse(journal.out)).toMatchObject({ ok: true });
    expect((JSON.parse((await amparo('read', 'list-items')).out) as { total: number }).total).toBe(24);
  });
});

describe('the command line', () => {
  it('answers with an exit code and a fault that a person can act on', async () => {
    expect((await amparo('no-such-command')).code).toBe(2);
    expect((await amparo('import', join(folder, 'nothing-here'))).code).toBe(3);
    const wrong = await amparo('count', 'detained', '--as-of', 'yesterday');
    expect(wrong.code).toBe(2);
    expect(JSON.parse(wrong.out)).toMatchObject({ faults: [{ code: 'input-invalid', field: 'asOf' }] });
    expect((await amparo('verify', join(folder, 'a'))).code).toBe(1);
  });

  it('reads a file aloud without a workspace, one JSON document a file', async () => {
    writeFileSync(join(folder, 'note.txt'), 'At least 1,140 people are detained in Veresk, the monitors said.');
    const { code, out } = await amparo('read', join(folder, 'note.txt'), join(folder, 'note.txt'));
    expect(code).toBe(0);
    const documents = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; figures: { value: number; qualifier: string }[] });
    expect(documents).toHaveLength(2);
    expect(documents[0]).toMatchObject({
      schema: 'amparo-reading/1',
      figures: [{ value: 1140, qualifier: 'at-least' }],
    });
  });
});

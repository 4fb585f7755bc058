import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'amparo-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const amparo = async (words: readonly string[], input = '') => {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await runCommand(words, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
    terminal: false,
    input: Readable.from([input]),
  });
  return { code, out, error };
};

describe('commands on names, without a workspace', () => {
  it('compares two names and says why', async () => {
    const { code, out } = await amparo(['names', 'compare', 'Любоў Малюк', 'Liubou Maliuk', '--json']);
    expect(code).toBe(0);
    const said = JSON.parse(out[0] ?? '');
    expect(said).toMatchObject({
      level: 'same-standard',
      path: ['Любоў → Liubou in passports (ICAO 9303)', expect.any(String)],
    });
    expect(said.score).toBeGreaterThan(0.9);
    expect(said.sharedKeys).toContain('n:lbv+mlk');
  });

  it('compares the pairs of a file, a score a line, and refuses rows that are no pairs with their numbers', async () => {
    const file = join(folder, 'pairs.tsv');
    writeFileSync(file, '\ufeffЛюбоў Малюк\tLubov Mailuk\r\nІван Жук\tЯн Жук\r\n\tЖук\r\n');
    const { out } = await amparo(['names', 'compare', '--pairs', file]);
    expect(out).toHaveLength(3);
    const [same = 0, other = 1, none = 1] = out.map(Number);
    expect(same > 0.9 && other < 0.5 && none === 0).toBe(true);
    writeFileSync(file, 'a\tb\nбез табулятара\n\n');
    const refused = await amparo(['names', 'compare', '--pairs', file, '--json']);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.out[0] ?? '').faults.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining('row 2'),
      expect.stringContaining('row 3'),
    ]);
    expect((await amparo(['names', 'compare', '--pairs', join(folder, 'absent.tsv')])).code).toBe(3);
    expect((await amparo(['names', 'compare', 'Жук'])).code).toBe(2);
  });

  it('prints the keys of a name', async () => {
    const { out } = await amparo(['names', 'keys', 'Любоў', 'Малюк', '--json']);
    expect(JSON.parse(out[0] ?? '').keys).toEqual(['g:f:любоў', 'n:lbv+mlk', 's:lbv', 's:mlk']);
    expect(JSON.parse((await amparo(['names', 'keys', '', '--json'])).out[0] ?? '').keys).toEqual([]);
  });

  it('writes words, or each line of standard input, under a standard', async () => {
    expect((await amparo(['names', 'transliterate', '--standard', 'be-icao', 'Сяргей', 'Жук'])).out).toEqual([
      'Siarhei Zhuk',
    ]);
    const { out } = await amparo(['names', 'transliterate', '--standard', 'be-288', '--lines'], 'Яўген\r\n\nЛюбоў\n');
    expect(out).toEqual(['Jawgien', '', 'Liubow']);
    const wrong = await amparo(['names', 'transliterate', '--standard', 'be-iso', 'Жук']);
    expect([wrong.code, wrong.error.join()]).toEqual([2, expect.stringContaining('be-icao')]);
    expect((await amparo(['names', 'transliterate', '--standard', 'be-icao'])).code).toBe(2);
  });
});

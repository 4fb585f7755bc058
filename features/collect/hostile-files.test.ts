import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '@amparo/features/kernel/house';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, openTestHouse } from '../../test/house.ts';
import { deed, refusal } from '../../test/scenarios/straight-way.ts';

let house: House;
let release: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  folder = mkdtempSync(join(tmpdir(), 'amparo-hostile-'));
});
afterAll(async () => {
  await release();
  chmodSync(join(folder, 'all', 'shut'), 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe('a folder of bad files', () => {
  it('is imported whole: evidence is kept, each file is marked with what could not be done, nothing stops the rest', async () => {
    const all = join(folder, 'all');
    mkdirSync(join(all, 'shut'), { recursive: true });
    writeFileSync(join(all, '01-empty.pdf'), '');
    writeFileSync(join(all, '02-cut.pdf'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
    writeFileSync(
      join(all, '03-said-to-be.pdf'),
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
    );
    writeFileSync(
      join(all, '04-page.html'),
      '<p onclick="x()">Vera Hrytsuk was detained.</p><script>fetch("http://127.0.0.1:9/")</script>',
    );
    writeFileSync(join(all, '05-\u202egnp.txt'), 'A name with a direction mark.');
    writeFileSync(join(all, '06-long.txt'), `${'слова '.repeat(10_000)}апошняе`);
    writeFileSync(join(all, '07-big.bin'), '');
    truncateSync(join(all, '07-big.bin'), 200 * 1024 * 1024);
    writeFileSync(join(all, '08-plain.txt'), 'Vera Hrytsuk was detained on 14 October 2024.');
    symlinkSync('/etc/passwd', join(all, '09-link.txt'));
    writeFileSync(join(all, 'shut', 'inside.txt'), 'nobody may read this folder');
    chmodSync(join(all, 'shut'), 0o000);
    const answer = await deed(house, 'collect.import-paths', { paths: [all] });
    const refused = answer.files.filter((file) => file.refused !== null);
    // Root reads a folder without permission all the same.
    const shut = process.getuid?.() === 0 ? 1 : 0;
    expect(answer.received).toBe(8 + shut);
    expect(refused.map(({ refused: why }) => why)).toContain('a symbolic link is not followed');
    if (shut === 0) expect(refused.map(({ refused: why }) => why)).toContain('no permission to read it');
    const { rows } = await deed(house, 'read.list-items', { limit: 50 });
    const problems = (name: string) => rows.find(({ title }) => title.includes(name))?.problems.map(({ code }) => code);
    expect(problems('01-empty')).toContain('empty');
    expect(problems('02-cut')?.length).toBeGreaterThan(0);
    expect(problems('03-said')).toContain('type-mismatch');
    expect(problems('04-page')).toContain('active-content');
    expect(rows.some(({ problems: own }) => own.some(({ code }) => code === 'suspicious-name'))).toBe(true);
    expect(problems('07-big')).toContain('too-large-to-read');
    expect(problems('08-plain')).toEqual([]);
    expect((await deed(house, 'read.list-items', { text: 'апошняе' })).total).toBe(1);
    for (const { id } of rows)
      expect(await deed(house, 'preserve.verify-item', { item: id })).toMatchObject({ ok: true });
  });

  it('a path that is not there is a clear fault and leaves nothing behind', async () => {
    const before = await countOf(house, 'item');
    expect(
      await refusal(deed(house, 'collect.import-paths', { paths: [join(folder, '..', 'no-such-folder')] })),
    ).toEqual(['not-found']);
    expect(await countOf(house, 'item')).toBe(before);
  });
});

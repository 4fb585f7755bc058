import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '@amparo/features/kernel/house';
import { zipOf } from '@amparo/platform/sandbox/fixtures/foreign-files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../../test/house.ts';
import { deed } from '../../test/scenarios/straight-way.ts';
import { readingsOf } from './read-files.ts';

let house: House;
let release: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  folder = mkdtempSync(join(tmpdir(), 'amparo-family-'));
});
afterAll(async () => {
  await release();
  rmSync(folder, { recursive: true, force: true });
});

const MAIL = [
  'From: vera@mail.example',
  'To: desk@monitors.example',
  'Subject: Two files',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'See both.',
  ...['one', 'two'].flatMap((words) => [
    '--b',
    'Content-Type: text/plain; name="notes.txt"',
    'Content-Disposition: attachment; filename="notes.txt"',
    '',
    `Notes number ${words}.`,
  ]),
  '--b--',
  '',
].join('\r\n');

const FAMILY = zipOf([
  { name: 'letters/mail.eml', content: MAIL },
  { name: 'letters/first.txt', content: 'Vera Hrytsuk was held in Zasulle.' },
  { name: '../../escape.txt', content: 'out of the archive' },
  { name: 'letters/first.txt', content: 'the same name, other words' },
  { name: 'letters/first.txt', content: 'the same name, other words' },
  { name: 'secret.pdf', content: 'x', encrypted: true },
  { name: 'inner.zip', content: zipOf([{ name: 'deep/register.csv', content: 'Name;Held\nYana;2024-03-01\n' }]) },
]);

const items = async () => {
  const rows = await house.database
    .selectFrom('item')
    .select(['id', 'number', 'parent_id', 'original_name', 'original_path', 'problems', 'read_seq', 'origin'])
    .orderBy('number')
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return rows.map((row) => ({ ...row, parent: row.parent_id === null ? null : numbers.get(row.parent_id) }));
};

describe('a family of items', () => {
  it('comes out of an archive whole, each under its path, on the terms of the archive', async () => {
    const path = join(folder, 'case.zip');
    writeFileSync(path, FAMILY);
    const { files } = await deed(house, 'collect.import-paths', { paths: [path], from: 'a courier' });
    const found = await items();
    expect(found.map(({ original_name, parent }) => [original_name, parent])).toEqual([
      ['case.zip', null],
      ['letters/mail.eml', 1],
      ['letters/first.txt', 1],
      ['../../escape.txt', 1],
      ['letters/first.txt', 1],
      ['letters/first.txt', 1],
      ['inner.zip', 1],
      ['notes.txt', 2],
      ['notes.txt', 2],
      ['deep/register.csv', 7],
    ]);
    const codes = found.map(({ problems }) => problems.map(({ code }) => code));
    expect(codes[0]).toEqual(['encrypted', 'parts-left-inside']);
    expect([codes[2], codes[3]]).toEqual([[], ['suspicious-name']]);
    expect(found.every(({ read_seq, origin }) => read_seq !== null && origin.from === 'a courier')).toBe(true);
    expect(found[2]).toMatchObject({ original_path: 'letters/first.txt', origin: { how: 'file in item 1' } });
    expect((await deed(house, 'read.list-items', { text: 'Zasulle' })).total).toBe(1);
    const zip = files[0]?.itemId ?? '';
    expect(await deed(house, 'preserve.verify-item', { item: zip })).toMatchObject({ ok: true });
  });

  it('is not taken out twice when it is read again', async () => {
    const before = await items();
    const again = before.map(({ id }) => id);
    expect(await deed(house, 'read.read-items', { items: again })).toMatchObject({ read: 10, attachments: 0 });
    expect((await items()).length).toBe(before.length);
  });

  it('goes as deep as its limit, and says what stays inside', async () => {
    let bytes = zipOf([{ name: 'bottom.txt', content: 'the bottom' }]);
    for (let depth = 5; depth > 0; depth -= 1) bytes = zipOf([{ name: `${depth}.zip`, content: bytes }]);
    const path = join(folder, 'deep.zip');
    writeFileSync(path, bytes);
    const before = (await items()).length;
    await deed(house, 'collect.import-paths', { paths: [path] });
    const added = (await items()).slice(before);
    expect(added.map(({ original_name }) => original_name)).toEqual(['deep.zip', '1.zip', '2.zip', '3.zip', '4.zip']);
    expect(added.at(-1)?.problems).toMatchObject([{ code: 'parts-left-inside' }]);
  });

  it('is read aloud as one document for each member with text', async () => {
    const path = join(folder, 'aloud.zip');
    writeFileSync(path, FAMILY);
    const { read: readings } = await readingsOf([path]);
    expect(readings.map(({ reading }) => [reading.within, reading.kind === 'register'])).toEqual([
      [['letters/mail.eml'], false],
      [['letters/mail.eml', 'notes.txt'], false],
      [['letters/mail.eml', 'notes.txt'], false],
      [['letters/first.txt'], false],
      [['../../escape.txt'], false],
      [['letters/first.txt'], false],
      [['letters/first.txt'], false],
      [['inner.zip', 'deep/register.csv'], expect.any(Boolean)],
    ]);
    expect(readings.every(({ reading }) => reading.file === path)).toBe(true);
  });
});

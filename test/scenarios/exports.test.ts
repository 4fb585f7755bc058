import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deedsByName } from '@amparo/features/catalogue';
import type { WriteDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../apps/verifier/src/verify-bundle.ts';
import { filesIn } from '../bundle/sample-bundle.ts';
import { openTestHouse } from '../house.ts';
import { deed, refusal } from './straight-way.ts';

const ageIsThere = spawnSync('age', ['--version']).status === 0;
if (!ageIsThere) console.warn('SKIPPED: the tool age is missing; sealed exports are not opened with it');

let house: House;
let release: () => Promise<void>;
let folder = '';
const ids: Record<string, string> = {};

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-exports-'));
  ({ house, release } = await openTestHouse());
  const receive = deedsByName.get('collect.receive-file');
  if (receive?.kind !== 'write') throw new Error('no deed receives files');
  const give = async (key: string, name: string, terms: object): Promise<void> => {
    const got = (await perform(house, house.owner, receive, { name, ...terms }, bytes(`text of ${key}`))) as {
      itemId: string;
    };
    ids[key] = got.itemId;
  };
  await give('letter', '=cmd()|Ліст Алены.txt', { classification: 'public', submit: 'yes' });
  await give('refused', 'b.txt', { submit: 'no' });
  await give('sealed', 'c.txt', { classification: 'sealed', submit: 'yes' });
  await give('unasked', 'd.txt', { basis: 'consent' });
});
afterAll(async () => {
  await release();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (key: string): string => ids[key] ?? '';

describe('what leaves', () => {
  it('is told before, with what forbids it for each item', async () => {
    const told = await deed(house, 'preserve.preview-export', { all: true });
    expect(told.items.map(({ number, bars, withheld }) => [number, bars, withheld !== null])).toEqual([
      ['A000001', [], false],
      ['A000002', ['consent-refused'], true],
      ['A000003', [], false],
      ['A000004', ['consent-lacking'], true],
    ]);
    expect(told).toMatchObject({ refused: false, needsApproval: true, leaving: { items: 2, sealed: 1 } });
    expect((await deed(house, 'preserve.preview-export', { item: ['2'] })).refused).toBe(true);
  });

  it('is refused by name, by consent as it stands now, and by the lack of a second person', async () => {
    const out = join(folder, 'never');
    expect(await refusal(deed(house, 'preserve.export-bundle', { item: ['2'], out }))).toEqual(['consent-lacking']);
    expect(await refusal(deed(house, 'preserve.export-bundle', { item: ['3'], out }))).toEqual(['not-permitted']);
    const asked = await deed(house, 'preserve.ask-export', { item: ['3'] });
    expect(asked.way).toBe('delay');
    expect(
      await refusal(deed(house, 'preserve.export-bundle', { item: ['3'], out, approval: asked.approval })),
    ).toEqual(['conflict']);
    expect(await refusal(deed(house, 'preserve.export-bundle', { item: ['9'], out }))).toEqual(['not-found']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is all of it with the hashes of what is withheld, and verifies', async () => {
    const out = join(folder, 'all');
    const told = await deed(house, 'preserve.export-bundle', { all: true, out });
    expect(told.withheld.map(({ number }) => number)).toEqual(['A000002', 'A000003', 'A000004']);
    const report = await verifyBundle(out);
    expect(report.claims.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.claims.find(({ name }) => name.startsWith('The hash of every item'))?.outcome).toBe('pass');
    const items = JSON.parse(readFileSync(join(out, 'metadata/items.json'), 'utf8')) as Record<string, unknown>[];
    expect(items[1]).toMatchObject({ file: null, originalName: null, consent: null, size: 15 });
    for (const path of await filesIn(out)) {
      if (path === 'verify.html' || path === 'verify.py') continue;
      const text = readFileSync(join(out, path), 'utf8');
      expect([path, /b\.txt|c\.txt|d\.txt|text of refused|text of sealed/.test(text)]).toEqual([path, false]);
    }
    expect(readFileSync(join(out, 'metadata/items.csv'), 'utf8')).toContain('"\'=cmd()|Ліст Алены.txt"');

    const again = join(folder, 'again');
    await deed(house, 'preserve.export-bundle', { all: true, out: again, asOf: told.checkpointSize });
    expect(await filesIn(again)).toEqual(await filesIn(out));
    for (const path of await filesIn(out))
      expect([path, readFileSync(join(again, path)).equals(readFileSync(join(out, path)))]).toEqual([path, true]);
    expect(await refusal(deed(house, 'preserve.export-bundle', { all: true, out, asOf: 999 }))).toEqual(['not-found']);
  });
});

describe('a sealed export', () => {
  it('goes to a confirmed key only, opens with age, and its receipt comes back as a custody entry', async () => {
    const identity = await generateX25519Identity();
    const ageRecipient = await identityToRecipient(identity);
    const added = await deed(house, 'preserve.add-recipient', { name: 'Court', ageRecipient });
    const out = join(folder, 'court.zip.age');
    const sealed = { item: ['1'], out, sealedTo: 'Court' };
    expect(await refusal(deed(house, 'preserve.export-bundle', sealed))).toEqual(['not-permitted']);
    expect(added.words.split(' ')).toHaveLength(8);
    const confirm = (words: string) =>
      deed(house, 'preserve.confirm-recipient', {
        recipient: 'Court',
        words,
        with: 'the registry',
        how: 'by telephone',
      });
    expect(await refusal(confirm('babab '.repeat(8).trim()))).toEqual(['conflict']);
    await confirm(added.words.toUpperCase());
    const told = await deed(house, 'preserve.export-bundle', sealed);
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
    expect((await stat(out)).isFile()).toBe(true);
    await expect(
      deed(house, 'preserve.add-recipient', { name: 'Court', ageRecipient: 'age1nonsense' }),
    ).rejects.toThrow('public key of age');

    const receipt = { sha256: told.packageSha256, receivedBy: 'Registry of the court', receivedOn: '2026-11-23' };
    expect(await refusal(deed(house, 'preserve.record-receipt', { ...receipt, sha256: 'ab'.repeat(32) }))).toEqual([
      'not-found',
    ]);
    await deed(house, 'preserve.record-receipt', receipt);
    const { entries } = await deed(house, 'preserve.list-custody', { item: idOf('letter') });
    expect(entries.flatMap(({ custody }) => custody)).toEqual(expect.arrayContaining(['exported', 'disclosed']));

    if (!ageIsThere) return;
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'identity'), `${identity}\n`, { mode: 0o600 });
    const opened = spawnSync('age', ['-d', '-i', join(folder, 'identity'), '-o', join(folder, 'court.zip'), out]);
    expect([opened.status, opened.stderr.toString()]).toEqual([0, '']);
    for (const [tool, args] of [
      ['unzip', ['-tq', 'court.zip']],
      ['7z', ['t', '-bso0', 'court.zip']],
      ['unzip', ['-q', 'court.zip', '-d', 'unzipped']],
    ] as const) {
      const ran = spawnSync(tool, args, { cwd: folder });
      if (ran.error !== undefined) console.warn(`SKIPPED: the tool ${tool} is missing`);
      else expect([tool, ran.status]).toEqual([tool, 0]);
    }
    expect((await verifyBundle(join(folder, 'unzipped'))).ok).toBe(true);
  });
});

describe('a redacted version', () => {
  it('stands for its original in a bundle: pages made anew from pixels, the original by its hash, every reason', async () => {
    const letter = new PDFDocument({ info: { Author: 'Secret Author' } });
    const pieces: Buffer[] = [];
    letter.on('data', (piece: Buffer) => pieces.push(piece));
    letter.fontSize(24).text('Open words on the first page').addPage().text('The secret name is here');
    letter.end();
    await new Promise((resolve) => letter.on('end', resolve));
    const got = (await perform(
      house,
      house.owner,
      deedsByName.get('collect.receive-file') as WriteDeed,
      { name: 'paper.pdf', classification: 'public', submit: 'yes' },
      (async function* () {
        yield Buffer.concat(pieces);
      })(),
    )) as { itemId: string; number: number };
    await deed(house, 'read.read-item', { item: got.itemId });
    const { text } = await deed(house, 'read.open-item', { item: got.itemId });
    const start = text?.body.indexOf('secret name') ?? -1;
    expect(start).toBeGreaterThan(0);
    const region = { page: 1, left: 0, top: 0, width: 0.5, height: 0.1, reason: 'a place' };
    const made = await deed(house, 'preserve.redact-item', {
      item: got.itemId,
      passages: [{ start, end: start + 11, reason: 'a witness is named' }],
      regions: [region],
    });
    expect(made).toMatchObject({ pages: 2, blackPages: [2] });
    expect(
      await refusal(deed(house, 'preserve.redact-item', { item: got.itemId, regions: [{ ...region, page: 3 }] })),
    ).toEqual(['input-invalid']);
    const out = join(folder, 'redacted');
    const told = await deed(house, 'preserve.export-bundle', { item: [String(got.number)], redacted: true, out });
    expect(told.withheld).toEqual([
      { number: `A${String(got.number).padStart(6, '0')}`, reason: 'a redacted version stands for it' },
    ]);
    const report = await verifyBundle(out);
    expect(report.claims.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const derivations = readFileSync(join(out, 'metadata/derivations.json'), 'utf8');
    expect(derivations).toContain('"reason":"a witness is named"');
    const pdf = readFileSync(join(out, `data/items/${made.number}.pdf`));
    expect(pdf.includes('Secret Author')).toBe(false);
    const words = spawnSync('pdftotext', [join(out, `data/items/${made.number}.pdf`), '-']);
    if (words.error !== undefined) console.warn('SKIPPED: the tool pdftotext is missing');
    else expect(words.stdout.toString().trim()).toBe('');

    const plain = await deed(house, 'preserve.redact-item', {
      item: idOf('letter'),
      passages: [],
      regions: [],
    }).catch((cause: Error) => cause.message);
    expect(plain).toContain('say what is to be redacted');
  });
});

describe('other forms', () => {
  it('a load file holds natives, texts and hashes under the columns asked for', async () => {
    const out = join(folder, 'load');
    const told = await deed(house, 'preserve.export-loadfile', {
      item: ['1', '2'],
      forbidden: 'withhold',
      out,
      fields: [
        { column: 'ID', property: 'number' },
        { column: 'NAME', property: 'fileName' },
        { column: 'HASH', property: 'sha256' },
        { column: 'NATIVE', property: 'nativePath' },
        { column: 'WHY', property: 'withheld' },
      ],
    });
    expect(told.withheld).toHaveLength(1);
    const dat = readFileSync(join(out, 'LOADFILE.DAT'));
    expect(dat.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [, first = '', second = ''] = dat.toString('utf8').split('\r\n');
    expect(first).toContain('\u00fe\u0014\u00fe=cmd()|Ліст Алены.txt\u00fe\u0014');
    expect(first).toContain('NATIVES/A000001.txt');
    expect(second).toContain('consent to its submission was refused');
    expect(second).not.toContain('b.txt');
    expect(spawnSync('sha256sum', ['-c', '--quiet', 'MANIFEST-SHA256.TXT'], { cwd: out }).status).toBe(0);
  });

  it('a certificate is a draft for a named person with the facts of the record', async () => {
    const person = { name: 'Мікола Ганчар', role: 'archivist', organisation: 'Memory of Veresk' };
    for (const form of ['fre-902-13', 'fre-902-14', 'bsa-63', 'custodian'] as const) {
      const { text } = await deed(house, 'preserve.draft-certificate', { form, item: ['1'], ...person });
      expect(text).toMatch(/^DRAFT, NOT SIGNED/);
      expect(text).toContain('I, Мікола Ганчар, archivist of Memory of Veresk');
      expect(text).toContain('A000001');
    }
  });
});

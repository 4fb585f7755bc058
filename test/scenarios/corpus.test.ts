import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTime } from '@amparo/core/ground/calendar-words';
import type { House } from '@amparo/features/kernel/house';
import { verifyBundle } from '@amparo/verifier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { bytesOf, confirmAll, deed, refusal } from './straight-way.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const present = existsSync(CORPUS);
if (!present)
  console.warn(
    'SKIPPED: the five real documents (../shared/corpus) are not here; the demo archive is walked all the same.',
  );

const PUBLIC = {
  basis: 'public-document',
  classification: 'public',
  submit: 'not-needed',
  nameToGovernment: 'not-needed',
  publishName: 'not-needed',
  press: 'not-needed',
} as const;

describe.skipIf(!present)('the straight way on the five real documents', () => {
  let house: House;
  let release: () => Promise<void>;
  let letter: string;
  const folder = mkdtempSync(join(tmpdir(), 'amparo-corpus-'));

  beforeAll(async () => {
    ({ house, release } = await openTestHouse({ fictional: false }));
  });
  afterAll(async () => {
    await release?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('collects: five items, and the same bytes again are second items that say so', async () => {
    const first = await deed(house, 'collect.import-paths', { paths: [CORPUS], ...PUBLIC });
    expect(first).toMatchObject({ received: 5, duplicates: 0, refused: 0 });
    const again = await deed(house, 'collect.import-paths', {
      paths: [join(CORPUS, readdirSync(CORPUS)[0] ?? '')],
      ...PUBLIC,
    });
    expect(again).toMatchObject({ received: 1, duplicates: 1 });
    const { rows } = await house.database
      .selectFrom('blob')
      .select('id')
      .execute()
      .then((blobs) => ({ rows: blobs }));
    expect(rows).toHaveLength(5);
  });

  it('preserves: every item verifies and its custody is on record and sealed', async () => {
    const { rows } = await deed(house, 'read.list-items', {});
    for (const { id } of rows)
      expect(await deed(house, 'preserve.verify-item', { item: id })).toMatchObject({ ok: true });
    await house.journal.seal();
    const { entries } = await deed(house, 'preserve.list-custody', { item: rows[0]?.id ?? '' });
    expect(entries.flatMap(({ custody }) => custody)).toEqual([
      'received',
      'registered',
      'sealed',
      'derived',
      'fixity-checked',
    ]);
    expect(entries.every(({ sealed }) => sealed)).toBe(true);
  });

  it('reads: the kinds of the five, and the letter with its identity', async () => {
    const { rows } = await deed(house, 'read.list-items', {});
    expect(rows.slice(0, 5).map(({ kind }) => kind)).toEqual(['news', 'communication', 'news', 'open-letter', 'news']);
    letter = rows[1]?.id ?? '';
    const { communications } = await deed(house, 'communicate.list-communications', {}).then(({ rows: listed }) => ({
      communications: listed,
    }));
    expect(communications).toHaveLength(1);
    expect(communications[0]).toMatchObject({
      reference: 'UA BLR 7/2025',
      type: 'UA',
      state: 'BLR',
      date: '2025-09-08',
      publicDue: '2025-11-07',
      persons: 2,
    });
  });

  it('reads: every stored passage is exactly the words at its place', async () => {
    for (const { id } of (await deed(house, 'read.list-items', {})).rows) {
      const { text, cards } = await deed(house, 'read.open-item', { item: id });
      for (const claim of cards.flatMap(({ claims }) => claims)) {
        expect(claim.passages.length).toBeGreaterThan(0);
        for (const { start, end, quote } of claim.passages) expect(text?.body.slice(start, end)).toBe(quote);
      }
    }
  });

  it('registers: what was rejected stays rejected when the letter is read again', async () => {
    const { cards } = await deed(house, 'read.open-item', { item: letter });
    const victim = cards.find(({ kind, role }) => kind === 'Person' && role === 'signatory');
    const claim = victim?.claims[0]?.id ?? '';
    await deed(house, 'register.reject-claims', { claims: [claim], reason: 'not of interest' });
    expect(await deed(house, 'read.read-item', { item: letter })).toMatchObject({ proposed: 0 });
    const after = await deed(house, 'read.open-item', { item: letter });
    expect(after.cards.flatMap(({ claims }) => claims).find(({ id }) => id === claim)?.status).toBe('rejected');
    expect(await confirmAll(house, letter)).toBeGreaterThan(100);
  });

  it('consolidates: three spellings are proposed as one person and joined only by a person', async () => {
    const { rows, total } = await deed(house, 'consolidate.list-matches', { family: 'people' });
    const spellings = new Set(rows.flatMap(({ labelA, labelB }) => [labelA, labelB]));
    expect(total).toBe(3);
    expect(spellings.size).toBe(3);
    const people = async () => (await deed(house, 'register.list-people', { limit: 500 })).total;
    const before = await people();
    for (const { a, b } of rows) await deed(house, 'consolidate.judge-match', { a, b, verdict: 'same' });
    expect(await people()).toBe(before - 2);
    for (const _ of rows) await deed(house, 'consolidate.undo-judgement', {});
    expect(await people()).toBe(before);
    for (const { a, b } of rows)
      await deed(house, 'consolidate.judge-match', { a, b, verdict: 'same', reason: 'one woman in one letter' });
    expect((await deed(house, 'consolidate.list-matches', { family: 'people' })).total).toBe(0);
  });

  it('analyses: 1,149 beside 1,131, each with speaker, qualifier and passage', async () => {
    const { groups } = await deed(house, 'analyse.list-figures', {});
    const group = groups.find(({ rows }) => rows.some(({ value }) => value === 1149));
    const pick = (value: number) => group?.rows.find((row) => row.value === value);
    expect(pick(1149)).toMatchObject({ qualifier: 'more-than', speaker: 'Viasna' });
    expect(pick(1131)).toMatchObject({ qualifier: 'at-least', itemDate: '2026-02-28' });
    for (const row of [pick(1149), pick(1131)]) expect(row?.passage?.quote).toBeTruthy();
  });

  it('analyses: the count of persons detained opens its records, and the past stays as it was known', async () => {
    const before = (await house.database.selectFrom('journal_head').select('size').executeTakeFirstOrThrow()).size;
    const count = await deed(house, 'analyse.count-detained', { asOf: '2025-09-08' });
    expect(count).toMatchObject({ certain: 2, possible: 2, recordsTotal: 2 });
    expect(count.records.every(({ sources }) => sources.length > 0)).toBe(true);
    expect(await deed(house, 'analyse.count-detained', { asOf: '2023-01-01' })).toMatchObject({
      certain: 1,
      possible: 1,
    });
    expect(await deed(house, 'analyse.count-detained', { asOf: '2025-09-08', knownAt: 3 })).toMatchObject({
      certain: 0,
      possible: 0,
    });
    const { cards } = await deed(house, 'read.open-item', { item: letter });
    const begin = cards
      .filter(({ kind }) => kind === 'DetentionEpisode')
      .flatMap(({ claims }) => claims)
      .find(({ property }) => property === 'DetentionEpisode.begin');
    await deed(house, 'register.retract-claims', { claims: [begin?.id ?? ''], reason: 'to see the count change' });
    expect((await deed(house, 'analyse.count-detained', { asOf: '2025-09-08' })).certain).toBe(1);
    expect((await deed(house, 'analyse.count-detained', { asOf: '2025-09-08', knownAt: before })).certain).toBe(2);
    await deed(house, 'register.make-claim', {
      item: letter,
      start: begin?.passages[0]?.start ?? 0,
      end: begin?.passages[0]?.end ?? 1,
      property: 'DetentionEpisode.begin',
      value: begin?.value ?? { kind: 'text', text: '' },
      mention: cards.find(({ claims }) => claims.some(({ id }) => id === begin?.id))?.id,
    });
    expect((await deed(house, 'analyse.count-detained', { asOf: '2025-09-08' })).certain).toBe(2);
  });

  it('communicates: a letter is refused without consent, and written with it', async () => {
    const { records } = await deed(house, 'analyse.count-detained', { asOf: '2025-09-08' });
    const request = {
      state: 'BLR',
      kind: 'UA' as const,
      date: '2026-03-01',
      persons: records.map(({ entityId }) => entityId),
    };
    const draft = await deed(house, 'communicate.draft-letter', request);
    expect(draft.refusals.map(({ code }) => code)).toEqual(['consent-lacking', 'consent-lacking']);
    expect(await refusal(deed(house, 'communicate.save-draft', request))).toEqual([
      'consent-lacking',
      'consent-lacking',
    ]);
    for (const { entityId } of records) {
      await deed(house, 'register.record-consent', {
        entity: entityId,
        givenBy: 'the family',
        takenBy: 'test',
        takenOn: '2026-02-01',
        form: 'written',
        uses: { submit: 'yes', nameToGovernment: 'yes', publishName: 'no', press: 'no' },
      });
    }
    const { letter: composed, refusals } = await deed(house, 'communicate.draft-letter', request);
    expect(refusals).toEqual([]);
    const facts = composed.blocks.flatMap(({ sentences }) => sentences).filter(({ sources }) => sources.length > 0);
    expect(facts.length).toBeGreaterThan(4);
    expect(composed.priorCommunications.map(({ printed }) => printed)).toContain('UA BLR 7/2025');
    const bound = composed.provisions.filter(({ standing }) => standing === 'binding');
    expect(bound.map(({ instrument }) => instrument)).toEqual(expect.arrayContaining(['ICCPR', 'CRC']));
    expect(bound.every(({ since, source, asOf }) => since !== null && source !== '' && asOf !== '')).toBe(true);
    expect(composed.provisions.some(({ instrument }) => instrument === 'ICCPR-OP1')).toBe(false);
    const { communication } = await deed(house, 'communicate.save-draft', request);
    const docx = join(folder, 'letter.docx');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(docx, await bytesOf(house, 'communicate.write-docx', { communication }));
    const text = execFileSync(
      'python3',
      ['-c', 'import zipfile,sys;print(zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode())', docx],
      { encoding: 'utf8' },
    );
    expect(text).toContain(formatTime('2021-12-30', 'en'));
    expect(text).not.toContain('footnoteReference');
  });

  it('preserves again: the bundle passes every verifier', async () => {
    const out = join(folder, 'bundle');
    await deed(house, 'preserve.export-bundle', { all: true, out });
    expect(
      spawnSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], { cwd: out }).status,
    ).toBe(0);
    expect(spawnSync('python3', ['verify.py'], { cwd: out }).status).toBe(0);
    const signature = [
      'pkeyutl',
      '-verify',
      '-rawin',
      '-pubin',
      '-inkey',
      'journal/key.pem',
      '-in',
      'journal/checkpoint.body',
      '-sigfile',
      'journal/checkpoint.sig',
    ];
    expect(spawnSync('openssl', signature, { cwd: out }).status).toBe(0);
    expect((await verifyBundle(out)).ok).toBe(true);
    expect((await house.journal.check()).faults).toEqual([]);
  });
});

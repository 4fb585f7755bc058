import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ItemId, JobId } from '@amparo/core/ground/ids';
import type { JobDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { doJob, type JobProgress, workOn } from '@amparo/features/kernel/run-job';
import { scannedPdf } from '@amparo/platform/ocr/fixtures/scanned-pdf';
import { findOcrEngine } from '@amparo/platform/ocr/ocr-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../../test/house.ts';
import { deed, refusal } from '../../test/scenarios/straight-way.ts';

const engine = await findOcrEngine();
const russian = engine?.languages.includes('rus') === true;
if (!russian) console.warn('SKIPPED: no OCR data for Russian here, so reading of pictures is not tested in the house');

/** More than one step reads. */
const PAGES = 9;

describe.skipIf(!russian)('pictures in the house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-pictures-'));
  let house: House;
  let release: () => Promise<void>;
  beforeAll(async () => {
    ({ house, release } = await openTestHouse());
    writeFileSync(join(folder, 'scan.pdf'), await scannedPdf(PAGES));
  });
  afterAll(async () => {
    await release();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are read, said to be read by OCR, and what they say is proposed with less confidence', async () => {
    const notice = fileURLToPath(new URL('../../demo/archive/16-court-notice.png', import.meta.url));
    await deed(house, 'collect.import-paths', { paths: [notice] });
    await deed(house, 'read.read-items', {});
    const { rows } = await deed(house, 'read.list-items', { limit: 10 });
    const open = await deed(house, 'read.open-item', { item: rows[0]?.id ?? '' });
    expect(open.text?.body).toContain('следственном изоляторе');
    expect(open.text?.extractor).toMatch(/^image\/1 \+ tesseract/);
    expect(open.text?.pages).toMatchObject([{ page: 1, ocr: { start: 0, confidence: expect.any(Number) } }]);
    const claims = open.cards.flatMap((card) => card.claims);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(claim.rule).toMatch(/ ocr$/);
      expect(claim.sure).toBe(false);
      expect(claim.ocr).toBeGreaterThan(50);
    }
  });

  it('of a long scan are read in steps that are kept: stopped and resumed, none is read twice', async () => {
    // Stopped behind the first step of pictures, as a person or the end of the program does it.
    const stopping = new AbortController();
    const watch = ({ note, done }: JobProgress): void => {
      if (note === 'reading pictures' && done >= 2) stopping.abort();
    };
    const input = { paths: [join(folder, 'scan.pdf')] };
    const importing = house.deeds.get('collect.import-paths') as JobDeed;
    expect(await refusal(doJob(house, house.owner, importing, input, watch, stopping.signal))).toEqual(['cancelled']);
    const { rows } = await deed(house, 'read.list-items', { limit: 10 });
    const item = (rows.find(({ title }) => title.includes('scan'))?.id ?? '') as ItemId;
    const kept = () =>
      house.database
        .selectFrom('ocr_page')
        .select(['page', 'recorded_seq'])
        .where('item_id', '=', item)
        .orderBy('page')
        .execute();
    const first = await kept();
    expect(first.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const stopped = await house.database.selectFrom('job').selectAll().where('state', '=', 'stopped').execute();
    expect(stopped.map(({ deed: name }) => name)).toEqual(['read.read-items']);
    expect((await deed(house, 'read.open-item', { item })).text ?? null).toBeNull();

    // Resumed, it reads the page that is left and no other, then the item whole.
    const { job } = await deed(house, 'upkeep.resume-job', { job: stopped[0]?.id ?? '' });
    expect(await workOn(house, house.owner, job as JobId, () => undefined)).toMatchObject({ read: 1 });
    const all = await kept();
    expect(all.map(({ page }) => page)).toEqual(Array.from({ length: PAGES }, (_, index) => index + 1));
    expect(all.slice(0, first.length)).toEqual(first);

    // What is kept is not read again; without it, the pages are too many for one step, and nothing is touched.
    expect(await deed(house, 'read.read-item', { item, mostPictures: 0 })).toMatchObject({ waiting: [] });
    await house.database.deleteFrom('ocr_page').where('item_id', '=', item).execute();
    const waiting = Array.from({ length: PAGES }, (_, index) => index + 1);
    expect(await deed(house, 'read.read-item', { item, mostPictures: 0 })).toMatchObject({ waiting, proposed: 0 });
    const { text } = await deed(house, 'read.open-item', { item });
    expect(text?.pages.map(({ start, end }) => text.body.slice(start, end).split('\n')[0])).toEqual(
      Array.from({ length: PAGES }, (_, index) => `Page ${index + 1}`),
    );
  });
});

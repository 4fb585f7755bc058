import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ItemId } from '@amparo/core/ground/ids';
import type { House } from '@amparo/features/kernel/house';
import { scannedPdf } from '@amparo/platform/ocr/fixtures/scanned-pdf';
import { findOcrEngine } from '@amparo/platform/ocr/ocr-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../../test/house.ts';
import { deed } from '../../test/scenarios/straight-way.ts';

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

  it('of a long scan are read in steps that are kept, and the item once they are all there', async () => {
    await deed(house, 'collect.import-paths', { paths: [join(folder, 'scan.pdf')] });
    const { rows } = await deed(house, 'read.list-items', { limit: 10 });
    const item = (rows.find(({ title }) => title.includes('scan'))?.id ?? '') as ItemId;
    const kept = () => house.database.selectFrom('ocr_page').select('page').where('item_id', '=', item).execute();
    expect(await kept()).toHaveLength(PAGES);
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

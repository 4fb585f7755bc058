import { fileURLToPath } from 'node:url';
import type { House } from '@amparo/features/kernel/house';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../../test/house.ts';
import { bytesOf, deed, refusal } from '../../test/scenarios/straight-way.ts';
import { performBytes } from '../kernel/perform.ts';
import { drawPage } from './draw-page.ts';

let house: House;
let release: () => Promise<void>;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  await deed(house, 'collect.import-paths', {
    paths: ['03-ua-xvr-4-2025.pdf', '01-ua-xvr-2-2023.txt'].map((name) =>
      fileURLToPath(new URL(`../../demo/archive/${name}`, import.meta.url)),
    ),
  });
});
afterAll(() => release());

const itemTitled = async (part: string): Promise<string> => {
  const { rows } = await deed(house, 'read.list-items', { limit: 10 });
  return rows.find(({ title }) => title.includes(part))?.id ?? '';
};

describe('the picture of a page', () => {
  it('is a PNG of the width asked for', async () => {
    const item = await itemTitled('03');
    const out = await performBytes(house, house.owner, drawPage, { item, page: 2, width: 400 });
    const parts: Uint8Array[] = [];
    for await (const part of out.bytes) parts.push(part);
    const png = Buffer.concat(parts);
    expect(out).toMatchObject({ mediaType: 'image/png', size: png.byteLength });
    expect(out.name).toMatch(/^item-\d+-page-2\.png$/);
    expect(png.readUInt32BE(16)).toBe(400);
  });

  it('is refused with a reason where there is none', async () => {
    const item = await itemTitled('03');
    const asked = (input: object) => refusal(performBytes(house, house.owner, drawPage, input));
    expect(await asked({ item, page: 99 })).toEqual(['unreadable']);
    expect(await asked({ item: await itemTitled('01') })).toEqual(['unreadable']);
    expect(await asked({ item: '01890000-0000-7000-8000-000000000000' })).toEqual(['not-found']);
    expect(await asked({ item, page: 0, width: 9000 })).toEqual(['input-invalid', 'input-invalid']);
  });

  it('of an item that the member may not read does not exist', async () => {
    const item = await itemTitled('03');
    await deed(house, 'preserve.change-terms', {
      items: [item],
      classification: 'sealed',
      reason: 'a witness is named',
    });
    expect(await refusal(performBytes(house, house.owner, drawPage, { item }))).toEqual(['purpose-needed']);
    await deed(house, 'preserve.open-restricted', { items: [item], purpose: 'to read the stamp on the page' });
    expect((await bytesOf(house, 'read.draw-page', { item })).byteLength).toBeGreaterThan(1000);
    const documenter = { ...house.owner, role: 'documenter' } as const;
    expect(await refusal(performBytes(house, documenter, drawPage, { item }))).toEqual(['not-found']);
  });
});

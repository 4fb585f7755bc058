import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let house: House;
let release: () => Promise<void>;
let now = new Date();

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

beforeAll(async () => {
  ({ house, release } = await openTestHouse({ clock: () => now }));
});
afterAll(() => release());

describe('the sweep of the vault', () => {
  it('removes only old files that no item names, and leaves every item whole', async () => {
    const kept = await perform(house, house.owner, receiveFile, { name: 'a.txt' }, bytes('kept'));
    await house.vault.receive(bytes('left behind by a kill'));
    expect(await deed(house, 'upkeep.sweep-vault', {})).toEqual({ looked: 2, removed: 0 });
    now = new Date(now.getTime() + 2 * DAY_MS);
    expect(await deed(house, 'upkeep.sweep-vault', {})).toEqual({ looked: 2, removed: 1 });
    expect(await deed(house, 'preserve.verify-item', { item: kept.itemId })).toMatchObject({ ok: true });
  });
});

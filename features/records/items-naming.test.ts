import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeItem } from '../../test/consolidation-world.ts';
import { openTestHouse } from '../../test/house.ts';
import type { ReadDeed } from '../kernel/deed.ts';
import type { House } from '../kernel/house.ts';
import { perform } from '../kernel/perform.ts';

let house: House;
let release: () => Promise<void>;
beforeAll(async () => {
  ({ house, release } = await openTestHouse());
});
afterAll(() => release?.());

const found = async (name: string, text: string): Promise<number> =>
  ((await perform(house, house.owner, house.deeds.get(name) as ReadDeed, { text })) as { readonly total: number })
    .total;

it('sources and people are found by any spelling of a name, in any script and case, and by the same ones', async () => {
  await writeItem(house, [{ name: 'Марины Ильмовской' }]);
  await writeItem(house, [{ name: 'Maryna Ilmouskaya' }, { name: 'Павел Дудар' }]);
  await writeItem(house, [{ name: 'Vera Hrytsuk' }]);
  for (const spelling of ['Марына Ільмоўская', 'Marina Ilmovskaya', 'ильмовская', 'Ilmouskaja']) {
    expect(await found('read.list-items', spelling), spelling).toBe(2);
    expect(await found('register.list-people', spelling), spelling).toBe(2);
  }
  expect(await found('read.list-items', 'Грыцук Вера')).toBe(1);
  expect(await found('read.list-items', 'Vera Dudar')).toBe(0);
});

it('a word of a text that has the consonants of a name finds no source by it', async () => {
  await writeItem(house, [{ name: 'Калина Ляўко' }]);
  for (const word of ['colony', 'kolony', 'letter']) expect(await found('read.list-items', word), word).toBe(0);
});

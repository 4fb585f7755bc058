import { deedsByName } from '@amparo/features/catalogue';
import { openHouse } from '@amparo/features/kernel/open-house';
import { fillHouse } from './full-house.ts';

/** A program of its own, so that the memory of filling does not count: `fill-rooms.ts DIRECTORY ITEMS`, prints where things are. */
const [directory = '', items = '100000'] = process.argv.slice(2);
const house = await openHouse({ directory, create: { name: 'Full rooms', fictional: true }, deeds: deedsByName });
const full = await fillHouse(house, { items: Number(items), seed: 20_260_101 });
await house.close();
console.log(JSON.stringify(full));

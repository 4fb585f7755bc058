import { expect, it } from 'vitest';
import { waterfall } from './waterfall.ts';

it('starts each comparison where the last one left the sum', () => {
  const bars = waterfall(-9, [
    { name: 'name', bits: 12 },
    { name: 'place', bits: -1 },
  ]);
  expect(bars.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['prior', 0, -9],
    ['name', -9, 3],
    ['place', 3, 2],
  ]);
});

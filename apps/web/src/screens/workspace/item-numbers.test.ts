import { expect, it } from 'vitest';
import { itemNumbers } from './item-numbers.ts';

it('reads numbers and stretches, each once and in order', () => {
  expect(itemNumbers('12, 1, 4-7 5')).toEqual([1, 4, 5, 6, 7, 12]);
  expect(itemNumbers('4–6')).toEqual([4, 5, 6]);
});

it('refuses what is no list of items', () => {
  for (const typed of ['', '  ', 'all', '7-4', '0', '-3', '1.5', '1-99999999'])
    expect(itemNumbers(typed), typed).toBeNull();
});

import { expect, it } from 'vitest';
import { guessTime } from './guess-time.ts';

it('reads plain dates of the three languages as a first suggestion, and nothing else', () => {
  const guesses = {
    '14 October 2024': '2024-10-14',
    'October 14, 2024': '2024-10-14',
    'March 2018': '2018-03',
    '14.10.2024': '2024-10-14',
    '8 верасня 2025': '2025-09-08',
    '8 сентября 2025': '2025-09-08',
    'снежань 2013': '2013-12',
    '2024-05': '2024-05',
    '2024': '2024',
    '31 February 2024': '',
    'once in three months': '',
    '45.13.2024': '',
    'у снежні': '',
  };
  expect(Object.fromEntries(Object.keys(guesses).map((quote) => [quote, guessTime(quote)]))).toEqual(guesses);
});

import { expect, it } from 'vitest';
import { addedTerms, isSound, NO_MORE_TERMS } from './more-terms.ts';

it('adds nothing where nothing was typed, and only what was', () => {
  expect(addedTerms(NO_MORE_TERMS)).toEqual({});
  expect(
    addedTerms({
      ...NO_MORE_TERMS,
      exhibit: 'next',
      organisation: ' Barysk Observers ',
      protection: 'confidential',
      pseudonym: 'Source 7',
      restrictions: 'not before the trial ends\n\n',
      hiddenPlace: 'a flat in Barysk',
    }),
  ).toEqual({
    exhibit: 'next',
    collection: {
      collector: { organisation: 'Barysk Observers' },
      source: { protection: 'confidential', pseudonym: 'Source 7' },
      restrictions: ['not before the trial ends'],
    },
    hidden: { place: 'a flat in Barysk' },
  });
});

it('is not sound with one number for many files, a number out of order, or a protected source without a pseudonym', () => {
  const own = { ...NO_MORE_TERMS, exhibit: 'own' as const, exhibitNumber: 'VR-2026/14' };
  expect(isSound(NO_MORE_TERMS, 40)).toBe(true);
  expect(isSound(own, 1)).toBe(true);
  expect(isSound(own, 2)).toBe(false);
  expect(isSound({ ...own, exhibitNumber: 'два' }, 1)).toBe(false);
  expect(isSound({ ...NO_MORE_TERMS, protection: 'secret' }, 1)).toBe(false);
});

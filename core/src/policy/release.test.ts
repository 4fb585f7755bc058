import { describe, expect, it } from 'vitest';
import { releaseBars, releaseNeedsTwo } from './release.ts';

const FREE = { destroyed: false, legalBasis: 'legitimate-interest', submit: 'yes', persons: [] } as const;

describe('releaseBars', () => {
  it('lets go what nothing forbids, also where nobody had to be asked', () => {
    expect(releaseBars(FREE)).toEqual([]);
    expect(releaseBars({ ...FREE, submit: 'not-asked' })).toEqual([]);
    expect(releaseBars({ ...FREE, legalBasis: 'consent', submit: 'not-needed' })).toEqual([]);
  });

  it('names every bar, each on its own ground', () => {
    expect(releaseBars({ ...FREE, submit: 'no' })).toEqual(['consent-refused']);
    expect(releaseBars({ ...FREE, legalBasis: 'consent', submit: 'not-asked' })).toEqual(['consent-lacking']);
    expect(releaseBars({ ...FREE, persons: [{ submit: 'yes', withdrawn: true }] })).toEqual(['consent-withdrawn']);
    expect(releaseBars({ ...FREE, persons: [{ submit: 'no', withdrawn: false }] })).toEqual(['person-refused']);
    const worst = {
      destroyed: true,
      legalBasis: 'consent',
      submit: 'no',
      persons: [{ submit: 'no', withdrawn: true }],
    } as const;
    expect(releaseBars(worst)).toEqual(['destroyed', 'consent-refused', 'consent-withdrawn']);
  });
});

describe('releaseNeedsTwo', () => {
  it('asks for two always for what is sealed, and for what is restricted where there are two', () => {
    expect([true, false].map((two) => releaseNeedsTwo('sealed', two))).toEqual([true, true]);
    expect([true, false].map((two) => releaseNeedsTwo('restricted', two))).toEqual([true, false]);
    expect([true, false].map((two) => releaseNeedsTwo('public', two))).toEqual([false, false]);
  });
});

import { FAULT_CODES } from '@amparo/core/ground/fault';
import { CUSTODY_KINDS } from '@amparo/core/nouns/custody';
import { catalogue } from '@amparo/features/catalogue';
import { expect, it } from 'vitest';
import { en } from '../src/words/en.ts';

it('has words for every deed that the journal or the jobs can show, every kind of custody entry and every fault', () => {
  const shown = catalogue.filter(({ kind }) => kind === 'write' || kind === 'job').map(({ name }) => `deed.${name}`);
  const asked = [
    ...shown,
    ...CUSTODY_KINDS.map((kind) => `custody.${kind}`),
    ...FAULT_CODES.map((code) => `fault-of.${code}`),
  ];
  expect(asked.filter((key) => !(key in en))).toEqual([]);
});

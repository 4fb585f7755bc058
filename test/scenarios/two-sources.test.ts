import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

let house: House;
let release: () => Promise<void>;
const items: string[] = [];

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const NOTE = 'Ms. Hanna Arabinchyk, born on 3 March 1979, was detained in Barysk on 12 September 2025.';
const LETTER = [
  'From: brother@example.org',
  'Date: Mon, 3 Nov 2025 23:30:00 -0500',
  'Subject: About Hanna Arabinchyk',
  '',
  'Ms. Hanna Arabinchyk, born on 5 April 1980, was detained in Barysk on 13 September 2025.',
  '',
].join('\r\n');

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  for (const [name, text] of [
    ['note.txt', NOTE],
    ['letter.eml', LETTER],
  ] as const)
    items.push((await perform(house, house.owner, receiveFile, { name }, bytes(text))).itemId);
  await deed(house, 'read.read-items', {});
});
afterAll(() => release());

const birthIn = async (item: string) => {
  const { cards } = await deed(house, 'read.open-item', { item });
  return cards.flatMap(({ claims }) => claims).find(({ property }) => property === 'Person.birthDate');
};

describe('two sources that tell of one person', () => {
  it('titles a mail by its subject and dates it by the clock of its sender', async () => {
    const { item } = await deed(house, 'read.open-item', { item: items[1] ?? '' });
    expect(item).toMatchObject({ title: 'About Hanna Arabinchyk', documentDate: '2025-11-03' });
  });

  it('gives with each comparison the two values compared, for every language to say it', async () => {
    const { rows } = await deed(house, 'consolidate.list-matches', { family: 'people' });
    const { evidence } = await deed(house, 'consolidate.open-match', { a: rows[0]?.a ?? '', b: rows[0]?.b ?? '' });
    const birth = evidence?.steps.find(({ name }) => name === 'birth');
    expect(birth?.level).toBe('conflict');
    expect([...(birth?.values ?? [])].sort()).toEqual(['1979-03-03', '1980-04-05']);
    expect(evidence?.steps.every(({ values }) => values?.length === 2)).toBe(true);
  });

  it('says in the reader where another source differs, once a person has judged them one, and not before', async () => {
    expect((await birthIn(items[0] ?? ''))?.differs).toBeNull();
    const { rows } = await deed(house, 'consolidate.list-matches', { family: 'people' });
    await deed(house, 'consolidate.judge-match', { a: rows[0]?.a ?? '', b: rows[0]?.b ?? '', verdict: 'same' });
    expect((await birthIn(items[0] ?? ''))?.differs).toMatchObject({
      shown: '5 April 1980',
      value: { kind: 'time', edtf: '1980-04-05' },
      source: { itemId: items[1] },
    });
    expect((await birthIn(items[1] ?? ''))?.differs?.source.itemId).toBe(items[0]);
    await deed(house, 'consolidate.undo-judgement', {});
    expect((await birthIn(items[0] ?? ''))?.differs).toBeNull();
  });

  it('tells when the entry was written up to which one asks', async () => {
    const count = await deed(house, 'analyse.count-detained', { asOf: '2025-12-01', knownAt: 1 });
    expect(count.knownAtTime).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect((await deed(house, 'analyse.count-detained', { asOf: '2025-12-01', knownAt: 0 })).knownAtTime).toBeNull();
  });
});

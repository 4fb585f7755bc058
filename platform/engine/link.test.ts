import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLinkRecords } from '../../test/bench/link-records.ts';
import { type PublicSet, publicSets, publicSetsAreHere } from '../../test/bench/link-sets.ts';
import { type LinkRequest, link } from './link.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-link-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const linked = (files: readonly string[], columns: LinkRequest['columns'], more: Partial<LinkRequest> = {}) =>
  link({ files, id: 'id', columns, out: folder, ...more });
const clusters = (): Map<string, string> =>
  new Map(
    readFileSync(join(folder, 'clusters.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string]),
  );

describe('linking of CSV files', () => {
  it('finds most people of a made-up file, joins few wrongly, and gives the same bytes twice, in any order of rows', async () => {
    const path = join(folder, 'records.csv');
    await writeLinkRecords(path, 3_000, 11);
    const columns = { given: 'given', family: 'family', birth: 'birth', place: 'place', identifier: 'identifier' };
    const run = await linked([path], columns, { truth: 'person' });
    expect(run.quality?.clustered.pairs.precision).toBeGreaterThan(0.97);
    expect(run.quality?.clustered.pairs.recall).toBeGreaterThan(0.85);
    const first = ['pairs.csv', 'clusters.csv'].map((name) => readFileSync(join(folder, name)));
    const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
    const turned = file('turned.csv', `${[header, ...rows.reverse()].join('\n')}\n`);
    await linked([turned], columns);
    expect(['pairs.csv', 'clusters.csv'].map((name) => readFileSync(join(folder, name)))).toEqual(first);
  });

  it('reads windows-1251 with semicolons, and joins across scripts and two files', async () => {
    // «Кавалюк» and «Іван» of windows-1251, by hand: Node writes no such file.
    const cyrillic = (text: string): number[] =>
      [...text].map((letter) =>
        letter === 'І'
          ? 0xb2
          : letter >= 'А' && letter <= 'я'
            ? letter.charCodeAt(0) - 0x410 + 0xc0
            : letter.charCodeAt(0),
      );
    const one = file(
      'one.csv',
      new Uint8Array(cyrillic('id;имя;фамилия;дата\n1;Мар\u0438на;Кавалюк;05.03.1990\n2;Алесь;Верасень;1988-01-02\n')),
    );
    const other = file('other.csv', 'id;имя;фамилия;дата\nx1;Maryna;Kavaliuk;1990-03-05\nx2;Ales;Drazdou;1971-11-30\n');
    await linked([one, other], { given: 'имя', family: 'фамилия', birth: 'дата' });
    const found = clusters();
    expect(found.get('x1')).toBe(found.get('1'));
    expect(found.get('x2')).not.toBe(found.get('2'));
  });

  it('ten namesakes stay ten: one name and nothing else joins nobody', async () => {
    const rows = Array.from(
      { length: 10 },
      (_, at) => `${at},Ivan,Kazlou,19${60 + at}-0${1 + (at % 9)}-1${at % 10},Town${at}`,
    );
    await linked([file('namesakes.csv', `id,given,family,birth,place\n${rows.join('\n')}\n`)], {
      given: 'given',
      family: 'family',
      birth: 'birth',
      place: 'place',
    });
    expect(new Set(clusters().values()).size).toBe(10);
  });

  it('is not quadratic where thousands share a surname: the cap is told, with what it cost', async () => {
    const rows = Array.from({ length: 6_000 }, (_, at) => `${at},Same,`);
    const run = await linked([file('same.csv', `id,family,birth\n${rows.join('\n')}\n`)], {
      name: 'family',
      birth: 'birth',
    });
    expect(run.candidates.pairs).toBe(0);
    expect(run.candidates.byKey.find(({ key }) => key === 'skeleton')?.lostToCap).toBeGreaterThanOrEqual(
      (6_000 * 5_999) / 2,
    );
  });

  it('takes empty names, titles, initials, mixed scripts, long names and dates of zero for what they are', async () => {
    const rows = [
      '1,,,0000-00-00',
      '2,Mr.,,',
      '3,I.,К.,19900230',
      `4,${'x'.repeat(500)},${'Dlouhý '.repeat(80)},1990`,
      '5,Мaрына,Kaвалюк,1990-03-05',
      '6,"""","é; DROP TABLE record;",1990-13-01',
      '7,😀,…,31.12.1999',
    ];
    const run = await linked([file('odd.csv', `id,given,family,birth\n${rows.join('\n')}\n`)], {
      given: 'given',
      family: 'family',
      birth: 'birth',
    });
    expect(run).toMatchObject({ records: 7, clusters: 7, refusedTotal: 0 });
  });

  it('leaves out a row that does not fit, and says which and why', async () => {
    const run = await linked(
      [file('rows.csv', 'id,given,family\n1,Ales,Karavai\n2,Ales,Karavai,more,and more\n3,Maryna,Tsimafeichyk\n')],
      { given: 'given', family: 'family' },
    );
    expect(run).toMatchObject({ records: 2, refusedTotal: 1 });
    expect(run.refused[0]).toMatchObject({ line: 3 });
    expect(run.refused[0]?.reason).toMatch(/column/iu);
  });

  it.each([
    [
      'a column that is not there',
      'id,given\n1,Ales\n',
      { family: 'surname' },
      /no column "surname"; it has: id, given/,
    ],
    ['an id that stands twice', 'id,given\n1,Ales\n1,Maryna\n', { given: 'given' }, /more than once in "id": 1/],
    ['a row without an id', 'id,given\n,Ales\n', { given: 'given' }, /1 rows have nothing in the column "id"/],
    ['an empty file', '', { given: 'given' }, /expected a first line/],
  ])('refuses %s', async (_, content, columns, message) => {
    await expect(linked([file('bad.csv', content)], columns)).rejects.toThrow(message);
  });
});

const here = publicSetsAreHere();
if (!here) console.warn('SKIPPED: ../shared/data/linkage is not here; linkage is not measured on the public sets');

describe.skipIf(!here)('one configuration on the public sets', () => {
  const measured = async (set: PublicSet) => {
    const { quality, ...run } = await link({ ...publicSets(folder)[set], out: folder });
    if (quality === undefined) throw new Error('the set has a truth');
    return { ...run, quality };
  };

  it('fake_1000: clustered pair F1 of 0.93 and more', async () => {
    expect((await measured('fake_1000')).quality.clustered.pairs.f1).toBeGreaterThanOrEqual(0.93);
  });

  it('FEBRL 3: pairwise F1 of 0.995 and more', async () => {
    const { quality } = await measured('febrl3');
    expect(quality.pairwise.f1).toBeGreaterThanOrEqual(0.995);
    expect(quality.clustered.pairs.f1).toBeGreaterThanOrEqual(0.995);
  });

  it('historical_50k_half: pair F1 0.84, B-cubed 0.92, blocking 0.90, no cluster over 60', async () => {
    const { quality, largest, candidates, records } = await measured('historical_50k_half');
    expect(quality.pairwise.f1).toBeGreaterThanOrEqual(0.84);
    expect(quality.clustered.bCubed.f1).toBeGreaterThanOrEqual(0.92);
    expect(quality.blockingRecall).toBeGreaterThanOrEqual(0.9);
    expect(largest).toBeLessThanOrEqual(60);
    expect(candidates.pairs / records).toBeLessThanOrEqual(125);
  });
});

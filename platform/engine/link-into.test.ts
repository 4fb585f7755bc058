import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LinkRequest, link } from './link.ts';
import { linkInto } from './link-into.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-link-into-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'id,given,family,birth,place';
const COLUMNS = { given: 'given', family: 'family', birth: 'birth', place: 'place' };
const file = (name: string, rows: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
  return path;
};
const out = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};
const clustersIn = (name: string): string => readFileSync(join(folder, name, 'clusters.csv'), 'utf8');
const full = (files: readonly string[], name: string, more: Partial<LinkRequest> = {}) =>
  link({ files, id: 'id', columns: COLUMNS, out: out(name), ...more });

/** Few values, so that keys are shared by many, near the cap and over it; and slips, so that pairs are uncertain. */
const row = fc
  .tuple(
    fc.constantFrom('Ales', 'Aliaksandr', 'Maryna', 'Maryia', 'Zmicier', ''),
    fc.constantFrom('Kavaliuk', 'Kovaliuk', 'Karavai', 'Karavaj', 'Tsimafeichyk', ''),
    fc.constantFrom('1985-03-05', '1985-05-03', '1985-03-06', '1991-11-30', ''),
    fc.constantFrom('Azyorsk', 'Azersk', 'Barok', ''),
  )
  .map((cells) => cells.join(','));

it('ids with signs of CSV in them come out as they went in', async () => {
  const ids = ['a,b', 'say "x"', 'two\nlines', 'plain', `long ${'y'.repeat(2_000_000)}`];
  const quoted = (id: string): string => `"${id.replaceAll('"', '""')}"`;
  await full(
    [
      file(
        'signs.csv',
        ids.map((id) => `${quoted(id)},Ales,Karavai,1985-03-05,Barok`),
      ),
    ],
    'signs',
  );
  const shown = (id: string): string => (id === 'plain' ? id : quoted(id));
  const lines = ids.toSorted().map((id) => `${shown(id)},${shown('a,b')}\n`);
  expect(clustersIn('signs')).toBe(`id,cluster\n${lines.join('')}`);
});

describe('records added to a run that was kept', () => {
  it('give the clusters of a full run with that model, byte for byte, however they are divided', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 60, maxLength: 160 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        async (rows, parts) => {
          const records = rows.map((cells, at) => ({
            line: `r${(at * 7919) % 1000},${cells}`,
            part: parts.next().value,
          }));
          const of = (from: number, to: number) =>
            records.filter(({ part }) => part >= from && part <= to).map(({ line }) => line);
          const files = [file('old.csv', of(0, 5)), file('new.csv', of(6, 8)), file('newest.csv', of(9, 9))] as const;
          await full([files[0]], 'kept', { keep: true });
          const first = await linkInto({ files: [files[1]], into: out('kept'), out: out('kept') });
          const second = await linkInto({ files: [files[2]], into: out('kept'), out: out('kept') });
          const again = await full(files, 'again', { model: out('kept') });
          expect(clustersIn('kept')).toBe(clustersIn('again'));
          expect(second).toMatchObject({ records: rows.length, edges: again.edges, clusters: again.clusters });
          expect(first.trainedOn).toBe(second.trainedOn);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('take an edge away when the only key that found it is shared by too many', async () => {
    // All share a name and are told apart by the rest: the keys of the name are over the budget, those of a year near it.
    const rows = Array.from(
      { length: 150 },
      (_, at) => `a${at},Ales,Karavai,19${50 + (at % 40)}-0${1 + (at % 9)}-1${at % 10},P${at}`,
    );
    await full([file('old.csv', rows)], 'kept', { keep: true });
    const run = await linkInto({
      files: [
        file(
          'new.csv',
          rows.slice(0, 90).map((line) => `b${line}`),
        ),
      ],
      into: out('kept'),
      out: out('kept'),
    });
    const again = await full([file('all.csv', [...rows, ...rows.slice(0, 90).map((line) => `b${line}`)])], 'again', {
      model: out('kept'),
    });
    expect(run.lostPairs).toBeGreaterThan(0);
    expect(run.edges).toBe(again.edges);
    expect(clustersIn('kept')).toBe(clustersIn('again'));
  });

  it('are refused with an id that is there, and the kept run stays as it was', async () => {
    await full([file('old.csv', ['1,Ales,Karavai,1985-03-05,Barok', '2,Maryna,Kavaliuk,1991-11-30,'])], 'kept', {
      keep: true,
    });
    const before = readFileSync(join(folder, 'kept', 'state', 'state.json'));
    const more = file('more.csv', ['2,Maryna,Kavaliuk,1991-11-30,', '3,Ales,Karavai,1985-03-05,Barok']);
    await expect(linkInto({ files: [more], into: out('kept'), out: out('kept') })).rejects.toThrow(
      /in the earlier run already: 2/,
    );
    expect(readFileSync(join(folder, 'kept', 'state', 'state.json'))).toEqual(before);
    const good = file('good.csv', ['3,Ales,Karavai,1985-03-05,Barok']);
    expect(await linkInto({ files: [good], into: out('kept'), out: out('kept') })).toMatchObject({
      records: 3,
      added: 1,
    });
  });

  it('need a run that was kept, whole', async () => {
    const none = linkInto({ files: [file('a.csv', [])], into: out('none'), out: out('none') });
    await expect(none).rejects.toThrow(/no state\/state\.json; run `link` with --keep/);
    await full([file('old.csv', ['1,Ales,Karavai,1985-03-05,Barok'])], 'kept', { keep: true });
    const path = join(folder, 'kept', 'state', 'tables-0.bin');
    writeFileSync(path, readFileSync(path).subarray(0, 900));
    await expect(linkInto({ files: [file('b.csv', [])], into: out('kept'), out: out('kept') })).rejects.toThrow(
      /tables-0\.bin: it is cut off/,
    );
  });

  it('a model takes the same columns only', async () => {
    const path = file('old.csv', ['1,Ales,Karavai,1985-03-05,Barok']);
    await full([path], 'kept', { keep: true });
    await expect(
      link({ files: [path], id: 'id', columns: { given: 'given' }, out: out('again'), model: out('kept') }),
    ).rejects.toThrow(/compares given, family, birth, place; the columns given are given/);
  });
});

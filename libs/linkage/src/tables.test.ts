import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLink } from './average-link.ts';
import { clusterEdges } from './cluster-edges.ts';
import { KeyList } from './key-list.ts';
import { TextTable } from './text-table.ts';

describe('a table of texts', () => {
  it('gives each text one code, finds it again, and goes on from what was kept', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 200 }), (texts) => {
        const table = new TextTable();
        const codes = texts.map((text) => table.internText(text));
        expect(table.size).toBe(new Set(texts.map((text) => text.toWellFormed())).size);
        expect(codes.map((code) => table.textOf(code))).toEqual(texts.map((text) => text.toWellFormed()));
        const again = new TextTable(table.arrays(), table.size);
        expect(texts.map((text) => again.internText(text))).toEqual(codes);
        expect(again.internText('a text that was not there')).toBe(table.size);
      }),
    );
  });
});

describe('a list of keys', () => {
  it('sorts by both halves, equal keys in the order in which they came', () => {
    const half = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 300 }), (keys) => {
        const list = new KeyList();
        keys.forEach(([first, second], record) => {
          list.add(first, second, record);
        });
        list.sort();
        const expected = keys
          .map((key, record) => [...key, record] as const)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
        const found = Array.from(list.records, (record, at) => [list.first[at], list.second[at], record]);
        expect(found).toEqual(expected);
      }),
    );
  });
});

describe('clusters by what hangs together', () => {
  const RECORDS = 14;
  const record = fc.nat({ max: RECORDS - 1 });
  const edges = fc.uniqueArray(
    fc.tuple(record, record, fc.integer({ min: -8, max: 8 })).filter(([a, b]) => a < b),
    { selector: ([a, b]) => `${a} ${b}`, maxLength: 30 },
  );
  const columns = (given: readonly (readonly [number, number, number])[]) => ({
    a: Int32Array.from(given, ([a]) => a),
    b: Int32Array.from(given, ([, b]) => b),
    bits: Float32Array.from(given, ([, , bits]) => bits),
  });
  const rank = Int32Array.from({ length: RECORDS }, (_, at) => at);

  it('are those of all at once', () => {
    fc.assert(
      fc.property(edges, (given) => {
        const whole = averageLink(
          RECORDS,
          given.map(([a, b, bits]) => ({ a, b, bits })),
        );
        expect([...clusterEdges(rank, columns(given))]).toEqual([...whole]);
      }),
    );
  });

  it('are the same when only what an edge touched is clustered again', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (given, stays) => {
        const labels = clusterEdges(rank, columns(given.filter((_, at) => stays[at])));
        const touched = new Uint8Array(RECORDS);
        given.forEach(([a, b], at) => {
          if (stays[at] !== true) touched.fill(1, a, a + 1).fill(1, b, b + 1);
        });
        const fresh = clusterEdges(rank, columns(given));
        expect([...clusterEdges(rank, columns(given), { labels, touched })]).toEqual([...fresh]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLink, type Edge } from './average-link.ts';

const RECORDS = 12;
const record = fc.integer({ min: 0, max: RECORDS - 1 });
const edges = fc.uniqueArray(
  fc
    .record({ a: record, b: record, bits: fc.double({ min: -20, max: 20, noNaN: true }) })
    .filter(({ a, b }) => a !== b)
    .map(({ a, b, bits }): Edge => ({ a: Math.min(a, b), b: Math.max(a, b), bits })),
  { selector: ({ a, b }) => `${a} ${b}`, maxLength: 40 },
);
const pairs = fc.array(fc.tuple(record, record), { maxLength: 4 });
const clusters = (...given: Parameters<typeof averageLink>): number[] => [...averageLink(...given)];

describe('average-link clusters', () => {
  it('are called after their smallest record, which is in them', () => {
    fc.assert(
      fc.property(edges, (given) => {
        const found = clusters(RECORDS, given);
        found.forEach((first, at) => {
          expect(first).toBeLessThanOrEqual(at);
          expect(found[first]).toBe(first);
        });
      }),
    );
  });

  it('do not depend on the order of edges, nor on which end comes first', () => {
    fc.assert(
      fc.property(edges, fc.infiniteStream(fc.nat()), (given, numbers) => {
        const shuffled = given
          .map((edge) => ({
            edge: numbers.next().value % 2 ? edge : { ...edge, a: edge.b, b: edge.a },
            at: numbers.next().value,
          }))
          .sort((one, other) => one.at - other.at)
          .map(({ edge }) => edge);
        expect(clusters(RECORDS, shuffled)).toEqual(clusters(RECORDS, given));
      }),
    );
  });

  it('honour what people judged, whatever the edges say', () => {
    fc.assert(
      fc.property(edges, pairs, pairs, (given, mustLink, forbidden) => {
        const together = clusters(RECORDS, [], { mustLink });
        const cannotLink = forbidden.filter(([a, b]) => together[a] !== together[b]);
        const found = clusters(RECORDS, given, { mustLink, cannotLink });
        for (const [a, b] of mustLink) expect(found[a]).toBe(found[b]);
        for (const [a, b] of cannotLink) expect(found[a]).not.toBe(found[b]);
      }),
    );
  });

  it('do not follow a chain whose ends deny it', () => {
    const chain = [0, 1, 2, 3, 4].map((at) => ({ a: at, b: at + 1, bits: 3 }));
    expect(new Set(clusters(6, chain, { unseen: -2 })).size).toBeGreaterThan(1);
    expect(new Set(clusters(6, chain, { unseen: 0 })).size).toBe(1);
  });

  it('take a group that knows itself, and leave out the one against', () => {
    const group = [
      { a: 0, b: 1, bits: 6 },
      { a: 0, b: 2, bits: 5 },
      { a: 1, b: 2, bits: 7 },
      { a: 2, b: 3, bits: 4 },
      { a: 0, b: 3, bits: -9 },
      { a: 1, b: 3, bits: -9 },
    ];
    expect(clusters(4, group)).toEqual([0, 0, 0, 3]);
  });

  it('names two judgements that contradict each other', () => {
    expect(() =>
      averageLink(3, [], {
        mustLink: [
          [0, 1],
          [1, 2],
        ],
        cannotLink: [[0, 2]],
      }),
    ).toThrow(/records 0 and 2 are judged the same by others and different by one/);
  });

  it('ends on a large star and a long chain without a deep stack', () => {
    const star = Array.from({ length: 20_000 }, (_, at) => ({ a: 0, b: at + 1, bits: 1 }));
    expect(averageLink(20_001, star)).toHaveLength(20_001);
    const chain = Array.from({ length: 20_000 }, (_, at) => ({ a: at, b: at + 1, bits: 1 + (at % 3) }));
    expect(averageLink(20_001, chain)).toHaveLength(20_001);
  });
});

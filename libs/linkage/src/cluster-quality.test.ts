import { describe, expect, it } from 'vitest';
import { clusterQuality } from './cluster-quality.ts';

describe('quality of clusters', () => {
  it('is one for the truth under other numbers', () => {
    expect(clusterQuality([5, 5, 9, 9, 9], [1, 1, 2, 2, 2])).toMatchObject({
      pairs: { precision: 1, recall: 1, f1: 1 },
      bCubed: { f1: 1 },
      largest: 3,
      truePairs: 4,
    });
  });

  it('counts by hand: {0 1 2} {3} against {0 1} {2 3}', () => {
    const { pairs, bCubed } = clusterQuality([0, 0, 0, 3], [0, 0, 1, 1]);
    expect([pairs.precision, pairs.recall]).toEqual([1 / 3, 1 / 2]);
    // Precision of 0 and 1 is 2/3, of 2 is 1/3, of 3 is 1; recall of 0 and 1 is 1, of 2 and 3 is 1/2.
    expect(bCubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
    expect(bCubed.recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
  });

  it('one cluster for all and a cluster for each are the two ends', () => {
    const truth = [0, 0, 1, 1, 2];
    expect(clusterQuality([0, 0, 0, 0, 0], truth).pairs).toMatchObject({ recall: 1, precision: 0.2 });
    expect(clusterQuality([0, 1, 2, 3, 4], truth).pairs).toMatchObject({ recall: 0, precision: 1 });
  });
});

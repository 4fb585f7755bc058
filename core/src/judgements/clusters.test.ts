import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, type PairJudgement } from './clusters.ts';

const mentions = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
const mention = fc.constantFrom(...mentions);
const judgement: fc.Arbitrary<PairJudgement<string>> = fc.record({
  a: mention,
  b: mention,
  verdict: fc.constantFrom('same', 'same', 'different', 'unsure'),
});
const judgements = fc.array(judgement, { maxLength: 12 });
const plain = (of: ReturnType<typeof clustersOf<string>>) => ({
  clusters: of.clusters,
  contradictions: of.contradictions,
});

describe('entities out of judgements', () => {
  it('joins by a chain of same, takes the earliest id, and leaves unsure and different apart', () => {
    const { clusters, contradictions } = clustersOf(mentions.slice(0, 5), [
      { a: 'm3', b: 'm2', verdict: 'same' },
      { a: 'm5', b: 'm3', verdict: 'same' },
      { a: 'm1', b: 'm2', verdict: 'unsure' },
      { a: 'm1', b: 'm4', verdict: 'different' },
    ]);
    expect(clusters).toEqual([
      { id: 'm1', members: ['m1'] },
      { id: 'm2', members: ['m2', 'm3', 'm5'] },
      { id: 'm4', members: ['m4'] },
    ]);
    expect(contradictions).toEqual([]);
  });

  it('reports a different inside a cluster once and does not settle it', () => {
    const { clusters, contradictions } = clustersOf(
      ['m1', 'm2', 'm3'],
      [
        { a: 'm1', b: 'm2', verdict: 'same' },
        { a: 'm2', b: 'm3', verdict: 'same' },
        { a: 'm3', b: 'm1', verdict: 'different' },
        { a: 'm1', b: 'm3', verdict: 'different' },
      ],
    );
    expect(clusters).toHaveLength(1);
    expect(contradictions).toEqual([{ a: 'm1', b: 'm3', cluster: 'm1' }]);
  });

  it('leaves out judgements about mentions it was not given', () => {
    expect(clustersOf(['m1'], [{ a: 'm1', b: 'm9', verdict: 'same' }]).clusters).toEqual([
      { id: 'm1', members: ['m1'] },
    ]);
  });

  it('does not depend on the order of mentions or judgements, nor on the order within a pair', () => {
    fc.assert(
      fc.property(
        judgements,
        fc.shuffledSubarray(mentions, { minLength: mentions.length }),
        fc.infiniteStream(fc.nat()),
        (given, shuffled, numbers) => {
          const keyed = given
            .map((one, at) => ({ one, key: numbers.next().value ?? at }))
            .sort((x, y) => x.key - y.key);
          const turned = keyed.map(({ one, key }) =>
            key % 2 === 0 ? one : { a: one.b, b: one.a, verdict: one.verdict },
          );
          expect(plain(clustersOf(shuffled, turned))).toEqual(plain(clustersOf(mentions, given)));
        },
      ),
    );
  });

  it('undoing a judgement restores what was before it', () => {
    fc.assert(
      fc.property(judgements, judgement, fc.nat(), (given, added, at) => {
        const before = plain(clustersOf(mentions, given));
        const withIt = given.toSpliced(at % (given.length + 1), 0, added);
        const undone = withIt.toSpliced(at % (given.length + 1), 1);
        expect(plain(clustersOf(mentions, undone))).toEqual(before);
      }),
    );
  });

  it('puts every mention into exactly one cluster, named by its smallest member', () => {
    fc.assert(
      fc.property(judgements, (given) => {
        const { clusters, clusterOf } = clustersOf(mentions, given);
        expect(clusters.flatMap(({ members }) => members).sort()).toEqual(mentions);
        for (const { id, members } of clusters) {
          expect(id).toBe([...members].sort()[0]);
          for (const member of members) expect(clusterOf.get(member)).toBe(id);
        }
      }),
    );
  });
});

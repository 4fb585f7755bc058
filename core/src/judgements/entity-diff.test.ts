import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from './agreement.ts';
import { clustersOf, type PairJudgement, type Verdict } from './clusters.ts';
import { entityDiff } from './entity-diff.ts';
import { sameChain } from './same-chain.ts';

const mentions = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
const mention = fc.constantFrom(...mentions);
const judgement: fc.Arbitrary<PairJudgement<string>> = fc.record({
  a: mention,
  b: mention,
  verdict: fc.constantFrom<Verdict>('same', 'different', 'unsure'),
});
const judgements = fc.array(judgement, { maxLength: 10 });
const stateOf = (given: readonly PairJudgement<string>[]) => clustersOf(mentions, given).clusterOf;

describe('what became of entities', () => {
  it('tells joins, splits and moves', () => {
    const before = new Map(Object.entries({ a: 'a', b: 'a', c: 'c', d: 'c', e: 'e', f: 'e' }));
    const after = new Map(Object.entries({ a: 'a', b: 'a', c: 'a', d: 'a', e: 'e', f: 'f' }));
    expect(entityDiff(before, after)).toEqual({
      joined: [{ into: 'a', from: ['a', 'c'] }],
      split: [{ from: 'e', into: ['e', 'f'] }],
      moved: [],
    });
    const crossed = new Map(Object.entries({ a: 'a', b: 'b', c: 'b', d: 'd' }));
    expect(entityDiff(before, new Map([...crossed, ['e', 'e'], ['f', 'e']])).moved).toEqual([
      { mention: 'b', from: 'a', into: 'b' },
      { mention: 'c', from: 'c', into: 'b' },
      { mention: 'd', from: 'c', into: 'd' },
    ]);
  });

  it('law: nothing for equal states, and the way back is the way there turned round', () => {
    fc.assert(
      fc.property(judgements, judgements, (one, other) => {
        const [before, after] = [stateOf(one), stateOf(other)];
        expect(entityDiff(before, before)).toEqual({ joined: [], split: [], moved: [] });
        const there = entityDiff(before, after);
        const back = entityDiff(after, before);
        expect(back.split).toEqual(there.joined.map(({ into, from }) => ({ from: into, into: from })));
        expect(back.joined).toEqual(there.split.map(({ into, from }) => ({ from: into, into: from })));
        expect(back.moved).toEqual(
          there.moved.map(({ mention: id, from, into }) => ({ mention: id, from: into, into: from })),
        );
      }),
    );
  });
});

describe('a chain of "same"', () => {
  it('law: ties exactly what is in one cluster, by judgements that stand', () => {
    fc.assert(
      fc.property(judgements, mention, mention, (given, from, to) => {
        const clusterOf = stateOf(given);
        const chain = sameChain(given, from, to);
        expect(chain !== undefined).toBe(clusterOf.get(from) === clusterOf.get(to));
        chain?.slice(1).forEach((next, at) => {
          const ends = [chain[at], next].sort();
          const tied = given.some(({ a, b, verdict }) => verdict === 'same' && [a, b].sort().join() === ends.join());
          expect(tied).toBe(true);
        });
      }),
    );
  });
});

describe('agreement', () => {
  it('gives percent and kappa of the textbook table (20 + 15 agreed of 50, kappa 0.4)', () => {
    const times = (count: number, pair: readonly [Verdict, Verdict]) => Array.from({ length: count }, () => pair);
    const table = [
      ...times(20, ['same', 'same']),
      ...times(5, ['same', 'different']),
      ...times(10, ['different', 'same']),
      ...times(15, ['different', 'different']),
    ];
    const { share, kappa } = agreementOf(table);
    expect(share).toBeCloseTo(0.7, 12);
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  it('says nothing where nothing can be said', () => {
    expect(agreementOf([])).toEqual({ pairs: 0, agreed: 0, share: null, kappa: null });
    expect(agreementOf([['same', 'same']])).toEqual({ pairs: 1, agreed: 1, share: 1, kappa: null });
  });
});

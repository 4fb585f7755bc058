import type { PairJudgement } from './clusters.ts';

/**
 * The shortest chain of "same" from one mention to another, both ends in it; undefined when nothing ties them. Of equally
 * short chains the one with the smaller ids, so that the answer does not depend on the order of judgements.
 */
export const sameChain = <M extends string>(
  judgements: readonly PairJudgement<M>[],
  from: M,
  to: M,
): readonly M[] | undefined => {
  const near = new Map<M, M[]>();
  for (const { a, b, verdict } of judgements) {
    if (verdict !== 'same') continue;
    near.set(a, [...(near.get(a) ?? []), b]);
    near.set(b, [...(near.get(b) ?? []), a]);
  }
  const cameFrom = new Map<M, M | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !cameFrom.has(to); at += 1) {
    const mention = queue[at] as M;
    for (const next of (near.get(mention) ?? []).sort()) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, mention);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return undefined;
  const chain: M[] = [];
  for (let at: M | undefined = to; at !== undefined; at = cameFrom.get(at)) chain.unshift(at);
  return chain;
};

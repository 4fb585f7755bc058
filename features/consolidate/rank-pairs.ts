import { averageLink } from '@amparo/linkage';

/** A proposed pair, as far as its place in the queue goes. */
export interface RankedPair {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
}

export interface Place {
  readonly a: string;
  readonly b: string;
  /** How many mentions the two proposed people have together: one cluster, or the two that the pair would join. */
  readonly clusterSize: number;
  /** Only this pair holds two parts of what is proposed together. */
  readonly bridge: boolean;
}

export interface Ties {
  readonly same: readonly (readonly [string, string])[];
  readonly different: readonly (readonly [string, string])[];
}

/**
 * The proposed people of these pairs: average-link clusters with what people judged as must-link and cannot-link, for
 * ordering and showing only. Answers the cluster of each mention, by its smallest id. A "different" that a chain of "same"
 * contradicts is left out here; it is told elsewhere (list-matches.ts).
 */
export const proposedPeople = (pairs: readonly RankedPair[], ties: Ties): ReadonlyMap<string, string> => {
  const mentions = [...new Set([...pairs, ...ties.same.map(asPair)].flatMap(({ a, b }) => [a, b]))].sort();
  const at = new Map(mentions.map((mention, index) => [mention, index]));
  const numbered = (pair: readonly [string, string]): readonly [number, number] | undefined => {
    const [one, other] = [at.get(pair[0]), at.get(pair[1])];
    return one === undefined || other === undefined ? undefined : [one, other];
  };
  const mustLink = ties.same.flatMap((pair) => [numbered(pair)].filter((one) => one !== undefined));
  const joined = averageLink(mentions.length, [], { mustLink });
  const cannotLink = ties.different
    .flatMap((pair) => [numbered(pair)].filter((one) => one !== undefined))
    .filter(([one, other]) => joined[one] !== joined[other]);
  const edges = pairs.map(({ a, b, bits }) => ({ a: at.get(a) ?? 0, b: at.get(b) ?? 0, bits }));
  const labels = averageLink(mentions.length, edges, { mustLink, cannotLink });
  return new Map(mentions.map((mention, index) => [mention, mentions[labels[index] ?? index] ?? mention]));
};

const asPair = ([a, b]: readonly [string, string]) => ({ a, b });

/** What each pair would come to: the sizes that its people have, and whether it is a bridge among pairs that speak for. */
export const placesOf = (pairs: readonly RankedPair[], ties: Ties): readonly Place[] => {
  const clusterOf = proposedPeople(pairs, ties);
  const sizes = new Map<string, number>();
  for (const cluster of clusterOf.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const bridges = bridgesOf([...pairs.filter(({ bits }) => bits > 0), ...ties.same.map(asPair)]);
  return pairs.map(({ a, b }) => {
    const [one, other] = [clusterOf.get(a) ?? a, clusterOf.get(b) ?? b];
    const size = (sizes.get(one) ?? 1) + (one === other ? 0 : (sizes.get(other) ?? 1));
    return { a, b, clusterSize: size, bridge: bridges.has(`${a} ${b}`) };
  });
};

/**
 * Edges without which a component falls apart, and each part has two mentions or more: a pair at the rim of a cluster
 * bridges nothing. Tarjan (1974), "A note on finding the bridges of a graph"; without recursion, clusters may be long.
 */
export const bridgesOf = (pairs: readonly { readonly a: string; readonly b: string }[]): ReadonlySet<string> => {
  const near = new Map<string, { to: string; edge: number }[]>();
  const edges = [...new Map(pairs.map(({ a, b }) => [a < b ? `${a} ${b}` : `${b} ${a}`, { a, b }])).values()];
  edges.forEach(({ a, b }, edge) => {
    near.set(a, [...(near.get(a) ?? []), { to: b, edge }]);
    near.set(b, [...(near.get(b) ?? []), { to: a, edge }]);
  });
  const entered = new Map<string, number>();
  const low = new Map<string, number>();
  const size = new Map<string, number>();
  const found: { edge: number; below: string; root: string }[] = [];
  for (const root of near.keys()) {
    if (entered.has(root)) continue;
    const stack: { node: string; by: number; next: number }[] = [];
    const enter = (node: string, by: number): void => {
      entered.set(node, entered.size);
      low.set(node, entered.size - 1);
      size.set(node, 1);
      stack.push({ node, by, next: 0 });
    };
    enter(root, -1);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const link = near.get(top.node)?.[top.next];
      top.next += 1;
      if (link !== undefined) {
        if (link.edge === top.by) continue;
        const known = entered.get(link.to);
        if (known === undefined) enter(link.to, link.edge);
        else low.set(top.node, Math.min(low.get(top.node) ?? known, known));
        continue;
      }
      stack.pop();
      const up = stack.at(-1);
      if (up === undefined) continue;
      size.set(up.node, (size.get(up.node) ?? 1) + (size.get(top.node) ?? 1));
      low.set(up.node, Math.min(low.get(up.node) ?? 0, low.get(top.node) ?? 0));
      if ((low.get(top.node) ?? 0) > (entered.get(up.node) ?? 0)) found.push({ edge: top.by, below: top.node, root });
    }
  }
  return new Set(
    found
      .filter(({ below, root }) => {
        const part = size.get(below) ?? 1;
        return part > 1 && (size.get(root) ?? 1) - part > 1;
      })
      .map(({ edge }) => {
        const { a, b } = edges[edge] as { a: string; b: string };
        return a < b ? `${a} ${b}` : `${b} ${a}`;
      }),
  );
};

/** Entities out of people's judgements: pure, and the same for any order of mentions and judgements. */

export const VERDICTS = ['same', 'different', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person said about two mentions. Judgements are on mentions, never on clusters, so any of them can be undone. */
export interface PairJudgement<M extends string> {
  readonly a: M;
  readonly b: M;
  readonly verdict: Verdict;
}

export interface Cluster<M extends string> {
  /** The smallest member: for UUIDv7 the earliest, so a merge keeps it and a split gives each side its own. */
  readonly id: M;
  /** Sorted, without repeats. */
  readonly members: readonly M[];
}

/** Two mentions judged different that a chain of "same" puts into one cluster: for a person to settle, never for us. */
export interface Contradiction<M extends string> {
  readonly a: M;
  readonly b: M;
  readonly cluster: M;
}

export interface Clustering<M extends string> {
  readonly clusters: readonly Cluster<M>[];
  /** The cluster of each mention. */
  readonly clusterOf: ReadonlyMap<M, M>;
  readonly contradictions: readonly Contradiction<M>[];
}

/**
 * Clusters are the connected components of "same". "Unsure" joins nothing, "different" parts nothing and is reported
 * where it contradicts. Judgements that name a mention outside `mentions` are left out. Give the judgements that
 * stand: one that was undone is simply absent, and its effect with it.
 */
export const clustersOf = <M extends string>(
  mentions: readonly M[],
  judgements: readonly PairJudgement<M>[],
): Clustering<M> => {
  const parents = new Map(mentions.map((mention) => [mention, mention]));
  const known = judgements.filter(({ a, b }) => parents.has(a) && parents.has(b));
  for (const { a, b, verdict } of known) {
    if (verdict === 'same') join(parents, a, b);
  }
  const clusterOf = new Map([...parents.keys()].map((mention) => [mention, rootOf(parents, mention)]));
  const groups = Map.groupBy([...clusterOf.keys()].sort(), (mention) => clusterOf.get(mention) ?? mention);
  const clusters = [...groups].map(([id, members]) => ({ id, members })).sort((x, y) => (x.id < y.id ? -1 : 1));
  return { clusters, clusterOf, contradictions: contradictionsOf(known, clusterOf) };
};

/** The smaller root becomes the parent, so a root is always its cluster's smallest member. */
const join = <M extends string>(parents: Map<M, M>, a: M, b: M): void => {
  const [rootA, rootB] = [rootOf(parents, a), rootOf(parents, b)];
  if (rootA < rootB) parents.set(rootB, rootA);
  else parents.set(rootA, rootB);
};

const rootOf = <M extends string>(parents: Map<M, M>, mention: M): M => {
  let root = mention;
  for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
    root = parent;
  for (let at = mention; at !== root; ) {
    const next = parents.get(at) ?? root;
    parents.set(at, root);
    at = next;
  }
  return root;
};

const contradictionsOf = <M extends string>(
  judgements: readonly PairJudgement<M>[],
  clusterOf: ReadonlyMap<M, M>,
): readonly Contradiction<M>[] => {
  const found = new Map<string, Contradiction<M>>();
  for (const { a, b, verdict } of judgements) {
    const cluster = clusterOf.get(a);
    if (verdict !== 'different' || cluster === undefined || cluster !== clusterOf.get(b)) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    found.set(`${first} ${second}`, { a: first, b: second, cluster });
  }
  return [...found].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, contradiction]) => contradiction);
};

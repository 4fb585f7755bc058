import { averageLink, type Edge } from './average-link.ts';

/** Edges in columns: record, record, bits. */
export interface EdgeColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float32Array;
}

/** What is known of an earlier clustering of some of the same records. */
export interface KnownClusters {
  readonly labels: Int32Array;
  /** 1 where an edge came or went: only what hangs together with these is clustered again. */
  readonly touched: Uint8Array;
}

/** As `averageLink` rounds: what is not above zero after that holds nothing together. */
const holds = (bits: number): boolean => Math.round(bits * 1024) > 0;

/**
 * Average-link clusters of millions of records: what positive edges hang together is clustered by itself, since no two
 * clusters without one are ever joined. `rank` orders the records: each has the label of the first of its cluster.
 */
export const clusterEdges = (rank: Int32Array, edges: EdgeColumns, known?: KnownClusters): Int32Array<ArrayBuffer> => {
  const count = rank.length;
  const root = componentsOf(count, edges);
  const labels = new Int32Array(count);
  const size = new Int32Array(count);
  for (let record = 0; record < count; record += 1) {
    labels[record] = known !== undefined && record < known.labels.length ? (known.labels[record] as number) : record;
    size[root[record] as number] = (size[root[record] as number] as number) + 1;
  }
  const group = groupsOf(root, size, known?.touched);
  const groups = group.groups;
  const edgesOf = grouped(
    edges.a.length,
    (edge) => {
      const own = root[edges.a[edge] as number] as number;
      return own === root[edges.b[edge] as number] ? (group.of[own] as number) : NONE;
    },
    groups,
  );
  const membersOf = grouped(count, (record) => group.of[root[record] as number] as number, groups);
  const place = new Int32Array(count);
  for (let own = 0; own < groups; own += 1) {
    const members = membersOf(own).sort((one, other) => (rank[one] as number) - (rank[other] as number));
    if (members.length === 2) {
      // They hang together, so the one edge between them is above zero.
      for (const member of members) labels[member] = members[0] as number;
      continue;
    }
    members.forEach((member, at) => {
      place[member] = at;
    });
    const local: Edge[] = Array.from(edgesOf(own), (edge) => ({
      a: place[edges.a[edge] as number] as number,
      b: place[edges.b[edge] as number] as number,
      bits: edges.bits[edge] as number,
    }));
    averageLink(members.length, local).forEach((first, at) => {
      labels[members[at] as number] = members[first] as number;
    });
  }
  return labels;
};

const componentsOf = (count: number, { a, b, bits }: EdgeColumns): Int32Array => {
  const parent = new Int32Array(count);
  for (let record = 0; record < count; record += 1) parent[record] = record;
  const rootOf = (record: number): number => {
    let at = record;
    while (parent[at] !== at) {
      const up = parent[parent[at] as number] as number;
      parent[at] = up;
      at = up;
    }
    return at;
  };
  for (let edge = 0; edge < a.length; edge += 1) {
    if (!holds(bits[edge] as number)) continue;
    const [one, other] = [rootOf(a[edge] as number), rootOf(b[edge] as number)];
    if (one < other) parent[other] = one;
    else parent[one] = other;
  }
  for (let record = 0; record < count; record += 1) parent[record] = rootOf(record);
  return parent;
};

const NONE = -1;

/** Numbers the roots to cluster: of more than one record, and touched where only that is asked for. */
const groupsOf = (
  root: Int32Array,
  size: Int32Array,
  touched: Uint8Array | undefined,
): { readonly of: Int32Array; readonly groups: number } => {
  const of = new Int32Array(root.length).fill(NONE);
  let groups = 0;
  for (let record = 0; record < root.length; record += 1) {
    const own = root[record] as number;
    if (of[own] !== NONE) continue;
    if (touched === undefined ? (size[own] as number) < 2 : touched[record] === 0) continue;
    of[own] = groups;
    groups += 1;
  }
  return { of, groups };
};

/** Numbers 0..length-1 by the group that each is in (−1: none), every group in ascending order. */
const grouped = (length: number, groupOf: (at: number) => number, groups: number): ((group: number) => Int32Array) => {
  const starts = new Int32Array(groups + 1);
  for (let at = 0; at < length; at += 1) {
    const group = groupOf(at);
    if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  }
  for (let group = 0; group < groups; group += 1)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const numbers = new Int32Array(starts[groups] as number);
  for (let at = 0; at < length; at += 1) {
    const group = groupOf(at);
    if (group < 0) continue;
    const place = next[group] as number;
    numbers[place] = at;
    next[group] = place + 1;
  }
  return (group) => numbers.subarray(starts[group], starts[group + 1]);
};

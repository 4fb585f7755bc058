import { LinkageError } from './linkage-error.ts';

/** Two records by number and the evidence that they are one, in bits over or under the line of decision. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

export interface AverageLinkOptions {
  /** What a pair without an edge counts, in bits: mildly against, since its keys never met. */
  readonly unseen?: number;
  /** No edge counts more than this for or against: one strong pair must not carry a chain of weak ones. */
  readonly most?: number;
  /** Pairs that people judged the same: together before anything is compared. */
  readonly mustLink?: readonly (readonly [number, number])[];
  /** Pairs that people judged different: never in one cluster, whatever the edges say. */
  readonly cannotLink?: readonly (readonly [number, number])[];
}

const UNSEEN = -2;
const MOST = 24;

/**
 * Average-link agglomeration: the two clusters with the highest mean of all pairs between them are joined while the
 * mean is above zero, so that a chain of pairs does not join what its ends deny (consolidation §6). Answers for each
 * record 0..count-1 the smallest number of its cluster. The same edges in any order give the same answer. Near linear
 * in edges for sparse ones: neighbours are merged small into large.
 * Throws LinkageError `pair-contradicts` when a must-link chain joins a cannot-link pair; the message names it.
 */
export const averageLink = (
  count: number,
  edges: Iterable<Edge>,
  { unseen = UNSEEN, most = MOST, mustLink = [], cannotLink = [] }: AverageLinkOptions = {},
): Int32Array => {
  const house = new Clusters(count, whole(unseen));
  for (const [a, b] of mustLink) house.union(a, b);
  for (const [a, b] of cannotLink) house.forbid(a, b);
  for (const { a, b, bits } of edges) house.connect(a, b, whole(Math.max(-most, Math.min(most, bits))));
  house.joinWhileAboveZero();
  return house.labels();
};

/** Whole 1024ths of a bit: sums are exact, so that the order of edges does not show in the last digit of a mean. */
const whole = (bits: number): number => Math.round(bits * 1024);

interface Link {
  sum: number;
  pairs: number;
}

/** Clusters as a forest; each root knows its size, its links to other roots, and the roots it must not join. */
class Clusters {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;
  readonly #smallest: Int32Array;
  readonly #stamp: Int32Array;
  readonly #links: Map<number, Link>[];
  readonly #forbidden = new Map<number, Set<number>>();
  readonly #unseen: number;
  readonly #heap: Candidate[] = [];

  constructor(count: number, unseen: number) {
    this.#parent = Int32Array.from({ length: count }, (_, at) => at);
    this.#smallest = this.#parent.slice();
    this.#size = new Int32Array(count).fill(1);
    this.#stamp = new Int32Array(count);
    this.#links = [];
    this.#unseen = unseen;
  }

  root(at: number): number {
    let root = at;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    for (let next = at; next !== root; ) {
      const up = this.#parent[next] as number;
      this.#parent[next] = root;
      next = up;
    }
    return root;
  }

  union(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    if (one !== other) this.#absorb(one, other);
  }

  forbid(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    if (one === other)
      throw new LinkageError(
        'pair-contradicts',
        `records ${a} and ${b} are judged the same by others and different by one`,
      );
    this.#forbiddenOf(one).add(other);
    this.#forbiddenOf(other).add(one);
  }

  connect(a: number, b: number, bits: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    if (one === other) return;
    this.#add(one, other, bits, 1);
    this.#add(other, one, bits, 1);
  }

  joinWhileAboveZero(): void {
    for (let a = 0; a < this.#links.length; a += 1)
      for (const [b] of this.#links[a] ?? []) if (a < b) this.#offer(a, b);
    for (let best = this.#pop(); best !== undefined; best = this.#pop()) {
      const { a, b, stampA, stampB } = best;
      if (this.#parent[a] !== a || this.#parent[b] !== b) continue;
      if (this.#stamp[a] !== stampA || this.#stamp[b] !== stampB) continue;
      if (this.#forbidden.get(a)?.has(b) === true) continue;
      const root = this.#absorb(a, b);
      for (const [next] of this.#links[root] ?? []) this.#offer(root, next);
    }
  }

  labels(): Int32Array {
    return this.#parent.map((_, at) => this.#smallest[this.root(at)] as number);
  }

  #forbiddenOf(root: number): Set<number> {
    const known = this.#forbidden.get(root);
    if (known !== undefined) return known;
    const made = new Set<number>();
    this.#forbidden.set(root, made);
    return made;
  }

  #add(from: number, to: number, sum: number, pairs: number): void {
    this.#links[from] ??= new Map();
    const links = this.#links[from];
    const link = links.get(to);
    if (link === undefined) links.set(to, { sum, pairs });
    else {
      link.sum += sum;
      link.pairs += pairs;
    }
  }

  #offer(a: number, b: number): void {
    const link = this.#links[a]?.get(b);
    if (link === undefined) return;
    const all = (this.#size[a] as number) * (this.#size[b] as number);
    const mean = (link.sum + this.#unseen * Math.max(0, all - link.pairs)) / all;
    if (mean <= 0) return;
    const [smallA, smallB] = [this.#smallest[a] as number, this.#smallest[b] as number];
    this.#push({
      mean,
      a,
      b,
      stampA: this.#stamp[a] as number,
      stampB: this.#stamp[b] as number,
      first: Math.min(smallA, smallB),
      second: Math.max(smallA, smallB),
    });
  }

  /** Joins two roots: the one with more links keeps its place, and what pointed to the other points to it. */
  #absorb(a: number, b: number): number {
    const [kept, gone] = (this.#links[a]?.size ?? 0) >= (this.#links[b]?.size ?? 0) ? [a, b] : [b, a];
    for (const [next, { sum, pairs }] of this.#links[gone] ?? []) {
      this.#links[next]?.delete(gone);
      if (next === kept) continue;
      this.#add(kept, next, sum, pairs);
      this.#add(next, kept, sum, pairs);
    }
    this.#links[kept]?.delete(gone);
    this.#links[gone] = new Map();
    for (const other of this.#forbidden.get(gone) ?? []) {
      this.#forbidden.get(other)?.delete(gone);
      this.#forbiddenOf(other).add(kept);
      this.#forbiddenOf(kept).add(other);
    }
    this.#forbidden.delete(gone);
    this.#parent[gone] = kept;
    this.#size[kept] = (this.#size[kept] as number) + (this.#size[gone] as number);
    this.#smallest[kept] = Math.min(this.#smallest[kept] as number, this.#smallest[gone] as number);
    this.#stamp[kept] = (this.#stamp[kept] as number) + 1;
    return kept;
  }

  /** A binary heap by mean, then by the smallest records, so that equal means have one order. */
  #before(one: Candidate, other: Candidate): boolean {
    if (one.mean !== other.mean) return one.mean > other.mean;
    return one.first !== other.first ? one.first < other.first : one.second < other.second;
  }

  #push(candidate: Candidate): void {
    const heap = this.#heap;
    let at = heap.push(candidate) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(candidate, heap[up] as Candidate)) break;
      heap[at] = heap[up] as Candidate;
      at = up;
    }
    heap[at] = candidate;
  }

  #pop(): Candidate | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && this.#before(heap[down + 1] as Candidate, heap[down] as Candidate)) down += 1;
      if (!this.#before(heap[down] as Candidate, last)) break;
      heap[at] = heap[down] as Candidate;
      at = down;
    }
    heap[at] = last;
    return top;
  }
}

interface Candidate {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
  readonly stampA: number;
  readonly stampB: number;
  /** The smallest records of both, for the order of equal means. */
  readonly first: number;
  readonly second: number;
}

import type { EdgeColumns } from '@amparo/linkage';

/** Pairs that may be one person, in columns that grow: record, record, evidence in bits without the prior. */
export class EdgeList {
  #a: Int32Array<ArrayBuffer>;
  #b: Int32Array<ArrayBuffer>;
  #evidence: Float32Array<ArrayBuffer>;
  #length = 0;

  constructor(room = 1024) {
    this.#a = new Int32Array(room);
    this.#b = new Int32Array(room);
    this.#evidence = new Float32Array(room);
  }

  /** Takes the arrays as they are. */
  static of(a: Int32Array<ArrayBuffer>, b: Int32Array<ArrayBuffer>, evidence: Float32Array<ArrayBuffer>): EdgeList {
    const list = new EdgeList(0);
    [list.#a, list.#b, list.#evidence, list.#length] = [a, b, evidence, a.length];
    return list;
  }

  get length(): number {
    return this.#length;
  }

  get a(): Int32Array<ArrayBuffer> {
    return this.#a.subarray(0, this.#length);
  }

  get b(): Int32Array<ArrayBuffer> {
    return this.#b.subarray(0, this.#length);
  }

  get evidence(): Float32Array<ArrayBuffer> {
    return this.#evidence.subarray(0, this.#length);
  }

  add(a: number, b: number, evidence: number): void {
    const at = this.#length;
    if (at === this.#a.length) this.#grow();
    this.#a[at] = a;
    this.#b[at] = b;
    this.#evidence[at] = evidence;
    this.#length = at + 1;
  }

  /** Orders edges of one `a`, which stand together, by `b`. */
  sortEach(): void {
    const [a, b, evidence] = [this.#a, this.#b, this.#evidence];
    for (let at = 1; at < this.#length; at += 1) {
      const [own, bits] = [b[at] as number, evidence[at] as number];
      let place = at;
      for (; place > 0 && a[place - 1] === a[at] && (b[place - 1] as number) > own; place -= 1) {
        b[place] = b[place - 1] as number;
        evidence[place] = evidence[place - 1] as number;
      }
      b[place] = own;
      evidence[place] = bits;
    }
  }

  /** Those for which it holds, in their order. */
  filter(holds: (a: number, b: number, evidence: number) => boolean): EdgeList {
    const [a, b, evidence, length] = [this.#a, this.#b, this.#evidence, this.#length];
    const kept = new EdgeList(length);
    // Most hold: they are taken over a run at a time.
    let from = 0;
    for (let at = 0; at < length; at += 1) {
      if (holds(a[at] as number, b[at] as number, evidence[at] as number)) continue;
      kept.#take(this, from, at);
      from = at + 1;
    }
    kept.#take(this, from, length);
    return kept;
  }

  #take(other: EdgeList, from: number, to: number): void {
    this.#a.set(other.#a.subarray(from, to), this.#length);
    this.#b.set(other.#b.subarray(from, to), this.#length);
    this.#evidence.set(other.#evidence.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  /** Those from a place on. */
  from(place: number): EdgeList {
    return EdgeList.of(
      this.#a.slice(place, this.#length),
      this.#b.slice(place, this.#length),
      this.#evidence.slice(place, this.#length),
    );
  }

  /** With the prior. */
  columns(prior: number): EdgeColumns {
    return { a: this.a, b: this.b, bits: this.evidence.map((evidence) => evidence + prior) };
  }

  #grow(): void {
    const more = Math.ceil(this.#length * 1.6) + 16;
    const [a, b, evidence] = [new Int32Array(more), new Int32Array(more), new Float32Array(more)];
    a.set(this.#a);
    b.set(this.#b);
    evidence.set(this.#evidence);
    [this.#a, this.#b, this.#evidence] = [a, b, evidence];
  }
}

/**
 * The characters of a view with the places they came from, ten bytes each: a report of 800 pages has three million.
 * Characters are UTF-16 code units.
 */
export class ViewUnits {
  length = 0;
  #codes: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;

  /** `size`: how many will come, about; more find room too. */
  constructor(size: number) {
    const room = size + 64;
    this.#codes = new Uint16Array(room);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.#codes.length) this.#grow();
    this.#codes[this.length] = code;
    this.#starts[this.length] = start;
    this.#ends[this.length] = end;
    this.length += 1;
  }

  copy(others: ViewUnits, from: number, to: number): void {
    for (let at = from; at < to; at += 1)
      this.push(others.#codes[at] ?? 0, others.#starts[at] ?? 0, others.#ends[at] ?? 0);
  }

  pop(): void {
    if (this.length > 0) this.length -= 1;
  }

  /** The character so many from the end, 1 being the last; empty where there is none. */
  fromEnd(count: number): string {
    return count > this.length ? '' : String.fromCharCode(this.#codes[this.length - count] ?? 0);
  }

  start(at: number): number | undefined {
    return at < this.length ? this.#starts[at] : undefined;
  }

  end(at: number): number | undefined {
    return at >= 0 && at < this.length ? this.#ends[at] : undefined;
  }

  text(): string {
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += 8192) {
      parts.push(String.fromCharCode(...this.#codes.subarray(at, Math.min(this.length, at + 8192))));
    }
    return parts.join('');
  }

  #grow(): void {
    const size = Math.ceil(this.#codes.length * 1.2);
    const grown = <A extends Uint16Array | Int32Array>(into: A, from: A): A => {
      into.set(from);
      return into;
    };
    this.#codes = grown(new Uint16Array(size), this.#codes);
    this.#starts = grown(new Int32Array(size), this.#starts);
    this.#ends = grown(new Int32Array(size), this.#ends);
  }
}

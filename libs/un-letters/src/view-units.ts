/**
 * The characters of a view with the places they came from: a report of 800 pages has three million. Characters that
 * came one after the other, each from one place, are a run: three numbers, however long it is.
 * Characters are UTF-16 code units.
 */
export class ViewUnits {
  length = 0;
  #codes: Uint16Array;
  /** Of every run: where it stands here, where it came from, and from how many code units each of its characters. */
  #runs = new Int32Array(3 * 1024);
  #runCount = 0;
  /** The run that was asked for last: the next question is mostly about the same or the next. */
  #asked = 0;
  #text: string | undefined;

  /** `size`: how many will come, about; more find room too. */
  constructor(size: number) {
    this.#codes = new Uint16Array(size + 64);
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.#codes.length) {
      const grown = new Uint16Array(Math.ceil(this.length * 1.2));
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[this.length] = code;
    if (!this.#goesOn(start, end)) this.#pushRun(start, end - start);
    this.length += 1;
    this.#text = undefined;
  }

  copy(others: ViewUnits, from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.push(others.#codes[at] ?? 0, others.start(at) ?? 0, others.end(at) ?? 0);
  }

  pop(): void {
    if (this.length === 0) return;
    this.length -= 1;
    this.#text = undefined;
    if (this.#runs[3 * (this.#runCount - 1)] === this.length) this.#runCount -= 1;
  }

  /** The character so many from the end, 1 being the last; empty where there is none. */
  fromEnd(count: number): string {
    return count > this.length ? '' : String.fromCharCode(this.#codes[this.length - count] ?? 0);
  }

  start(at: number): number | undefined {
    if (at < 0 || at >= this.length) return undefined;
    const run = 3 * this.#runOf(at);
    return (this.#runs[run + 1] ?? 0) + at - (this.#runs[run] ?? 0);
  }

  end(at: number): number | undefined {
    const start = this.start(at);
    return start === undefined ? undefined : start + (this.#runs[3 * this.#asked + 2] ?? 0);
  }

  text(): string {
    this.#text ??= this.#shown();
    return this.#text;
  }

  #shown(): string {
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += 1024) {
      parts.push(String.fromCharCode(...this.#codes.subarray(at, Math.min(this.length, at + 1024))));
    }
    return parts.join('');
  }

  #goesOn(start: number, end: number): boolean {
    const run = 3 * (this.#runCount - 1);
    return (
      run >= 0 &&
      end === start + 1 &&
      this.#runs[run + 2] === 1 &&
      start === (this.#runs[run + 1] ?? 0) + this.length - (this.#runs[run] ?? 0)
    );
  }

  #pushRun(start: number, size: number): void {
    const run = 3 * this.#runCount;
    if (run === this.#runs.length) {
      const grown = new Int32Array(2 * run);
      grown.set(this.#runs);
      this.#runs = grown;
    }
    this.#runs[run] = this.length;
    this.#runs[run + 1] = start;
    this.#runs[run + 2] = size;
    this.#runCount += 1;
  }

  #holds(run: number, at: number): boolean {
    const next = run + 1 < this.#runCount ? (this.#runs[3 * run + 3] ?? 0) : this.length;
    return run < this.#runCount && (this.#runs[3 * run] ?? 0) <= at && at < next;
  }

  /** Found by halving, unless it is the run asked for last or the next. */
  #runOf(at: number): number {
    for (const near of [this.#asked, this.#asked + 1]) {
      if (this.#holds(near, at)) {
        this.#asked = near;
        return near;
      }
    }
    let [low, high] = [0, this.#runCount];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#runs[3 * middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    this.#asked = low;
    return low;
  }
}

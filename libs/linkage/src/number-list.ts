/** Whole numbers of 32 bits that grow at the end, four bytes each. */
export class NumberList {
  #numbers: Int32Array<ArrayBuffer>;
  #length: number;

  /** `start` may have room beyond the `length` numbers that are in it. */
  constructor(start: Int32Array<ArrayBuffer> = new Int32Array(0), length: number = start.length) {
    this.#numbers = start;
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const more = new Int32Array(Math.max(16, this.#length * 2));
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  /** The number at a place below `length`. */
  at(place: number): number {
    return this.#numbers[place] as number;
  }

  set(place: number, number: number): void {
    this.#numbers[place] = number;
  }

  /** What is in it: a window on its memory until the next push. */
  view(): Int32Array<ArrayBuffer> {
    return this.#numbers.subarray(0, this.#length);
  }
}

/** Texts one after another by number, as UTF-8 bytes: what they take and four bytes more each. */
export class TextList {
  #bytes: Uint8Array<ArrayBuffer>;
  /** Where each text begins; one more than there are texts. */
  #starts: Uint32Array<ArrayBuffer>;
  #size: number;

  /** Arrays given back may have room beyond the `size` texts that are in them. */
  constructor(kept?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly starts: Uint32Array<ArrayBuffer> }, size = 0) {
    this.#bytes = kept?.bytes ?? new Uint8Array(ROOM);
    this.#starts = kept?.starts ?? new Uint32Array(ROOM);
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Text `number` stands from `startOf(number)` to `startOf(number + 1)`. Good until the next `push`. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  startOf(number: number): number {
    return this.#starts[number] as number;
  }

  push(source: Uint8Array, from: number, to: number): void {
    const size = this.#size;
    const start = this.#starts[size] as number;
    const end = start + to - from;
    if (size + 2 > this.#starts.length) this.#starts = withRoom(this.#starts, size + 2, Uint32Array);
    if (end > this.#bytes.length) this.#bytes = withRoom(this.#bytes, end, Uint8Array);
    const bytes = this.#bytes;
    for (let at = from; at < to; at += 1) bytes[start + at - from] = source[at] as number;
    this.#starts[size + 1] = end;
    this.#size = size + 1;
  }

  textOf(number: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]));
  }

  /** Below zero where text `number` comes before the bytes, 0 where it is them: by bytes, as the engine orders. */
  compare(number: number, other: Uint8Array, from: number, to: number): number {
    const start = this.#starts[number] as number;
    const length = (this.#starts[number + 1] as number) - start;
    const bytes = this.#bytes;
    for (let at = 0; at < length && from + at < to; at += 1) {
      const difference = (bytes[start + at] as number) - (other[from + at] as number);
      if (difference !== 0) return difference;
    }
    return length - (to - from);
  }

  arrays(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly starts: Uint32Array<ArrayBuffer> } {
    return {
      bytes: this.#bytes.subarray(0, this.#starts[this.#size]),
      starts: this.#starts.subarray(0, this.#size + 1),
    };
  }
}

const ROOM = 64;
const decoder = new TextDecoder();

/** A copy with room for `least` and half as much again. */
export const withRoom = <Numbers extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  numbers: Numbers,
  least: number,
  kind: new (length: number) => Numbers,
): Numbers => {
  const more = new kind(Math.ceil(least * 1.5) + ROOM);
  more.set(numbers);
  return more;
};

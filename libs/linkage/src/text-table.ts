import { spread } from './hash.ts';
import { TextList, withRoom } from './text-list.ts';

/** What a table is kept as; given back, all but `slots` may have room beyond the `size` texts that are in them. */
export interface TextTableArrays {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly letters: Uint32Array<ArrayBuffer>;
  readonly slots: Int32Array<ArrayBuffer>;
}

const SLOTS = 64;
const encoder = new TextEncoder();

/**
 * Each distinct text once, under a code counted from 0: its UTF-8 bytes, a hash of 64 bits that depends on nothing but
 * the text (the same on every machine; not against people who look for clashes), and which letters are in it. Millions
 * of texts take their bytes and some thirty more each; no JavaScript strings are kept.
 */
export class TextTable {
  readonly #texts: TextList;
  /** Two halves for each text. */
  #hashes: Uint32Array<ArrayBuffer>;
  #letters: Uint32Array<ArrayBuffer>;
  /** Code + 1 by hash, open addressing; a power of two of them. */
  #slots: Int32Array<ArrayBuffer>;
  #scratch: Uint8Array<ArrayBuffer> = new Uint8Array(256);

  /** `found` is how many of the `size` texts have their place in `slots`; the others are given theirs. */
  constructor(kept?: TextTableArrays, size = 0, found = size) {
    this.#texts = new TextList(kept, size);
    this.#hashes = kept?.hashes ?? new Uint32Array(SLOTS);
    this.#letters = kept?.letters ?? new Uint32Array(SLOTS);
    this.#slots = kept?.slots ?? new Int32Array(SLOTS);
    for (let code = found; code < size; code += 1) this.#place(code);
  }

  get size(): number {
    return this.#texts.size;
  }

  /** The bytes of all texts: text `code` from `startOf(code)` to `startOf(code + 1)`. Good until the next `intern`. */
  get bytes(): Uint8Array {
    return this.#texts.bytes;
  }

  startOf(code: number): number {
    return this.#texts.startOf(code);
  }

  /** Length in bytes. */
  lengthOf(code: number): number {
    return this.#texts.startOf(code + 1) - this.#texts.startOf(code);
  }

  /** One half (0 or 1) of the hash of a text. */
  hashOf(code: number, half: 0 | 1): number {
    return this.#hashes[code * 2 + half] as number;
  }

  /** A bit for each letter a–z in the text, and six that all other bytes share. */
  lettersOf(code: number): number {
    return this.#letters[code] as number;
  }

  textOf(code: number): string {
    return this.#texts.textOf(code);
  }

  internText(text: string): number {
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 6);
    return this.intern(this.#scratch, 0, encoder.encodeInto(text, this.#scratch).written);
  }

  /** The code of the bytes from `from` to `to`, given now if they were not here. */
  intern(source: Uint8Array, from: number, to: number): number {
    let first = 0x811c9dc5;
    let second = 0x2545f491;
    for (let at = from; at < to; at += 1) {
      const byte = source[at] as number;
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul((second << 5) ^ (second >>> 27) ^ byte, 0x9e3779b1);
    }
    first = spread(first ^ (to - from));
    second = spread(second);
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = first & mask;
    for (;;) {
      const code = (slots[slot] as number) - 1;
      if (code < 0) break;
      if (
        hashes[code * 2] === first &&
        hashes[code * 2 + 1] === second &&
        this.#texts.compare(code, source, from, to) === 0
      )
        return code;
      slot = (slot + 1) & mask;
    }
    const code = this.#add(source, from, to, first, second);
    slots[slot] = code + 1;
    if (this.size * 2 > slots.length) this.#rehash();
    return code;
  }

  arrays(): TextTableArrays {
    return {
      ...this.#texts.arrays(),
      hashes: this.#hashes.subarray(0, this.size * 2),
      letters: this.#letters.subarray(0, this.size),
      slots: this.#slots,
    };
  }

  #add(source: Uint8Array, from: number, to: number, first: number, second: number): number {
    const code = this.size;
    if (code * 2 + 2 > this.#hashes.length) this.#hashes = withRoom(this.#hashes, code * 2 + 2, Uint32Array);
    if (code + 1 > this.#letters.length) this.#letters = withRoom(this.#letters, code + 1, Uint32Array);
    let letters = 0;
    for (let at = from; at < to; at += 1) {
      const byte = source[at] as number;
      letters |= 1 << (byte >= 97 && byte <= 122 ? byte - 97 : 26 + (byte % 6));
    }
    this.#hashes[code * 2] = first;
    this.#hashes[code * 2 + 1] = second;
    this.#letters[code] = letters >>> 0;
    this.#texts.push(source, from, to);
    return code;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let code = 0; code < this.size; code += 1) this.#place(code);
  }

  #place(code: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (this.#hashes[code * 2] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = code + 1;
  }
}

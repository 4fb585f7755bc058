import { closeSync, openSync, writeSync } from 'node:fs';
import type { TextList } from '@amparo/linkage';
import type { EdgeList } from './link-edges.ts';

const ROOM = 1 << 20;
const QUOTE = 34;
const encoder = new TextEncoder();

/** Writes CSV (RFC 4180, lines ended by LF) from tables of bytes, without a string for each cell. */
class CsvFile {
  readonly #file: number;
  readonly #bytes = new Uint8Array(ROOM);
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** Plain text and the end of a line or cell: nothing in it is quoted. */
  plain(text: string): void {
    if (this.#length + text.length * 3 > ROOM) this.#flush();
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** A cell, quoted where it must be, and what stands behind it. */
  text(table: TextList, code: number, behind: number): void {
    const [from, to] = [table.startOf(code), table.startOf(code + 1)];
    const { bytes } = table;
    if (this.#length + 2 * (to - from) + 3 > ROOM) this.#flush();
    const own = this.#bytes;
    let length = this.#length;
    let at = 2 * (to - from) + 3 > ROOM ? to + 1 : from;
    for (; at < to; at += 1, length += 1) {
      const byte = bytes[at] as number;
      if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LINE || byte === RETURN)) break;
      own[length] = byte;
    }
    if (at === to) {
      own[length] = behind;
      this.#length = length + 1;
      return;
    }
    this.#quoted(bytes, from, to);
    this.#byte(behind);
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  /** Byte by byte, however long. */
  #quoted(bytes: Uint8Array, from: number, to: number): void {
    this.#byte(QUOTE);
    for (let at = from; at < to; at += 1) {
      if (bytes[at] === QUOTE) this.#byte(QUOTE);
      this.#byte(bytes[at] as number);
    }
    this.#byte(QUOTE);
  }

  #byte(byte: number): void {
    if (this.#length === ROOM) this.#flush();
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #flush(): void {
    for (let at = 0; at < this.#length; ) at += writeSync(this.#file, this.#bytes, at, this.#length - at);
    this.#length = 0;
  }
}

const COMMA = 44;
const LINE = 10;
const RETURN = 13;

/** Every record, by id, with the id of the first record of its cluster. */
export const writeClusters = (path: string, ids: TextList, order: Int32Array, labels: Int32Array): void => {
  const file = new CsvFile(path);
  file.plain('id,cluster\n');
  for (const record of order) {
    file.text(ids, record, COMMA);
    file.text(ids, labels[record] as number, LINE);
  }
  file.close();
};

const rounded = (value: number, unit: number): string => String(Math.round(value * unit) / unit);

/** Pairs that may be one person, the smaller id first, by id. */
export const writePairs = (path: string, ids: TextList, rank: Int32Array, edges: EdgeList, prior: number): void => {
  const { a, b, evidence } = edges;
  const low = (at: number): number => Math.min(rank[a[at] as number] as number, rank[b[at] as number] as number);
  const high = (at: number): number => Math.max(rank[a[at] as number] as number, rank[b[at] as number] as number);
  const places = new Uint32Array(edges.length).map((_, at) => at);
  let sorted = true;
  for (let at = 1; at < places.length && sorted; at += 1)
    sorted = low(at - 1) < low(at) || (low(at - 1) === low(at) && high(at - 1) < high(at));
  if (!sorted) places.sort((one, other) => low(one) - low(other) || high(one) - high(other));
  const file = new CsvFile(path);
  file.plain('id_a,id_b,weight,probability\n');
  for (const at of places) {
    const [one, other] = [a[at] as number, b[at] as number];
    const first = (rank[one] as number) < (rank[other] as number) ? one : other;
    file.text(ids, first, COMMA);
    file.text(ids, first === one ? other : one, COMMA);
    const bits = (evidence[at] as number) + prior;
    file.plain(`${rounded(bits, 1e3)},${rounded(1 / (1 + 2 ** -bits), 1e6)}\n`);
  }
  file.close();
};

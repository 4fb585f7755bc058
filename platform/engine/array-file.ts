import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { fault } from '@amparo/core/ground/fault';

type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

const KINDS = { u8: Uint8Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array } as const;
type Kind = keyof typeof KINDS;
type ArrayOf = { readonly [K in Kind]: InstanceType<(typeof KINDS)[K]> & Numbers };

interface Entry {
  readonly kind: Kind;
  readonly at: number;
  readonly length: number;
}

/** At the end of a file: where its list of contents begins, and the length of that, as two numbers of 64 bits. */
const TAIL = 16;
const AT_ONCE = 1 << 28;

/** Writes arrays of numbers one after another as they stand in memory (little endian), with a list of contents behind. */
export class ArrayFileWriter {
  readonly #file: number;
  readonly #entries: Record<string, Entry> = {};
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  add(name: string, numbers: Numbers): void {
    const kind = (Object.keys(KINDS) as Kind[]).find((one) => numbers instanceof KINDS[one]) ?? 'u8';
    this.#entries[name] = { kind, at: this.#length, length: numbers.length };
    this.#write(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  }

  close(): void {
    const contents = Buffer.from(JSON.stringify(this.#entries));
    const tail = Buffer.alloc(TAIL);
    tail.writeBigUInt64LE(BigInt(this.#length), 0);
    tail.writeBigUInt64LE(BigInt(contents.length), 8);
    this.#write(Buffer.concat([contents, tail]));
    closeSync(this.#file);
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#file, bytes, at, Math.min(AT_ONCE, bytes.length - at), this.#length + at);
    this.#length += bytes.length;
  }
}

/** Reads such a file. Throws `input-invalid` when it is none or an array is missing or cut off. */
export class ArrayFile {
  readonly #path: string;
  readonly #file: number;
  readonly #entries: Readonly<Record<string, Entry>>;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'r');
    const { size } = fstatSync(this.#file);
    const tail = Buffer.alloc(TAIL);
    const [at, length] =
      size < TAIL || readSync(this.#file, tail, 0, TAIL, size - TAIL) < TAIL
        ? [0, -1]
        : [Number(tail.readBigUInt64LE(0)), Number(tail.readBigUInt64LE(8))];
    if (length < 0 || at + length + TAIL !== size) throw this.#broken('it is cut off');
    const contents = Buffer.alloc(length);
    readSync(this.#file, contents, 0, length, at);
    this.#entries = JSON.parse(contents.toString('utf8')) as Readonly<Record<string, Entry>>;
  }

  has(name: string): boolean {
    return this.#entries[name] !== undefined;
  }

  /** An array with room for `room` more numbers behind it, of which nothing is known. */
  read<K extends Kind>(name: string, kind: K, room = 0): ArrayOf[K] {
    const entry = this.#entries[name];
    if (entry === undefined || entry.kind !== kind) throw this.#broken(`it has no "${name}"`);
    const size = KINDS[kind].BYTES_PER_ELEMENT;
    // Not filled with zeros first: that would take as long as reading.
    const { buffer } = Buffer.allocUnsafeSlow((entry.length + room) * size);
    const numbers = new KINDS[kind](buffer) as ArrayOf[K];
    const bytes = new Uint8Array(buffer, 0, entry.length * size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, Math.min(AT_ONCE, bytes.length - at), entry.at + at);
      if (read === 0) throw this.#broken(`"${name}" is cut off`);
      at += read;
    }
    return numbers;
  }

  close(): void {
    closeSync(this.#file);
  }

  #broken(why: string): Error {
    return fault('input-invalid', `${this.#path}: ${why}; run the whole again with --keep`, { field: 'into' });
  }
}

import { closeSync, fstatSync, openSync, read, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { fault } from '@amparo/core/ground/fault';

export type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>;

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
  /** Arrays that were read ahead, each handed out once. */
  readonly #ahead = new Map<string, Numbers>();

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

  /** Numbers of an array; 0 where there is none. */
  lengthOf(name: string): number {
    return this.#entries[name]?.length ?? 0;
  }

  /**
   * Reads all arrays beside other work, into memory with room for as many more numbers as `roomOf` says, so that they are
   * there when they are asked for.
   */
  async ahead(roomOf: (name: string) => number): Promise<void> {
    await Promise.all(
      Object.entries(this.#entries).map(async ([name, { kind, at, length }]) => {
        const numbers = unfilled(kind, length + roomOf(name));
        const bytes = new Uint8Array(numbers.buffer, 0, length * KINDS[kind].BYTES_PER_ELEMENT);
        for (let from = 0; from < bytes.length; ) {
          const { bytesRead } = await readPart(
            this.#file,
            bytes,
            from,
            Math.min(AT_ONCE, bytes.length - from),
            at + from,
          );
          if (bytesRead === 0) throw this.#broken(`"${name}" is cut off`);
          from += bytesRead;
        }
        this.#ahead.set(name, numbers);
      }),
    );
  }

  /** An array with room for `room` more numbers behind it, of which nothing is known. */
  read<K extends Kind>(name: string, kind: K, room = 0): ArrayOf[K] {
    const { length } = this.#entryOf(name, kind);
    const ahead = this.#ahead.get(name) as ArrayOf[K] | undefined;
    if (ahead !== undefined && ahead.length >= length + room) {
      this.#ahead.delete(name);
      return ahead.subarray(0, length + room) as ArrayOf[K];
    }
    const numbers = unfilled(kind, length + room);
    this.readInto(name, kind, numbers, 0);
    return numbers;
  }

  /** Puts an array into `numbers` from `place` on; nothing where there is none. */
  readInto<K extends Kind>(name: string, kind: K, numbers: ArrayOf[K], place: number): void {
    if (!this.has(name)) return;
    const entry = this.#entryOf(name, kind);
    const size = KINDS[kind].BYTES_PER_ELEMENT;
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset + place * size, entry.length * size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, Math.min(AT_ONCE, bytes.length - at), entry.at + at);
      if (read === 0) throw this.#broken(`"${name}" is cut off`);
      at += read;
    }
  }

  #entryOf(name: string, kind: Kind): Entry {
    const entry = this.#entries[name];
    if (entry === undefined) throw this.#broken(`it has no "${name}"`);
    if (entry.kind !== kind) throw this.#broken(`"${name}" is not of ${kind}`);
    return entry;
  }

  close(): void {
    closeSync(this.#file);
  }

  #broken(why: string): Error {
    return fault('input-invalid', `${this.#path}: ${why}; run the whole again with --keep`, { field: 'into' });
  }
}

const readPart = promisify(read);

/** Not filled with zeros first: that would take as long as reading. */
const unfilled = <K extends Kind>(kind: K, length: number): ArrayOf[K] =>
  new KINDS[kind](Buffer.allocUnsafeSlow(length * KINDS[kind].BYTES_PER_ELEMENT).buffer) as ArrayOf[K];

/** Files of which each has what came behind the arrays of those before it. */
export class ArrayFiles {
  readonly #files: readonly ArrayFile[];

  constructor(paths: readonly string[]) {
    this.#files = paths.map((path) => new ArrayFile(path));
  }

  /** Reads the first file, the largest by far, ahead. */
  async ahead(roomOf: (name: string) => number): Promise<void> {
    await this.#files[0]?.ahead(roomOf);
  }

  lengthOf(name: string): number {
    return this.#files.reduce((sum, file) => sum + file.lengthOf(name), 0);
  }

  /** An array with room for `room` more numbers behind it, of which nothing is known. */
  read<K extends Kind>(name: string, kind: K, room = 0): ArrayOf[K] {
    const [only, ...more] = this.#files.filter((file) => file.has(name));
    if (only !== undefined && more.length === 0) return only.read(name, kind, room);
    const numbers = unfilled(kind, this.lengthOf(name) + room);
    let place = 0;
    for (const file of this.#files) {
      file.readInto(name, kind, numbers, place);
      place += file.lengthOf(name);
    }
    return numbers;
  }

  /** An array that is written anew as a whole when it changes, and how long another one was by then. */
  newest<K extends Kind>(name: string, kind: K, other: string): { readonly numbers: ArrayOf[K]; readonly by: number } {
    const at = this.#files.findLastIndex((file) => file.has(name));
    const file = this.#files[Math.max(0, at)] as ArrayFile;
    return {
      numbers: file.read(name, kind),
      by: this.#files.slice(0, at + 1).reduce((sum, each) => sum + each.lengthOf(other), 0),
    };
  }

  newestLengthOf(name: string): number {
    return this.#files.findLast((file) => file.has(name))?.lengthOf(name) ?? 0;
  }

  close(): void {
    for (const file of this.#files) file.close();
  }
}

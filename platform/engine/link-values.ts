import type { NumberList, TextTable } from '@amparo/linkage';
import type { Kept } from './link-kept.ts';
import { NONE } from './link-names.ts';

const decoder = new TextDecoder();

/** A column that is no name: each distinct text once with what it says, and for each record what is said of it. */
export class ValueColumn {
  /** What is said, each once. */
  readonly texts: TextTable;
  readonly #raw: TextTable;
  readonly #said: NumberList;
  readonly #ofRecord: NumberList;
  readonly #describe: (text: string) => string | undefined;

  constructor(column: string, describe: (text: string) => string | undefined, kept: Kept) {
    this.#describe = describe;
    this.texts = kept.table(`${column}-texts`);
    this.#raw = kept.table(`${column}-raw`);
    this.#said = kept.list(`${column}-said`);
    this.#ofRecord = kept.list(`${column}-of-record`);
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const raw = this.#raw.intern(bytes, from, to);
    if (raw === this.#said.length) {
      const said = this.#describe(decoder.decode(bytes.subarray(from, to)));
      this.#said.push(said === undefined || said === '' ? NONE : this.texts.internText(said));
    }
    this.#ofRecord.push(this.#said.at(raw));
  }

  /** What is said of a record: a code of `texts`, or −1. */
  of(record: number): number {
    return this.#ofRecord.at(record);
  }
}

/** Small letters and digits without marks: what is left of an address, an occupation, a number. */
export const plainText = (text: string): string | undefined =>
  /^[a-z0-9]*$/.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');

export const firstLetter = (text: string): string | undefined => text.trim().toLowerCase().slice(0, 1);

/**
 * `1990-05-07`, `19900507` and `07.05.1990` as eight digits; those with a zero part or out of the calendar are absent,
 * since absent says nothing and wrong says much.
 */
export const eightDigits = (text: string): string | undefined => {
  const trimmed = text.trim();
  const [, year, month, day] =
    /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[T ].*)?$/su.exec(trimmed) ??
    reversed(/^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u.exec(trimmed)) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year < '1000' || year > '2999' || month < '01' || month > '12' || day < '01' || day > '31') return undefined;
  return year + month + day;
};

const reversed = (match: RegExpExecArray | null): readonly (string | undefined)[] | undefined =>
  match === null ? undefined : [match[0], match[3], match[2]?.padStart(2, '0'), match[1]?.padStart(2, '0')];

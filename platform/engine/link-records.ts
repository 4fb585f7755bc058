import { NumberList, type TextList, TextTable } from '@amparo/linkage';
import { comparesWholeNames, hasNames, type LinkColumn, type LinkColumns, NAME_COLUMNS } from './link-columns.ts';
import { type Kept, Tables } from './link-kept.ts';
import { NameColumn, NameTokens } from './link-names.ts';
import { eightDigits, firstLetter, plainText, ValueColumn } from './link-values.ts';

/** A role of a name: whole names are compared as one where given and family name do not stand apart. */
export type NameRole = (typeof NAME_COLUMNS)[number];

/** Columns that are no names, with what each says. */
const DESCRIBED = {
  birth: eightDigits,
  place: plainText,
  address: plainText,
  postcode: plainText,
  identifier: plainText,
  occupation: plainText,
  sex: firstLetter,
} as const satisfies Readonly<Partial<Record<LinkColumn, (text: string) => string | undefined>>>;
export type ValueName = keyof typeof DESCRIBED;

const SPACE = 32;

/**
 * The records of a run in memory, described: by number (0..count−1) the codes of what each says. Distinct names and
 * values are described once, since there are far fewer of them than records; records take four bytes a column.
 */
export class LinkRecords {
  readonly tables: Tables;
  /** The id of record n is text n. */
  readonly ids: TextList;
  readonly tokens: NameTokens;
  readonly names: Readonly<Partial<Record<NameRole, NameColumn>>>;
  readonly values: Readonly<Partial<Record<ValueName, ValueColumn>>>;
  /** By record a number that is the same for records that are known to be one; only where a truth was given. */
  readonly truth = new NumberList();
  /** Records of an earlier run. */
  readonly #before: number;
  readonly #truths = new TextTable();
  /** Takes the bytes of each field between the id and the truth. */
  readonly #takers: readonly ((bytes: Uint8Array, from: number, to: number) => void)[];
  readonly #whole: NameColumn | undefined;
  #joined: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #joinedTo = 0;

  constructor(columns: LinkColumns, kept?: Kept) {
    this.tables = new Tables(kept);
    this.ids = this.tables.texts('ids');
    this.#before = this.ids.size;
    this.tokens = new NameTokens(this.tables);
    const whole = comparesWholeNames(columns);
    const roles = whole ? (['name'] as const) : NAME_COLUMNS.filter((role) => columns[role] !== undefined);
    this.names = Object.fromEntries(roles.map((role) => [role, new NameColumn(role, this.tokens, this.tables)]));
    this.values = Object.fromEntries(
      (Object.keys(DESCRIBED) as ValueName[])
        .filter((column) => columns[column] !== undefined)
        .map((column) => [column, new ValueColumn(column, DESCRIBED[column], this.tables)]),
    );
    this.#whole = whole ? this.names.name : undefined;
    this.#takers = fieldsOf(columns).map((field) => {
      if (field !== 'name' && field !== 'given' && field !== 'family')
        return (bytes, from, to) => this.values[field]?.add(bytes, from, to);
      return whole
        ? (bytes, from, to) => this.#join(bytes, from, to)
        : (bytes, from, to) => this.names[field]?.add(bytes, from, to);
    });
  }

  get count(): number {
    return this.ids.size;
  }

  /**
   * Takes one row: field n of it stands in `bytes` from `ends[n − 1] + 1` (the first from `start`) to `ends[n]`: the id,
   * the columns in the order of `fieldsOf`, and the truth. False when the record before has this id: rows come by id.
   */
  add(bytes: Uint8Array, start: number, ends: readonly number[]): boolean {
    const known = this.ids.size;
    if (known > this.#before && this.ids.compare(known - 1, bytes, start, ends[0] as number) === 0) return false;
    this.ids.push(bytes, start, ends[0] as number);
    this.#joinedTo = 0;
    const takers = this.#takers;
    for (let field = 0; field < takers.length; field += 1)
      takers[field]?.(bytes, (ends[field] as number) + 1, ends[field + 1] as number);
    this.#whole?.add(this.#joined, 0, this.#joinedTo);
    const begin = (ends[ends.length - 2] as number) + 1;
    const end = ends[ends.length - 1] as number;
    // A record whose person is not known is taken for one of its own.
    this.truth.push(begin === end ? -1 - known : this.#truths.intern(bytes, begin, end));
    return true;
  }

  #join(bytes: Uint8Array, from: number, to: number): void {
    if (from === to) return;
    const end = this.#joinedTo + 1 + to - from;
    if (end > this.#joined.length) {
      const more = new Uint8Array(end * 2);
      more.set(this.#joined);
      this.#joined = more;
    }
    this.#joined[this.#joinedTo] = SPACE;
    this.#joined.set(bytes.subarray(from, to), this.#joinedTo + 1);
    this.#joinedTo = end;
  }
}

/** The columns of a row in the order in which they are read. */
export const fieldsOf = (columns: LinkColumns): readonly LinkColumn[] => [
  ...(hasNames(columns) ? NAME_COLUMNS.filter((column) => columns[column] !== undefined) : []),
  ...(Object.keys(DESCRIBED) as ValueName[]).filter((column) => columns[column] !== undefined),
];

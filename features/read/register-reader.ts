import type { Proposals, ProposedClaim } from '@amparo/core/nouns/claim';
import { passageOf } from '@amparo/core/nouns/passage';
import type { CellSpan, SheetSpan } from '@amparo/platform/sandbox/extraction';
import { type RegisterDay, registerDay } from './register-as-of.ts';
import { columnIndex, columnLetter, findHeader, type RegisterColumn, type RegisterHeader } from './register-columns.ts';
import { readCharges, readSentence } from './register-court.ts';
import { registerDates } from './register-dates.ts';
import { readDetention } from './register-detention.ts';
import { readBirth, readPerson } from './register-person.ts';
import { type Quarantined, quarantined } from './register-quarantine.ts';
import { PLAIN, REGISTER_RULE, type RegisterFound, type RegisterGround, RegisterRow } from './register-row.ts';

export interface RegisterOptions {
  /** ISO day by which the register was made: that of its receipt. A day that the register gives itself goes before it. */
  readonly asOf?: string;
  /** BCP 47 language of the register. */
  readonly language?: string;
}

export interface RegisterReading {
  /** False, and everything else empty, when no sheet has the headings of a register. */
  readonly isRegister: boolean;
  readonly proposals: Proposals;
  readonly coverage: RegisterCoverage;
  readonly quarantined: readonly Quarantined[];
  /** The day that the register says it stands for, where it does. */
  readonly stands?: RegisterDay;
}

/** How much of the register was read: what a person looks at before trusting an import. */
export interface RegisterCoverage {
  /** Rows under the headings that hold anything. */
  readonly rows: number;
  /** Rows that gave a person. */
  readonly read: number;
  readonly columns: readonly {
    readonly column: RegisterColumn;
    readonly heading: string;
    readonly filled: number;
    readonly read: number;
  }[];
  /** Headings of columns that are not read. */
  readonly unread: readonly string[];
}

/**
 * Reads a register of detained people: every row is one mention of a person, every cell a claim with the cell (or the
 * part of it that says so) as its passage. What a register says is proposed, never known: its status is not a claim of
 * ours, but see `readDetention` for what follows from it. Rows with moved columns, and cells that cannot be read in
 * one way only, are in `quarantined` with their row. Pure; time and memory linear in the cells.
 */
export const readRegister = (
  text: string,
  sheets: readonly SheetSpan[],
  options: RegisterOptions = {},
): RegisterReading => {
  const tables = sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }));
  const registers = tables.flatMap(({ sheet, header }) => (header === undefined ? [] : [{ sheet, header }]));
  const found: RegisterFound = { mentions: [], claims: [], quarantined: [], read: new Map() };
  const stands = registers.length === 0 ? undefined : registerDay(text, tables);
  const ground: RegisterGround = {
    text,
    asOf: stands?.day ?? options.asOf,
    language: options.language,
    dateOf: registerDates(),
  };
  const tallies = registers.map(({ sheet, header }, at) => readSheet(ground, found, sheet, header, at));
  const coverage = coverageOf(
    registers.map(({ header }) => header),
    tallies,
    found,
  );
  if (coverage.read === 0) return NOTHING;
  return {
    isRegister: true,
    proposals: { mentions: found.mentions, claims: [...itemClaims(ground, registers, stands), ...found.claims] },
    coverage,
    quarantined: found.quarantined,
    ...(stands === undefined ? {} : { stands }),
  };
};

const NOTHING: RegisterReading = {
  isRegister: false,
  proposals: { mentions: [], claims: [] },
  coverage: { rows: 0, read: 0, columns: [], unread: [] },
  quarantined: [],
};

/** What the item is, by its headings, and its own day. */
const itemClaims = (
  { text, language }: RegisterGround,
  registers: readonly { readonly sheet: SheetSpan; readonly header: RegisterHeader }[],
  stands: RegisterDay | undefined,
): readonly ProposedClaim[] => {
  const headings = registers.flatMap(({ sheet, header }) => {
    const row = sheet.rows[header.at] ?? [];
    return row.filter(({ address }) => header.columns.has(columnLetter(address))).slice(0, 3);
  });
  const shared = {
    subject: 'item',
    rule: REGISTER_RULE,
    confidence: PLAIN,
    ...(language === undefined ? {} : { language }),
  };
  return [
    {
      ...shared,
      property: 'Item.kind',
      value: { kind: 'term', vocabulary: 'document-kind', code: 'register' },
      passages: headings.map((cell) => passageOf(text, cell)),
    },
    ...(stands === undefined
      ? []
      : [
          {
            ...shared,
            property: 'Item.date',
            value: { kind: 'time', edtf: stands.day },
            passages: [stands.passage],
          } as const,
        ]),
  ];
};

interface Tally {
  rows: number;
  read: number;
  readonly filled: Map<RegisterColumn, number>;
}

const readSheet = (
  ground: RegisterGround,
  found: RegisterFound,
  sheet: SheetSpan,
  header: RegisterHeader,
  at: number,
): Tally => {
  const tally: Tally = { rows: 0, read: 0, filled: new Map() };
  const ragged = sheet.name === '' ? raggedRows(ground.text, sheet.rows[header.at] ?? []) : undefined;
  for (const [index, row] of sheet.rows.entries()) {
    if (index <= header.at || row.length === 0 || repeatsHeadings(row, header)) continue;
    tally.rows += 1;
    const number = index + 1;
    if (ragged?.(row) === true) {
      found.quarantined.push(quarantined(sheet.name, number, 'ragged-row'));
      continue;
    }
    const cells = new Map<RegisterColumn, CellSpan[]>();
    for (const cell of row) {
      const column = header.columns.get(columnLetter(cell.address));
      if (column === undefined) continue;
      const held = cells.get(column);
      if (held === undefined) cells.set(column, [cell]);
      else held.push(cell);
      tally.filled.set(column, (tally.filled.get(column) ?? 0) + 1);
    }
    if (readRow(new RegisterRow(ground, found, { sheet: sheet.name, number, key: `s${at + 1}r${number}`, cells })))
      tally.read += 1;
  }
  return tally;
};

const readRow = (row: RegisterRow): boolean => {
  const person = readPerson(row);
  if (person === undefined) return false;
  const begin = readDetention(row, person);
  readBirth(row, person, begin);
  readCharges(row, person);
  readSentence(row, person);
  return true;
};

const repeatsHeadings = (row: readonly CellSpan[], header: RegisterHeader): boolean =>
  row.length > 1 && row.every((cell) => header.headings.get(columnLetter(cell.address)) === cell.value.trim());

/**
 * Which rows of a CSV table have moved columns: a filled cell beyond the last heading, or fewer cells than headings (a
 * line end that stood in a cell without quotes). Empty cells beyond the headings move nothing. Workbooks have no such rows.
 */
const raggedRows = (
  text: string,
  heading: readonly CellSpan[],
): ((row: readonly CellSpan[]) => boolean) | undefined => {
  const delimiter = delimiterIn(text, heading);
  if (delimiter === undefined) return undefined;
  const widthOf = (row: readonly CellSpan[]): number => {
    const last = row.at(-1);
    if (last === undefined) return 0;
    let width = columnIndex(columnLetter(last.address)) + 1;
    for (let at = last.end; at < text.length && text[at] !== '\n'; at += 1) if (text[at] === delimiter) width += 1;
    return width;
  };
  const expected = widthOf(heading);
  return (row) => columnIndex(columnLetter(row.at(-1)?.address ?? 'A')) >= expected || widthOf(row) < expected;
};

const delimiterIn = (text: string, heading: readonly CellSpan[]): string | undefined => {
  for (const [at, cell] of heading.entries()) {
    const next = heading[at + 1];
    const between = next === undefined ? '' : text.slice(cell.end, next.start);
    const sign = /[\t;,]/u.exec(between)?.[0];
    if (sign !== undefined) return sign;
  }
  return undefined;
};

/** Columns that say where a row comes from: they give no claim. */
const REMARKS: ReadonlySet<RegisterColumn> = new Set(['source', 'note']);

const coverageOf = (
  headers: readonly RegisterHeader[],
  tallies: readonly Tally[],
  found: RegisterFound,
): RegisterCoverage => {
  const columns = new Map<RegisterColumn, string[]>();
  const unread: string[] = [];
  for (const { headings, columns: known } of headers) {
    for (const [letter, heading] of headings) {
      const column = known.get(letter);
      if (column === undefined || REMARKS.has(column)) unread.push(heading);
      else columns.set(column, [...(columns.get(column) ?? []), heading]);
    }
  }
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  return {
    rows: sum(tallies.map(({ rows }) => rows)),
    read: sum(tallies.map(({ read }) => read)),
    columns: [...columns].map(([column, headings]) => ({
      column,
      heading: [...new Set(headings)].join(' | '),
      filled: sum(tallies.map(({ filled }) => filled.get(column) ?? 0)),
      read: found.read.get(column) ?? 0,
    })),
    unread: [...new Set(unread)],
  };
};

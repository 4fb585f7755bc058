import type { ClaimValue, ProposedClaim, ProposedMention } from '@amparo/core/nouns/claim';
import type { Passage, Span } from '@amparo/core/nouns/passage';
import type { CellSpan } from '@amparo/platform/sandbox/extraction';
import type { RegisterColumn } from './register-columns.ts';
import type { CellDate } from './register-dates.ts';
import { type Quarantined, type QuarantineReason, quarantined } from './register-quarantine.ts';
import { isFormula, saysNothing } from './register-words.ts';

export const REGISTER_RULE = 'register/1';
/** What follows from a status and the day of the register, not from a date in a cell. */
export const REGISTER_STATUS_RULE = 'register-status/1';

/** Said plainly in a cell of its own. */
export const PLAIN = 0.95;
/** Said, with words around it or by a range. */
export const WORDED = 0.85;
/** Follows from a status. */
export const BY_STATUS = 0.7;
/** Said, and contradicted by the row itself or by the calendar. */
export const DOUBTED = 0.3;

export interface RegisterGround {
  readonly text: string;
  /** ISO day that the register stands for or by which it was received; absent when the caller does not know one. */
  readonly asOf: string | undefined;
  readonly language: string | undefined;
  readonly dateOf: (cell: string) => CellDate;
}

/** Where the claims of all rows come together. */
export interface RegisterFound {
  readonly mentions: ProposedMention[];
  readonly claims: ProposedClaim[];
  readonly quarantined: Quarantined[];
  /** Cells read, by column. */
  readonly read: Map<RegisterColumn, number>;
}

export interface RowCells {
  readonly sheet: string;
  /** As spreadsheets count. */
  readonly number: number;
  /** Unique among the sheets. */
  readonly key: string;
  readonly cells: ReadonlyMap<RegisterColumn, readonly CellSpan[]>;
}

interface Said {
  readonly confidence?: number;
  readonly rule?: string;
}

const LONGEST_CELL = 5_000;

/** One row being read: hands out its cells with their passages and takes mentions and claims. */
export class RegisterRow {
  readonly ground: RegisterGround;
  readonly #found: RegisterFound;
  readonly #row: RowCells;
  readonly #passages = new Map<CellSpan, Passage>();
  #label = '';

  constructor(ground: RegisterGround, found: RegisterFound, row: RowCells) {
    this.ground = ground;
    this.#found = found;
    this.#row = row;
  }

  /** Cells of a column that say something. Formulas, and cells too long for any column, are kept back. */
  all(column: RegisterColumn): readonly CellSpan[] {
    return (this.#row.cells.get(column) ?? []).filter((cell) => {
      if (saysNothing(cell.value)) return false;
      const formula = isFormula(cell.value);
      if (!formula && cell.value.length <= LONGEST_CELL) return true;
      this.wait(formula ? 'formula' : 'not-understood', cell);
      return false;
    });
  }

  one(column: RegisterColumn): CellSpan | undefined {
    return this.#row.cells.has(column) ? this.all(column)[0] : undefined;
  }

  /** The passage of a cell without the blanks around it. */
  passage(cell: CellSpan): Passage {
    const known = this.#passages.get(cell);
    if (known !== undefined) return known;
    const lead = cell.value.length - cell.value.trimStart().length;
    const passage = this.part(cell, { start: lead, end: cell.value.trimEnd().length });
    this.#passages.set(cell, passage);
    return passage;
  }

  /** A part of a cell, by offsets in its value; the whole cell where quotes of the file make the text another. */
  part(cell: CellSpan, span: Span): Passage {
    const { text } = this.ground;
    const whole = text.slice(cell.start, cell.end);
    if (whole !== cell.value) return { start: cell.start, end: cell.end, quote: whole };
    return { start: cell.start + span.start, end: cell.start + span.end, quote: whole.slice(span.start, span.end) };
  }

  /** A date cell; what cannot be read waits for a person. */
  date(cell: CellSpan | undefined): Extract<CellDate, { kind: 'date' }> | undefined {
    if (cell === undefined) return undefined;
    const date = this.ground.dateOf(cell.value);
    if (date.kind === 'unreadable') this.wait(date.why, cell);
    return date.kind === 'date' ? date : undefined;
  }

  person(label: string): string {
    this.#label = label;
    return this.#mention('person', 'Person', label);
  }

  /** A mention of this row of another kind; its label names the person and what the row says. */
  mention(suffix: string, kind: string, said: string): string {
    return this.#mention(suffix, kind, said === '' ? this.#label : `${this.#label}: ${oneLine(said)}`);
  }

  claim(subject: string, property: string, value: ClaimValue, passages: readonly Passage[], said: Said = {}): void {
    const { language } = this.ground;
    this.#found.claims.push({
      subject,
      property,
      value,
      passages,
      ...(language === undefined ? {} : { language }),
      rule: said.rule ?? REGISTER_RULE,
      confidence: said.confidence ?? PLAIN,
    });
  }

  /** Counts a cell of the column as read. */
  took(column: RegisterColumn): void {
    this.#found.read.set(column, (this.#found.read.get(column) ?? 0) + 1);
  }

  wait(code: QuarantineReason, cell?: CellSpan): void {
    this.#found.quarantined.push(quarantined(this.#row.sheet, this.#row.number, code, cell));
  }

  #mention(suffix: string, kind: string, label: string): string {
    const key = `${this.#row.key}/${suffix}`;
    this.#found.mentions.push({ key, kind, label });
    return key;
  }
}

const LABEL = 120;

export const oneLine = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= LABEL ? line : `${line.slice(0, LABEL - 1).trimEnd()}…`;
};

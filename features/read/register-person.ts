import { shiftDays } from '@amparo/core/ground/day';
import type { Passage } from '@amparo/core/nouns/passage';
import type { CellSpan } from '@amparo/platform/sandbox/extraction';
import { BY_STATUS, DOUBTED, PLAIN, type RegisterRow, WORDED } from './register-row.ts';
import { mixesAlphabets, saysNothing, sexOf } from './register-words.ts';

export interface RowPerson {
  readonly key: string;
  /** Where the name stands: what ties charges and detentions to the person. */
  readonly passages: readonly Passage[];
}

const LONGEST_NAME = 200;
const TOTALS = /^(?:усяго|усе|разам|всего|итого|total|sum)(?!\p{L})/iu;
const OLDEST_DAYS = 110 * 365.25;

/** The person of a row, with names and sex; absent, and the row kept back, when its cell holds no name. */
export const readPerson = (row: RegisterRow): RowPerson | undefined => {
  const columns = nameColumns(row);
  const cells = columns.map(([, cell]) => cell);
  const name = cells.map(({ value }) => value.trim().replace(/\s+/gu, ' ')).join(' ');
  if (!isName(name, row)) {
    row.wait('no-name', cells[0]);
    return undefined;
  }
  const passages = cells.map((cell) => row.passage(cell));
  const key = row.person(name);
  const mixed = mixesAlphabets(name);
  if (mixed) row.wait('mixed-alphabets', cells[0]);
  row.claim(key, 'Person.name', { kind: 'text', text: name }, passages, { confidence: mixed ? BY_STATUS : PLAIN });
  for (const [column] of columns) row.took(column);
  for (const cell of row.all('spelling')) readNames(row, key, cell, 'spelling');
  for (const cell of row.all('alias')) readNames(row, key, cell, 'alias');
  const sexCell = row.one('sex');
  const sex = sexCell && sexOf(sexCell.value);
  if (sexCell && sex) {
    row.claim(key, 'Person.sex', { kind: 'term', vocabulary: 'sex', code: sex }, [row.passage(sexCell)]);
    row.took('sex');
  } else if (sexCell) row.wait('not-understood', sexCell);
  return { key, passages };
};

type NameColumn = 'name' | 'surname' | 'given' | 'patronymic';

const nameColumns = (row: RegisterRow): readonly (readonly [NameColumn, CellSpan])[] => {
  const cellsOf = (columns: readonly NameColumn[]) =>
    columns.flatMap((column) => {
      const cell = row.one(column);
      return cell === undefined ? [] : [[column, cell] as const];
    });
  const whole = cellsOf(['name']);
  return whole.length > 0 ? whole : cellsOf(['surname', 'given', 'patronymic']);
};

const isName = (name: string, row: RegisterRow): boolean =>
  name.length <= LONGEST_NAME &&
  /\p{L}{2}|\p{L}\./u.test(name) &&
  !/[<>{}\\]|https?:/u.test(name) &&
  !TOTALS.test(name) &&
  !saysNothing(name) &&
  !(/\d/u.test(name) && row.ground.dateOf(name).kind === 'date');

/** Several spellings in one cell are divided by signs that stand in no name. */
const readNames = (row: RegisterRow, key: string, cell: CellSpan, column: 'spelling' | 'alias'): void => {
  const property = column === 'spelling' ? 'Person.name' : 'Person.otherName';
  row.took(column);
  for (const match of cell.value.matchAll(/[^;|\n]+/gu)) {
    const name = match[0].trim();
    if (!/\p{L}{2}/u.test(name) || name.length > LONGEST_NAME) continue;
    const start = match.index + match[0].indexOf(name);
    row.claim(key, property, { kind: 'text', text: name.replace(/\s+/gu, ' ') }, [
      row.part(cell, { start, end: start + name.length }),
    ]);
  }
};

/**
 * The date of birth. One that does not lie before the detention, or more than 110 years before it (before the register
 * where that is not known), is kept as said with low confidence and shown to a person.
 */
export const readBirth = (row: RegisterRow, person: RowPerson, begin: string | undefined): void => {
  const cell = row.one('birth');
  const date = row.date(cell);
  if (cell === undefined || date === undefined) return;
  const against = begin ?? row.ground.asOf;
  const doubtful =
    against !== undefined && (date.earliest >= against || date.latest < shiftDays(against, -OLDEST_DAYS));
  if (doubtful) row.wait('birth-out-of-line', cell);
  row.claim(person.key, 'Person.birthDate', { kind: 'time', edtf: date.edtf }, [row.passage(cell)], {
    confidence: doubtful ? DOUBTED : date.earliest === date.latest ? PLAIN : WORDED,
  });
  row.took('birth');
};

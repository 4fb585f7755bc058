import type { CellSpan } from '@amparo/platform/sandbox/extraction';
import { provisionsIn } from './register-articles.ts';
import { tie } from './register-detention.ts';
import { monthsOf } from './register-durations.ts';
import type { RowPerson } from './register-person.ts';
import { BY_STATUS, DOUBTED, PLAIN, type RegisterRow, WORDED } from './register-row.ts';
import { regimeOf } from './register-words.ts';

const LONGEST_TEXT = 2_000;

/** The charges of a row: one mention, an article a claim, each with the words that name it. */
export const readCharges = (row: RegisterRow, person: RowPerson): void => {
  const cells = row.all('charges');
  const read = cells.map((cell) => ({ cell, ...provisionsIn(cell.value) }));
  for (const { cell, provisions, clean } of read)
    if (provisions.length === 0 || !clean) row.wait('not-understood', cell);
  const given = read.filter(({ provisions }) => provisions.length > 0);
  if (given.length === 0) return;
  const charge = row.mention('charge', 'Charge', given.map(({ cell }) => cell.value).join('; '));
  tie(row, charge, 'Charge', person);
  for (const { cell, provisions, clean } of given) {
    for (const found of provisions) {
      row.claim(charge, 'Charge.provision', { kind: 'text', text: found.provision }, [row.part(cell, found)], {
        confidence: clean ? PLAIN : BY_STATUS,
      });
    }
    row.took('charges');
  }
};

/** Sentence as printed and in months, day of the verdict, regime, court, judges, prosecutors. */
export const readSentence = (row: RegisterRow, person: RowPerson): void => {
  const penalty = row.one('regime');
  // A register with one column for both puts the length into it.
  const duration =
    row.one('sentence') ?? (penalty !== undefined && monthsOf(penalty.value) !== undefined ? penalty : undefined);
  const verdict = row.one('verdict');
  const date = row.date(verdict);
  const court = row.one('court');
  const people = [
    ...row.all('judge').map((cell) => ['judge', cell] as const),
    ...row.all('prosecutor').map((cell) => ['prosecutor', cell] as const),
  ];
  if (
    duration === undefined &&
    penalty === undefined &&
    date === undefined &&
    court === undefined &&
    people.length === 0
  )
    return;
  const sentence = row.mention(
    'sentence',
    'Sentence',
    (duration ?? penalty ?? verdict ?? court ?? people[0]?.[1])?.value ?? '',
  );
  tie(row, sentence, 'Sentence', person);
  if (date !== undefined && verdict !== undefined) {
    const doubted = row.ground.asOf !== undefined && date.earliest > row.ground.asOf;
    if (doubted) row.wait('after-the-register', verdict);
    const confidence = doubted ? DOUBTED : date.earliest === date.latest ? PLAIN : WORDED;
    row.claim(sentence, 'Sentence.date', { kind: 'time', edtf: date.edtf }, [row.passage(verdict)], { confidence });
    row.took('verdict');
  }
  if (duration !== undefined) readDuration(row, sentence, duration);
  if (penalty !== undefined && penalty !== duration) readPenalty(row, sentence, penalty);
  if (court !== undefined) written(row, sentence, 'Sentence.court', court);
  for (const [column, cell] of people) written(row, sentence, `Sentence.${column}`, cell);
  if (court !== undefined) row.took('court');
  for (const [column] of people) row.took(column);
};

const readDuration = (row: RegisterRow, sentence: string, cell: CellSpan): void => {
  written(row, sentence, 'Sentence.duration', cell);
  const months = monthsOf(cell.value);
  if (months !== undefined)
    row.claim(sentence, 'Sentence.months', { kind: 'number', number: months }, [row.passage(cell)], {
      confidence: WORDED,
    });
  row.took('sentence');
};

const readPenalty = (row: RegisterRow, sentence: string, cell: CellSpan): void => {
  const term = regimeOf(cell.value);
  if (term === undefined) written(row, sentence, 'Sentence.regime', cell);
  else {
    const vocabulary = term.property === 'regime' ? 'regime' : 'sentence-kind';
    row.claim(
      sentence,
      `Sentence.${term.property}`,
      { kind: 'term', vocabulary, code: term.code },
      [row.passage(cell)],
      { confidence: WORDED },
    );
  }
  row.took('regime');
};

/** The words of a cell, blanks made one. */
const written = (row: RegisterRow, subject: string, property: string, cell: CellSpan): void => {
  const text = cell.value.replace(/\s+/gu, ' ').trim();
  if (text.length > LONGEST_TEXT) row.wait('not-understood', cell);
  else row.claim(subject, property, { kind: 'text', text }, [row.passage(cell)]);
};

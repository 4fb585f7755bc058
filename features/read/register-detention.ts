import { AFTER_ALL, BEFORE_ALL, isDay } from '@amparo/core/ground/day';
import type { Passage } from '@amparo/core/nouns/passage';
import type { CellSpan } from '@amparo/platform/sandbox/extraction';
import { type CellDate, noLaterThan } from './register-dates.ts';
import type { RowPerson } from './register-person.ts';
import { BY_STATUS, DOUBTED, PLAIN, REGISTER_STATUS_RULE, type RegisterRow, WORDED } from './register-row.ts';
import { saysAtLiberty, saysNo, saysYes, statusOf } from './register-words.ts';

type Dated = Extract<CellDate, { kind: 'date' }>;
interface SaidDate {
  readonly cell: CellSpan;
  readonly date: Dated;
  /** Contradicted by the row or the register: kept as said, and never what the rest of the row rests on. */
  readonly doubted: boolean;
}
const NOT_DATED = '';

/**
 * Detention, release, expulsion and death as one row says them. Answers the first day on which the detention can have
 * begun, where the row says so and does not contradict it.
 *
 * What a status adds, when the day of the register is known: a person said to be held, without a date that can be
 * read, was detained by that day (begin `../2026-01-15`); one said to be free or dead, without such a date, was so by
 * that day. A date later than the register, or an end before the begin, is proposed with low confidence in a mention of
 * its own, so that it does not stand in the way of what the status says.
 */
export const readDetention = (row: RegisterRow, person: RowPerson): string | undefined => {
  const { asOf } = row.ground;
  const begin = beginOf(row);
  const end = endOf(row, begin?.doubted === false ? begin.date : undefined);
  const statusCell = row.one('status');
  const status = statusCell && statusOf(statusCell.value);
  if (status !== undefined) row.took('status');
  const place = row.one('facility');
  const freed = place !== undefined && saysAtLiberty(place.value);
  const held = status?.state === 'held' && statusCell ? row.passage(statusCell) : undefined;
  const facility = place !== undefined && !freed ? place : undefined;
  const known = begin?.doubted === false;
  const ended = end?.doubted === false ? end : undefined;

  if (known || facility !== undefined || held !== undefined || ended !== undefined) {
    const words = begin && known ? begin.cell.value : (facility?.value ?? NOT_DATED);
    const episode = row.mention('detention', 'DetentionEpisode', words);
    tie(row, episode, 'DetentionEpisode', person);
    if (begin && known) time(row, episode, 'DetentionEpisode.begin', begin);
    else if (held && asOf !== undefined) bounded(row, episode, 'DetentionEpisode.begin', asOf, [held]);
    if (ended !== undefined) time(row, episode, 'DetentionEpisode.end', ended);
    if (facility !== undefined) readFacility(row, episode, facility);
  }
  if (begin?.doubted) {
    const episode = row.mention('doubted-detention', 'DetentionEpisode', begin.cell.value);
    tie(row, episode, 'DetentionEpisode', person);
    time(row, episode, 'DetentionEpisode.begin', begin);
  }
  const over = status?.state === 'over' || status?.state === 'dead' ? statusCell : undefined;
  readEnding(row, person, {
    end,
    over,
    ground: status?.ground,
    dead: status?.state === 'dead',
    freed: freed ? place : undefined,
  });
  readExpulsion(row, person);
  return known ? begin?.date.earliest : undefined;
};

const beginOf = (row: RegisterRow): SaidDate | undefined => {
  const cell = row.one('begin');
  const read = row.date(cell);
  if (cell === undefined || read === undefined) return undefined;
  const date = noLaterThan(read, row.ground.asOf);
  const doubted = isAfter(date, row.ground.asOf);
  if (doubted) row.wait('after-the-register', cell);
  row.took('begin');
  return { cell, date, doubted };
};

const endOf = (row: RegisterRow, begin: Dated | undefined): SaidDate | undefined => {
  const cell = row.one('end');
  if (cell === undefined || saysNo(cell.value)) return undefined;
  const date = row.date(cell);
  if (date === undefined) return undefined;
  const later = isAfter(date, row.ground.asOf);
  const backwards =
    begin !== undefined && begin.earliest !== BEFORE_ALL && date.latest !== AFTER_ALL && date.latest < begin.earliest;
  if (later) row.wait('after-the-register', cell);
  if (backwards) row.wait('ends-before-it-begins', cell);
  row.took('end');
  return { cell, date, doubted: later || backwards };
};

const isAfter = ({ earliest }: Dated, asOf: string | undefined): boolean =>
  asOf !== undefined && isDay(earliest) && earliest > asOf;

/** `title; address`, or the address on lines of its own: the title is the place. */
const readFacility = (row: RegisterRow, episode: string, cell: CellSpan): void => {
  const title = /^\s*([^;\n]+?)\s*(?:[;\n]|$)/u.exec(cell.value);
  const words = title?.[1];
  if (words === undefined) return;
  const start = cell.value.indexOf(words);
  row.claim(episode, 'DetentionEpisode.facility', { kind: 'text', text: words.replace(/\s+/gu, ' ') }, [
    row.part(cell, { start, end: start + words.length }),
  ]);
  row.took('facility');
};

interface Ending {
  readonly end: SaidDate | undefined;
  readonly over: CellSpan | undefined;
  readonly ground: string | undefined;
  readonly dead: boolean;
  readonly freed: CellSpan | undefined;
}

const readEnding = (row: RegisterRow, person: RowPerson, { end, over, ground, dead, freed }: Ending): void => {
  const died = readDeath(row, person, dead && end?.doubted === false ? end : undefined);
  const kind = dead && !died ? 'Death' : 'Release';
  if (end !== undefined && !(dead && !end.doubted && died)) {
    const release = row.mention('ending', kind, end.cell.value);
    tie(row, release, kind, person);
    time(row, release, `${kind}.date`, end);
    if (kind === 'Release' && ground !== undefined && ground !== 'death' && over)
      readGround(row, release, ground, over);
  }
  const said = [over, freed].filter((cell) => cell !== undefined);
  if (end?.doubted === false || died || said.length === 0) return;
  const ending = row.mention('status-ending', kind, said[0]?.value ?? NOT_DATED);
  tie(row, ending, kind, person);
  if (row.ground.asOf !== undefined)
    bounded(
      row,
      ending,
      `${kind}.date`,
      row.ground.asOf,
      said.map((cell) => row.passage(cell)),
    );
  if (kind === 'Release' && ground !== undefined && ground !== 'death' && over) readGround(row, ending, ground, over);
};

/** The column of deaths holds a date, or a flag without one. Answers whether it gave a death. */
const readDeath = (row: RegisterRow, person: RowPerson, sameDay: SaidDate | undefined): boolean => {
  const cell = row.one('died');
  if (cell === undefined || saysNo(cell.value)) return false;
  const flag = saysYes(cell.value);
  const date = flag ? undefined : row.date(cell);
  if (!flag && date === undefined) return false;
  const doubted = date !== undefined && isAfter(date, row.ground.asOf);
  if (doubted) row.wait('after-the-register', cell);
  const death = row.mention('death', 'Death', date === undefined ? NOT_DATED : cell.value);
  tie(row, death, 'Death', person);
  if (date !== undefined) time(row, death, 'Death.date', { cell, date, doubted });
  else if (sameDay !== undefined) time(row, death, 'Death.date', sameDay);
  else if (row.ground.asOf !== undefined) bounded(row, death, 'Death.date', row.ground.asOf, [row.passage(cell)]);
  row.took('died');
  return true;
};

const LEADING_YES = /^\s*(?:так|да|yes)\s*[,;:–—-]\s*/iu;

/** "так, Тарвія": the State is the destination; a bare yes gives an expulsion without one, a no none. */
const readExpulsion = (row: RegisterRow, person: RowPerson): void => {
  const cell = row.one('expelled');
  const dateCell = row.one('expelledOn');
  const said = cell !== undefined && !saysNo(cell.value) ? cell : undefined;
  const date = row.date(dateCell);
  if (said === undefined && date === undefined) return;
  const expulsion = row.mention('expulsion', 'Expulsion', said?.value ?? dateCell?.value ?? NOT_DATED);
  tie(row, expulsion, 'Expulsion', person, said);
  if (date !== undefined && dateCell !== undefined) {
    const doubted = isAfter(date, row.ground.asOf);
    if (doubted) row.wait('after-the-register', dateCell);
    time(row, expulsion, 'Expulsion.date', { cell: dateCell, date, doubted });
    row.took('expelledOn');
  }
  if (said === undefined) return;
  row.took('expelled');
  const start = LEADING_YES.exec(said.value)?.[0].length ?? said.value.length - said.value.trimStart().length;
  const destination = said.value.slice(start).trimEnd();
  if (saysYes(said.value) || destination === '') return;
  row.claim(expulsion, 'Expulsion.destination', { kind: 'text', text: destination.replace(/\s+/gu, ' ') }, [
    row.part(said, { start, end: start + destination.length }),
  ]);
};

const readGround = (row: RegisterRow, release: string, code: string, cell: CellSpan): void =>
  row.claim(release, 'Release.ground', { kind: 'term', vocabulary: 'detention-ended', code }, [row.passage(cell)]);

/** The tie to the person rests on the name, and on the cell that says it where that is all the row says. */
export const tie = (row: RegisterRow, mention: string, kind: string, person: RowPerson, also?: CellSpan): void =>
  row.claim(
    mention,
    `${kind}.person`,
    { kind: 'mention', mention: person.key },
    also === undefined ? person.passages : [...person.passages, row.passage(also)],
  );

const time = (row: RegisterRow, mention: string, property: string, { cell, date, doubted }: SaidDate): void =>
  row.claim(mention, property, { kind: 'time', edtf: date.edtf }, [row.passage(cell)], {
    confidence: doubted ? DOUBTED : date.earliest === date.latest ? PLAIN : WORDED,
  });

const bounded = (
  row: RegisterRow,
  mention: string,
  property: string,
  asOf: string,
  passages: readonly Passage[],
): void =>
  row.claim(mention, property, { kind: 'time', edtf: `../${asOf}` }, passages, {
    confidence: BY_STATUS,
    rule: REGISTER_STATUS_RULE,
  });

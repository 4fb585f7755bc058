import { registerRows } from './register.ts';
import { DUPLICATES } from './register-planted.ts';
import type { RegisterRow } from './register-row.ts';
import type { Cell } from './xlsx.ts';

/** How the right answer of "persons detained as of a day" follows from the register; the code below does just this. */
export const REGISTER_RULES: readonly string[] = [
  'R1. A date cell and dd.mm.yyyy are that day; mm.yyyy is any day of the month; yyyy any day of the year. Seasons: вясна March to May, лета June to August, восень September to November, зіма 2025/26 December 2025 to February 2026.',
  'R2. "каля" a day is fifteen days on either side. "пасля 10.2025" is from 1 November 2025 to the day of the register, 15 January 2026. "снежань 2025 або пазней" is from 1 December 2025 with no last day. "2025 ці 2026" is any day of the two years. "19-20.11.2024" is one of the two days.',
  'R3. A cell that is no date (невядома, unknown, ?, 45231), a day that does not exist (31.02.2024) and a detention after the day of the register are no date: the begin is unknown.',
  'R4. "Дата вызвалення" is the first day on which the person is no longer held; of the dead, the day of death. So whoever was freed on the day asked about is not counted, and whoever was detained on it is.',
  'R5. An end whose last day is before the first day of the begin is not believed: the end is unknown.',
  'R6. A row is in doubt when its status says that the detention is over and it gives no date, or when its status says that it goes on and the facility cell says вызвалены or вызвалена.',
  'R7. The length of a sentence is never used to guess a release.',
  'R8. No: the begin can only be after the day, or the end can only be on or before it. Certain: the begin can only be on or before the day, the end is after it or there is none, and the row is not in doubt. All else is uncertain.',
  'R9. A person recorded twice counts once, by the row that gives an end; if neither does, by the row that is more certain.',
];

export type Answer = 'certain' | 'uncertain' | 'no';

/** ISO days; no `last` means open. */
interface Range {
  readonly first: string;
  readonly last: string | null;
  readonly edtf: string;
}

const REGISTER_DAY = '2026-01-15';
const lastOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const moved = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const exists = (iso: string): boolean => {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
};

/** First month of each season and its code in EDTF (ISO 8601-2:2019, 4.8). */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = { вясна: [3, 21], лета: [6, 22], восень: [9, 23] };

const oneDay = (iso: string): Range | null => (exists(iso) ? { first: iso, last: iso, edtf: iso } : null);

/** Reads a date cell by R1 to R3; null is "no date can be read", undefined "nothing is written". */
export const readDate = (cell: Cell): Range | null | undefined => {
  if (cell === null) return undefined;
  if (typeof cell === 'number') return null;
  if (typeof cell !== 'string') return oneDay(cell.day);
  const text = cell.trim();
  const day = /^(\d\d)\.(\d\d)\.(\d{4})$/u.exec(text);
  if (day) return oneDay(`${day[3]}-${day[2]}-${day[1]}`);
  const month = /^(\d\d)\.(\d{4})$/u.exec(text);
  if (month) {
    const start = `${month[2]}-${month[1]}`;
    return { first: `${start}-01`, last: lastOfMonth(Number(month[2]), Number(month[1])), edtf: start };
  }
  if (/^20\d\d$/u.test(text)) return { first: `${text}-01-01`, last: `${text}-12-31`, edtf: text };
  const season = /^(вясна|лета|восень) (20\d\d)$/u.exec(text);
  const [begins, code] = SEASONS[season?.[1] ?? ''] ?? [];
  if (season && begins !== undefined) {
    const year = Number(season[2]);
    const first = `${year}-${String(begins).padStart(2, '0')}-01`;
    return { first, last: lastOfMonth(year, begins + 2), edtf: `${year}-${code}` };
  }
  return readPhrase(text);
};

const readPhrase = (text: string): Range | null => {
  const about = /^каля (\d\d)\.(\d\d)\.(\d{4})$/u.exec(text);
  if (about) {
    const middle = `${about[3]}-${about[2]}-${about[1]}`;
    return { first: moved(middle, -15), last: moved(middle, 15), edtf: `${middle}~` };
  }
  const after = /^пасля (\d\d)\.(\d{4})$/u.exec(text);
  if (after) {
    const first = moved(lastOfMonth(Number(after[2]), Number(after[1])), 1);
    return { first, last: REGISTER_DAY, edtf: `${first}/${REGISTER_DAY}` };
  }
  const nights = /^(\d\d)-(\d\d)\.(\d\d)\.(\d{4})$/u.exec(text);
  if (nights) {
    const [first, last] = [`${nights[4]}-${nights[3]}-${nights[1]}`, `${nights[4]}-${nights[3]}-${nights[2]}`];
    return { first, last, edtf: `${first}/${last}` };
  }
  if (text === 'зіма 2025/26') return { first: '2025-12-01', last: '2026-02-28', edtf: '2025-12/2026-02' };
  if (text === 'снежань 2025 або пазней') return { first: '2025-12-01', last: null, edtf: '2025-12/..' };
  if (text === '2025 ці 2026') return { first: '2025-01-01', last: '2026-12-31', edtf: '2025/2026' };
  return null;
};

export interface RegisterAnswer {
  readonly no: number;
  /** EDTF; absent when unknown or not written. */
  readonly begin?: string;
  readonly end?: string;
  readonly answer: Answer;
}

/** The answer of one row for a day, by R3 to R8. */
export const answerOf = (row: RegisterRow, asOf: string): RegisterAnswer => {
  const read = readDate(row.detained) ?? null;
  const begin = read && read.first <= REGISTER_DAY ? read : null;
  const written = readDate(row.ended);
  const end = written && begin && written.last !== null && written.last < begin.first ? null : written;
  const over = /^(вызвал|памілав|памёр)/u.test(row.status);
  const doubt = end === null || (over ? end === undefined : row.facility.startsWith('вызвал'));
  const answer = (): Answer => {
    if (begin && begin.first > asOf) return 'no';
    if (end && end.last !== null && end.last <= asOf) return 'no';
    const began = begin?.last != null && begin.last <= asOf;
    const goesOn = end === undefined || (end !== null && end.first > asOf);
    return began && goesOn && !doubt ? 'certain' : 'uncertain';
  };
  return { no: row.no, ...(begin ? { begin: begin.edtf } : {}), ...(end ? { end: end.edtf } : {}), answer: answer() };
};

const tally = (answers: readonly RegisterAnswer[]) => {
  const certain = answers.filter(({ answer }) => answer === 'certain').length;
  const uncertain = answers.filter(({ answer }) => answer === 'uncertain').map(({ no }) => no);
  return { certain, upTo: certain + uncertain.length, uncertainRows: uncertain };
};

const RANK: Readonly<Record<Answer, number>> = { certain: 2, uncertain: 1, no: 0 };

/** Rows and persons detained as of a day: certain, and up to how many when uncertain ones are added. */
export const registerTruth = (asOf: string) => {
  const rows = registerRows().map((row) => answerOf(row, asOf));
  const byNumber = new Map(rows.map((row) => [row.no, row]));
  const twins = Object.entries(DUPLICATES).map(([no, { of }]) => [Number(no), of] as const);
  const persons = rows
    .filter(({ no }) => !twins.some(([second]) => second === no))
    .map((first) => {
      const second = byNumber.get(twins.find(([, of]) => of === first.no)?.[0] ?? -1);
      if (!second || first.end) return first;
      return second.end || RANK[second.answer] > RANK[first.answer] ? second : first;
    });
  return { asOf, rules: REGISTER_RULES, rows: tally(rows), persons: tally(persons), answers: rows };
};

import {
  ADJECTIVAL,
  ARTICLES,
  COLONIES_MEN,
  COLONIES_WOMEN,
  MEN,
  PATRONYMICS,
  PRE_TRIAL,
  SURNAMES,
  WOMEN,
} from './register-names.ts';
import {
  DIRTY_CELLS,
  DUPLICATES,
  MIXED_LETTERS,
  NAMED_PEOPLE,
  NAMESAKES,
  NEAR_THE_DAY,
  PLANTED_WOMEN,
} from './register-planted.ts';
import type { RegisterRow } from './register-row.ts';
import { type Cell, type Sheet, xlsxOf } from './xlsx.ts';

export const REGISTER_ROWS = 400;

/** Column headings, in order of the fields of a row. */
const HEADINGS = [
  '№',
  'Прозвішча, імя, імя па бацьку',
  'Пол',
  'Дата нараджэння',
  'Дата затрымання',
  'Месца ўтрымання',
  'Статус',
  'Артыкулы КК',
  'Прысуд',
  'Дата вызвалення',
  'Высылка',
  'Дзеці',
  'Крыніца',
  'Заўвагі',
];
const WIDTHS = [6, 36, 5, 15, 16, 26, 14, 22, 18, 18, 14, 18, 26, 48];

/** A chain of numbers in [0, 1) that is the same in every run (mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const two = (value: number): string => String(value).padStart(2, '0');
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const pointed = (iso: string): string => `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
const SEASONS = [
  'зіма',
  'зіма',
  'вясна',
  'вясна',
  'вясна',
  'лета',
  'лета',
  'лета',
  'восень',
  'восень',
  'восень',
  'зіма',
];

/** -скі and -ская, which melt into a stem that ends in ц. */
const adjectival = (stem: string, woman: boolean): string =>
  `${stem}${stem.endsWith('ц') ? '' : 'с'}${woman ? 'кая' : 'кі'}`;

const drawRow = (no: number, next: () => number): RegisterRow => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const drawn = next() < 0.17;
  const planted = no in DIRTY_CELLS || no in NEAR_THE_DAY;
  const woman = planted ? PLANTED_WOMEN.includes(no) : drawn;
  const stem = next() < 0.2 ? pick(ADJECTIVAL) : null;
  const surname = stem ? adjectival(stem, woman) : pick(SURNAMES);
  const [his, hers] = pick(PATRONYMICS);
  const given = pick(woman ? WOMEN : MEN);
  const name = next() < 0.7 ? `${surname} ${given} ${woman ? hers : his}` : `${surname} ${given}`;
  const birth = isoDay(Date.UTC(1955, 0, 1) + Math.floor(next() * 50 * 365.25) * 86_400_000);
  const bornDraw = next();
  const born: Cell =
    bornDraw < 0.6
      ? { day: birth }
      : bornDraw < 0.75
        ? `${birth.slice(5, 7)}.${birth.slice(0, 4)}`
        : bornDraw < 0.9
          ? birth.slice(0, 4)
          : null;
  const begin = Date.UTC(2021, 2, 1) + Math.floor(next() * 1740) * 86_400_000;
  const detained = detentionCell(isoDay(begin), next());
  const fate = next();
  const held = Math.floor(60 + next() * 1100) * 86_400_000;
  const over = begin + held < Date.UTC(2025, 11, 10) && fate < 0.42;
  const end = isoDay(begin + held);
  const sentenced = over || begin < Date.UTC(2025, 3, 1);
  const pardoned = over && fate < 0.12;
  const expelled = pardoned && fate < 0.05;
  const status = over ? (pardoned ? 'памілаваны' : 'вызвалены') : sentenced ? 'асуджаны' : 'пад вартай';
  const facility = sentenced ? pick(woman ? COLONIES_WOMEN : COLONIES_MEN) : pick(PRE_TRIAL);
  // Whoever is still held has years left to serve; whoever left at the end of a term served about that term.
  const served = Math.ceil(((over ? begin + held : Date.UTC(2026, 6, 1)) - begin) / (365 * 86_400_000));
  const years = served + (over && !pardoned ? 0 : Math.floor(next() * 4));
  return {
    no,
    name: next() < 0.02 ? `${name}\u00a0` : name,
    sex: woman ? 'ж' : 'м',
    born,
    detained,
    facility,
    status: woman && status.endsWith('ы') ? `${status.slice(0, -1)}ая` : status,
    articles: pick(ARTICLES),
    sentence: sentenced
      ? `${years} ${years === 1 ? 'год' : years < 5 ? 'гады' : 'гадоў'}${next() < 0.3 ? ' 6 мес.' : ''}`
      : null,
    ended: over ? (next() < 0.75 ? { day: end } : `${end.slice(5, 7)}.${end.slice(0, 4)}`) : null,
    expelled: over ? (expelled ? 'так, Тарвія' : pardoned ? 'не' : null) : null,
    children:
      next() < 0.18
        ? `${pick(['сын', 'дачка'])}, ${two(1 + Math.floor(next() * 12))}.${2008 + Math.floor(next() * 15)}`
        : null,
    source: pick(['сваякі', 'судовы расклад', 'ліст з калоніі', 'былы зняволены', 'прысуд', 'СМІ']),
    notes: null,
  };
};

const detentionCell = (iso: string, draw: number): Cell => {
  const month = Number(iso.slice(5, 7));
  if (draw < 0.72) return { day: iso };
  if (draw < 0.8) return pointed(iso);
  if (draw < 0.91) return `${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
  if (draw < 0.95 || SEASONS[month - 1] === 'зіма') return iso.slice(0, 4);
  return `${SEASONS[month - 1]} ${iso.slice(0, 4)}`;
};

const firstTwo = (name: string): string => name.trim().split(/\s+/u).slice(0, 2).join(' ');

/** Day and month of a birth date changed places, as a hasty hand writes it; both parts are at most 12. */
const swapped = (cell: Cell): Cell =>
  cell !== null && typeof cell === 'object'
    ? { day: `${cell.day.slice(0, 4)}-${cell.day.slice(8)}-${cell.day.slice(5, 7)}` }
    : cell;

const EMPTY_ROW: RegisterRow = {
  no: 0,
  name: '',
  sex: 'м',
  born: null,
  detained: null,
  facility: '',
  status: '',
  articles: '',
  sentence: null,
  ended: null,
  expelled: null,
  children: null,
  source: '',
  notes: null,
};

/** The 400 rows, the same in every run. */
export const registerRows = (): readonly RegisterRow[] => {
  const next = numbersFrom(20_251_231);
  const rows = new Map<number, RegisterRow>();
  const taken = new Set<string>();
  for (let no = 1; no <= REGISTER_ROWS; no += 1) {
    let row = drawRow(no, next);
    while (taken.has(firstTwo(row.name))) row = drawRow(no, next);
    taken.add(firstTwo(row.name));
    rows.set(no, row);
  }
  const at = (no: number): RegisterRow => {
    const row = rows.get(no);
    if (!row) throw new Error(`expected a row ${no} of the register, got none`);
    return row;
  };
  const plant = (table: Readonly<Record<number, Partial<RegisterRow>>>): void => {
    for (const [no, change] of Object.entries(table)) rows.set(Number(no), { ...at(Number(no)), ...change });
  };
  rows.set(40, { ...at(40), born: { day: '1987-04-09' } });
  for (const [no, change] of Object.entries(NAMED_PEOPLE))
    rows.set(Number(no), { ...EMPTY_ROW, no: Number(no), ...change });
  for (const [no, other] of Object.entries(NAMESAKES)) {
    const { sex, name, status, facility, sentence } = at(other);
    const row = at(Number(no));
    const sameSex =
      row.sex === sex ? {} : { status, facility, sentence, ended: at(other).ended, expelled: at(other).expelled };
    rows.set(Number(no), { ...row, ...sameSex, sex, name: firstTwo(name) });
  }
  for (const [no, { of, row }] of Object.entries(DUPLICATES)) {
    const stands = at(of);
    const born = of === 40 ? swapped(stands.born) : stands.born;
    const name = of === 211 ? firstTwo(stands.name) : stands.name;
    rows.set(Number(no), { ...stands, no: Number(no), born, name, ...row });
  }
  plant(NEAR_THE_DAY);
  plant(DIRTY_CELLS);
  for (const [no, from, to] of MIXED_LETTERS) {
    rows.set(no, { ...at(no), name: at(no).name.replace(from, to) });
  }
  return [...rows.values()];
};

const cellsOf = (row: RegisterRow): Cell[] => [
  row.no,
  row.name,
  row.sex,
  row.born,
  row.detained,
  row.facility,
  row.status,
  row.articles,
  row.sentence,
  row.ended,
  row.expelled,
  row.children,
  row.source,
  row.notes,
];

const LEGEND: readonly (readonly Cell[])[] = [
  ['Поле', 'Што азначае'],
  ['Дата затрымання', 'дзень, месяц або год; «каля», «пасля» — як сказала крыніца'],
  ['Статус', 'пад вартай; асуджаны; вызвалены; памілаваны; памёр'],
  ['Дата вызвалення', 'першы дзень, калі чалавек ужо не пад вартай; для памерлых — дзень смерці'],
  ['Высылка', 'дзяржава, у якую вывезлі; «не» — застаўся ў краіне'],
  ['Стан рэестра', { day: '2026-01-15' }],
];

/** The register as a workbook of two sheets: the rows and a legend. */
export const registerFile = (): Buffer => {
  const rows: Sheet = { name: 'Рэестр', widths: WIDTHS, rows: [HEADINGS, ...registerRows().map(cellsOf)] };
  return xlsxOf([rows, { name: 'Легенда', widths: [24, 80], rows: LEGEND }]);
};

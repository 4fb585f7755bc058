import type { RegisterRow } from './register-row.ts';

type Planted = Partial<RegisterRow>;
const day = (iso: string) => ({ day: iso });

/** Rows of the people whom other documents name; the key is the number in the first column. */
export const NAMED_PEOPLE: Readonly<Record<number, Planted>> = {
  12: {
    name: 'Ільмоўская Марына Віктараўна',
    sex: 'ж',
    born: day('1986-04-11'),
    detained: day('2022-02-17'),
    facility: 'Калонія № 24, Круцк',
    status: 'асуджаная',
    articles: '187; 203 ч. 1; 214-1; 231; 305-2',
    sentence: '7 гадоў + 1 год 2 мес.',
    children: 'сын, 05.2014',
    source: 'сваякі; прысуд',
    notes: 'лац. ILMOUSKAYA MARYNA; да 08.2025 у калоніі № 4',
  },
  31: {
    name: 'Жураўнік Анатоль Рыгоравіч',
    sex: 'м',
    born: '1961',
    detained: day('2023-05-03'),
    facility: 'Калонія № 7, Сасновічы',
    status: 'памёр',
    articles: '187; 231',
    sentence: '5 гадоў',
    ended: '19-20.11.2024',
    source: 'удава; пасведчанне аб смерці',
    notes: 'у пасведчанні 19.11, паводле ўдавы і сукамернікаў ноч на 20.11',
  },
  56: {
    name: 'Брусніцкі Уладзіслаў Ігаравіч',
    sex: 'м',
    born: '06.1989',
    detained: '08.2023',
    facility: 'Турма № 2, Круцк',
    status: 'памілаваны',
    articles: '214-1',
    sentence: '4 гады 6 мес.',
    ended: day('2025-12-13'),
    expelled: 'так, Тарвія',
    children: 'сын',
    source: 'маці',
    notes: 'пашпарт не аддалі; у расійскіх крыніцах Владислав Брусницкий',
  },
  73: {
    name: 'Барсукевіч Сяргей Міхайлавіч',
    sex: 'м',
    born: day('1974-01-28'),
    detained: day('2023-10-03'),
    facility: 'Турма № 2, Круцк',
    status: 'памілаваны',
    articles: '214-1; 219',
    sentence: '6 гадоў',
    ended: '12.2025',
    expelled: 'не',
    source: 'жонка',
    notes: 'адвакат',
  },
  94: {
    name: "Арабінчык Ганна Юр'еўна",
    sex: 'ж',
    born: '1990',
    detained: day('2023-04-06'),
    facility: 'Калонія № 4, Азёрна',
    status: 'асуджаная',
    articles: '187; 214-1',
    sentence: '6 гадоў',
    source: 'рэдакцыя',
    notes: 'журналістка; лац. ARABINCHYK HANNA',
  },
  118: {
    name: 'Грыцук Вера Паўлаўна',
    sex: 'ж',
    born: day('1991-07-23'),
    detained: day('2024-10-14'),
    facility: 'СІЗА № 1, Барыск',
    status: 'пад вартай',
    articles: '214-1',
    sentence: null,
    children: 'дачка, 03.2018',
    source: 'маці',
    notes: 'у павестцы суда 15.10.2024; лац. HRYTSUK VERA',
  },
  263: {
    name: 'Ластаўчык Ірына',
    sex: 'ж',
    born: '1988',
    detained: '09.2022',
    facility: 'Калонія № 4, Азёрна',
    status: 'вызваленая',
    articles: '203',
    sentence: '3 гады',
    ended: 'вясна 2025',
    expelled: null,
    children: null,
    source: 'спіс былых зняволеных',
    notes: null,
  },
  279: {
    name: 'Грыцук Вера',
    sex: 'ж',
    born: '1979',
    detained: '03.2023',
    facility: 'Калонія № 4, Азёрна',
    status: 'вызваленая',
    articles: '203',
    sentence: '1 год 6 мес.',
    ended: '09.2024',
    children: null,
    source: 'судовы расклад',
    notes: 'Круцк; не блытаць з № 118',
  },
};

/** Number → number of the row whose surname and given name it bears, though it is another person. */
export const NAMESAKES: Readonly<Record<number, number>> = {
  109: 22,
  134: 45,
  166: 63,
  197: 81,
  214: 103,
  248: 125,
  318: 151,
  347: 190,
  379: 231,
};

/** Rows that record a person a second time; `of` is the row that stands. */
export const DUPLICATES: Readonly<Record<number, { readonly of: number; readonly row: Planted }>> = {
  152: {
    of: 73,
    row: {
      name: 'Барсукевич Сергей',
      sex: 'м',
      born: '1974',
      detained: 'восень 2023',
      facility: 'СІЗА № 1, Барыск',
      status: 'пад вартай',
      articles: '214-1',
      sentence: null,
      ended: null,
      expelled: null,
      children: null,
      source: 'спіс калегіі адвакатаў',
      notes: null,
    },
  },
  239: {
    of: 94,
    row: {
      name: 'Arabinčyk Hanna',
      sex: 'ж',
      born: '1990',
      detained: '04.2023',
      facility: 'СІЗА № 1, Барыск',
      status: 'пад вартай',
      articles: '187',
      sentence: null,
      ended: null,
      expelled: null,
      children: null,
      source: 'спіс журналістаў',
      notes: 'запіс не абнаўляўся',
    },
  },
  303: { of: 40, row: { source: 'ліст з калоніі', notes: 'дзень і месяц нараджэння, мабыць, пераблытаныя' } },
  388: { of: 211, row: { source: 'тэлефонны званок', notes: 'імя па бацьку не назвалі' } },
};

const FRESH: Planted = {
  facility: 'СІЗА № 1, Барыск',
  status: 'пад вартай',
  sentence: null,
  ended: null,
  expelled: null,
};
const SERVING: Planted = {
  facility: 'Калонія № 7, Сасновічы',
  status: 'асуджаны',
  sentence: '5 гадоў',
  ended: null,
  expelled: null,
};
const freed = (ended: RegisterRow['ended'], status = 'вызвалены'): Planted => ({
  facility: 'Калонія № 15, Ліскава',
  status,
  ended,
  expelled: null,
});

/** Rows with a planted cell that speaks of a woman; all other rows with planted cells are men. */
export const PLANTED_WOMEN: readonly number[] = [176, 266];

/** Cells that are wrong on purpose. */
export const DIRTY_CELLS: Readonly<Record<number, Planted>> = {
  19: { ...SERVING, born: day('2023-06-14'), detained: day('2023-06-14') },
  37: { ...SERVING, detained: 'невядома' },
  61: { articles: '187/231' },
  84: { ...SERVING, detained: day('2042-03-14') },
  143: { ...SERVING, facility: 'вызвалены' },
  172: { articles: 'арт.214-1 ч.1,ч.2' },
  188: { ...SERVING, detained: '45231' },
  205: { ...SERVING, detained: 'unknown' },
  222: { ...SERVING, born: day('1896-09-02') },
  266: { ...SERVING, facility: 'вызвалена', status: 'асуджаная' },
  290: { ...FRESH, detained: day('2026-11-30') },
  301: { ...SERVING, detained: '31.02.2024' },
  311: { ...SERVING, detained: '?' },
  356: { ...freed(day('2025-02-20')), detained: day('2025-05-20') },
  368: { articles: '203 i 187' },
};

/** Ends and beginnings near the last day of 2025, where the answer turns on a word. */
export const NEAR_THE_DAY: Readonly<Record<number, Planted>> = {
  15: { ...FRESH, detained: day('2025-12-31') },
  52: { ...FRESH, detained: day('2026-01-05') },
  68: { ...FRESH, detained: '12.2025' },
  131: { ...FRESH, detained: 'зіма 2025/26' },
  147: { ...freed('31.12.2025'), detained: day('2023-02-02'), sentence: '3 гады' },
  176: {
    ...freed('зіма 2025/26', 'вызваленая'),
    facility: 'Калонія № 24, Круцк',
    detained: day('2022-09-09'),
    sentence: '3 гады 6 мес.',
  },
  201: { ...freed('2025 ці 2026'), detained: day('2024-04-17'), sentence: '2 гады' },
  256: { ...freed(day('2026-01-02')), detained: day('2022-05-30'), sentence: '4 гады' },
  272: { ...FRESH, detained: '2025' },
  295: { ...FRESH, detained: 'пасля 10.2025' },
  322: { ...SERVING, detained: 'каля 15.05.2024' },
  339: { ...freed('01.2026'), detained: day('2021-11-11'), sentence: '4 гады' },
  361: { ...freed('снежань 2025 або пазней'), detained: day('2023-07-19'), sentence: '2 гады 6 мес.' },
  393: { ...FRESH, detained: '01.2026' },
};

/** Rows whose name has one Latin letter in place of a Cyrillic one: number, Cyrillic letter, Latin letter. */
export const MIXED_LETTERS: readonly (readonly [number, string, string])[] = [
  [97, 'о', 'o'],
  [331, 'а', 'a'],
];

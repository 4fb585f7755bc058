import type { Seeded } from './seeded.ts';

/** Invented people and words of Veresk, each in Cyrillic and in Latin letters. */
type Pair = readonly [cyrillic: string, latin: string];

const GIVEN: readonly Pair[] = [
  ['Алесь', 'Ales'],
  ['Марына', 'Maryna'],
  ['Сяргей', 'Siarhei'],
  ['Вольга', 'Volha'],
  ['Андрэй', 'Andrei'],
  ['Наталля', 'Natallia'],
  ['Уладзімір', 'Uladzimir'],
  ['Таццяна', 'Tatsiana'],
  ['Дзмітрый', 'Dzmitry'],
  ['Ганна', 'Hanna'],
  ['Мікалай', 'Mikalai'],
  ['Кацярына', 'Katsiaryna'],
  ['Ігар', 'Ihar'],
  ['Святлана', 'Sviatlana'],
  ['Віктар', 'Viktar'],
  ['Алена', 'Alena'],
];
const STARTS: readonly Pair[] = [
  ['Вер', 'Ver'],
  ['Мар', 'Mar'],
  ['Стал', 'Stal'],
  ['Кар', 'Kar'],
  ['Дуб', 'Dub'],
  ['Лаз', 'Laz'],
  ['Рад', 'Rad'],
  ['Зар', 'Zar'],
  ['Тур', 'Tur'],
  ['Бар', 'Bar'],
  ['Хал', 'Khal'],
  ['Сак', 'Sak'],
  ['Жук', 'Zhuk'],
  ['Пал', 'Pal'],
  ['Нав', 'Nav'],
  ['Галь', 'Hal'],
];
const MIDDLES: readonly Pair[] = [
  ['а', 'a'],
  ['ава', 'ava'],
  ['ыц', 'yts'],
  ['ун', 'un'],
  ['эл', 'el'],
  ['ат', 'at'],
  ['ус', 'us'],
  ['ань', 'an'],
  ['арад', 'arad'],
  ['ылк', 'ylk'],
];
const ENDS: readonly Pair[] = [
  ['овіч', 'ovich'],
  ['енка', 'enka'],
  ['эвіч', 'evich'],
  ['скі', 'ski'],
  ['учок', 'uchok'],
  ['інец', 'inets'],
  ['авец', 'avets'],
  ['эня', 'enia'],
];

export interface Name {
  readonly cyrillic: string;
  readonly latin: string;
}

export const inventName = ({ pick }: Seeded): Name => {
  const [given, ...surname] = [pick(GIVEN), pick(STARTS), pick(MIDDLES), pick(MIDDLES), pick(ENDS)];
  const joined = (script: 0 | 1): string => `${given?.[script]} ${surname.map((part) => part[script]).join('')}`;
  return { cyrillic: joined(0), latin: joined(1) };
};

const PLAIN =
  'the court of Veresk heard that on the day a person was held by officers and later released without charge ' +
  'суд разгледзеў справу і пакінуў асобу пад вартай да наступнага дня паводле слоў сведкі і адваката';

/** A text of about a thousand characters that holds the given words; a tenth of its other words are rare. */
export const inventText = (chance: Seeded, holds: readonly string[]): string => {
  const plain = PLAIN.split(' ');
  const words = Array.from({ length: 105 }, () => (chance.below(10) === 0 ? rareWord(chance) : chance.pick(plain)));
  holds.forEach((held, at) => {
    words.splice((at * 9) % words.length, 0, `${held},`);
  });
  return words.join(' ');
};

const rareWord = (chance: Seeded): string => {
  const script = chance.below(2) as 0 | 1;
  return [STARTS, MIDDLES, MIDDLES, MIDDLES, ENDS]
    .map((parts) => chance.pick(parts)[script])
    .join('')
    .toLowerCase();
};

export const inventDay = (chance: Seeded, firstYear: number, years: number): string =>
  `${firstYear + chance.below(years)}-${String(1 + chance.below(12)).padStart(2, '0')}-${String(1 + chance.below(28)).padStart(2, '0')}`;

export const FACILITIES = [
  'Remand prison No. 1',
  'Калонія № 4',
  'Police station, Verasna',
  'Турма № 2',
  'Colony No. 9',
];

/** What registers write in their cells, in English, Russian and Belarusian, as tables of word beginnings. */

const UNKNOWN = new Set(
  'unknown|not known|n/a|#n/a|na|none|null|nan|undefined|?|??|???|-|–|—|.|…|...|невядома|невядомы|невядомая|не вядома|няма звестак|няма даных|неизвестно|неизвестен|неизвестна|не известно|нет данных|нет сведений|н/д|н д|no data|false'.split(
    '|',
  ),
);

const LONGEST_UNKNOWN = 24;

/** An empty cell, or one that says that nothing is known. `FALSE` is what a spreadsheet makes of a missing picture. */
export const saysNothing = (cell: string): boolean => {
  if (cell.length > LONGEST_UNKNOWN) return cell.trim() === '';
  const text = plain(cell);
  return text === '' || UNKNOWN.has(text);
};

/** Text that a spreadsheet would run: never read as what it seems to say. */
export const isFormula = (cell: string): boolean => /^\s*(?:[=@]|[+-]\p{L})/u.test(cell);

const YES = new Set('yes|true|1|y|x|✓|+|так|ага|да|так есць'.split('|'));
const NO = new Set('no|false|0|n|не|нет|няма|нет данных'.split('|'));

export const saysYes = (cell: string): boolean => YES.has(plain(cell));
export const saysNo = (cell: string): boolean => NO.has(plain(cell));

const SEXES: ReadonlyMap<string, 'female' | 'male'> = new Map([
  ...'f|female|woman|women|girl|ж|жен|жан|жанчына|жаночы|женщина|женский|жін'
    .split('|')
    .map((word) => [word, 'female'] as const),
  ...'m|male|man|men|boy|м|муж|мужчына|мужчынскі|мужчина|мужской|чал'.split('|').map((word) => [word, 'male'] as const),
]);

export const sexOf = (cell: string): 'female' | 'male' | undefined => SEXES.get(plain(cell).replace(/\.$/u, ''));

/** held: deprived of liberty when the register was made; over: no longer; dead. */
export interface StatusSaid {
  readonly state: 'held' | 'over' | 'dead';
  /** Code of the vocabulary detention-ended. */
  readonly ground?: string;
}

type StatusRow = readonly [state: StatusSaid['state'], ground: string | undefined, stems: string];
/** Asked in this order: a cell that says "convicted, pardoned" says that it is over. */
const STATUSES: readonly StatusRow[] = [
  ['dead', 'death', 'памёр|памер|нябожчы|загіну|умер|скончал|погиб|died|dead|deceased|death'],
  ['over', 'pardon', 'памілав|помилов|pardon'],
  ['over', 'amnesty', 'амністав|амнист|amnest'],
  ['over', 'exchange', 'абмян|обмен|exchang|swapped'],
  ['over', 'expulsion', 'выслан|высла|дэпарт|депорт|expel|deport'],
  ['over', 'acquittal', 'апраўд|оправд|acquit'],
  ['over', 'term-served', 'адбыў|адбыла|отбыл|served'],
  [
    'over',
    undefined,
    'вызвал|вызвол|на свабод|на свобод|на волі|на воле|освобо|выйш|вышел|вышла|былы|былая|бывш|released|freed|former|at liberty|at large',
  ],
  [
    'held',
    undefined,
    'вартай|зняволен|асуджан|арыштав|затрыман|турм|калон|сіза|адбывае|стражей|заключен|осужд|арестов|задержан|тюрьм|колон|сизо|отбывает|active|custody|detain|imprison|arrest|convict|sentenced|serving|prison|jail|held',
  ],
];
const STATUS_STEMS = STATUSES.map(([state, ground, stems]) => ({ state, ground, pattern: startsWord(stems) }));
const LIBERTY = startsWord(
  'вызвал|вызвол|освобо|released|freed|на волі|на свабод|на свобод|на воле|at liberty|at large',
);
/** Freed and taken again; convicted without being taken; not yet freed: for a person to read. */
const AGAIN = startsWord('зноў|паўторн|снова|повторн|again|re-arrest|rearrest');
const SUSPENDED = startsWord('умоўн|условн|suspended|conditional');
const NEGATED = startsWord('(?:не|ня|not|no|never|яшчэ|еще|yet)(?!\\p{L})');

/** What a status says of detention; absent when it says nothing of it, or more than one thing. */
export const statusOf = (cell: string): StatusSaid | undefined => {
  const text = plain(cell);
  if (AGAIN.test(text) || NEGATED.test(text)) return undefined;
  const row = STATUS_STEMS.find(({ pattern }) => pattern.test(text));
  return row === undefined || (row.state === 'held' && SUSPENDED.test(text))
    ? undefined
    : { state: row.state, ...(row.ground === undefined ? {} : { ground: row.ground }) };
};

/** True when a cell for the place of detention says that the person is free. */
export const saysAtLiberty = (cell: string): boolean => LIBERTY.test(plain(cell)) && !NEGATED.test(plain(cell));

const REGIMES: readonly (readonly [property: 'regime' | 'kind', code: string, stems: string])[] = [
  ['kind', 'home-restriction', 'хатн|домашн|home|without placement|без накір|без направ'],
  ['kind', 'open-facility', 'хімі|хими|адкрыт|открыт|open-type|open type|open facility'],
  ['kind', 'fine', 'штраф|fine'],
  ['kind', 'compulsory-treatment', 'прымусов|принудительн|compulsory'],
  ['regime', 'reinforced', 'узмоцнен|усиленн|reinforced|medium'],
  ['regime', 'strict', 'строг|strict|maximum'],
  ['regime', 'special', 'асаблів|особ|special'],
  ['regime', 'general', 'агульн|общ(?:ий|его|ем)|general|minimum'],
  ['regime', 'prison', 'турэмн|тюремн|prison regime'],
  ['regime', 'settlement', 'паселен|поселен|settlement'],
];
const REGIME_STEMS = REGIMES.map(([property, code, stems]) => ({ property, code, pattern: startsWord(stems) }));

/** The regime or kind that a penalty names: a term of the vocabulary, when it names exactly one. */
export const regimeOf = (cell: string): { readonly property: 'regime' | 'kind'; readonly code: string } | undefined => {
  const found = REGIME_STEMS.filter(({ pattern }) => pattern.test(plain(cell)));
  return found.length === 1 ? found[0] : undefined;
};

/** A word of Latin and Cyrillic letters at once: `Вoльга` with a Latin o. */
export const mixesAlphabets = (name: string): boolean =>
  name.split(/[^\p{L}]+/u).some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));

/** In lower case, ё as е, any spaces as one. */
export function plain(cell: string): string {
  return cell.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

function startsWord(stems: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${stems.replaceAll('ё', 'е')})`, 'u');
}

import type { Span } from './view.ts';

/** A date as printed, in EDTF (ISO 8601-2:2019 level 1): `2025-09-08`, `2025-09`, `2025-23` (autumn), `2025`, `XXXX-08-07`, `XXXX-05`. */
export interface FoundDate extends Span {
  readonly edtf: string;
  readonly precision: 'day' | 'month' | 'season' | 'year';
  /** False when the text leaves the year out. */
  readonly yearPrinted: boolean;
}

const MONTH_WORDS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'enero', 'января', 'январе', 'январь', 'студзеня', 'студзені', 'студзень'],
  ['february', 'feb', 'février', 'fevrier', 'febrero', 'февраля', 'феврале', 'февраль', 'лютага', 'лютым', 'люты'],
  ['march', 'mar', 'mars', 'marzo', 'марта', 'марте', 'март', 'сакавіка', 'сакавіку', 'сакавік'],
  ['april', 'apr', 'avril', 'abril', 'апреля', 'апреле', 'апрель', 'красавіка', 'красавіку', 'красавік'],
  ['may', 'mai', 'mayo', 'мая', 'мае', 'май', 'траўня', 'траўні', 'травень'],
  ['june', 'jun', 'juin', 'junio', 'июня', 'июне', 'июнь', 'чэрвеня', 'чэрвені', 'чэрвень'],
  ['july', 'jul', 'juillet', 'julio', 'июля', 'июле', 'июль', 'ліпеня', 'ліпені', 'ліпень'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'августа', 'августе', 'август', 'жніўня', 'жніўні', 'жнівень'],
  [
    'september',
    'sep',
    'sept',
    'septembre',
    'septiembre',
    'setiembre',
    'сентября',
    'сентябре',
    'сентябрь',
    'верасня',
    'верасні',
    'верасень',
  ],
  ['october', 'oct', 'octobre', 'octubre', 'октября', 'октябре', 'октябрь', 'кастрычніка', 'кастрычніку', 'кастрычнік'],
  ['november', 'nov', 'novembre', 'noviembre', 'ноября', 'ноябре', 'ноябрь', 'лістапада', 'лістападзе', 'лістапад'],
  [
    'december',
    'dec',
    'décembre',
    'decembre',
    'diciembre',
    'декабря',
    'декабре',
    'декабрь',
    'снежня',
    'снежні',
    'снежань',
  ],
];

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, index) => words.map((word): [string, number] => [word, index + 1])),
);

const YEAR = '((?:19|20)\\d{2})';
const MONTH = '(\\p{L}{3,12})\\.?';
const EDGE = '(?<![\\p{L}\\d/.-])';

interface DateForm {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[]): Omit<FoundDate, 'start' | 'end'> | undefined;
}

/** Seasons as EDTF numbers them: 21 spring to 24 winter. */
const SEASONS: readonly (readonly [string, number])[] = [
  ['spring|printemps|primavera|весной|весны|вясной|вясны', 21],
  ['summer|été|verano|летом|лета|летам|улетку', 22],
  ['autumn|fall|automne|otoño|осенью|осени|восенню|увосень|восені', 23],
  ['winter|hiver|invierno|зимой|зимы|зімой|зімы|узімку', 24],
];

const FORMS: readonly DateForm[] = [
  {
    pattern: new RegExp(`${EDGE}${YEAR}-(\\d{2})-(\\d{2})(?![\\d/-])`, 'gu'),
    read: ([year, month, day]) => dated(year, Number(month), day),
  },
  {
    // 8 September 2025, 1er juin 2025, 8 de septiembre de 2025, 8 верасня 2025
    pattern: new RegExp(
      `${EDGE}(\\d{1,2})(?:er|st|nd|rd|th|-га|-го)?[ ]?(?:of )?(?:de )?${MONTH},?[ ]?(?:del? )?${YEAR}(?!\\d)`,
      'giu',
    ),
    read: ([day, month, year]) => dated(year, monthOf(month), day),
  },
  {
    pattern: new RegExp(`${EDGE}${MONTH}[ ](\\d{1,2})(?:st|nd|rd|th)?,[ ]?${YEAR}(?!\\d)`, 'giu'),
    read: ([month, day, year]) => dated(year, monthOf(month), day),
  },
  {
    // Day first, as in most of Europe; with slashes only when the day cannot be a month.
    pattern: new RegExp(`${EDGE}(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}(?![\\d/])`, 'gu'),
    read: ([day, month, year]) => dated(year, Number(month), day),
  },
  {
    pattern: new RegExp(`${EDGE}(\\d{1,2})/(\\d{1,2})/${YEAR}(?![\\d/])`, 'gu'),
    read: ([day, month, year]) => (Number(day) > 12 ? dated(year, Number(month), day) : undefined),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d]|\\d[ ](?:de )?)${MONTH},?[ ](?:de |del )?${YEAR}(?![\\d/-])`, 'giu'),
    read: ([month, year]) => dated(year, monthOf(month)),
  },
  {
    pattern: new RegExp(`${EDGE}(\\d{1,2})(?:er|st|nd|rd|th)?[ ](?:de )?${MONTH}(?![\\p{L}\\d])`, 'giu'),
    read: ([day, month]) => dated(undefined, monthOf(month), day),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])${MONTH}[ ](\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\d/.-])`, 'giu'),
    read: ([month, day]) => dated(undefined, monthOf(month), day),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(${SEASONS.map(([words]) => words).join('|')}),?[ ](?:of |de |del )?${YEAR}(?![\\d/.-]\\d)`,
      'giu',
    ),
    read: ([word, year]) => {
      const season = SEASONS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word ?? ''))?.[1];
      return season === undefined || year === undefined
        ? undefined
        : { edtf: `${year}-${season}`, precision: 'season', yearPrinted: true };
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])${YEAR}(?= (?:года рождения|г\\. ?[рн]\\.|года нараджэння|году нараджэння))`,
      'gu',
    ),
    read: ([year]) => (year === undefined ? undefined : { edtf: year, precision: 'year', yearPrinted: true }),
  },
  {
    // A month alone counts only after "in": "may" and "mars" are words of their own.
    pattern: /(?<=(?:^|[^\p{L}])(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ee]n) )(\p{Lu}\p{Ll}{2,11})(?=[ ,.;])/gu,
    read: ([month]) => dated(undefined, monthOf(month)),
  },
  {
    pattern: new RegExp(
      `(?<=(?:^|[^\\p{L}])(?:in|since|during|by|until|of|en|depuis|em|desde|год|в|с|у|з|ў) )${YEAR}(?![\\d/-]|\\.\\d)`,
      'giu',
    ),
    read: ([year]) => (year === undefined ? undefined : { edtf: year, precision: 'year', yearPrinted: true }),
  },
];

const monthOf = (word: string | undefined): number => MONTH_OF.get((word ?? '').toLowerCase()) ?? 0;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const dated = (year: string | undefined, month: number, day?: string): Omit<FoundDate, 'start' | 'end'> | undefined => {
  if (month < 1 || month > 12) return undefined;
  const shownYear = year ?? 'XXXX';
  const shownMonth = String(month).padStart(2, '0');
  const yearPrinted = year !== undefined;
  if (day === undefined) return { edtf: `${shownYear}-${shownMonth}`, precision: 'month', yearPrinted };
  const number = Number(day);
  if (number < 1 || number > (DAYS[month - 1] ?? 0)) return undefined;
  return { edtf: `${shownYear}-${shownMonth}-${day.padStart(2, '0')}`, precision: 'day', yearPrinted };
};

/** Every date printed in the text, in order, none inside another: English, French, Spanish, Russian, Belarusian, numerals. */
export const findDates = (text: string): readonly FoundDate[] => {
  const found: FoundDate[] = [];
  const taken = new Uint8Array(text.length + 1);
  for (const form of FORMS) {
    for (const match of text.matchAll(form.pattern)) {
      const read = form.read(match.slice(1));
      if (read === undefined) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      const end = text[span.end - 1] === '.' || text[span.end - 1] === ',' ? span.end - 1 : span.end;
      if (taken[span.start] === 1 || taken[end - 1] === 1) continue;
      taken.fill(1, span.start, end);
      found.push({ ...read, start: span.start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
};

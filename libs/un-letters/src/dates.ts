import { monthOf, SEASON_WORDS, seasonOf } from './date-words.ts';
import type { Span } from './view.ts';

/** A date as printed, in EDTF (ISO 8601-2:2019 level 1): `2025-09-08`, `2025-09`, `2025-23` (autumn), `2025`, `XXXX-08-07`, `XXXX-05`. */
export interface FoundDate extends Span {
  readonly edtf: string;
  readonly precision: 'day' | 'month' | 'season' | 'year';
  /** False when the text leaves the year out. */
  readonly yearPrinted: boolean;
}

/** A scan reads the nought of a year as a letter. */
const YEAR = '((?:19|2[0O])\\d{2})';
const MONTH = '(\\p{L}{3,12})\\.?';
/** No letter or digit before; a preposition may be glued to the day. */
const EDGE = '(?:(?<![\\p{L}\\d/.-])|(?<=(?<!\\p{L})(?:[Oo]n|of|[Ss]ince|[Uu]ntil|[Dd]ated)))';

const ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  );

interface DateForm {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[]): Omit<FoundDate, 'start' | 'end'> | undefined;
}

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
    pattern: new RegExp(`(?<![\\p{L}\\d]|\\d[ ](?:de )?)${MONTH},?[ ](?:de |del |of )?${YEAR}(?!\\d|/|-\\d)`, 'giu'),
    read: ([month, year]) => dated(year, monthOf(month)),
  },
  {
    pattern: new RegExp(`${EDGE}(\\d{1,2})(?:er|st|nd|rd|th)?[ ](?:of |de )?${MONTH}(?![\\p{L}\\d])`, 'giu'),
    read: ([day, month]) => dated(undefined, monthOf(month), day),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])${MONTH}[ ](\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\d/.-])`, 'giu'),
    read: ([month, day]) => dated(undefined, monthOf(month), day),
  },
  {
    // "the second day of December": the day in words
    pattern: new RegExp(
      `(?<!\\p{L})the (${ORDINALS.join('|')})(?: day)? of ${MONTH}(?:,? ${YEAR})?(?![\\p{L}\\d])`,
      'giu',
    ),
    read: ([day, month, year]) => dated(year, monthOf(month), String(ORDINALS.indexOf((day ?? '').toLowerCase()) + 1)),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(${SEASON_WORDS}),?[ ](?:of |de |del |de l'année )?${YEAR}(?![\\d/.-]\\d)`, 'giu'),
    read: ([word, year]) => {
      const season = seasonOf(word);
      return season === undefined || year === undefined
        ? undefined
        : { edtf: `${year.replace('O', '0')}-${season}`, precision: 'season', yearPrinted: true };
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d/.-])${YEAR}(?=(?:-га|-го|-м|-му|-ым)? ?(?:года|году|годзе|год|годам|годом|гг?\\.|року|році|рік)(?!\\p{L}))`,
      'gu',
    ),
    read: ([year]) =>
      year === undefined ? undefined : { edtf: year.replace('O', '0'), precision: 'year', yearPrinted: true },
  },
  {
    // A month alone counts only after "in": "may" and "mars" are words of their own.
    pattern:
      /(?<=(?:^|[^\p{L}])(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Ff]rom|[Bb]etween|[Ee]n|[Oo]f|[Ll]ast)[ -])(\p{Lu}\p{Ll}{2,11})(?=[ ,.;:)]|$)/gu,
    read: ([month]) => dated(undefined, monthOf(month)),
  },
  {
    pattern:
      /(?<=(?<!\p{L})(?:en|début|fin|mi|depuis|dès|(?:du|au|le) mois de|jusqu'en|в|у|ў|с|з|зь|із|від|од|ад|до|да|к|начале|конце|середине|пачатку|канцы|сярэдзіне|напрыканцы|початку|кінці|наприкінці|том же|тым жа|тым самым|тому ж)[ -]|(?<=mois )d')(\p{Ll}{3,12})(?=[ ,.;:)]|$)/giu,
    read: ([month]) => dated(undefined, monthOf(month)),
  },
  {
    pattern: new RegExp(
      `(?<=(?:^|[^\\p{L}])(?:in|since|during|by|until|of|before|after|late|early|mid|from|between|en|fin|début|depuis|dès|avant|après|courant|em|desde|hasta|год|в|с|у|з|ў|до|да|к|за|після|пасля|после) |mid-|(?:between|from|entre|de|между|паміж|між|с|з) (?:19|20)\\d{2} (?:and|to|et|à|y|a|и|і|по|да|до|па) )${YEAR}(?![\\d/-]|\\.\\d)`,
      'giu',
    ),
    read: ([year]) =>
      year === undefined ? undefined : { edtf: year.replace('O', '0'), precision: 'year', yearPrinted: true },
  },
];

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const dated = (year: string | undefined, month: number, day?: string): Omit<FoundDate, 'start' | 'end'> | undefined => {
  if (month < 1 || month > 12) return undefined;
  const shownYear = year?.replace('O', '0') ?? 'XXXX';
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

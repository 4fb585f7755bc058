import { monthOf, type Span } from '@amparo/un-letters';
import type { EventTime } from './extract-event-time.ts';
import type { Coverage } from './extract-figure-coverage.ts';
import {
  COVERED,
  COVERED_YEAR,
  HALF,
  halfYear,
  MONTHS,
  OF_WEEK,
  PART_OF_MONTH,
  QUARTER,
  SAME,
  SAME_DAY_LAST_YEAR,
  SAME_PERIOD_OF,
  SINCE_NEW_YEAR,
  WEEK_BEFORE,
  YEARS_BEFORE,
} from './extract-figure-period-words.ts';
import { findNumbers } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

/** A figure told before, which another may continue. */
export interface ToldBefore {
  readonly value: number;
  readonly period: string | undefined;
  /** The sentence it stands in, by its place in the order of sentences. */
  readonly at: number;
  readonly paragraph: number;
}

/** What a figure's period is read from. */
export interface PeriodClause {
  readonly text: string;
  readonly sentence: Sentence;
  readonly number: Span;
  readonly unit: string;
  readonly span: Span;
  readonly times: readonly EventTime[];
  readonly coverage: Coverage;
  readonly before: ToldBefore | undefined;
  /** It goes on from the figure before: "13 of them", "six had not come of age". */
  readonly goesOn: boolean;
  /** The line above its paragraph. */
  readonly heading?: string;
  /** The time at the head of the sentence before. */
  readonly carried: () => string | undefined;
}

/**
 * The time that the text ties to a number: words of its clause ("in the first half of 2025", "за неделю", "a year earlier"),
 * a date in it, else the period of the figure that it continues. EDTF; "since D" is open (`D/..`).
 */
export const periodOf = (clause: PeriodClause): string | undefined => {
  const said = bySaying(clause);
  if (said !== undefined) return said === '' ? undefined : said;
  const held = HAD.test(clause.sentence.text) && /^\d{4}-\d{2}-\d{2}$/u.test(clause.before?.period ?? '');
  return (
    byDate(clause) ??
    (clause.goesOn || held ? clause.before?.period : undefined) ??
    byHeading(clause) ??
    (HAPPENED.test(clause.sentence.text.slice(clause.number.end - clause.sentence.start)) && clause.times.length === 0
      ? clause.carried()
      : undefined)
  );
};

/** "at least 17 were injured", "douze corps ont été retrouvés": what happened to the counted, told in the past. */
const HAPPENED =
  /^[^.;,]{0,40} (?:(?:was|were|ont été|fueron|han sido|были|былі|були) \p{L}{4,}(?<!ing)|(?:died|fled|vanished|drowned|sont morts|ont péri|murieron|погибл\p{L}|загінул\p{L}))(?!\p{L})/iu;
/** "FIGURES OF THE WEEK", "2025 in figures", "Первое полугодие 2025 года": what stands below is of that time. */
const byHeading = ({ heading, coverage, unit }: PeriodClause): string | undefined => {
  if (heading === undefined || unit === 'percent') return undefined;
  if (OF_WEEK.test(heading)) return coverage.range;
  const half = HALF.exec(heading);
  if (half !== null) return halfYear(half);
  const years = heading.match(/(?<![\d-])(?:19|20)\d{2}(?![\d-])/gu) ?? [];
  return IN_FIGURES.test(heading)
    ? years.length === 1
      ? years[0]
      : OF_YEAR.test(heading)
        ? coverage.year
        : undefined
    : undefined;
};
const IN_FIGURES =
  /(?<!\p{L})(?:figures?|numbers|statistics|chiffres|cifras|цифр\p{L}{0,2}|лічб\p{L}{0,2}|статистик\p{L}|статыстык\p{L})(?!\p{L})/iu;
const OF_YEAR = /(?<!\p{L})(?:year|année|año|год[а]?|рок[уа]?|рік)(?!\p{L})/iu;

/** '' where the words say a time that cannot be told. */
const bySaying = ({ text, sentence, number, span, coverage, before }: PeriodClause): string | undefined => {
  const from = sentence.start + sentence.text.lastIndexOf(';', number.start - sentence.start) + 1;
  const head = text.slice(from, number.start);
  const rest = text.slice(number.end, Math.min(sentence.end, Math.max(span.end + 70, number.end + 110)));
  const stop = rest.search(
    /;| \(|, \d|, up from|, down from|, contre|, against|, compared|, против|, супраць|, while /u,
  );
  const tail = withoutNextClause(stop < 0 ? rest : rest.slice(0, stop));
  const year = coverage.written?.slice(0, 4);
  const match = (pattern: RegExp): RegExpExecArray | null => pattern.exec(tail) ?? pattern.exec(head);
  const earlier = YEARS_BEFORE.exec(tail) ?? /^[^,]{0,40}/u.exec(head)?.[0].match(YEARS_BEFORE) ?? null;
  if (SAME_DAY_LAST_YEAR.test(head) || SAME_DAY_LAST_YEAR.test(tail))
    return shiftYears(before?.period ?? coverage.written, -1) ?? '';
  if (earlier !== null && (before === undefined || /\d{4}/u.test(before.period ?? ''))) {
    const years =
      findNumbers(earlier.groups?.n ?? earlier.groups?.m ?? '')[0]?.value ??
      Number(/\d/u.exec(earlier.groups?.n ?? '')?.[0] ?? 1);
    return shiftYears(before?.period, -years) ?? '';
  }
  if (earlier !== null) return '';
  const samePeriod = match(SAME_PERIOD_OF);
  if (samePeriod !== null)
    return before?.period?.replace(/\d{4}/gu, samePeriod.groups?.year ?? '') ?? samePeriod.groups?.year;
  const half = match(HALF);
  if (half !== null) {
    return halfYear(half);
  }
  const quarter = match(QUARTER);
  if (quarter !== null) {
    const of = quarter.groups?.year ?? '';
    const first = ['first', 'second', 'third', 'fourth'].indexOf((quarter.groups?.which ?? '').toLowerCase()) * 3 + 1;
    return `${of}-${String(first).padStart(2, '0')}/${of}-${String(first + 2).padStart(2, '0')}`;
  }
  const part = match(PART_OF_MONTH)?.groups;
  const month = monthOf(part?.month);
  if (month > 0 && year !== undefined) {
    const of = `${year}-${String(month).padStart(2, '0')}`;
    return `${of}-01/${of}-${(part?.day ?? '').padStart(2, '0')}`;
  }
  const newYear = match(SINCE_NEW_YEAR);
  if (newYear !== null) {
    if (newYear.groups?.last !== undefined) return year === undefined ? '' : `${Number(year) - 1}/..`;
    const of = newYear.groups?.year ?? year;
    return of === undefined
      ? ''
      : of === year && (newYear.groups?.year === undefined || /(?:année|year|año) \d{4}/iu.test(newYear[0]))
        ? of
        : `${of}/..`;
  }
  if ((SAME.test(head) || SAME.test(tail)) && before !== undefined) return before.period ?? '';
  if (WEEK_BEFORE.test(head.slice(-40)) || WEEK_BEFORE.test(tail.slice(0, 30)))
    return coverage.range === undefined ? undefined : shiftDays(coverage.range, -7);
  if (coverage.range !== undefined && match(COVERED) !== null) return coverage.range;
  if (coverage.year !== undefined && match(COVERED_YEAR) !== null) return coverage.year;
  for (const [pattern, months] of MONTHS)
    if (match(pattern) !== null && coverage.written !== undefined && coverage.written.length >= 7)
      return shiftMonths(coverage.written, months);
  return undefined;
};

/** "By 31 December 2025": what held on that day. */
/** "by the end of May": when it was counted, not when it happened. */
const isEndOf = (text: string, at: number): boolean =>
  /(?:by|before) the end of $/iu.test(text.slice(Math.max(0, at - 20), at)) ||
  /^(?:by |before )(?:the )?end of /iu.test(text.slice(at, at + 18));
/** "OQTEPA, 20 March 2026 (KNA) -": the day of the report. */
const isDateline = (text: string, sentence: Sentence, time: Span): boolean =>
  /^\p{Lu}[\p{L} '-]{1,30}, $/u.test(text.slice(sentence.start, time.start)) &&
  /^ ?(?:\([^()]{2,30}\) ?)?[-–—] /u.test(text.slice(time.end, time.end + 40));
const AS_OF = /(?:^|[\s(])(?:[Bb]y|[Aa]s of|[Aa]s at|[Aa]u|[Aa]l) (?:the )?$/u;
/** "The courts had passed 203 sentences", behind a figure of a day: it held on that day too. */
const HAD = / (?:had|avai(?:t|ent)|había[n]?) (?:\p{L}+ )?\p{L}+/u;
/** Of more dates the one in the figure's own clause, else none. */
const byDate = ({ text, sentence, number, span, times, coverage }: PeriodClause): string | undefined => {
  const dated = times.filter(
    (time) =>
      time.edtf !== undefined &&
      !time.edtf.startsWith('XXXX') &&
      (time.lead !== 'until' || AS_OF.test(text.slice(Math.max(0, time.start - 12), time.start))) &&
      time.lead !== 'after' &&
      !isEndOf(text, time.start) &&
      !isDateline(text, sentence, time) &&
      // A line that begins with a clock is of the day of the minutes, what it counts is not.
      !(time.start === time.end && time.edtf === coverage.written),
  );
  const apart = appositionOf(text, sentence, number);
  const near = dated.filter((time) => {
    if (apart !== undefined && (time.end <= apart.start || time.start >= apart.end)) return false;
    const between = text.slice(Math.min(time.end, number.end), Math.max(time.start, number.start));
    if (time.end <= number.start && AFTER_WHAT.test(between.replace(INSERTED, ''))) return false;
    if (time.end <= number.start && isOfNumberBefore(text, sentence, time, number)) return false;
    if (time.start >= number.end && withoutNextClause(`${between}0`).length <= between.length) return false;
    return (
      !/[;]| than (?!\d|half|a )| contre | против | супраць /u.test(
        time.end <= number.start ? between.replace(/(?:more|less|fewer) than $/u, '') : between,
      ) && !(/ [—–-] /u.test(between) && time.start > number.end)
    );
  });
  const since = near.find((time) => time.lead === 'since');
  if (since?.edtf !== undefined) return since.edtf.includes('/') ? since.edtf : `${since.edtf}/..`;
  if (near.length === 1) return near[0]?.edtf;
  const inside = near.filter((time) => time.start >= span.start - 40 && time.end <= span.end);
  return inside.length === 1 ? inside[0]?.edtf : near.find((time) => time.start - sentence.start < 6)?.edtf;
};

/** "…, and in 2026 more than 35": a clause with a time or a count of its own. */
const NEXT_CLAUSE =
  /, (?:of (?:them|whom|these|those)|among them|including|из них|з іх|із них|з них|у тым ліку|в том числе|dont|de ellos|and|but|while|whereas|y|e|pero|mientras que|et|mais|tandis que|и|а|но|тогда как|і|й|але|та|тады як|тоді як)(?: that| que| что| што| що)?(?= )/giu;
const withoutNextClause = (tail: string): string => {
  for (const match of tail.matchAll(NEXT_CLAUSE)) {
    const rest = tail.slice(match.index + match[0].length);
    if (/[,;]/u.test(rest)) continue;
    if (/\d/u.test(rest) || findNumbers(rest).length > 0) return tail.slice(0, match.index);
  }
  return tail;
};
/** "nine came out last year, about 30 per cent are": the time closes the clause of another number. */
const isOfNumberBefore = (text: string, sentence: Sentence, time: Span, number: Span): boolean =>
  /^,/u.test(text.slice(time.end, number.start)) &&
  findNumbers(
    /[^,;]*$/u.exec(text.slice(sentence.start, time.start).replace(/^\d{1,3}(?:\.\d{1,3})*[.)]? /u, ''))?.[0] ?? '',
  ).length > 0;
/** "le 28 février après une grève suivie par 4 000": the day is of what came after. */
const AFTER_WHAT =
  /(?<!\p{L})(?:after|following|before|à la suite d[eu']|après|avant|tras|después de|antes de|после|перед|пасля|після)(?!\p{L})[^,]*$/iu;
const INSERTED =
  /, (?:according to|as|say|says|said|selon|d'après|según|по данным|по словам|паводле|за даними|за словами) ?[^,]{0,60},/giu;
/** "the union, once of some 7,000 members, was dissolved in March": what stands between its commas has no time from outside. */
const APPOSITION =
  /, (?:(?:once|formerly|now|then|today|antes|autrefois|jadis|некогда|некалі) )?(?:of|with|composed of|made up of|numbering|comprising|compuest[oa]s? (?:por|de)|formad[oa]s? (?:por|de)|integrad[oa]s? por|con|composée?s? de|forte?s? de|comptant|avec|состоящ\p{L}+ из|насчитывающ\p{L}+|в котор\p{L}+|у як\p{L}+) (?:[\p{L}'’]+ ){0,3}$/iu;
const appositionOf = (text: string, sentence: Sentence, number: Span): Span | undefined => {
  const lead = APPOSITION.exec(text.slice(Math.max(sentence.start, number.start - 70), number.start));
  const close = text.slice(number.end, Math.min(sentence.end, number.end + 90)).indexOf(',');
  return lead === null || close < 0
    ? undefined
    : { start: number.start - (lead[0].length ?? 0), end: number.end + close };
};

const shiftYears = (edtf: string | undefined, years: number): string | undefined =>
  edtf?.replace(/\d{4}(?=-|\/|$)/gu, (year) => String(Number(year) + years));
const shiftDays = (range: string, days: number): string =>
  range.replace(/\d{4}-\d{2}-\d{2}/gu, (day) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
  );
const shiftMonths = (edtf: string, months: number): string => {
  const count = Number(edtf.slice(0, 4)) * 12 + Number(edtf.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};

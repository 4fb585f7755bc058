import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import type { EventTime } from './extract-event-time.ts';
import { findNumbers } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

/** What the text says of itself in its first lines: the stretch it covers, or the year. */
export interface Coverage {
  readonly range?: string;
  readonly year?: string;
  /** EDTF date of the document. */
  readonly written?: string;
}

const HEADER = 600;
/** A range in the first lines ("27 October – 2 November"), and a year in the title of an overview. */
export const coverageOf = (
  input: ExtractInput,
  ranges: readonly { readonly start: number; readonly edtf: string }[],
): Coverage => {
  const title = input.view.text.slice(0, 200);
  const written = input.documentDate ?? headDate(input);
  const filled = ranges.map(({ start, edtf }) => ({
    start,
    edtf: written === undefined ? edtf : edtf.replaceAll('XXXX', written.slice(0, 4)),
  }));
  const covers = COVERS.exec(input.view.text.slice(0, 4_000));
  const said =
    covers === null ? undefined : filled.find(({ start }) => start - covers.index < 90 && start >= covers.index);
  const range = (said ?? filled.find(({ start }) => start < HEADER))?.edtf;
  const year =
    /(?:overview|review|annual|year in|bilan|rapport annuel|обзор|итоги|агляд|вынікі|огляд|підсумки|balance|informe anual)[^\n]{0,60}?(?<year>(?:19|20)\d{2})|(?<before>(?:19|20)\d{2})[^\n]{0,30}(?:overview|review|the year in|обзор|агляд|огляд)/iu.exec(
      title,
    )?.groups;
  const shown = year?.year ?? year?.before;
  return {
    ...(range === undefined || range.includes('X') ? {} : { range }),
    ...(shown === undefined ? {} : { year: shown }),
    ...(written === undefined ? {} : { written }),
  };
};

/** "contains observations on letters sent between D and D": what a report covers. */
const COVERS =
  /(?:covers|covering|contains|concerns|couvre|охватывает|ахоплівае)(?= )[^.\n]{0,60}(?:between|from|period|entre|du|с|з)(?!\p{L})/iu;
/** The date of the lines above the text, where the document has no other. */
const headDate = (input: ExtractInput): string | undefined =>
  input.dates.find((date) => date.start < HEADER / 2 && date.yearPrinted)?.edtf;

const HALF =
  /(?:(?<first>first|в первом|за первое|у першым|за першае|au premier|du premier|у першому|primer)|(?:second|во втором|за второе|у другім|за другое|au second|du second|у другому|segundo)) (?:half|полугоди[еи]|паўгодд[зз]?[еі]|semestre|півріччі)(?: of| de| of the year)? (?<year>(?:19|20)\d{2})/iu;
const QUARTER = /(?<which>first|second|third|fourth) quarter of (?<year>(?:19|20)\d{2})/iu;
const SINCE_NEW_YEAR =
  /(?:since the (?:beginning|start) of (?:the |this )?|depuis le début de (?:l'année |cette année )?|desde (?:el )?(?:comienzo|principio|inicio)s? (?:de|del) (?:año )?|с начала |з пачатку |з початку )(?<last>last year|прошлого года|мінулага года|минулого року)?(?:(?<year>(?:19|20)\d{2})|year|l'année|año|года|гэтага года|этого года|року)?/iu;
const SAME_PERIOD_OF =
  /(?:same (?:period|month|months|time) (?:of|in)|même période (?:de|en)|(?:тот же|аналогичный) период|той жа перыяд|mismo período de) (?<year>(?:19|20)\d{2})/iu;
const SAME =
  /(?:(?:over|in|during|for) the same (?:period|time|year|month)|la même (?:période|année)|за (?:тот|то|это) же (?:срок|период|время|год)|в том же году|за той жа (?:час|перыяд|год)|у тым жа годзе|за той самий (?:час|період)|того ж року|el mismo (?:período|año))/iu;
const YEARS_BEFORE =
  /(?<!\p{L})(?<n>a|an|one|two|three|four|five|un|deux|trois|dos|tres|год|два года|\d) ?(?:years?|ans?|años?|года?)? (?:earlier|before|previously|plus tôt|auparavant|antes|назад|раньше|таму)/iu;
const SAME_DAY_LAST_YEAR =
  /(?:last year on the same (?:day|date)|on the same (?:day|date) (?:of )?last year|летась на той (?:самы|жа) дзень|в прошлом году на (?:тот|эту) же (?:день|дату))/iu;
const COVERED =
  /(?:за (?:эту )?неделю|на (?:этой )?неделе|за тыдзень|за гэты тыдзень|за тиждень|this week|(?:over|in|during) the week|cette semaine|за отч[её]тный период|in the (?:period under review|reporting period)|au cours de la période)/iu;
const WEEK_BEFORE =
  /(?:на|за) (?:прошлой|предыдущей|мінулым|минулого|прошлую)|(?:last|the previous) week|la semaine dernière/iu;
const COVERED_YEAR =
  /(?:in|over|during) the (?:past|last) year|за (?:минувший|прошедший|последний|прошлый) год|за мінулы год|за год(?!\p{L})|за рік|(?:over|in) the year(?!\p{L})|sur l'année|dans l'année/iu;
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:last month|le mois dernier|el mes pasado|в прошлом месяце|у мінулым месяцы|минулого місяця)(?!\p{L})/iu,
    -1,
  ],
  [/(?<!\p{L})(?:this month|ce mois-ci|este mes|в этом месяце|у гэтым месяцы|цього місяця)(?!\p{L})/iu, 0],
];

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
  readonly span: Span;
  readonly times: readonly EventTime[];
  readonly coverage: Coverage;
  readonly before: ToldBefore | undefined;
  /** It goes on from the figure before: "13 of them", "six had not come of age". */
  readonly goesOn: boolean;
}

/**
 * The time that the text ties to a number: words of its clause ("in the first half of 2025", "за неделю", "a year earlier"),
 * a date in it, else the period of the figure that it continues. EDTF; "since D" is open (`D/..`).
 */
export const periodOf = (clause: PeriodClause): string | undefined => {
  const said = bySaying(clause);
  if (said !== undefined) return said === '' ? undefined : said;
  const held = HAD.test(clause.sentence.text) && /^\d{4}-\d{2}-\d{2}$/u.test(clause.before?.period ?? '');
  return byDate(clause) ?? (clause.goesOn || held ? clause.before?.period : undefined);
};

/** '' where the words say a time that cannot be told. */
const bySaying = ({ text, sentence, number, span, coverage, before }: PeriodClause): string | undefined => {
  const from = sentence.start + sentence.text.lastIndexOf(';', number.start - sentence.start) + 1;
  const head = text.slice(from, number.start);
  const rest = text.slice(number.end, Math.min(sentence.end, Math.max(span.end + 70, number.end + 110)));
  const stop = rest.search(/;| \(|, up from|, down from|, contre|, against|, compared|, против|, супраць|, while /u);
  const tail = stop < 0 ? rest : rest.slice(0, stop);
  const year = coverage.written?.slice(0, 4);
  const match = (pattern: RegExp): RegExpExecArray | null => pattern.exec(tail) ?? pattern.exec(head);
  const earlier = YEARS_BEFORE.exec(tail) ?? /^[^,]{0,40}/u.exec(head)?.[0].match(YEARS_BEFORE) ?? null;
  if (SAME_DAY_LAST_YEAR.test(head) || SAME_DAY_LAST_YEAR.test(tail))
    return shiftYears(before?.period ?? coverage.written, -1) ?? '';
  if (earlier !== null && (before === undefined || /\d{4}/u.test(before.period ?? ''))) {
    const years =
      findNumbers(earlier.groups?.n ?? '')[0]?.value ?? Number(/\d/u.exec(earlier.groups?.n ?? '')?.[0] ?? 1);
    return shiftYears(before?.period, -years) ?? '';
  }
  if (earlier !== null) return '';
  const samePeriod = match(SAME_PERIOD_OF);
  if (samePeriod !== null)
    return before?.period?.replace(/\d{4}/gu, samePeriod.groups?.year ?? '') ?? samePeriod.groups?.year;
  const half = match(HALF);
  if (half !== null) {
    const of = half.groups?.year ?? '';
    return half.groups?.first === undefined ? `${of}-07/${of}-12` : `${of}-01/${of}-06`;
  }
  const quarter = match(QUARTER);
  if (quarter !== null) {
    const of = quarter.groups?.year ?? '';
    const first = ['first', 'second', 'third', 'fourth'].indexOf((quarter.groups?.which ?? '').toLowerCase()) * 3 + 1;
    return `${of}-${String(first).padStart(2, '0')}/${of}-${String(first + 2).padStart(2, '0')}`;
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
const AS_OF = /(?:^|[\s(])(?:[Bb]y|[Aa]s of|[Aa]s at|[Aa]u|[Aa]l) (?:the )?$/u;
/** "The courts had passed 203 sentences", behind a figure of a day: it held on that day too. */
const HAD = / (?:had|avai(?:t|ent)|había[n]?) (?:\p{L}+ )?\p{L}+/u;
/** Of more dates the one in the figure's own clause, else none. */
const byDate = ({ text, sentence, number, span, times }: PeriodClause): string | undefined => {
  const dated = times.filter(
    (time) =>
      time.edtf !== undefined &&
      !time.edtf.startsWith('XXXX') &&
      (time.lead !== 'until' || AS_OF.test(text.slice(Math.max(0, time.start - 12), time.start))) &&
      time.lead !== 'after' &&
      !/(?:by|before) the end of $/iu.test(text.slice(Math.max(0, time.start - 20), time.start)),
  );
  const near = dated.filter((time) => {
    const between = text.slice(Math.min(time.end, number.end), Math.max(time.start, number.start));
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

import { type FoundDate, findDateRanges, type Span, seasonOf } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import {
  BLURRED,
  DAYS_EARLIER,
  DAYS_LATER,
  NEXT_DAY,
  NEXT_YEAR,
  NIGHT_TO_WEEKDAY,
  RELATIVE_DAYS,
  RELATIVE_YEARS,
  SAME_DAY,
  THAT_YEAR,
  THIS_YEAR,
  VAGUE,
  WEEKDAYS,
} from './extract-event-time-words.ts';
import { verbsOf } from './extract-event-verbs.ts';
import { findNumbers } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

/** A time as a sentence tells it. */
export interface EventTime extends Span {
  /** EDTF; absent for a time that is only said. */
  readonly edtf?: string;
  readonly begin?: string;
  readonly until?: string;
  /** How it leads in: "since 3 March", "until May". */
  readonly lead: 'at' | 'since' | 'until' | 'after';
  /** The words, where they say more or less than the date: "in late 2023", "last spring". */
  readonly said?: string;
}

/** The times of each sentence, in order (only dates, where no more is wanted); a year left out is taken from what was told before, or from the document. */
export const timesOf = (input: ExtractInput): ((sentence: Sentence, isWanted?: boolean) => readonly EventTime[]) => {
  const text = input.view.text;
  const ranges = findDateRanges(text, input.dates);
  const document = documentDay(input);
  const told = datedInOrder(input, document.start);
  const current = input.kind !== 'testimony' && input.letter === undefined;
  const memory: Memory = {
    isStory: input.kind === 'testimony',
    isNarrative: input.kind === 'testimony' || input.letter !== undefined,
  };
  const isChronicle = input.sentences.filter(({ text: line }) => DAY_HEADING.test(line)).length > 1;
  let heading: { readonly paragraph: number; readonly time?: EventTime } = { paragraph: -1 };
  return (sentence, isWanted = true) => {
    const times: EventTime[] = [];
    const free = (span: Span): boolean => !times.some((one) => one.start < span.end && span.start < one.end);
    for (const range of within(ranges, sentence)) {
      const year = range.yearPrinted
        ? ''
        : yearOf(text, dateAt(input.dates, range.end), told, document.edtf, memory).slice(0, 4);
      const filled = (edtf: string): string =>
        edtf.startsWith('XXXX') && year !== '' ? edtf.replace('XXXX', year) : edtf;
      times.push({
        start: range.start,
        end: range.end,
        edtf: `${filled(range.begin)}/${filled(range.until)}`,
        lead: 'at',
        ...(range.within ? {} : { begin: filled(range.begin), until: filled(range.until) }),
      });
    }
    for (const date of within(input.dates, sentence)) {
      if (
        (date.start === input.documentDateAt && !tellsAnEvent(input, date)) ||
        date.start === document.start ||
        !free(date) ||
        isOfSomethingElse(text, sentence, date)
      )
        continue;
      const edtf = date.yearPrinted ? date.edtf : yearOf(text, date, told, document.edtf, memory);
      if (!date.yearPrinted && OTHER_YEAR.test(text.slice(date.end, date.end + 30)) && !edtf.startsWith('XXXX'))
        memory.near = { start: date.start, year: edtf.slice(0, 4), edtf };
      if (/^\d{4}-\d{2}/u.test(edtf) && !isPluperfect(sentence.text)) memory.last = edtf;
      const before = text.slice(Math.max(sentence.start, date.start - 40), date.start);
      const blurred = BLURRED.exec(before);
      const start = blurred === null ? date.start : date.start - blurred[0].length;
      const lead = leadOf(text.slice(Math.max(sentence.start, start - 16), start), blurred?.[0] ?? '');
      times.push({
        start,
        end: date.end,
        edtf,
        lead,
        ...(blurred === null || blurred[0].trim().length < 3 ? {} : { said: text.slice(start, date.end).trim() }),
      });
    }
    const add = (time: EventTime): void => {
      if (free(time)) times.push(time);
    };
    if (isWanted) for (const time of relativeTimes(input, sentence, times, current, document.edtf, memory)) add(time);
    for (const match of isWanted ? sentence.text.matchAll(VAGUE) : []) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      const season = seasonOf(match[0].replace(/^ў/iu, 'у'));
      const year = THAT_YEAR.test(text.slice(end, end + 26))
        ? told.findLast((one) => one.start < start)?.year
        : undefined;
      if (season !== undefined && year !== undefined) add({ start, end, lead: 'at', edtf: `${year}-${season}` });
      else add({ start, end, lead: leadOf('', match[0]), said: match[0] });
    }
    times.sort((a, b) => a.start - b.start);
    const lastDay = times.findLast((time) => time.lead === 'at' && /^\d{4}-\d{2}-\d{2}$/u.test(time.edtf ?? ''));
    if (lastDay?.edtf !== undefined && !isPluperfect(sentence.text)) memory.day = lastDay.edtf;
    const only = times[0];
    if (sentence.paragraph !== heading.paragraph)
      heading =
        isChronicle && heading.time !== undefined && !isTitle(sentence)
          ? { paragraph: sentence.paragraph, time: heading.time }
          : { paragraph: sentence.paragraph };
    const clock = current && document.edtf?.length === 10 ? CLOCK.exec(sentence.text) : null;
    if (clock !== null)
      heading = {
        paragraph: sentence.paragraph,
        time: { start: sentence.start, end: sentence.start, edtf: document.edtf ?? '', lead: 'at' },
      };
    const isHeading = isChronicle && DAY_HEADING.test(sentence.text);
    if (
      (times.length === 1 || isHeading) &&
      only?.edtf !== undefined &&
      only.lead === 'at' &&
      (sentence.text.length - (only.end - only.start) < 4 || isHeading)
    )
      heading = { paragraph: sentence.paragraph, time: only };
    // Under a day as heading, what has no time of its own is of that day.
    else if (
      heading.time !== undefined &&
      !times.some((time) => time.lead === 'at' && /^\d{4}-\d{2}-/u.test(time.edtf ?? ''))
    )
      return [{ ...heading.time, start: sentence.start, end: sentence.start }, ...times];
    return times;
  };
};

/** A line that is a day, with its day of the week or without: what stands under it is of that day, until another title. */
const DAY_HEADING =
  /^(?:[•▪►*#-]+ )?(?:\p{L}{4,12},? )?(?:\d{1,2}(?:er)? (?:de )?\p{L}{3,12}(?: (?:de )?\d{4}(?: (?:г\.|года))?)?|\p{L}{3,12} \d{1,2}(?:, \d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{2}\.\d{4})(?:,? \(?\p{L}{4,12}\)?)?[.:]?$/u;
const isTitle = ({ text }: Sentence): boolean =>
  text.length < 60 && /\p{Lu}{3}/u.test(text) && text === text.toUpperCase() && !DAY_HEADING.test(text);

/** Those inside a span of spans in order, found by halving. */
const within = <S extends Span>(all: readonly S[], span: Span): readonly S[] => {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as S).start < span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < all.length && (all[end] as S).end <= span.end) end += 1;
  return all.slice(low, end);
};

/** The year of a date that leaves it out, by what stands before; unspecified (`XXXX`) where nothing says it. */
const yearOf = (
  text: string,
  date: FoundDate | undefined,
  told: readonly Told[],
  document: string | undefined,
  memory: Memory,
): string => {
  if (date === undefined || date.yearPrinted) return date?.edtf ?? '';
  const of = (year: string | number): string => date.edtf.replace('XXXX', String(year));
  if (document !== undefined && THIS_YEAR.test(text.slice(date.end, date.end + 26))) return of(document.slice(0, 4));
  const printed = told.findLast((one) => one.start < date.start);
  const previous =
    memory.near !== undefined && memory.near.start < date.start && memory.near.start > (printed?.start ?? -1)
      ? memory.near
      : printed;
  const same = THAT_YEAR.test(text.slice(date.end, date.end + 26));
  if (previous !== undefined && same) return of(previous.year);
  if (previous !== undefined && NEXT_YEAR.test(text.slice(date.end, date.end + 26)))
    return of(Number(previous.year) + 1);
  const next = told.find((one) => one.start > date.end);
  // "on 3 and 7 June 2024", "on 3 March and on 7 June 2024": the year behind is of both.
  if (
    next !== undefined &&
    next.start - date.end < 40 &&
    /^ ?(?:,|and|et|y|и|і|та|or|to|[–-])[^.;]{0,30}$/iu.test(text.slice(date.end, next.start))
  )
    if (of(next.year) <= next.edtf) return of(next.year);
  const isRecent = (one: Told): boolean =>
    document === undefined || Number(document.slice(0, 4)) - Number(one.year) <= RECENT;
  const near =
    previous !== undefined && isRecent(previous) && !text.slice(previous.start, date.start).includes('\n')
      ? previous
      : undefined;
  if (document === undefined || document.length < 7)
    return near === undefined || of(near.year) < near.edtf.slice(0, of(near.year).length) ? date.edtf : of(near.year);
  const documentYear = Number(document.slice(0, 4));
  const fits = (year: number): boolean => of(year) <= document.slice(0, of(year).length);
  const past = [documentYear, documentYear - 1].find(fits);
  const recent = past !== undefined && daysBetween(of(past), document) < HALF_A_YEAR ? of(past) : undefined;
  if (recent !== undefined && date.precision === 'day' && daysBetween(recent, document) < LATELY) return recent;
  if (
    !memory.isNarrative &&
    recent !== undefined &&
    (near === undefined || date.start - near.start > 90 || Number(near.year) < documentYear - 1)
  )
    return recent;
  if (near !== undefined && of(near.year) >= near.edtf.slice(0, of(near.year).length) && fits(Number(near.year))) {
    if (near.year === String(documentYear) || date.start - near.start < 260) return of(near.year);
  }
  // A story is told forward: each day after the one before it.
  const year = memory.last === undefined ? undefined : Number(memory.last.slice(0, 4));
  const onward =
    year === undefined || memory.last === undefined || documentYear - year > RECENT
      ? undefined
      : of(year) >= memory.last.slice(0, of(year).length) || daysBetween(of(year), memory.last) < STEP_BACK
        ? year
        : year + 1;
  if (memory.isStory && onward !== undefined && fits(onward)) return of(onward);
  if (fits(documentYear)) return of(documentYear);
  if (recent !== undefined) return recent;
  if (onward !== undefined && fits(onward) && onward >= documentYear - 1) return of(onward);
  const known = told.some(
    (one) => one.start < date.start && one.year === String(documentYear - 1) && one.edtf <= of(documentYear - 1),
  );
  return known ? of(documentYear - 1) : date.edtf;
};

/** What the sentences before told; what had been before that does not lead the story on. */
interface Memory {
  readonly isStory: boolean;
  /** A letter or a testimony goes on from day to day; news tell of the last months. */
  readonly isNarrative: boolean;
  last?: string;
  day?: string;
  /** Whose year was told by words: "in May of the next year". */
  near?: Told;
}
const OTHER_YEAR = new RegExp(`${THAT_YEAR.source}|${NEXT_YEAR.source}|${THIS_YEAR.source}`, 'iu');
const isPluperfect = (text: string): boolean =>
  /(?<!\p{L})(?:had been|avai(?:t|ent) été|avait|había sido|ещё в|яшчэ ў)(?!\p{L})/iu.test(text);
/** A minute-taker's line: "12:40 Decision by the bench" is of the document's day. */
const CLOCK = /^\d{1,2}[:h]\d{2} (?=\p{Lu})/u;
const HALF_A_YEAR = 183;
/** Whoever tells of a day of the last weeks leaves its year out. */
const LATELY = 45;
/** A step back of a month or two is likelier than a leap of ten. */
const STEP_BACK = 62;
const daysBetween = (from: string, to: string): number =>
  (Date.parse(whole(to)) - Date.parse(whole(from))) / 86_400_000;
const whole = (edtf: string): string =>
  edtf.length >= 10
    ? edtf.slice(0, 10)
    : edtf.length === 7 && Number(edtf.slice(5)) <= 12
      ? `${edtf}-15`
      : `${edtf.slice(0, 4)}-07-01`;
/** A law of 1995 says nothing of the year of an arrest. */
const RECENT = 8;

interface Told {
  readonly start: number;
  readonly year: string;
  readonly edtf: string;
}

const datedInOrder = (input: ExtractInput, own: number | undefined): readonly Told[] =>
  input.dates.flatMap((date) =>
    date.yearPrinted &&
    date.start !== input.documentDateAt &&
    date.start !== own &&
    !OF_BIRTH.test(input.view.text.slice(Math.max(0, date.start - 30), date.start)) &&
    !(date.precision === 'year' && SINCE.test(input.view.text.slice(Math.max(0, date.start - 16), date.start)))
      ? [{ start: date.start, year: date.edtf.slice(0, 4), edtf: date.edtf }]
      : [],
  );

/** The day from which a text counts: its own date; else one printed in its first lines, or at its foot. */
const documentDay = (input: ExtractInput): { readonly edtf?: string; readonly start?: number } => {
  if (input.documentDate !== undefined) return { edtf: input.documentDate };
  const whole = input.dates.filter((date) => date.yearPrinted && date.precision === 'day');
  const text = input.view.text;
  const head = whole.find(
    (date) => date.start < HEAD && text.slice(0, date.start).split('\n').length <= 4 && !tellsAnEvent(input, date),
  );
  const alone =
    head ??
    whole.findLast(
      (date) =>
        date.start > text.length - FOOT && text.slice(date.end).trim().length < 40 && !tellsAnEvent(input, date),
    );
  return alone === undefined ? {} : { edtf: alone.edtf, start: alone.start };
};
const OF_CONTACT =
  /(?<!\p{L})(?:letter|visit|call|lettre|carta|письм|свидан|звон|ліст|спаткан|зван|лист|побачен)\p{L}{0,3}(?!\p{L})/iu;
const tellsAnEvent = (input: ExtractInput, date: FoundDate): boolean =>
  input.sentences.some(
    (sentence) =>
      date.start >= sentence.start &&
      date.end <= sentence.end &&
      (verbsOf(sentence).length > 0 || OF_CONTACT.test(sentence.text) || sentence.text.length > 200),
  );
const HEAD = 260;
const FOOT = 160;

const dateAt = (dates: readonly FoundDate[], end: number): FoundDate | undefined =>
  dates.find((date) => date.end === end);

const SINCE =
  /(?<!\p{L})(?:since|depuis|desde|с|со|з|із|зь|від|ад|from|starting|à partir du) (?:the |le |el |la |\p{L}{2,9} )?$/iu;
const UNTIL =
  /(?<!\p{L})(?:until|till|through|by|before|jusqu'(?:au|en|à)|avant|до|да|к|hasta|antes del?|перед|до|перад) (?:the |le |el )?$/iu;
const AFTER = /(?<!\p{L})(?:after|following|après|después del?|после|пасля|після) (?:the |le |el )?$/iu;
const leadOf = (before: string, blurred: string): EventTime['lead'] =>
  /^(?:since|depuis|с|з|from) /iu.test(blurred) || SINCE.test(before)
    ? 'since'
    : UNTIL.test(before)
      ? 'until'
      : AFTER.test(before)
        ? 'after'
        : 'at';

/** The date of a paper, a law or a birth is no event's. */
const OF_PAPER =
  /(?<!\p{L})(?:letters?|decrees?|laws?|acts?|orders?|resolutions?|opinions?|reports?|decisions?|notes?|repl(?:y|ies)|statements?|communications?|version|edition|verdict|ruling|judgment|lettre|décret|loi|arrêté|décision|rapport|note|communication|carta|decreto|ley|указ\p{L}{0,2}|приказ\p{L}{0,2}|закон\p{L}{0,2}|письм\p{L}{1,2}|постановлени\p{L}|решени\p{L}|ответ\p{L}{0,2}|загад\p{L}{0,2}|ліст\p{L}{0,2}|рашэнн\p{L}|пастанов\p{L}|рішенн\p{L}|наказ\p{L}{0,2}) (?:(?:No\.?|№|n°) ?[\d/-]+ )?(?:of|dated|from|du|del|от|ад|від|de) (?:the |le )?$|(?:dated|daté du|датирован\p{L}+|датаван\p{L}+) $/iu;
const OF_BIRTH =
  /(?<!\p{L})(?:born|b\.|née?s?|nacid[oa]s?|родил\p{L}{2,4}|рожд\p{L}+|нарадзі\p{L}{2,4}|народи\p{L}{2,5}|turned|aged)(?: (?:in|on|en|le|el|в|у|ў|prematurely in))? ?$/iu;
const BIRTH_BEHIND = /^ ?(?:г\. ?[нр]\.|года рождения|году нараджэння|року народження|года нараджэння)/u;
const isOfSomethingElse = (text: string, sentence: Sentence, date: Span): boolean => {
  const before = text.slice(Math.max(sentence.start, date.start - 60), date.start);
  return OF_PAPER.test(before) || OF_BIRTH.test(before) || BIRTH_BEHIND.test(text.slice(date.end, date.end + 20));
};

const relativeTimes = (
  input: ExtractInput,
  sentence: Sentence,
  dated: readonly EventTime[],
  current: boolean,
  documentDay: string | undefined,
  memory: Memory,
): readonly EventTime[] => {
  const times: EventTime[] = [];
  const add = (match: RegExpExecArray, edtf: string | undefined): void => {
    const start = sentence.start + match.index;
    if (edtf !== undefined) times.push({ start, end: start + match[0].length, edtf, lead: 'at' });
  };
  const each = (pattern: RegExp, edtf: (match: RegExpExecArray) => string | undefined): void => {
    for (const match of sentence.text.matchAll(pattern)) add(match, edtf(match));
  };
  const document = documentDay !== undefined && documentDay.length === 10 ? documentDay : undefined;
  if (document !== undefined && current) {
    NIGHT_TO_WEEKDAY.forEach((pattern, index) => {
      each(pattern, () => `${addDays(weekdayBefore(document, index + 1), -1)}/${weekdayBefore(document, index + 1)}`);
    });
    for (const [pattern, days] of RELATIVE_DAYS) each(pattern, () => addDays(document, days));
    WEEKDAYS.forEach((pattern, index) => {
      each(pattern, (match) =>
        /\d/u.test(input.view.text.slice(sentence.start + match.index + match[0].length).slice(0, 4))
          ? undefined
          : weekdayBefore(document, index + 1),
      );
    });
    for (const [pattern, years] of RELATIVE_YEARS) each(pattern, () => String(Number(document.slice(0, 4)) + years));
  }
  const last = (at: number): string | undefined => {
    const own = dated.findLast((time) => time.end <= at && /^\d{4}-\d{2}-\d{2}$/u.test(time.edtf ?? ''));
    return own?.edtf ?? memory.day;
  };
  const from = (match: RegExpExecArray): string | undefined => last(sentence.start + match.index);
  each(SAME_DAY, (match) => {
    // "the same day, 20 May": the date itself follows.
    const end = sentence.start + match.index + match[0].length;
    return dated.some((time) => time.start >= end && time.start - end < 4) ? undefined : from(match);
  });
  each(NEXT_DAY, (match) => shifted(from(match), 1));
  each(DAYS_LATER, (match) => {
    const shown = match.groups?.n ?? match.groups?.m ?? '';
    const days = findNumbers(shown)[0]?.value;
    return days === undefined ? undefined : shifted(from(match), days);
  });
  each(DAYS_EARLIER, (match) => {
    const days = findNumbers(match.groups?.n ?? match.groups?.m ?? '')[0]?.value;
    return days === undefined ? undefined : shifted(from(match), -days);
  });
  return times;
};

const shifted = (edtf: string | undefined, days: number): string | undefined =>
  edtf === undefined ? undefined : addDays(edtf, days);

const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** The last such day of the week up to the day itself. */
const weekdayBefore = (day: string, weekday: number): string => {
  const own = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, -((own - weekday + 7) % 7));
};

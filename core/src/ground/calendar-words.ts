/** Times in the words of each language. Month names are data here: no Intl.DateTimeFormat knows Belarusian in Chromium. */
import { type Moment, readTime, type Time } from './edtf-time.ts';
import type { Locale, Words } from './locale.ts';

/** As a heading stands: "December", "снежань", "декабрь". */
export const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  be: 'студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань'.split(' '),
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
};

/** After a day and after most prepositions: "8 верасня", "с декабря". */
export const MONTHS_GENITIVE: Readonly<Record<Locale, readonly string[]>> = {
  en: MONTHS.en,
  be: 'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};

type Season = NonNullable<Moment['season']>;
interface Forms {
  readonly nominative: string;
  readonly genitive: string;
  readonly accusative: string;
}
const forms = (nominative: string, genitive = nominative, accusative = nominative): Forms => ({
  nominative,
  genitive,
  accusative,
});

const SEASONS: Readonly<Record<Locale, Readonly<Record<Season, Forms>>>> = {
  en: { spring: forms('spring'), summer: forms('summer'), autumn: forms('autumn'), winter: forms('winter') },
  be: {
    spring: forms('вясна', 'вясны', 'вясну'),
    summer: forms('лета', 'лета', 'лета'),
    autumn: forms('восень', 'восені', 'восень'),
    winter: forms('зіма', 'зімы', 'зіму'),
  },
  ru: {
    spring: forms('весна', 'весны', 'весну'),
    summer: forms('лето', 'лета', 'лето'),
    autumn: forms('осень', 'осени', 'осень'),
    winter: forms('зима', 'зимы', 'зиму'),
  },
};

const UNCERTAIN: Words = { en: 'uncertain', be: 'няпэўна', ru: 'под сомнением' };
const YEAR_UNKNOWN: Words = { en: 'year unknown', be: 'год невядомы', ru: 'год неизвестен' };
const MONTH_UNKNOWN: Words = { en: 'month unknown', be: 'месяц невядомы', ru: 'месяц неизвестен' };
const DAY_UNKNOWN: Words = { en: 'day unknown', be: 'дзень невядомы', ru: 'день неизвестен' };
const ANY_TIME: Words = { en: 'at any time', be: 'у любы час', ru: 'в любое время' };
const BEGIN_UNKNOWN: Words = { en: 'begin unknown', be: 'пачатак невядомы', ru: 'начало неизвестно' };
const END_UNKNOWN: Words = { en: 'end unknown', be: 'канец невядомы', ru: 'конец неизвестен' };
const TIME_UNKNOWN: Words = { en: 'time unknown', be: 'час невядомы', ru: 'время неизвестно' };

/**
 * A time in words: `2025-09-08` is "8 September 2025", "8 верасня 2025", "8 сентября 2025"; `2021-12-30/..` "since
 * 30 December 2021"; `../2024-05` "no later than May 2024" (May 2024 itself is meant too, so not "before").
 * Throws `input-invalid` when the text is no EDTF time.
 */
export const formatTime = (edtf: string, locale: Locale): string => formatReadTime(readTime(edtf), locale);

export const formatReadTime = (time: Time, locale: Locale): string => {
  if (time.kind === 'moment') return momentWords(time, 'nominative', locale);
  const { begin, end } = time;
  if (typeof begin !== 'string' && typeof end !== 'string') {
    return `${momentWords(begin, 'nominative', locale)} – ${momentWords(end, 'nominative', locale)}`;
  }
  if (typeof begin !== 'string') {
    const since = `${sinceWord(begin, locale)} ${momentWords(begin, 'genitive', locale)}`;
    return end === 'open' ? since : `${since} (${END_UNKNOWN[locale]})`;
  }
  if (typeof end !== 'string') {
    const until = untilWords(end, locale);
    return begin === 'open' ? until : `${until} (${BEGIN_UNKNOWN[locale]})`;
  }
  return begin === 'open' && end === 'open' ? ANY_TIME[locale] : TIME_UNKNOWN[locale];
};

type Case = 'nominative' | 'genitive' | 'accusative';

const momentWords = (moment: Moment, wanted: Case, locale: Locale): string => {
  const words = moment.approximate
    ? `${{ en: 'about', be: 'каля', ru: 'около' }[locale]} ${plainWords(moment, 'genitive', locale)}`
    : plainWords(moment, wanted, locale);
  const remarks = [...unknownParts(moment, locale), ...(moment.uncertain ? [UNCERTAIN[locale]] : [])];
  return remarks.length === 0 ? words : `${words} (${remarks.join(', ')})`;
};

const plainWords = (moment: Moment, wanted: Case, locale: Locale): string => {
  const year = moment.years ? yearWords(moment.years, locale) : '';
  const withYear = (words: string): string => (year ? `${words} ${year}` : words);
  if (moment.season) return withYear(SEASONS[locale][moment.season][wanted]);
  if (moment.month === undefined) return wanted === 'nominative' ? year : yearInCase(year, wanted, locale);
  const inDate = moment.day !== undefined || wanted === 'genitive';
  const month = (inDate ? MONTHS_GENITIVE : MONTHS)[locale][moment.month - 1] ?? '';
  return withYear(moment.day === undefined ? month : `${moment.day} ${month}`);
};

/** A decade as people say it, any other span of years as its first and last. */
const yearWords = ([first, last]: readonly [number, number], locale: Locale): string => {
  if (first === last) return String(first);
  if (last - first === 9) return { en: `${first}s`, be: `${first}-я`, ru: `${first}-е` }[locale];
  return `${first}–${last}`;
};

const yearInCase = (year: string, wanted: 'genitive' | 'accusative', locale: Locale): string => {
  if (locale === 'en' || !/^\d+$/.test(year)) return year.replace(/-[яе]$/, '-х');
  if (wanted === 'accusative') return `${year} год`;
  return `${year} года`;
};

const unknownParts = (moment: Moment, locale: Locale): readonly string[] => [
  ...(moment.years ? [] : [YEAR_UNKNOWN[locale]]),
  ...(moment.precision !== 'year' && moment.precision !== 'season' && moment.month === undefined
    ? [MONTH_UNKNOWN[locale]]
    : []),
  ...(moment.precision === 'day' && moment.day === undefined ? [DAY_UNKNOWN[locale]] : []),
];

/** be "са" stands before a cluster that begins with с or ж (са студзеня); ru "со" before "второго". */
const sinceWord = (begin: Moment, locale: Locale): string => {
  if (locale === 'en') return 'since';
  const startsWithMonth = !begin.approximate && begin.day === undefined && begin.month !== undefined;
  if (locale === 'be') return startsWithMonth && [1, 8, 12].includes(begin.month ?? 0) ? 'са' : 'з';
  return !begin.approximate && begin.day === 2 ? 'со' : 'с';
};

const untilWords = (end: Moment, locale: Locale): string => {
  switch (locale) {
    case 'en':
      return `no later than ${momentWords(end, 'nominative', 'en')}`;
    case 'be':
      return `не пазней за ${momentWords(end, 'accusative', 'be')}`;
    case 'ru':
      return `не позднее ${momentWords(end, 'genitive', 'ru')}`;
  }
};

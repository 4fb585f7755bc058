import type { FoundDate, FoundDomesticArticle, Span } from '@amparo/un-letters';
import { type ExtractInput, passagesIn } from './extract.ts';
import { type EventDraft, keysOf, resolved, TURNS } from './extract-event-draft.ts';
import { CHARGED, ONE_YEAR, SENTENCED } from './extract-event-words.ts';
import type { Focus } from './extract-focus.ts';
import { findNumbers } from './extract-numbers.ts';
import type { Sentence } from './extract-sentences.ts';

const MONTHS_IN: readonly (readonly [RegExp, number])[] = [
  [/^(?:year|an|año|год|гад|лет|годам|гады)/iu, 12],
  [/^(?:month|mois|mes|месяц)/iu, 1],
];

/** "seven years and two months" in months; nothing for days, and for words that are no number. */
const monthsOf = (duration: string): number | undefined => {
  const numbers = findNumbers(duration);
  const units = [
    ...duration.matchAll(
      /(?<!\p{L})(?:years?|ans?|años?|год\p{L}{0,3}|гады|лет|months?|mois|mes(?:es)?|месяц\p{L}{0,3})(?!\p{L})/giu,
    ),
  ];
  if (units.length === 0) return undefined;
  let months = 0;
  for (const unit of units) {
    const size = MONTHS_IN.find(([pattern]) => pattern.test(unit[0]))?.[1];
    const number = numbers.findLast((one) => one.end <= unit.index);
    if (size === undefined || (number === undefined && !/^год$/u.test(unit[0]))) return undefined;
    months += size * (number?.value ?? 1);
    if (/and a half|et demi|с половиной|з паловай/u.test(duration)) months += size / 2;
  }
  return months;
};

/** Terms of imprisonment, with their months, date and articles. */
export const sentences = (
  input: ExtractInput,
  sentence: Sentence,
  dates: readonly FoundDate[],
  focus: Focus,
): EventDraft[] =>
  [
    ...sentence.text.matchAll(SENTENCED),
    ...(/(?:адалі|добавили|суд|приговор|асу)/u.test(sentence.text) ? sentence.text.matchAll(ONE_YEAR) : []),
  ].flatMap((match) => {
    const duration = match.groups?.d ?? '';
    const months = monthsOf(duration);
    const at = sentence.start + match.index;
    const end = at + match[0].length;
    if (months === undefined || months > 1_200) return [];
    const objects = focus.objects(sentence, at + (/^\p{L}+/u.exec(match[0])?.[0].length ?? 0));
    const persons = objects.length > 0 ? objects : focus.subjects(sentence, at);
    const later = persons.length > 0 ? persons : focus.subjects(sentence, end);
    const named = later.length > 0 ? later : focus.only(sentence);
    if (named.length === 0) return [];
    const inside = dates.find((one) => one.start >= at && one.end <= end);
    const date =
      inside ??
      dates.find(
        (one) =>
          one.end <= at &&
          (one.start - sentence.start < 25 || (at - one.end < 60 && !TURNS.test(input.view.text.slice(one.end, at)))),
      ) ??
      dates.find((one) => one.start >= end && one.start - end < 12);
    const articles = articlesIn(input, sentence).map(({ article }) => article);
    const isSince =
      date !== undefined &&
      /(?:since|depuis|desde|born|née?) (?:\p{L}+ )?$/iu.test(
        input.view.text.slice(Math.max(0, date.start - 12), date.start),
      );
    const edtf = date === undefined || isSince ? undefined : resolved(date, input.documentDate);
    const tail =
      /^ (?:of|in|de|d') ?(?:imprisonment|prison|a penal colony|detention|emprisonnement|prisión)/u.exec(
        input.view.text.slice(end, end + 30),
      )?.[0].length ?? 0;
    return [
      {
        kind: 'Sentence',
        at,
        persons: keysOf(named),
        ...(edtf === undefined ? {} : { happenedOn: edtf }),
        details: {
          duration: `${duration}${input.view.text.slice(end, end + tail)}`,
          months,
          ...(articles.length === 0 ? {} : { provision: [...new Set(articles)].join(', ') }),
          ...(edtf === undefined ? {} : { date: edtf }),
        },
        passages: passagesIn(input, [{ start: at, end: end + tail }]),
        confidence: 0.8,
      },
    ];
  });

const articlesIn = (input: ExtractInput, span: Span): readonly FoundDomesticArticle[] =>
  input.law.domestic.filter((article) => article.start >= span.start && article.end <= span.end + 1);

/** Domestic articles that a sentence lays to a person. */
export const charges = (input: ExtractInput, sentence: Sentence, focus: Focus): EventDraft[] => {
  if (!CHARGED.test(sentence.text)) return [];
  return articlesIn(input, sentence).flatMap((article, index, all) => {
    const own = focus.subjects(sentence, article.start);
    const persons =
      own.length > 0 || !/(?:added|sentenced|convicted)/u.test(sentence.text) ? own : focus.only(sentence);
    if (persons.length === 0) return [];
    const next = all[index + 1];
    const lastOfList = next === undefined || next.start !== article.start;
    const offence = lastOfList ? offenceOf(input.view.text, article, sentence) : undefined;
    return [
      {
        kind: 'Charge',
        at: article.start,
        persons: keysOf(persons),
        details: {
          provision: article.article,
          ...(article.code === undefined ? {} : { code: article.code }),
          ...(offence === undefined ? {} : { offence }),
        },
        passages: passagesIn(input, [article]),
        confidence: 0.8,
      },
    ];
  });
};

/** "insulting the President (article 368 …)" or "article 368 … (insulting the President)". */
const offenceOf = (text: string, article: Span, sentence: Sentence): string | undefined => {
  const behind = /^ \((?<what>\p{L}[^()\n]{5,160})\)/u.exec(text.slice(article.end, article.end + 170))?.groups?.what;
  if (behind !== undefined) return behind;
  if (text[article.start - 1] !== '(') return undefined;
  const before = text.slice(Math.max(sentence.start, article.start - 200), article.start - 1);
  const from = Math.max(
    before.lastIndexOf('), '),
    before.lastIndexOf(') and '),
    before.lastIndexOf('charges of '),
    before.lastIndexOf('for '),
  );
  const what = before
    .slice(from < 0 ? before.length : from)
    .replace(/^(?:\), |\) and |charges of |for )/u, '')
    .trim();
  return what.length > 4 ? what : undefined;
};

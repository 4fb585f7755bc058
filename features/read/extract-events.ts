import type { ReadEvent } from '@amparo/core/nouns/reading';
import type { FoundDate, FoundDomesticArticle, Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import { CHARGED, COUNTERPART, EVENT_WORDS, type EventKind, FACILITY, FREQUENCY, MEDIA, NO_CONTACT, ONE_YEAR, ONLY_CONTACT, SENTENCED } from './extract-event-words.ts';
import { type Focus, focusOf } from './extract-focus.ts';
import { findNumbers } from './extract-numbers.ts';
import type { FoundPerson } from './extract-persons.ts';
import type { Sentence } from './extract-sentences.ts';

export const EVENT_RULE = 'event/1';

type Draft = Omit<ReadEvent, 'key' | 'rule'> & { readonly at: number };

/** A group that something was done to, as the subject of a passive sentence: no person, but an event all the same. */
const GROUP = /(?<who>(?:(?:many|some|most|several|dozens|hundreds|more than [^,.;]{1,20}|at least [^,.;]{1,20}|up to [^,.;]{1,20}|(?<![\d,.])(?!(?:19|20)\d{2}(?!\d))\d[\d,]* |a group) ?(?:of )?[^,.;:]{2,60}))$/iu;
/** The same as the object of an active one: "released up to 342 prisoners". */
const OBJECT_GROUP = /^ (?<who>(?:(?:up to|at least|more than|nearly|almost|about|some|dozens of|hundreds of) )?(?:(?!(?:19|20)\d{2}(?!\d))\d[\d,]* )?(?:political |other |those )?(?:prisoners|detainees|people|persons|individuals|citizens|women|men|migrants)(?: [^,.;:]{2,60})?)/iu;
const VAGUE_TIME = /(?<!\p{L})(?:(?:[Ll]ast|[Ee]arly|[Ll]ate|[Tt]hat|[Tt]his) (?:spring|summer|autumn|winter|year|month|week)|(?:[Ss]everal|[Aa] few|[Ss]ome|\p{L}+) (?:days|weeks|months|years) (?:later|ago|earlier)|(?:over )?the past year|[Пп]рошлой (?:весной|осенью|зимой)|(?:минулай|мінулай) (?:вясной|восенню|зімой)|восенню|(?:весной|осенью|летом|зимой)|(?:au|pendant l[ea]|l'|pendant l')(?: ?printemps| ?été| ?automne| ?hiver))(?: \d{4}(?: г\.)?)?/u;

/** Proposed episodes: each points at its persons, carries the time as the text has it, and rests on a passage. */
export const eventExtractor: Extractor<readonly FoundPerson[], readonly ReadEvent[]> = {
  rule: EVENT_RULE,
  extract: (input, persons) => {
    const focus = focusOf(input, persons);
    const allowed = factSpans(input);
    const drafts: Draft[] = [];
    input.sentences.forEach((sentence, index) => {
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) return;
      const dates = input.dates.filter((date) => date.start >= sentence.start && date.end <= sentence.end && date.start !== input.documentDateAt);
      drafts.push(
        ...told(input, sentence, dates, focus),
        ...sentences(input, sentence, dates, focus),
        ...charges(input, sentence, focus),
        ...contact(input, sentence, index, focus, persons),
      );
    });
    drafts.push(...births(persons));
    return drafts.sort((a, b) => a.at - b.at).map(({ at: _, ...event }, index) => ({ ...event, key: `e${index + 1}`, rule: EVENT_RULE }));
  },
};

const keysOf = (persons: readonly FoundPerson[]): readonly string[] => persons.map(({ person }) => person.key);

const told = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], focus: Focus): Draft[] => {
  const drafts: Draft[] = [];
  const seen = new Set<EventKind>();
  for (const { kind, passive, active } of EVENT_WORDS) {
    const passives = [...sentence.text.matchAll(passive)];
    for (const match of passives) {
      const at = sentence.start + match.index;
      const subjects = focus.subjects(sentence, at);
      const behind = subjects.length > 0 ? subjects : focus.objects(sentence, at + match[0].length);
      const draft = draftOf(input, sentence, dates, { kind, at, end: at + match[0].length, persons: behind, voice: 'passive' });
      if (draft !== undefined && !seen.has(kind)) drafts.push(draft);
      if (draft !== undefined) seen.add(kind);
    }
    for (const match of sentence.text.matchAll(active)) {
      const at = sentence.start + match.index;
      if (seen.has(kind) || passives.some((other) => match.index >= other.index && match.index < other.index + other[0].length)) continue;
      const objects = /away$/u.test(match[0]) ? focus.subjects(sentence, at + match[0].length) : focus.objects(sentence, at + match[0].length);
      const cyrillic = /\p{Script=Cyrillic}/u.test(match[0]);
      const persons = objects.length > 0 || !cyrillic ? objects : focus.subjects(sentence, at);
      const draft = draftOf(input, sentence, dates, { kind, at, end: at + match[0].length, persons, voice: 'active' });
      if (draft !== undefined) {
        drafts.push(draft);
        seen.add(kind);
      }
    }
  }
  return drafts;
};

interface Told {
  readonly kind: EventKind;
  readonly at: number;
  readonly end: number;
  readonly persons: readonly FoundPerson[];
  readonly voice: 'active' | 'passive';
}

const draftOf = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], event: Told): Draft | undefined => {
  const text = input.view.text;
  const date = nearestDate(text, dates, event, sentence);
  const since = date !== undefined && /(?:since|depuis|desde|с|з) $/iu.test(text.slice(Math.max(0, date.start - 8), date.start));
  const place = event.kind === 'DetentionEpisode' ? FACILITY.exec(sentence.text)?.[0] : undefined;
  const vague = date === undefined ? VAGUE_TIME.exec(sentence.text)?.[0] : undefined;
  const group = event.persons.length > 0 || event.kind === 'DetentionEpisode' ? undefined : groupOf(text, sentence, event);
  if (event.persons.length === 0 && group === undefined) return undefined;
  if (event.kind === 'DetentionEpisode' && date === undefined && place === undefined && vague === undefined) return undefined;
  const edtf = date === undefined ? undefined : resolved(date, input.documentDate);
  const destination = event.kind === 'Expulsion' ? /^[^.;]{0,40}? (?:to|vers|a|в|у|ў) (?<to>\p{Lu}[\p{L}-]+(?: (?:and|et|y|и|і) \p{Lu}[\p{L}-]+)?)/u.exec(text.slice(event.end, sentence.end))?.groups?.to : undefined;
  const ground = event.kind === 'DetentionEpisode' ? /^ (?<why>(?:for|on suspicion of|on charges of|pour|por) [^.;,]{4,80})/u.exec(text.slice(event.end, sentence.end))?.groups?.why : undefined;
  return {
    kind: event.kind,
    at: event.at,
    persons: keysOf(event.persons),
    ...(edtf === undefined ? {} : { happenedOn: since && event.kind === 'DetentionEpisode' ? `${edtf}/..` : edtf }),
    details: {
      ...(edtf !== undefined && event.kind === 'DetentionEpisode' ? { begin: edtf } : {}),
      ...(place === undefined ? {} : { facility: place.replace(/^(?:the|в|у|à la|la|à) /u, '') }),
      ...(ground === undefined || dateLike(ground) ? {} : { ground }),
      ...(destination === undefined ? {} : { destination }),
      ...(vague === undefined ? {} : { timeAsSaid: vague }),
      ...(group === undefined ? {} : { group }),
    },
    passages: passagesIn(input, [passageSpan(text, sentence, event, firstOf(sentence, text, date, vague, group), date?.end)]),
    confidence: date !== undefined && event.persons.length > 0 ? 0.8 : 0.5,
  };
};

const firstOf = (sentence: Sentence, text: string, date: FoundDate | undefined, vague: string | undefined, group: string | undefined): number | undefined => {
  const words = vague ?? group;
  if (date !== undefined) return date.start;
  const at = words === undefined ? -1 : text.slice(sentence.start, sentence.end).indexOf(words);
  return at < 0 ? undefined : sentence.start + at;
};

const groupOf = (text: string, sentence: Sentence, event: Told): string | undefined =>
  event.voice === 'passive'
    ? GROUP.exec(text.slice(Math.max(sentence.start, event.at - 120), event.at).trimEnd())?.groups?.who?.trim()
    : OBJECT_GROUP.exec(text.slice(event.end, sentence.end))?.groups?.who?.trim();

const dateLike = (words: string): boolean => /^(?:for|pour|por) (?:the |a |an |\d|\p{L}+ (?:days|months|years))/u.test(words);

/** The sentence when it is short; else from what opens the telling (time, group or verb) to the end of its clause. */
const passageSpan = (text: string, sentence: Sentence, event: Told, first: number | undefined, last: number | undefined): Span => {
  if (sentence.end - sentence.start <= 180) return { start: sentence.start, end: trimmedEnd(sentence) };
  const start = Math.max(sentence.start, Math.min(event.at, first ?? event.at));
  const clause = text.slice(event.end, Math.min(sentence.end, event.end + 140)).search(/[,;:.–—]/u);
  const end = clause < 0 ? event.end : event.end + clause;
  return { start, end: Math.min(sentence.end, Math.max(end, last ?? end)) };
};

const trimmedEnd = (sentence: Sentence): number => (/[.!?]$/u.test(sentence.text) ? sentence.end - 1 : sentence.end);

/** Behind the verb and near it first; else the date that opens the sentence. */
const nearestDate = (text: string, dates: readonly FoundDate[], event: Told, sentence: Sentence): FoundDate | undefined => {
  const behind = dates.find((date) => date.start >= event.end && date.start - event.end <= 60 && !/(?:sentenc|convict|born|died|transferred)/iu.test(text.slice(event.end, date.start)));
  if (behind !== undefined) return behind;
  return dates.findLast((date) => date.end <= event.at && (date.start - sentence.start < 25 || event.at - date.end < 40) && !/(?:born|né|нарадзі|родил)/iu.test(text.slice(Math.max(sentence.start, date.start - 12), date.start)));
};

/**
 * A day or month without a year is in the document's year when it is not later than the document: the paper of
 * 30 September 2025 that says "on 7 August". Otherwise the year stays unspecified (EDTF `XXXX`).
 */
export const resolved = (date: FoundDate, documentDate: string | undefined): string => {
  if (date.yearPrinted || documentDate === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(documentDate)) return date.edtf;
  const inYear = date.edtf.replace('XXXX', documentDate.slice(0, 4));
  return inYear <= documentDate.slice(0, inYear.length) ? inYear : date.edtf;
};

const MONTHS_IN: readonly (readonly [RegExp, number])[] = [
  [/^(?:year|an|año|год|гад|лет|годам|гады)/iu, 12],
  [/^(?:month|mois|mes|месяц)/iu, 1],
];

/** "seven years and two months" in months; nothing for days, and for words that are no number. */
const monthsOf = (duration: string): number | undefined => {
  const numbers = findNumbers(duration);
  const units = [...duration.matchAll(/(?<!\p{L})(?:years?|ans?|años?|год\p{L}{0,3}|гады|лет|months?|mois|mes(?:es)?|месяц\p{L}{0,3})(?!\p{L})/giu)];
  if (units.length === 0) return undefined;
  let months = 0;
  for (const unit of units) {
    const size = MONTHS_IN.find(([pattern]) => pattern.test(unit[0]))?.[1];
    const number = numbers.findLast((one) => one.end <= unit.index);
    if (size === undefined || (number === undefined && !/^год$/u.test(unit[0]))) return undefined;
    months += size * (number?.value ?? 1);
    if (/and a half/u.test(duration)) months += size / 2;
  }
  return months;
};

const sentences = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], focus: Focus): Draft[] =>
  [...sentence.text.matchAll(SENTENCED), ...(/(?:адалі|добавили|суд|приговор|асу)/u.test(sentence.text) ? sentence.text.matchAll(ONE_YEAR) : [])].flatMap((match) => {
    const duration = match.groups?.d ?? '';
    const months = monthsOf(duration);
    const at = sentence.start + match.index;
    const end = at + match[0].length;
    if (months === undefined || months > 1_200) return [];
    const objects = focus.objects(sentence, at + (/^\p{L}+/u.exec(match[0])?.[0].length ?? 0));
    const persons = objects.length > 0 ? objects : focus.subjects(sentence, at);
    const named = persons.length > 0 ? persons : focus.subjects(sentence, end);
    if (named.length === 0) return [];
    const date = dates.find((one) => one.end <= at && (one.start - sentence.start < 20 || at - one.end < 60)) ?? dates.find((one) => one.start >= end && one.start - end < 12);
    const articles = articlesIn(input, sentence).map(({ article }) => article);
    const isSince = date !== undefined && /(?:since|depuis|desde|born|née?) (?:\p{L}+ )?$/iu.test(input.view.text.slice(Math.max(0, date.start - 12), date.start));
    const edtf = date === undefined || isSince ? undefined : resolved(date, input.documentDate);
    const tail = /^ (?:of|in|de|d') ?(?:imprisonment|prison|a penal colony|detention|emprisonnement|prisión)/u.exec(input.view.text.slice(end, end + 30))?.[0].length ?? 0;
    return [
      {
        kind: 'Sentence',
        at,
        persons: keysOf(named),
        ...(edtf === undefined ? {} : { happenedOn: edtf }),
        details: { duration: `${duration}${input.view.text.slice(end, end + tail)}`, months, ...(articles.length === 0 ? {} : { provision: [...new Set(articles)].join(', ') }), ...(edtf === undefined ? {} : { date: edtf }) },
        passages: passagesIn(input, [{ start: at, end: end + tail }]),
        confidence: 0.8,
      },
    ];
  });

const articlesIn = (input: ExtractInput, span: Span): readonly FoundDomesticArticle[] =>
  input.law.domestic.filter((article) => article.start >= span.start && article.end <= span.end + 1);

const charges = (input: ExtractInput, sentence: Sentence, focus: Focus): Draft[] => {
  if (!CHARGED.test(sentence.text)) return [];
  return articlesIn(input, sentence).flatMap((article) => {
    const persons = focus.subjects(sentence, article.start);
    if (persons.length === 0) return [];
    const offence = offenceOf(input.view.text, article, sentence);
    return [
      {
        kind: 'Charge',
        at: article.start,
        persons: keysOf(persons),
        details: { provision: article.article, ...(article.code === undefined ? {} : { code: article.code }), ...(offence === undefined ? {} : { offence }) },
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
  const from = Math.max(before.lastIndexOf('), '), before.lastIndexOf(') and '), before.lastIndexOf('charges of '), before.lastIndexOf('for '));
  const what = before.slice(from < 0 ? before.length : from).replace(/^(?:\), |\) and |charges of |for )/u, '').trim();
  return what.length > 4 ? what : undefined;
};

interface Words {
  readonly 0: string;
  readonly index: number;
}

/** The match up to where the sentence turns to something else. */
const cutAt = (match: Words, turn: RegExp): Words => {
  const at = match[0].search(turn);
  return at < 0 ? match : { 0: match[0].slice(0, at), index: match.index };
};

const contact = (input: ExtractInput, sentence: Sentence, index: number, focus: Focus, persons: readonly FoundPerson[]): Draft[] => {
  const only = [...sentence.text.matchAll(ONLY_CONTACT)].map((match) => ({ match: cutAt(match, /, (?:with|but|while|and) /u), rule: 'limited' }));
  const none = [...sentence.text.matchAll(NO_CONTACT)].map((match) => ({ match: cutAt(match, / (?:and|but) (?:are |is )?only /u), rule: 'refused' }));
  return [...only, ...none].flatMap(({ match, rule }) => {
    const at = sentence.start + match.index;
    const media = MEDIA.filter(([pattern]) => pattern.test(match[0])).map(([, code]) => code);
    if (media.length === 0 && rule === 'refused' && !/contact|communication/iu.test(match[0])) return [];
    const subjects = focus.subjects(sentence, at + 1);
    const mothers = /(?<!\p{L})(?:mothers|women|prisoners|detainees|femmes|жанчын|женщин)/iu.test(input.view.text.slice(Math.max(0, sentence.start - 300), sentence.end));
    if (subjects.length === 0 && !mothers) return [];
    const own = FREQUENCY.exec(match[0]);
    const frequency = own?.[0] ?? (media.includes('letter') || media.length === 0 ? nextFrequency(input, index) : undefined);
    const who = COUNTERPART.exec(match[0])?.groups?.who ?? COUNTERPART.exec(sentence.text)?.groups?.who;
    const child = who !== undefined && /^(?:child|son|daughter|enfant|fils|fille|hij)/iu.test(who) ? persons.find(({ person }) => person.childOf !== undefined && subjects.some((subject) => subject.person.key === person.childOf)) : undefined;
    return [
      {
        kind: 'ContactRestriction',
        at,
        persons: keysOf(subjects),
        details: {
          rule,
          ...(media.length === 0 ? {} : { medium: media.join(', ') }),
          ...(who === undefined ? {} : { counterpart: who }),
          ...(child === undefined ? {} : { counterpartPerson: child.person.key }),
          ...(frequency === undefined ? {} : { frequency: frequency.trim() }),
        },
        passages: passagesIn(input, [{ start: at, end: at + match[0].length }]),
        confidence: subjects.length > 0 ? 0.75 : 0.5,
      },
    ];
  });
};

/** "Letters from her arrive every one or two months", in the sentence behind. */
const nextFrequency = (input: ExtractInput, index: number): string | undefined => {
  const next = input.sentences[index + 1];
  return next !== undefined && /^(?:Letters|Her letters|His letters|They|Лісты|Письма|Les lettres)/u.test(next.text) ? FREQUENCY.exec(next.text)?.[0] : undefined;
};

const births = (persons: readonly FoundPerson[]): Draft[] =>
  persons.flatMap(({ person, places }) =>
    person.role !== 'child' || person.born === undefined
      ? []
      : [
          {
            kind: 'Birth',
            at: places[0]?.start ?? 0,
            persons: [person.key, ...(person.childOf === undefined ? [] : [person.childOf])],
            happenedOn: person.born.value,
            details: {},
            passages: person.born.passages,
            confidence: person.born.confidence,
          },
        ],
  );

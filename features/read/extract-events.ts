import type { ReadEvent } from '@amparo/core/nouns/reading';
import type { FoundDate, FoundDomesticArticle, Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import {
  CHARGED,
  COUNTERPART,
  EVENT_WORDS,
  type EventKind,
  FACILITY,
  FREQUENCY,
  MEDIA,
  NO_CONTACT,
  ONE_YEAR,
  ONLY_CONTACT,
  SENTENCED,
} from './extract-event-words.ts';
import { type Focus, focusOf } from './extract-focus.ts';
import { findNumbers } from './extract-numbers.ts';
import type { FoundPerson } from './extract-persons.ts';
import type { Sentence } from './extract-sentences.ts';

export const EVENT_RULE = 'event/1';

type Draft = Omit<ReadEvent, 'key' | 'rule'> & { readonly at: number };

/** A group that something was done to, as the subject of a passive sentence: no person, but an event all the same. */
const GROUP =
  /(?<who>(?:(?:many|some|most|several|dozens|hundreds|more than [^,.;]{1,20}|at least [^,.;]{1,20}|up to [^,.;]{1,20}|(?<![\d,.])(?!(?:19|20)\d{2}(?!\d))\d[\d,]* |a group) ?(?:of )?[^,.;:]{2,60}))$/iu;
/** The same as the object of an active one: "released up to 342 prisoners". */
const OBJECT_GROUP =
  /^ (?<who>(?:(?:up to|at least|more than|nearly|almost|about|some|dozens of|hundreds of) )?(?:(?!(?:19|20)\d{2}(?!\d))\d[\d,]* )?(?:political |other |those )?(?:prisoners|detainees|people|persons|individuals|citizens|women|men|migrants)(?: [^,.;:]{2,60})?)/iu;
const VAGUE_TIME =
  /(?<!\p{L})(?:(?:[Ll]ast|[Ee]arly|[Ll]ate|[Tt]hat|[Tt]his) (?:spring|summer|autumn|winter|year|month|week)|(?:[Ss]everal|[Aa] few|[Ss]ome|\p{L}+) (?:days|weeks|months|years) (?:later|ago|earlier)|(?:over )?the past year|[Пп]рошлой (?:весной|осенью|зимой)|(?:минулай|мінулай) (?:вясной|восенню|зімой)|восенню|(?:весной|осенью|летом|зимой)|(?:au|pendant l[ea]|l'|pendant l')(?: ?printemps| ?été| ?automne| ?hiver))(?: \d{4}(?: г\.)?)?/u;

/** Proposed episodes: each points at its persons, carries the time as the text has it, and rests on a passage. */
export const eventExtractor: Extractor<readonly FoundPerson[], readonly ReadEvent[]> = {
  rule: EVENT_RULE,
  extract: (input, persons) => {
    const focus = focusOf(input, persons);
    const allowed = factSpans(input);
    const drafts: Draft[] = [];
    input.sentences.forEach((sentence, index) => {
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) return;
      const dates = input.dates.filter(
        (date) => date.start >= sentence.start && date.end <= sentence.end && date.start !== input.documentDateAt,
      );
      drafts.push(
        ...told(input, sentence, dates, focus),
        ...sentences(input, sentence, dates, focus),
        ...charges(input, sentence, focus),
        ...contact(input, sentence, index, focus, persons),
      );
    });
    drafts.push(...births(persons));
    return drafts
      .sort((a, b) => a.at - b.at)
      .map(({ at: _, ...event }, index) => ({ ...event, key: `e${index + 1}`, rule: EVENT_RULE }));
  },
};

const keysOf = (persons: readonly FoundPerson[]): readonly string[] => persons.map(({ person }) => person.key);

const told = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], focus: Focus): Draft[] => {
  const drafts: Draft[] = [];
  const seen = new Set<EventKind>();
  const add = (event: Told): void => {
    const draft = seen.has(event.kind) ? undefined : draftOf(input, sentence, dates, event);
    if (draft === undefined) return;
    drafts.push(draft);
    seen.add(event.kind);
    if (event.kind === 'DetentionEpisode' || event.kind === 'Transfer')
      drafts.push(...furtherPlaces(input, sentence, dates, event));
  };
  for (const { kind, passive, active } of EVENT_WORDS) {
    const passives = [...sentence.text.matchAll(passive)];
    for (const match of passives) {
      const at = sentence.start + match.index;
      const end = at + match[0].length;
      const subjects = isSubject(input.view.text.slice(sentence.start, at), match[0])
        ? focus.subjects(sentence, at)
        : [];
      const persons = subjects.length > 0 ? subjects : focus.objects(sentence, end);
      add({ kind, at, end, persons, voice: 'passive' });
    }
    for (const match of sentence.text.matchAll(active)) {
      if (passives.some((other) => match.index >= other.index && match.index < other.index + other[0].length)) continue;
      const at = sentence.start + match.index;
      const end = at + match[0].length;
      const objects = /away$/u.test(match[0]) ? focus.subjects(sentence, end) : focus.objects(sentence, end);
      const persons =
        objects.length === 0 && /\p{Script=Cyrillic}/u.test(match[0]) ? focus.subjects(sentence, at) : objects;
      add({ kind, at, end, persons, voice: 'active' });
    }
  }
  return drafts;
};

/**
 * An English passive has its person right before it: a name with what is said of it, "she", "who", or "and" that goes
 * on with the same subject. "No hearing was held" speaks of nobody.
 */
const isSubject = (before: string, verb: string): boolean => {
  if (!/^(?:was|were|been|being|is|are|remain|got)/iu.test(verb)) return true;
  const clause = before.split(/[;:.]|, (?:and|but|while|when) (?!(?:was|were|is|has|then|later) )/u).at(-1) ?? before;
  if (
    /(?<!\p{L})(?:hearing|trial|session|meeting|body|appeal|request|report|letter|parcel|case|autopsy|licence|person of that name|no one|nobody) [^,]{0,20}$/iu.test(
      clause,
    )
  )
    return false;
  return /(?:(?<!\p{L})(?:[Ss]he|[Hh]e|[Tt]hey|who|and|one|[Oo]ne|then|later|has|have|had)|[\p{L}\d'"”)]{2,},?(?: also| then| later)?) ?$/u.test(
    clause,
  );
};

/** "… and, from January 2024, in Colony No. 7": each further place with its own date is an episode of its own. */
const furtherPlaces = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], event: Told): Draft[] => {
  if (event.persons.length === 0) return [];
  const [, ...more] = facilities(sentence.text.slice(event.at - sentence.start));
  return more.flatMap(({ name, index }) => {
    const at = event.at + index;
    const date = dates.find(
      (one) =>
        one.end <= at &&
        at - one.end < 8 &&
        /(?:from|since|after|in|on) $/iu.test(input.view.text.slice(Math.max(0, one.start - 7), one.start)),
    );
    if (date === undefined) return [];
    const edtf = resolved(date, input.documentDate);
    return [
      {
        kind: 'DetentionEpisode',
        at: date.start,
        persons: keysOf(event.persons),
        happenedOn: edtf,
        details: { begin: edtf, facility: name },
        passages: passagesIn(input, [{ start: date.start, end: at + name.length }]),
        confidence: 0.7,
      },
    ];
  });
};

const facilities = (text: string): { name: string; index: number }[] =>
  [...text.matchAll(new RegExp(FACILITY, 'gu'))].map((match) => {
    const name = match[0].replace(/^(?:the|в|у|à la|à|la) /u, '');
    return { name, index: match.index + match[0].length - name.length };
  });

interface Told {
  readonly kind: EventKind;
  readonly at: number;
  readonly end: number;
  readonly persons: readonly FoundPerson[];
  readonly voice: 'active' | 'passive';
}

const draftOf = (
  input: ExtractInput,
  sentence: Sentence,
  dates: readonly FoundDate[],
  event: Told,
): Draft | undefined => {
  const text = input.view.text;
  const detention = event.kind === 'DetentionEpisode' || event.kind === 'Transfer';
  const behind = text.slice(event.end, sentence.end);
  const place = detention ? placeOf(event.kind, behind) : undefined;
  const date = nearestDate(text, dates, event, sentence, place === undefined ? undefined : event.end + place.index);
  const vague = date === undefined ? VAGUE_TIME.exec(sentence.text)?.[0] : undefined;
  const group = event.persons.length > 0 || detention ? undefined : groupOf(text, sentence, event);
  if (event.persons.length === 0 && group === undefined) return undefined;
  if (detention && date === undefined && place === undefined && vague === undefined) return undefined;
  const edtf = date === undefined ? undefined : resolved(date, input.documentDate);
  const since =
    date !== undefined && /(?:since|depuis|desde|с|з) $/iu.test(text.slice(Math.max(0, date.start - 8), date.start));
  const destination = event.kind === 'Expulsion' ? DESTINATION.exec(behind)?.groups?.to : undefined;
  const ground = event.kind === 'DetentionEpisode' ? GROUND.exec(behind)?.groups?.why : undefined;
  return {
    kind: event.kind === 'Transfer' ? 'DetentionEpisode' : event.kind,
    at: event.at,
    persons: keysOf(event.persons),
    ...(edtf === undefined ? {} : { happenedOn: since && !detention ? `${edtf}/..` : edtf }),
    details: {
      ...(edtf !== undefined && detention ? { begin: edtf } : {}),
      ...(place === undefined ? {} : { facility: place.name }),
      ...(event.kind === 'Transfer' ? { beganBy: 'transfer' } : {}),
      ...(ground === undefined || dateLike(ground) ? {} : { ground }),
      ...(destination === undefined ? {} : { destination }),
      ...(vague === undefined ? {} : { timeAsSaid: vague }),
      ...(group === undefined ? {} : { group }),
    },
    passages: passagesIn(input, [
      passageSpan(text, sentence, event, firstOf(sentence, text, date, vague, group), date?.end),
    ]),
    confidence: date !== undefined && event.persons.length > 0 ? 0.8 : 0.5,
  };
};

const DESTINATION = /^[^.;]{0,40}? (?:to|vers|a|в|у|ў) (?<to>\p{Lu}[\p{L}-]+(?: (?:and|et|y|и|і) \p{Lu}[\p{L}-]+)?)/u;
const GROUND = /^ (?<why>(?:for|on suspicion of|on charges of|pour|por) [^.;,]{4,80}?)(?= before | and |[.;,]|$)/u;

/** A transfer leads to the last place named; a detention is in the first. */
const placeOf = (kind: EventKind, behind: string): { name: string; index: number } | undefined =>
  kind === 'Transfer' ? facilities(behind).at(-1) : facilities(behind)[0];

const firstOf = (
  sentence: Sentence,
  text: string,
  date: FoundDate | undefined,
  vague: string | undefined,
  group: string | undefined,
): number | undefined => {
  const words = vague ?? group;
  if (date !== undefined) return date.start;
  const at = words === undefined ? -1 : text.slice(sentence.start, sentence.end).indexOf(words);
  return at < 0 ? undefined : sentence.start + at;
};

const groupOf = (text: string, sentence: Sentence, event: Told): string | undefined =>
  event.voice === 'passive'
    ? GROUP.exec(text.slice(Math.max(sentence.start, event.at - 120), event.at).trimEnd())
        ?.groups?.who?.replace(/ (?:(?:are|were|is) (?:said|reported|believed) to(?: have)?|are|were|have|has)$/u, '')
        .trim()
    : OBJECT_GROUP.exec(text.slice(event.end, sentence.end))?.groups?.who?.trim();

const dateLike = (words: string): boolean =>
  /^(?:for|pour|por) (?:the |a |an |\d|\p{L}+ (?:days|months|years))/u.test(words);

/** The sentence when it is short; else from what opens the telling (time, group or verb) to the end of its clause. */
const passageSpan = (
  text: string,
  sentence: Sentence,
  event: Told,
  first: number | undefined,
  last: number | undefined,
): Span => {
  if (sentence.end - sentence.start <= 180) return { start: sentence.start, end: trimmedEnd(sentence) };
  const start = Math.max(sentence.start, Math.min(event.at, first ?? event.at));
  const clause = text.slice(event.end, Math.min(sentence.end, event.end + 140)).search(/[,;:.–—]/u);
  const end = clause < 0 ? event.end : event.end + clause;
  return { start, end: Math.min(sentence.end, Math.max(end, last ?? end)) };
};

const trimmedEnd = (sentence: Sentence): number => (/[.!?]$/u.test(sentence.text) ? sentence.end - 1 : sentence.end);

/** Behind the verb and near it first, before another place or verb begins; else the date that opens the sentence. */
const nearestDate = (
  text: string,
  dates: readonly FoundDate[],
  event: Told,
  sentence: Sentence,
  placeAt: number | undefined,
): FoundDate | undefined => {
  const behind = dates.find((date) => {
    const between = text.slice(event.end, date.start);
    if (date.start < event.end || between.length > 70 || OTHER_VERB.test(between)) return false;
    return (
      placeAt === undefined ||
      placeAt > date.start ||
      /^[^,;]{0,50} (?:since|on|in|from|depuis|с|з|в|у|ў) $/u.test(between)
    );
  });
  if (behind !== undefined) return behind;
  return dates.findLast(
    (date) =>
      date.end <= event.at &&
      (date.start - sentence.start < 25 || (event.at - date.end < 40 && !TURNS.test(text.slice(date.end, event.at)))) &&
      !/(?:born|né|нарадзі|родил|until|before)[^.]{0,8}$/iu.test(
        text.slice(Math.max(sentence.start, date.start - 20), date.start),
      ),
  );
};

/** The sentence goes on to another event between a date and a verb. */
const TURNS = /,|(?<!\p{L})(?:and|et|y|и|і|but|before|then|after|when)(?!\p{L})/iu;
const OTHER_VERB = /(?:sentenc|convict|born|died|transferred|moved|charged|released|приговор|асудз|нарадз)/iu;

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

const sentences = (input: ExtractInput, sentence: Sentence, dates: readonly FoundDate[], focus: Focus): Draft[] =>
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

const charges = (input: ExtractInput, sentence: Sentence, focus: Focus): Draft[] => {
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

interface Words {
  readonly 0: string;
  readonly index: number;
}

/** The match up to where the sentence turns to something else. */
const cutAt = (match: Words, turn: RegExp): Words => {
  const at = match[0].search(turn);
  return at < 0 ? match : { 0: match[0].slice(0, at), index: match.index };
};

const contact = (
  input: ExtractInput,
  sentence: Sentence,
  index: number,
  focus: Focus,
  persons: readonly FoundPerson[],
): Draft[] => {
  const only = [...sentence.text.matchAll(ONLY_CONTACT)].map((match) => ({
    match: cutAt(match, /, (?:with|but|while|and) |; /u),
    rule: 'limited',
  }));
  const none = [...sentence.text.matchAll(NO_CONTACT)].map((match) => ({
    match: cutAt(match, / (?:and|but) (?:are |is )?only |, and /u),
    rule: 'refused',
  }));
  return [...only, ...none].flatMap(({ match, rule }) => {
    const at = sentence.start + match.index;
    const media = MEDIA.filter(([pattern]) => pattern.test(match[0])).map(([, code]) => code);
    if (media.length === 0 && rule === 'refused' && !/contact|communication/iu.test(match[0])) return [];
    const subjects = focus.subjects(sentence, at + 1);
    const mothers = /(?<!\p{L})(?:mothers|women|prisoners|detainees|femmes|жанчын|женщин)/iu.test(
      input.view.text.slice(Math.max(0, sentence.start - 300), sentence.end),
    );
    if (subjects.length === 0 && !mothers) return [];
    const own = FREQUENCY.exec(match[0]);
    const frequency =
      own?.[0] ?? (media.includes('letter') || media.length === 0 ? nextFrequency(input, index) : undefined);
    const who = COUNTERPART.exec(match[0])?.groups?.who ?? COUNTERPART.exec(sentence.text)?.groups?.who;
    const child =
      who !== undefined && /^(?:child|son|daughter|enfant|fils|fille|hij)/iu.test(who)
        ? persons.find(
            ({ person }) =>
              person.childOf !== undefined && subjects.some((subject) => subject.person.key === person.childOf),
          )
        : undefined;
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
  return next !== undefined && /^(?:Letters|Her letters|His letters|They|Лісты|Письма|Les lettres)/u.test(next.text)
    ? FREQUENCY.exec(next.text)?.[0]
    : undefined;
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

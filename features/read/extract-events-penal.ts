import type { FoundDomesticArticle, Span } from '@amparo/un-letters';
import { passagesIn } from './extract.ts';
import { spokenArticles } from './extract-event-articles.ts';
import { details, type EventDraft, keysOf } from './extract-event-draft.ts';
import { concernedBy, spanOf, type Telling, timeOf } from './extract-event-telling.ts';
import { type FoundTerm, finesIn, gravestIn, termsIn } from './extract-event-terms.ts';
import type { EventTime } from './extract-event-time.ts';
import type { Verb } from './extract-event-verbs.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** What the prosecutor asked, what a law threatens, what was taken off: no sentence. */
const NOT_ORDERED =
  /(?<!\p{L})(?:asked for|asks for|requested|demanded|sought|seeking|faces?|facing|up to|maximum of|punishable by|a maximum|at most|requis|requiert|requérait|encour\p{L}+|jusqu'à|passible de|pide|pidió|hasta|требовал[аи]?|просил[аи]?|запросил[аи]?|грозит|до|запатраба\p{L}+|патрабава\p{L}+|прасі\p{L}+|запытал\p{L}|пагражае|загрожує|вимага\p{L}+|after|within|for the past|aged|через|праз|после|за|на працягу|в течение|ago)(?: [\p{L}']+){0,3} $/iu;

/** Terms of imprisonment, arrests, fines, with their months, date and articles. */
export const sentences = (telling: Telling): EventDraft[] => {
  const { input, sentence, verbs } = telling;
  const ordered = verbs.filter(({ row }) => row.kind === 'Sentence');
  if (ordered.length === 0 && !TELEGRAM.test(sentence.text) && !LISTED.test(sentence.text)) return [];
  const terms = [...termsIn(sentence.text), ...gravestIn(sentence.text)].filter((term) =>
    isOrdered(sentence.text, term, telling, ordered),
  );
  const fines = finesIn(sentence.text).filter(
    (fine) => !NOT_ORDERED.test(sentence.text.slice(Math.max(0, fine.start - 30), fine.start)),
  );
  const drafts: EventDraft[] = [];
  const used = new Set<Verb>();
  const push = (verb: Verb | undefined, term: FoundTerm | undefined, at: Span): void => {
    const anchor = verb ?? { start: sentence.start + at.start, end: sentence.start + at.end };
    const persons = personsOf(
      telling,
      verb,
      verb === undefined ? anchor : { start: sentence.start + at.start, end: sentence.start + at.end },
    );
    if (persons.length === 0) return;
    const time =
      verb?.row.timeless === true
        ? undefined
        : verb === undefined
          ? (timeOf(telling, { ...anchor, row: { kind: 'Sentence' } }) ?? verdictTime(telling))
          : timeOf(telling, anchor);
    const edtf =
      time === undefined || time.lead === 'since' || time.lead === 'after' || time.lead === 'until'
        ? undefined
        : time.edtf;
    const fine = fines.find((one) => nearestVerb(ordered, sentence.start + one.start) === verb || ordered.length <= 1);
    const articles = articlesNear(telling, anchor);
    const absolute = { start: sentence.start + at.start, end: sentence.start + at.end };
    drafts.push({
      kind: 'Sentence',
      at: anchor.start,
      persons: keysOf(persons),
      ...(edtf === undefined ? {} : { happenedOn: edtf }),
      details: details({
        duration: term?.words,
        months: term?.months,
        kind: term === undefined && fine !== undefined ? 'fine' : term?.kind,
        fine: fine?.amount,
        amount: fine?.amount,
        currency: fine?.currency,
        provision: articles.length === 0 ? undefined : [...new Set(articles.map(({ article }) => article))].join(', '),
        date: edtf,
        timeAsSaid: time?.lead === 'at' ? time.said : undefined,
      }),
      passages: passagesIn(input, [spanOf(telling, absolute, time, verb === undefined ? [] : [verb])]),
      confidence: edtf === undefined ? 0.7 : 0.8,
    });
    if (verb !== undefined) used.add(verb);
  };
  for (const term of terms) {
    const verb = nearestVerb(ordered, sentence.start + term.start);
    if (verb !== undefined && used.has(verb) && terms.length > 1 && /sentence of|including/u.test(sentence.text))
      continue;
    push(verb, term, term);
  }
  for (const fine of fines) {
    const verb = nearestVerb(ordered, sentence.start + fine.start);
    const absolute = { start: sentence.start + fine.start, end: sentence.start + fine.end };
    const isListed = telling.focus.listed(sentence, absolute).length > 0 && (verb === undefined || used.has(verb));
    if (isListed || (verb === undefined ? drafts.length === 0 : !used.has(verb))) push(verb, undefined, fine);
  }
  for (const verb of ordered) {
    if (used.has(verb) || drafts.length > 0 || !VERDICT.test(input.view.text.slice(verb.start, verb.end + 30)))
      continue;
    if (timeOf(telling, verb)?.edtf !== undefined || articlesNear(telling, verb).length > 0)
      push(verb, undefined, { start: verb.start - sentence.start, end: verb.end - sentence.start });
  }
  return drafts;
};

/** The day of the verdict that the sentence before announces, for the list of those whom it is of. */
const verdictTime = ({ before, sentence }: Telling): EventTime | undefined => {
  if (before === undefined || before.sentence.paragraph !== sentence.paragraph) return undefined;
  if (!ANNOUNCED.test(before.sentence.text)) return undefined;
  const times = before.times.filter(({ lead, edtf }) => lead === 'at' && edtf !== undefined);
  return times.length === 1 ? times[0] : undefined;
};
const ANNOUNCED =
  /(?<!\p{L})(?:verdicts?|judge?ments?|sentences?|rulings?|jugements?|verdict|sentencias?|fallo|приговор\p{L}{0,3}|решени\p{L}|прысуд\p{L}{0,2}|рашэнн\p{L}|вирок\p{L}{0,2})(?!\p{L})/iu;
/** A trial is told of, and then, behind a colon or a dash, the term. */
const TRIED =
  /(?<!\p{L})(?:trial|tried|court|verdict|sentence|judge?ment|procès|tribunal|jugement|verdict|juicio|sentencia|суд\p{L}{0,3}|приговор\p{L}{0,3}|прысуд\p{L}{0,2}|вирок\p{L}{0,2})(?!\p{L})/iu;

/** "Vezhin – three years": a person and a term, the verb left out. */
const LISTED =
  /\p{L}\)?(?: [—–-] |: |, )(?:\p{L}+ ){0,3}(?:\d+|\p{L}+)(?: \p{L}+){0,4} (?:years?|months?|ans?|mois|год\p{L}*|лет|гады|гадоў|месяц\p{L}*|суток|сутак|рок\p{L}*)/iu;
/** A verdict in a list, without a verb: "four years under art. 342(1)", "fine of 900 roubles". */
const TELEGRAM =
  /(?:under art|fine of|штраф|amende de|years (?:in|of) (?:prison|imprisonment)|лишения свободы|пазбаўлення волі|калоніі|колонии)/iu;
const VERDICT =
  /^(?:convicted|sentenced (?:her|him|them)|found guilty|given an? (?:second|new|further)|reconnue?s? coupable|condamné|признан|прызнан|визнан|осужд|асудж|асудзі|осудил|засуд|приговор)/iu;

const nearestVerb = (verbs: readonly Verb[], at: number): Verb | undefined =>
  verbs.findLast((verb) => verb.start <= at) ?? verbs.find((verb) => verb.start > at && verb.start - at < 60);

const isOrdered = (text: string, term: FoundTerm, telling: Telling, verbs: readonly Verb[]): boolean => {
  const before = text.slice(Math.max(0, term.start - 50), term.start);
  if (
    NOT_ORDERED.test(before) &&
    !/(?:sentenced|приговор\p{L}+|condamn\p{L}+|засуд\p{L}+|присуд\p{L}+|асудз\p{L}+|асуджан\p{L}*)[^,;]{0,30}$/iu.test(
      before.replace(NOT_ORDERED, ''),
    )
  )
    return false;
  if (
    /^ (?:ago|later|old|earlier|before|after|since|plus tard|спустя|назад|таму|пазней|тому|рождения)/iu.test(
      text.slice(term.end, term.end + 12),
    )
  )
    return false;
  const at = telling.sentence.start + term.start;
  if (/^ (?:испытательн|выпрабавальн)/iu.test(text.slice(term.end, term.end + 14)))
    return telling.focus.listed(telling.sentence, { start: at, end: at }).length > 0;
  const verb = verbs.findLast((one) => one.start <= at);
  if (verb !== undefined) {
    const between = text.slice(verb.end - telling.sentence.start, term.start);
    return (
      between.length < 160 &&
      !/(?<!\p{L})(?:served|after|who had|had served|отбыл\p{L}?|адбы[лў]\p{L}?)(?!\p{L})[^,]*$/iu.test(between) &&
      !(term.months !== undefined && /for $/u.test(before) && /(?:held|detained|prison)/u.test(between))
    );
  }
  if (verbs.some((one) => one.start > at && one.start - at < 60)) return true;
  if (telling.focus.listed(telling.sentence, { start: at, end: at }).length > 0) return true;
  if (
    /(?:: | [—–] )$/u.test(before) &&
    TRIED.test(`${telling.before?.sentence.text ?? ''} ${text.slice(0, term.start)}`)
  )
    return true;
  return (
    term.kind !== undefined ||
    /^ (?:under|по|паводле|па|en vertu) (?:art|ст|арт)/iu.test(text.slice(term.end, term.end + 20))
  );
};

const personsOf = (telling: Telling, verb: Verb | undefined, at: Span): readonly FoundPerson[] => {
  const { focus, sentence } = telling;
  const listed = focus.listed(sentence, at);
  if (listed.length > 0) return listed;
  if (verb === undefined) {
    const own = focus.subjects(sentence, at.start);
    return own.length > 0 ? own : focus.last(sentence);
  }
  const { persons, group } = concernedBy(telling, verb);
  if (persons.length > 0 || group !== undefined) return persons;
  const later = focus.subjects(sentence, at.start);
  return later.length > 0 ? later : focus.only(sentence);
};

/** Domestic articles of the sentence that stand nearer to this verb than to another of its kind. */
const articlesNear = ({ input, sentence, verbs }: Telling, at: Span): readonly FoundDomesticArticle[] => {
  const rivals = verbs.filter(({ row }) => row.kind === 'Sentence' || row.kind === 'Charge');
  const known = articlesIn(input.law.domestic, sentence);
  const all = known.length > 0 ? known : spokenArticles(sentence);
  return all.filter((article) => {
    const nearest =
      rivals.findLast((verb) => verb.start <= article.start) ?? rivals.find((verb) => verb.start > article.start);
    return nearest === undefined || nearest.start === at.start || rivals.length <= 1;
  });
};

const articlesIn = (articles: readonly FoundDomesticArticle[], span: Span): readonly FoundDomesticArticle[] =>
  articles.filter((article) => article.start >= span.start && article.end <= span.end + 1);

/** Domestic articles that a sentence lays to a person: one charge each person, with all the articles named together. */
export const charges = (telling: Telling): EventDraft[] => {
  const { input, sentence, verbs } = telling;
  return verbs
    .filter((verb) => verb.row.kind === 'Charge' && articlesNear(telling, verb).length > 0)
    .flatMap((verb, index, all) => {
      if (all.findIndex((other) => Math.abs(other.start - verb.start) < 60) !== index) return [];
      const articles = articlesNear(telling, verb);
      const first = articles[0];
      if (first === undefined) return [];
      const { persons } = concernedBy(telling, verb);
      const named = persons.length > 0 ? persons : telling.focus.subjects(sentence, first.start);
      const time = timeOf(telling, verb);
      const edtf = time?.lead === 'at' ? time.edtf : undefined;
      const last = articles.at(-1) ?? first;
      const offence = offenceOf(input.view.text, last, sentence);
      return named.map(({ person }) => ({
        kind: 'Charge',
        at: verb.start,
        persons: [person.key],
        ...(edtf === undefined ? {} : { happenedOn: edtf }),
        details: details({
          provision: [...new Set(articles.map(({ article }) => article))].join(', '),
          code: articles.find(({ code }) => code !== undefined)?.code,
          offence,
          date: edtf,
          timeAsSaid: edtf === undefined ? undefined : time?.said,
        }),
        passages: passagesIn(input, [{ start: Math.min(verb.start, first.start), end: Math.max(verb.end, last.end) }]),
        confidence: 0.8,
      }));
    });
};

/** "insulting the President (article 368 …)" or "article 368 … (insulting the President)". */
const offenceOf = (text: string, article: Span, sentence: Span): string | undefined => {
  const behind = /^ \((?<what>[«"“]?\p{L}[^()\n]{5,160})\)/u.exec(text.slice(article.end, article.end + 170))?.groups
    ?.what;
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

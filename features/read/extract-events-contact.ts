import type { Span } from '@amparo/un-letters';
import { passagesIn } from './extract.ts';
import { type ContactWords, type Custody, concernedIn } from './extract-contact-persons.ts';
import {
  CONTACT,
  COUNTERPART,
  FREQUENCY,
  HAPPENED,
  LIMITED,
  MEDIA,
  NOTHING_CAME,
  ONE_REQUEST,
  REFUSED,
} from './extract-event-contact-words.ts';
import { details, type EventDraft, keysOf } from './extract-event-draft.ts';
import { isTold } from './extract-event-mood.ts';
import { type Telling, timeOf } from './extract-event-telling.ts';
import type { EventTime } from './extract-event-time.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** Contact that a person may have, and the letters, calls and visits that the text dates. */
export const contacts = (telling: Telling, persons: readonly FoundPerson[], custody: Custody): EventDraft[] => {
  CONTACT.lastIndex = 0;
  if (!CONTACT.test(telling.sentence.text) && !NOTHING_CAME.test(telling.sentence.text)) return [];
  const drafts: EventDraft[] = [];
  let { last } = custody;
  for (const clause of clausesOf(telling)) {
    const known: Custody = { ...custody, last };
    const draft = restriction(telling, clause, persons, known) ?? occurrence(telling, clause, persons, known);
    if (draft === undefined) continue;
    drafts.push(draft);
    last = persons.filter(({ person }) => draft.persons.includes(person.key));
  }
  return merged(drafts);
};

interface Clause extends Span {
  readonly text: string;
  readonly media: readonly string[];
}

const CUT =
  /;|: |—|(?<=\p{L}{3,}),? (?=(?:but|while|whereas|mais|tandis que|pero|а|но|але) )|, and (?=(?:her|his|their|the|she|he|they|letters|visits|calls|has|have|had|is|are|may|only|some) )|, (?=(?:and )?(?:where|où|donde|где|дзе|де|only|её|ее|яе|яго|его|it|they|which|который|якія|які) )/giu;

/** Parts of the sentence that speak of contact, each with its ways of it. */
const clausesOf = ({ input, sentence, index: at }: Telling): readonly Clause[] => {
  const before = input.sentences[at - 1];
  const told = before?.paragraph === sentence.paragraph ? mediaIn(before.text) : [];
  const cuts = [0, ...[...sentence.text.matchAll(CUT)].map((match) => match.index), sentence.text.length];
  return cuts.slice(0, -1).flatMap((from, index) => {
    const raw = sentence.text.slice(from, cuts[index + 1]);
    const lead = /^[;:,— ]*/u.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(lead).trimEnd();
    const own = mediaIn(text);
    const media =
      own.length > 0
        ? own
        : NOTHING_CAME.test(text)
          ? told
          : ANSWERS.test(text) && mediaIn(sentence.text).includes('letter')
            ? ['letter']
            : [];
    const start = sentence.start + from + lead;
    return media.length === 0 ? [] : [{ text, media, start, end: start + text.replace(/[.!?]$/u, '').length }];
  });
};

const mediaIn = (text: string): readonly string[] => {
  const found = MEDIA.filter(([pattern]) => pattern.test(text)).map(([, code]) => code);
  return found.filter(
    (code) =>
      !(code === 'visit' && found.some((one) => /-visit$/u.test(one))) &&
      !(code === 'call' && found.includes('video-call')) &&
      !(code === 'any' && found.length > 1),
  );
};

/** A rule of contact: refused, or only so often, or only by this way. */
const restriction = (
  telling: Telling,
  clause: Clause,
  persons: readonly FoundPerson[],
  custody: Custody,
): EventDraft | undefined => {
  const { input, sentence } = telling;
  const refused = refusedIn(clause.text);
  const frequency = FREQUENCY.exec(clause.text) ?? nextFrequency(telling, clause);
  const limited = LIMITED.exec(clause.text);
  const time = timeIn(telling, clause);
  if (refused === null && frequency === null && limited === null) return undefined;
  // How often those outside write is nobody's rule.
  if (refused === null && TO_THE_HELD.test(clause.text)) return undefined;
  if (refused === null && frequency !== null && !ANSWERS.test(clause.text) && !isNear(clause.text, frequency))
    return undefined;
  // "the mail officer said", "she did not write the letter": words of contact that are of no detained person's.
  if (
    refused === null &&
    frequency === null &&
    !/(?:limited to|restricted to|limité|restreint|limitad|allow|permit|may|can|autoris|peut|puede|разреш|дазвол|дозвол|мож)/iu.test(
      clause.text,
    )
  )
    return undefined;
  if (refused !== null && frequency === null && isOneOccasion(clause, time)) return undefined;
  if (FOREIGN.test(clause.text) || /\d[\d ,]* (?:letters|lettres|писем|лістоў)/iu.test(clause.text)) return undefined;
  const subjects = concernedIn(telling, wordsOf(clause), custody);
  if (subjects.length === 0 && !isOfHeld(input.view.text, sentence, clause)) return undefined;
  const who = counterpartOf(clause.text) ?? counterpartOf(sentence.text);
  const child = childOf(who, subjects, persons);
  const edtf = time?.lead === 'after' ? undefined : time?.edtf;
  const rule =
    refused !== null && frequency === null && (limited === null || /no |not |never/iu.test(refused[0]))
      ? 'refused'
      : 'limited';
  return {
    kind: 'ContactRestriction',
    at: clause.start,
    persons: keysOf(subjects),
    ...(edtf === undefined ? {} : { happenedOn: time?.lead === 'since' && !edtf.includes('/') ? `${edtf}/..` : edtf }),
    details: details({
      rule: limited !== null && refused === null ? 'limited' : rule,
      medium: clause.media.join(', '),
      counterpart: who,
      counterpartPerson: child?.person.key,
      frequency: frequency?.[0].trim(),
      begin: time?.lead === 'since' || edtf !== undefined ? (time?.begin ?? edtf) : undefined,
      end: time?.until,
      timeAsSaid: time?.said === undefined ? undefined : sinceSaid(input.view.text, time),
    }),
    passages: passagesIn(input, [clause]),
    confidence: subjects.length > 0 ? 0.75 : 0.5,
  };
};

/** A refusal near the words of contact. */
const refusedIn = (text: string): RegExpExecArray | null => {
  const nothing = NOTHING_CAME.exec(text);
  if (nothing !== null) return nothing;
  const refused = REFUSED.exec(text);
  const near =
    refused !== null &&
    MEDIA.some(([pattern]) => {
      const media = pattern.exec(text);
      return (
        media !== null &&
        Math.max(refused.index - media.index - media[0].length, media.index - refused.index - refused[0].length) < NEAR
      );
    });
  return near ? refused : null;
};
const NEAR = 60;
const isNear = (text: string, found: RegExpExecArray): boolean =>
  found.index < 0 ||
  !text.includes(found[0]) ||
  MEDIA.some(([pattern]) => {
    const media = pattern.exec(text);
    return media !== null && Math.abs(media.index - found.index) < NEAR;
  });

/** One letter, call or visit on its day; or one that was asked for and refused. */
const occurrence = (
  telling: Telling,
  clause: Clause,
  persons: readonly FoundPerson[],
  custody: Custody,
): EventDraft | undefined => {
  const { input } = telling;
  const refused = refusedIn(clause.text);
  const time = timeIn(telling, clause, true);
  const edtf = time?.lead === 'at' ? time.edtf : undefined;
  const dated = edtf !== undefined && /^[\dX]{4}-\d{2}/u.test(edtf);
  if (refused === null && !dated) return undefined;
  if (refused !== null && !isOneOccasion(clause, time)) return undefined;
  if (refused === null) {
    const verb = [...clause.text.matchAll(HAPPENED)].find((match) => isTold(clause.text.slice(0, match.index), ''));
    if (verb === undefined || clause.media.includes('any')) return undefined;
  }
  if (FOREIGN.test(clause.text)) return undefined;
  const subjects = concernedIn(telling, wordsOf(clause), custody).filter(
    ({ person }) => custody.held.size === 0 || custody.held.has(person.key),
  );
  if (subjects.length === 0) return undefined;
  const who = counterpartOf(clause.text);
  const child = childOf(who, subjects, persons);
  return {
    kind: 'Contact',
    at: clause.start,
    persons: keysOf(subjects),
    ...(edtf === undefined ? {} : { happenedOn: edtf }),
    details: details({
      medium: clause.media.map((one) => (one === 'visit' ? 'short-visit' : one))[0],
      outcome: refused === null ? 'held' : 'refused',
      counterpart: who,
      counterpartPerson: child?.person.key,
      timeAsSaid: time?.said,
    }),
    passages: passagesIn(input, [
      time === undefined || time.start >= time.end
        ? clause
        : { start: Math.min(clause.start, time.start), end: Math.max(clause.end, time.end) },
    ]),
    confidence: dated ? 0.75 : 0.55,
  };
};

/** Correspondence with the State, letters of experts, visits of delegations: not of a prisoner. */
const FOREIGN =
  /(?<!\p{L})(?:open letters?|by (?:tele)?phone|refer to (?:our|the)|par téléphone|по телефону|па тэлефоне|in writing to ask|food parcels to|letters? to the editor|allegation letters?|letter of (?:allegation|appeal)|urgent appeals?|(?:the |our |this |previous |earlier )?letters? (?:to|of|dated|sent|addressed) (?:the |to )?(?:Government|Council|Ministry|experts|President|Member States|Special|Excellency)|letterhead|country visits?|visit (?:to|of) (?:the )?(?:Special|Sub-?[Cc]ommittee|delegation)|called (?:on|for|upon|the|it|it|herself|himself|him a|her a)|so-called|call(?:s|ing)? (?:for|on|upon)|roll-call|открыт\p{L}+ письм|адкрыт\p{L}+ ліст|lettre ouverte|appelle à|appels? à)(?!\p{L})/u;
/** Those whom a clause without names means are held: said so around it, and taken up in it. */
const isOfHeld = (text: string, sentence: Span, { text: words }: Clause): boolean =>
  (DETAINED.test(words) || THEM.test(words)) &&
  DETAINED.test(text.slice(Math.max(0, sentence.start - 400), sentence.end));
const THEM =
  /(?<!\p{L})(?:them|they|their|her|his|she|he|elles?|ils?|leurs?|eux|l[oa]s|les|ellas?|ellos|их|им|ей|ему|они|она|он|іх|ім|ёй|яму|яны|яна|ён|їх|їм|вони)(?!\p{L})/iu;
/** Replies to the letters of which the same sentence speaks. */
const ANSWERS = /(?<!\p{L})(?:repl(?:y|ies)|answers?|réponses?|respuestas?|ответы?|адказы?|відповіді)(?!\p{L})/iu;
const TO_THE_HELD =
  /(?<!\p{L})(?:writes? (?:to )?(?:him|her|them)|(?:lui|leur) écri(?:t|vent)|l[eo]s? escriben?|пиш(?:ет|ут) (?:ей|ему|им)|(?:ей|ему|им) пиш(?:ет|ут)|піш(?:а|уць) (?:ёй|яму|ім)|(?:ёй|яму|ім) піш(?:а|уць)|пиш(?:е|уть) (?:їй|йому|їм))(?!\p{L})/iu;
const DETAINED =
  /(?<!\p{L})(?:mothers|women|prisoners?|detainees?|inmates|colony|prison|détenu\p{L}*|femmes|colonie|жанчын\p{L}*|женщин\p{L}*|заключ[её]нн\p{L}+|зняволен\p{L}+|вязн\p{L}+|калоні\p{L}|колони\p{L}|СИЗО|СІЗА|турм\p{L}|тюрьм\p{L}|pres[oa]s|ув'язнен\p{L}+)/iu;

const isOneOccasion = (clause: Clause, time: EventTime | undefined): boolean =>
  (time?.lead === 'at' && /^[\dX]{4}-\d{2}-\d{2}$/u.test(time.edtf ?? '')) ||
  (time?.lead !== 'since' &&
    /(?:request|application|demande|birthday|anniversaire|дзень нараджэння|день рождения|день народження|дзень народзінаў)/iu.test(
      clause.text,
    ) &&
    ONE_REQUEST.test(clause.text));

const DAY = /^[\dX]{4}-\d{2}-\d{2}$/u;

const timeIn = (telling: Telling, clause: Clause, isOccurrence = false): EventTime | undefined => {
  const inside = telling.times.filter(
    (time) => time.start >= clause.start && time.end <= clause.end && time.start < time.end,
  );
  // "for the first time since the spring, on 1 February": what happened has a day.
  const days = isOccurrence ? inside.filter(({ lead, edtf }) => lead === 'at' && DAY.test(edtf ?? '')) : [];
  return (
    nearest(clause, days.length > 0 ? days : inside) ??
    (telling.times.length === 1 && telling.verbs.length === 0 && isJoined(telling, clause) && !isOfAnother(telling)
      ? timeOf(telling, clause)
      : undefined)
  );
};

/** The only time stands in a clause that speaks of contact itself. */
const isOfAnother = (telling: Telling): boolean =>
  clausesOf(telling).some(({ start, end }) => telling.times.some((time) => time.start >= start && time.end <= end));

/** No semicolon between the sentence's only time and the clause. */
const isJoined = ({ input, times }: Telling, clause: Clause): boolean => {
  const time = times[0];
  if (time === undefined) return false;
  return !input.view.text.slice(Math.min(time.end, clause.end), Math.max(time.start, clause.start)).includes(';');
};

/** Of several times the one that stands nearest to the words of contact, behind them rather than before. */
const nearest = (clause: Clause, inside: readonly EventTime[]): EventTime | undefined => {
  if (inside.length < 2) return inside[0];
  const places = MEDIA.flatMap(([pattern]) => {
    const match = pattern.exec(clause.text);
    return match === null ? [] : [clause.start + match.index];
  });
  const distance = (time: EventTime): number => Math.min(...places.map((at) => Math.abs(time.start - at)));
  return [...inside].sort((a, b) => distance(a) - distance(b))[0];
};

/** "since the end of August": the words with what leads them in. */
const sinceSaid = (text: string, time: EventTime): string => {
  const lead =
    /(?<!\p{L})(?:since|depuis|с|з|desde) (?:the |le |la )?$/iu.exec(
      text.slice(Math.max(0, time.start - 14), time.start),
    )?.[0] ?? '';
  return `${lead}${time.said ?? ''}`;
};

/** The clause with where its words of contact stand. */
const wordsOf = (clause: Clause): ContactWords => {
  const media = MEDIA.map(([pattern]) => pattern.exec(clause.text)).find((match) => match !== null);
  const start = clause.start + (media?.index ?? 0);
  return { ...clause, media: { start, end: start + (media?.[0].length ?? 0) } };
};

const counterpartOf = (words: string): string | undefined => {
  const found = COUNTERPART.exec(words)?.groups;
  return found?.who ?? found?.kin;
};

const childOf = (
  who: string | undefined,
  subjects: readonly FoundPerson[],
  persons: readonly FoundPerson[],
): FoundPerson | undefined =>
  who !== undefined && /^(?:child|son|daughter|enfant|fils|fille|hij|дет|доч|сын|дзец|дачк|діт|доньк|син)/iu.test(who)
    ? persons.find(
        ({ person }) =>
          person.childOf !== undefined && subjects.some((subject) => subject.person.key === person.childOf),
      )
    : undefined;

/** "Letters from her arrive every one or two months", in the sentence behind. */
const nextFrequency = ({ input, index, sentence }: Telling, clause: Clause): RegExpExecArray | null => {
  const next = input.sentences[index + 1];
  return next !== undefined &&
    clause.end >= sentence.end - 1 &&
    (clause.media.includes('letter') || clause.media.includes('any')) &&
    LIMITED.test(clause.text) &&
    /^(?:Letters|Her letters|His letters|They|Лісты|Письма|Les lettres|Ses lettres|Листи)/u.test(next.text)
    ? FREQUENCY.exec(next.text)
    : null;
};

/** Two clauses of one sentence that say the same of the same are one. */
const merged = (drafts: readonly EventDraft[]): EventDraft[] =>
  drafts.filter(
    (draft, index) =>
      !drafts
        .slice(0, index)
        .some(
          (other) =>
            other.kind === draft.kind &&
            other.details.medium === draft.details.medium &&
            other.details.rule === draft.details.rule &&
            other.happenedOn === draft.happenedOn,
        ),
  );

import type { FoundDate, Span } from '@amparo/un-letters';
import { type ExtractInput, passagesIn } from './extract.ts';
import { type EventDraft, keysOf, resolved, TURNS } from './extract-event-draft.ts';
import { EVENT_WORDS, type EventKind, FACILITY } from './extract-event-words.ts';
import type { Focus } from './extract-focus.ts';
import type { FoundPerson } from './extract-persons.ts';
import type { Sentence } from './extract-sentences.ts';

/** A group that something was done to, as the subject of a passive sentence: no person, but an event all the same. */
const GROUP =
  /(?<who>(?:(?:many|some|most|several|dozens|hundreds|more than [^,.;]{1,20}|at least [^,.;]{1,20}|up to [^,.;]{1,20}|(?<![\d,.])(?!(?:19|20)\d{2}(?!\d))\d[\d,]* |a group) ?(?:of )?[^,.;:]{2,60}))$/iu;
/** The same as the object of an active one: "released up to 342 prisoners". */
const OBJECT_GROUP =
  /^ (?<who>(?:(?:up to|at least|more than|nearly|almost|about|some|dozens of|hundreds of) )?(?:(?!(?:19|20)\d{2}(?!\d))\d[\d,]* )?(?:political |other |those )?(?:prisoners|detainees|people|persons|individuals|citizens|women|men|migrants)(?: [^,.;:]{2,60})?)/iu;
const VAGUE_TIME =
  /(?<!\p{L})(?:(?:[Ll]ast|[Ee]arly|[Ll]ate|[Tt]hat|[Tt]his) (?:spring|summer|autumn|winter|year|month|week)|(?:[Ss]everal|[Aa] few|[Ss]ome|\p{L}+) (?:days|weeks|months|years) (?:later|ago|earlier)|(?:over )?the past year|[Пп]рошлой (?:весной|осенью|зимой)|(?:минулай|мінулай) (?:вясной|восенню|зімой)|восенню|(?:весной|осенью|летом|зимой)|(?:au|pendant l[ea]|l'|pendant l')(?: ?printemps| ?été| ?automne| ?hiver))(?: \d{4}(?: г\.)?)?/u;

/** Detentions, transfers, expulsions, releases and deaths that a sentence tells. */
export const toldEvents = (
  input: ExtractInput,
  sentence: Sentence,
  dates: readonly FoundDate[],
  focus: Focus,
): EventDraft[] => {
  const drafts: EventDraft[] = [];
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
const furtherPlaces = (
  input: ExtractInput,
  sentence: Sentence,
  dates: readonly FoundDate[],
  event: Told,
): EventDraft[] => {
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
): EventDraft | undefined => {
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

const OTHER_VERB = /(?:sentenc|convict|born|died|transferred|moved|charged|released|приговор|асудз|нарадз)/iu;

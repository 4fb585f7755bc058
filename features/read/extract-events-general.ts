import type { DocumentKind } from '@amparo/core/nouns/item';
import type { Passage } from '@amparo/core/nouns/passage';
import type { Span } from '@amparo/un-letters';
import { type ExtractInput, passageIn, wordsIn } from './extract.ts';
import { details, type EventDraft } from './extract-event-draft.ts';
import { AUTHORITIES, DONE, FOR_SO_LONG, NOMINAL, WAS_DONE } from './extract-event-general-words.ts';
import { isTold } from './extract-event-mood.ts';
import type { EventTime } from './extract-event-time.ts';
import type { Sentence } from './extract-sentences.ts';

/** Texts that tell of happenings; a letter has its facts, a testimony and a register their own kinds. */
const TELLING_KINDS: ReadonlySet<DocumentKind> = new Set(['news', 'report', 'open-letter', 'press-release']);
export const tellsHappenings = (input: ExtractInput): boolean =>
  input.letter === undefined && TELLING_KINDS.has(input.kind);

/** A sentence with its times, kept until the events of other kinds are known. */
export interface TimedSentence {
  readonly sentence: Sentence;
  readonly times: readonly EventTime[];
}

/**
 * Dated happenings that no other kind covers: kind `Event`, its title the clause that tells it. Proposed with a low
 * confidence, since nothing but a time and a past form says that something happened. `taken` are passages of other
 * events: what they tell is not told again.
 */
export const generalEvents = (
  input: ExtractInput,
  sentences: readonly TimedSentence[],
  taken: readonly Passage[],
): EventDraft[] => {
  const quoted = quotedSpans(input.view.text);
  const seen = new Set<string>();
  const used = [...taken].sort((a, b) => a.start - b.start);
  return sentences.flatMap(({ sentence, times }, index) => {
    if (/\?["”»]?$/u.test(sentence.text) || sentence.text.length > LONGEST) return [];
    const quotation = quoted.find((span) => sentence.start < span.end && span.start < sentence.end);
    const whole = quotation !== undefined && isInside(sentence, quotation);
    const before = sentences[index - 1];
    // "“It was seen in 2025,” she said. “Authorities used …”": the year of the sentence before.
    const carried = whole && before?.sentence.paragraph === sentence.paragraph ? before.times[0] : undefined;
    if (whole && !AUTHORITIES.test(sentence.text)) return [];
    const all = whole && times.length === 0 && carried !== undefined ? [carried] : times;
    return clausesOf(sentence).flatMap((clause): EventDraft[] => {
      if (!whole && quotation !== undefined && isInside(clause, quotation)) return [];
      const time = whole ? all[0] : timeOfClause(clause, all);
      const words = input.view.text.slice(clause.start, clause.end);
      const duration = FOR_SO_LONG.exec(words);
      const afterEvent = time === undefined && duration === null && all.length > 0 && GOES_ON.test(words);
      if (time === undefined && duration === null && !afterEvent) return [];
      if (!tells(words, time, clause, duration !== null)) return [];
      const passage = passageIn(input, clause);
      if (overlaps(used, passage)) return [];
      const title = wordsIn(input, clause);
      if (seen.has(title)) return [];
      seen.add(title);
      const edtf = time?.edtf;
      return [
        {
          kind: 'Event',
          at: clause.start,
          persons: [],
          ...(edtf === undefined
            ? {}
            : { happenedOn: time?.lead === 'since' && !edtf.includes('/') ? `${edtf}/..` : edtf }),
          details: details({ title, timeAsSaid: time?.said ?? (time === undefined ? duration?.[0] : undefined) }),
          passages: [passage],
          confidence: edtf === undefined || whole ? 0.3 : 0.4,
        },
      ];
    });
  });
};

const LONGEST = 900;
const isInside = (one: Span, other: Span | undefined): boolean =>
  other !== undefined && one.start >= other.start - 1 && one.end <= other.end + 1;

/** The first time of the clause that says when; what goes on until some day says nothing of when it happened. */
const timeOfClause = (clause: Span, times: readonly EventTime[]): EventTime | undefined =>
  times.find(
    (time) => time.start >= clause.start && time.end <= clause.end && time.start < time.end && time.lead !== 'until',
  );

/** Told passively of some of those whom the same sentence dates. */
const GOES_ON =
  /^(?:who|many|some|most|all|others|several|they|dozens|hundreds|qui|dont|многие|некоторые|шмат хто|некаторыя) [^,;]{0,60}?(?<!\p{L})(?:was|were|ont été|a été|были|былі)(?!\p{L})/iu;

const tells = (words: string, time: EventTime | undefined, clause: Span, isLong: boolean): boolean => {
  const told = (pattern: RegExp): boolean =>
    [...words.matchAll(pattern)].some((match) =>
      isTold(words.slice(0, match.index), words.slice(match.index + match[0].length)),
    );
  if (isLong && time === undefined) return /(?<!\p{L})(?:was|were) not \p{L}+(?!\p{L})/u.test(words) || told(WAS_DONE);
  if (told(WAS_DONE)) return true;
  if (time === undefined) return false;
  if (told(DONE)) return true;
  // A noun tells only with its time right behind it.
  return [...words.matchAll(NOMINAL)].some((match) => {
    const gap = time.start - clause.start - match.index - match[0].length;
    return gap >= 0 && gap < NOMINAL_REACH && time.edtf !== undefined;
  });
};
const NOMINAL_REACH = 90;

const CUT =
  /; |: | [—–] |, (?=(?:and|but|while|whereas|which|who|whom|where|when|et|mais|qui|tandis|pero|а|но|что|котор\p{L}{2,3}|але|што|як[іая]я?) )| (?=but (?:\p{L}+ ){1,5}that )|(?<=\p{L} that) (?=many |some |most )|(?<= case of) /gu;

/** Clauses of a sentence; a mere comma ends none, except in an enumeration of things that happened. */
const clausesOf = (sentence: Sentence): readonly Span[] => {
  const cuts: { at: number; length: number }[] = [...sentence.text.matchAll(CUT)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }));
  if ([...sentence.text.matchAll(NOMINAL)].length > 1)
    for (const match of sentence.text.matchAll(/, (?:and )?(?=the )/gu))
      if (!cuts.some(({ at }) => at === match.index)) cuts.push({ at: match.index, length: match[0].length });
  cuts.sort((a, b) => a.at - b.at);
  const spans: Span[] = [];
  let from = 0;
  for (const { at, length } of [...cuts, { at: sentence.text.length, length: 0 }]) {
    const raw = sentence.text.slice(from, at);
    const lead = /^(?:[-–—•"“«„ ]|(?:and|et|but) )*/u.exec(raw)?.[0].length ?? 0;
    const end = from + raw.replace(/[.!?"”»\s]+$/u, '').length;
    const start = from + lead;
    if (end - start >= SHORTEST && sentence.text.slice(start, end).includes(' '))
      spans.push({ start: sentence.start + start, end: sentence.start + end });
    from = at + length;
  }
  return spans;
};
const SHORTEST = 14;

/** What stands in quotation marks at length. */
const quotedSpans = (text: string): readonly Span[] =>
  [...text.matchAll(/“[^“”\n]{40,1500}”|«[^«»\n]{40,1500}»|"[^"\n]{40,1500}"/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

const overlaps = (sorted: readonly Passage[], one: Passage): boolean => {
  for (const other of sorted) {
    if (other.start >= one.end) return false;
    if (other.end > one.start) return true;
  }
  return false;
};

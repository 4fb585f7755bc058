import type { CommunicationReference, FoundReference } from './communication-references.ts';
import type { FoundDate } from './dates.ts';
import type { Span } from './view.ts';

/** An earlier letter that the text cites: every place, and the dates the text gives for it. */
export interface PriorCommunication {
  readonly reference: CommunicationReference;
  readonly places: readonly FoundReference[];
  readonly sent?: Span & { readonly date: string };
  readonly replied?: Span & { readonly date: string };
}

const SENT =
  /(?:sent|transmitted|addressed|communicated|dated|letter of|communication of|envoyée?|adressée?|transmise?|en date du|datée? du|enviada|dirigida|transmitida|de fecha|направил|дасла)/iu;
const REPLY = /(?:repl(?:y|ies|ied)|respon(?:se|ded|d)|réponse|répondu|respuesta|respondió|ответ|адказ)/iu;

/** Earlier letters, one for each State, number and year, in order of first place. Doubtful readings are left out. */
export const priorCommunications = (
  text: string,
  references: readonly FoundReference[],
  own: FoundReference | undefined,
  dates: readonly FoundDate[],
): readonly PriorCommunication[] => {
  const earlier = references.filter(
    (reference) => reference.doubt === undefined && (own === undefined || keyOf(reference) !== keyOf(own)),
  );
  const byKey = new Map<string, FoundReference[]>();
  for (const reference of earlier) {
    const places = byKey.get(keyOf(reference)) ?? [];
    places.push(reference);
    byKey.set(keyOf(reference), places);
  }
  return [...byKey.values()].map((places) => {
    const first = places[0] as FoundReference;
    const timed = places.map((place) => datesOf(text, place, earlier, dates));
    const sent = timed.find((one) => one.sent !== undefined)?.sent;
    const replied = timed.find((one) => one.replied !== undefined)?.replied;
    const { printed, type, state, number, year } = first;
    return {
      reference: { printed, ...(type === undefined ? {} : { type }), state, number, year },
      places,
      ...(sent === undefined ? {} : { sent }),
      ...(replied === undefined ? {} : { replied }),
    };
  });
};

const keyOf = ({ state, number, year }: CommunicationReference): string => `${state} ${number}/${year}`;

interface Timed {
  readonly sent?: Span & { readonly date: string };
  readonly replied?: Span & { readonly date: string };
}

/** Dates in the sentence of a reference that stands there alone, and the reply's date in that sentence or the next. */
const datesOf = (
  text: string,
  place: FoundReference,
  all: readonly FoundReference[],
  dates: readonly FoundDate[],
): Timed => {
  const here = sentenceAround(text, place.start);
  const next = sentenceAround(text, Math.min(here.end + 2, text.length));
  const alone = all.filter((other) => other.start >= here.start && other.start < here.end).length === 1;
  const within = (span: Span): readonly FoundDate[] =>
    dates.filter(
      (date) => date.precision === 'day' && date.yearPrinted && date.start >= span.start && date.end <= span.end,
    );
  const behind = dates.find(
    (date) =>
      date.precision === 'day' &&
      date.start >= place.end &&
      date.start <= place.end + 30 &&
      /^ ?(?:\(|,|of|dated|sent|du|de|transmitted|sent on|\)| )[^.;]{0,24}$/u.test(text.slice(place.end, date.start)),
  );
  const inSentence = alone ? within(here) : [];
  const reply = (alone ? inSentence : []).find((date) =>
    REPLY.test(text.slice(Math.max(here.start, date.start - 110), date.start)),
  );
  const sentDate =
    behind ??
    inSentence.find(
      (date) =>
        date !== reply &&
        SENT.test(text.slice(Math.max(here.start, date.start - 60), Math.min(here.end, date.end + 60))),
    );
  const replyDate =
    reply ??
    (alone && sentDate !== undefined && !hasReference(all, next) ? replyIn(text, next, within(next)) : undefined);
  return {
    ...(sentDate === undefined || sentDate === replyDate
      ? {}
      : { sent: { start: sentDate.start, end: sentDate.end, date: sentDate.edtf } }),
    ...(replyDate === undefined
      ? {}
      : { replied: { start: replyDate.start, end: replyDate.end, date: replyDate.edtf } }),
  };
};

const hasReference = (all: readonly FoundReference[], span: Span): boolean =>
  all.some((one) => one.start >= span.start && one.start < span.end);

const replyIn = (text: string, sentence: Span, dates: readonly FoundDate[]): FoundDate | undefined => {
  const only = dates.length === 1 ? dates[0] : undefined;
  return only !== undefined && REPLY.test(text.slice(sentence.start, only.start)) ? only : undefined;
};

const NOT_AN_END = /(?:\b(?:Ms|Mr|Mrs|Dr|No|Nos|para|paras|art|arts|Ref|St|cf|Sra|Sr|M)|\p{Lu})$/u;

/** The sentence that holds an offset: to a full stop that ends one, or the paragraph's end. */
const sentenceAround = (text: string, at: number): Span => {
  let start = at;
  while (start > 0 && at - start < 2_000 && !endsAt(text, start - 1)) start -= 1;
  let end = at;
  while (end < text.length && end - at < 2_000 && !endsAt(text, end)) end += 1;
  return { start, end };
};

const endsAt = (text: string, at: number): boolean => {
  const char = text[at];
  if (char === '\n') return true;
  if (char !== '.' && char !== '?' && char !== '!') return false;
  const next = text[at + 1];
  return (next === undefined || next === ' ' || next === '\n') && !NOT_AN_END.test(text.slice(Math.max(0, at - 6), at));
};

import type { ReadEvent } from '@amparo/core/nouns/reading';
import { type Extractor, factSpans } from './extract.ts';
import { CONTACT } from './extract-event-contact-words.ts';
import type { EventDraft } from './extract-event-draft.ts';
import type { Telling } from './extract-event-telling.ts';
import { timesOf } from './extract-event-time.ts';
import { verbsOf } from './extract-event-verbs.ts';
import { datedBirths, toldBirths } from './extract-events-birth.ts';
import { contacts } from './extract-events-contact.ts';
import { elidedEvents } from './extract-events-elided.ts';
import { generalEvents, tellsHappenings } from './extract-events-general.ts';
import { charges, sentences } from './extract-events-penal.ts';
import { tableEvents } from './extract-events-table.ts';
import { toldEvents } from './extract-events-told.ts';
import { focusOf } from './extract-focus.ts';
import type { FoundPerson } from './extract-found-person.ts';

export const EVENT_RULE = 'event/4';

/** Proposed episodes: each points at its persons, carries the time as the text has it, and rests on a passage. */
export const eventExtractor: Extractor<readonly FoundPerson[], readonly ReadEvent[]> = {
  rule: EVENT_RULE,
  extract: (input, persons) => {
    const focus = focusOf(input, persons);
    const times = timesOf(input);
    const allowed = factSpans(input);
    const drafts: EventDraft[] = [];
    const general = tellsHappenings(input);
    const tellings: Telling[] = [];
    const bornAgain: EventDraft[] = [];
    input.sentences.forEach((sentence, index) => {
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) return;
      CONTACT.lastIndex = 0;
      const verbs = verbsOf(sentence);
      // A short line may be a day as heading, or an entry of a list; else times matter where something is told.
      const isWanted =
        general ||
        verbs.length > 0 ||
        sentence.text.length < SHORT ||
        (sentence.text.length < ENTRY && /[—–:]| - /u.test(sentence.text)) ||
        CONTACT.test(sentence.text) ||
        TERM.test(sentence.text);
      const before = tellings.at(-1);
      const telling: Telling = {
        input,
        sentence,
        index,
        focus,
        times: times(sentence, isWanted),
        verbs,
        ...(before === undefined ? {} : { before }),
      };
      tellings.push(telling);
      bornAgain.push(...toldBirths(telling, persons));
      drafts.push(...toldEvents(telling), ...sentences(telling), ...charges(telling), ...elidedEvents(telling));
    });
    drafts.push(...tableEvents(input, persons));
    drafts.push(...contactsOf(tellings, persons, drafts));
    const births = datedBirths(persons, input);
    drafts.push(...births);
    const born = new Set(births.flatMap(({ persons: keys }) => keys));
    const told = once(
      [...drafts, ...bornAgain.filter(({ persons: keys }) => !keys.some((key) => born.has(key)))].sort(
        (a, b) => a.at - b.at,
      ),
    );
    const happenings = generalEvents(
      input,
      general ? tellings : [],
      told.flatMap(({ passages }) => passages),
    );
    return [...told, ...happenings]
      .sort((a, b) => a.at - b.at)
      .map(({ at: _, ...event }, index) => ({
        ...event,
        key: `e${index + 1}`,
        rule: EVENT_RULE,
      }));
  },
};

/** What shows that somebody is or was held. */
const OF_CUSTODY: ReadonlySet<string> = new Set(['DetentionEpisode', 'Charge', 'Sentence', 'Release']);

/** Contacts are told once it is known who is held. */
const contactsOf = (
  tellings: readonly Telling[],
  persons: readonly FoundPerson[],
  told: readonly EventDraft[],
): readonly EventDraft[] => {
  const held = new Set([
    ...told.filter(({ kind }) => OF_CUSTODY.has(kind)).flatMap(({ persons: keys }) => keys),
    ...persons.flatMap(({ person }) => (person.role === 'victim' ? [person.key] : [])),
  ]);
  const byKey = new Map(persons.map((one) => [one.person.key, one]));
  const drafts: EventDraft[] = [];
  let last: { readonly paragraph: number; readonly persons: readonly FoundPerson[] } = { paragraph: -1, persons: [] };
  for (const telling of tellings) {
    const { paragraph } = telling.sentence;
    const found = contacts(telling, persons, { held, last: last.paragraph === paragraph ? last.persons : [] });
    const keys = found.at(-1)?.persons ?? [];
    if (keys.length > 0) last = { paragraph, persons: keys.flatMap((key) => byKey.get(key) ?? []) };
    drafts.push(...found);
  }
  return drafts;
};

const SHORT = 40;
/** An entry of a list may tell by a day alone. */
const ENTRY = 160;
const TERM = /(?:years?|months?|ans|mois|лет|год|гад|месяц|рок)/iu;

/** What is told again is one event: of the same person and time, or with less said than elsewhere. */
const once = (drafts: readonly EventDraft[]): readonly EventDraft[] => {
  const byPerson = Map.groupBy(drafts, (draft) => `${draft.kind} ${draft.persons.join(' ')}`);
  const dropped = new Set<EventDraft>();
  for (const [key, same] of byPerson) {
    if (key.startsWith('Contact') || same.length > 200) continue;
    same.forEach((draft, index) => {
      if (same.some((other, at) => other !== draft && !dropped.has(other) && coveredBy(draft, other, at < index)))
        dropped.add(draft);
    });
  }
  return drafts.filter((draft) => !dropped.has(draft));
};

const coveredBy = (draft: EventDraft, other: EventDraft, isEarlier: boolean): boolean => {
  if (draft.persons.length === 0) return false;
  if (
    draft.kind === 'DetentionEpisode' &&
    draft.details.facility !== undefined &&
    draft.details.facility !== other.details.facility
  )
    return false;
  if (draft.kind === 'Sentence' && draft.details.months !== undefined && draft.details.months !== other.details.months)
    return false;
  if (
    draft.kind === 'Sentence' &&
    draft.details.duration !== undefined &&
    other.details.duration !== undefined &&
    draft.details.months === undefined &&
    draft.details.duration !== other.details.duration
  )
    return false;
  if (draft.kind === 'Charge' && draft.details.provision !== other.details.provision) return false;
  if (draft.kind === 'DocumentStatus' && draft.details.status !== other.details.status) return false;
  if (draft.details.beganBy === 'transfer' && other.details.beganBy !== 'transfer') return false;
  const own = draft.happenedOn;
  const its = other.happenedOn;
  if (own === its) return isEarlier;
  if (own === undefined) return draft.kind !== 'DetentionEpisode' || draft.details.facility === undefined;
  return its?.startsWith(own) === true && its.length > own.length;
};

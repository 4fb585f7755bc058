import type { ReadEvent } from '@amparo/core/nouns/reading';
import { type Extractor, factSpans } from './extract.ts';
import type { EventDraft } from './extract-event-draft.ts';
import { contactRestrictions } from './extract-events-contact.ts';
import { charges, sentences } from './extract-events-penal.ts';
import { toldEvents } from './extract-events-told.ts';
import { focusOf } from './extract-focus.ts';
import type { FoundPerson } from './extract-persons.ts';

export const EVENT_RULE = 'event/1';

/** Proposed episodes: each points at its persons, carries the time as the text has it, and rests on a passage. */
export const eventExtractor: Extractor<readonly FoundPerson[], readonly ReadEvent[]> = {
  rule: EVENT_RULE,
  extract: (input, persons) => {
    const focus = focusOf(input, persons);
    const allowed = factSpans(input);
    const drafts: EventDraft[] = [];
    input.sentences.forEach((sentence, index) => {
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) return;
      const dates = input.dates.filter(
        (date) => date.start >= sentence.start && date.end <= sentence.end && date.start !== input.documentDateAt,
      );
      drafts.push(
        ...toldEvents(input, sentence, dates, focus),
        ...sentences(input, sentence, dates, focus),
        ...charges(input, sentence, focus),
        ...contactRestrictions(input, sentence, index, focus, persons),
      );
    });
    drafts.push(...births(persons));
    return drafts
      .sort((a, b) => a.at - b.at)
      .map(({ at: _, ...event }, index) => ({ ...event, key: `e${index + 1}`, rule: EVENT_RULE }));
  },
};

const births = (persons: readonly FoundPerson[]): EventDraft[] =>
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

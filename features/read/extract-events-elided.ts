import { passagesIn } from './extract.ts';
import { details, type EventDraft } from './extract-event-draft.ts';
import type { EventKind } from './extract-event-row.ts';
import { spanOf, type Telling } from './extract-event-telling.ts';
import type { EventTime } from './extract-event-time.ts';
import type { Verb } from './extract-event-verbs.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** What an entry may leave unsaid: it was said by the entry before, or by the heading. */
type Elided = 'DetentionEpisode' | 'Release' | 'Expulsion' | 'Death';
const ELIDED: readonly (readonly [Elided, RegExp])[] = [
  [
    'DetentionEpisode',
    /(?<!\p{L})(?:arrests?|detentions?|detained|arrested|taken|arrestations?|interpellations?|détentions?|detenciones|detenid[oa]s|задержани\p{L}+|задержан\p{L}*|арест\p{L}{0,3}|затрыманн\p{L}+|затрыман\p{L}+|арышт\p{L}{0,3}|затримання|арешт\p{L}{0,3})(?!\p{L})/iu,
  ],
  [
    'Release',
    /(?<!\p{L})(?:releases?|released|freed|libérations?|libérée?s|liberad[oa]s|освобождени\p{L}+|освобожд[её]н\p{L}*|на свободе|вызваленн\p{L}+|вызвален\p{L}+|на волі|звільнен\p{L}+)(?!\p{L})/iu,
  ],
  [
    'Expulsion',
    /(?<!\p{L})(?:expulsions?|deportations?|expelled|deported|expulsée?s|высылк\p{L}+|высланы|выдворен\p{L}+|высылк\p{L}+|выслан\p{L}+|депортац\p{L}+)(?!\p{L})/iu,
  ],
  [
    'Death',
    /(?<!\p{L})(?:deaths?|died|décès|morts?|muertes?|смерт\p{L}+|смерц\p{L}+|умерли|памерлі|померли)(?!\p{L})/iu,
  ],
];
const KINDS: ReadonlySet<EventKind> = new Set<EventKind>(['DetentionEpisode', 'Release', 'Expulsion', 'Death']);
/** How many sentences back an entry's section, and its heading, may begin. */
const SECTION = 12;
const HEADING = 70;

/** Day and place, a dash or a colon, a name: "29 октября в Барыске — Ольга Тихон, бухгалтер." */
const HEAD_OF_ENTRY = /^(?:[-–—•▪*] ?|\(?[\da-z]{1,2}[.)] )?[^.;:—–\n]{3,70}(?: [—–] |: | - )$/u;
/** Behind the name nothing but who it is. */
const REST_OF_ENTRY = /^(?:,? \(?(?:\d{1,3}|[^—–:;.]{2,60})\)?){0,3}\.?$/u;
/** "Anna last autumn, Faina — in May": whoever is named, then the time, of a verb in the sentence before. */
const PRONOUN_OF_SELF = /^(?:а|and|et|y|і|и|та) (?:меня|мяне|мене|me|moi)(?: [—–-])? (?:on |in |le |en |в |у |ў )?$/iu;
const LEAD = /^(?:а|and|et|y|і|и|та|then|потом|потым)? ?(?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sr|Sra)\.? )?$/iu;

/** Entries of a list, and sentences that go on with the one before, which name a person and a day and leave out the verb. */
export const elidedEvents = (telling: Telling): readonly EventDraft[] => {
  const { verbs, times, sentence, focus } = telling;
  const time = times.find((one) => one.start < one.end && one.lead === 'at');
  if (verbs.length > 0 || time?.edtf === undefined || sentence.text.length > LONGEST) return [];
  const text = telling.input.view.text;
  const before = text.slice(sentence.start, time.start);
  if (PRONOUN_OF_SELF.test(before) && focus.self.length > 0) {
    const verb = verbBefore(telling);
    return verb === undefined ? [] : [draftOf(telling, time, verb.row.kind as Elided, focus.self, verb)];
  }
  const entry = focus.entry(sentence, HEAD_OF_ENTRY, REST_OF_ENTRY);
  if (entry !== undefined && time.end <= entry.place.start) {
    const kind = kindOfSection(telling);
    return kind === undefined ? [] : [draftOf(telling, time, kind, [entry.found])];
  }
  const next = focus.beside(sentence, time);
  const first = next[0];
  const verb = first === undefined ? undefined : verbBefore(telling);
  if (first === undefined || verb === undefined || !LEAD.test(before.slice(0, placeOf(first, telling)))) return [];
  return [draftOf(telling, time, verb.row.kind as Elided, [first], verb)];
};
const LONGEST = 160;

const placeOf = ({ places }: FoundPerson, { sentence }: Telling): number =>
  (places.find(({ start, end }) => start >= sentence.start && end <= sentence.end)?.start ?? sentence.end) -
  sentence.start;

/** The last verb of the sentence right before, in the same paragraph, where an entry can go on with it. */
const verbBefore = ({ before, sentence }: Telling): Verb | undefined => {
  const verb = before?.verbs.at(-1);
  return before?.sentence.paragraph === sentence.paragraph && verb !== undefined && KINDS.has(verb.row.kind)
    ? verb
    : undefined;
};

/** What the entries before tell, up to the heading; else what the heading says they are. */
const kindOfSection = (telling: Telling): Elided | undefined => {
  let one = telling.before;
  for (let back = 0; one !== undefined && back < SECTION; back += 1) {
    const { text } = one.sentence;
    const isHeading = text.length < HEADING && !/[.!?;,]$/u.test(text);
    const told = isHeading
      ? ELIDED.find(([, words]) => words.test(text))?.[0]
      : one.verbs.find(({ row }) => KINDS.has(row.kind))?.row.kind;
    if (isHeading) return told as Elided | undefined;
    if (told === 'DetentionEpisode' || told === 'Expulsion') return told;
    one = one.before;
  }
  return undefined;
};

const draftOf = (
  telling: Telling,
  time: EventTime,
  kind: Elided,
  persons: readonly FoundPerson[],
  verb?: Verb,
): EventDraft => ({
  kind,
  at: telling.sentence.start,
  persons: persons.map(({ person }) => person.key),
  ...(time.edtf === undefined ? {} : { happenedOn: time.edtf }),
  details: details({
    ...(verb?.row.details ?? {}),
    begin: kind === 'DetentionEpisode' ? time.edtf : undefined,
    timeAsSaid: time.said,
  }),
  passages: passagesIn(telling.input, [spanOf(telling, time, time)]),
  confidence: 0.5,
});

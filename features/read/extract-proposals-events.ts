import type { ClaimValue, Proposals, ProposedClaim } from '@amparo/core/nouns/claim';
import type { ReadEvent, Reading } from '@amparo/core/nouns/reading';

/** Media of the vocabulary `contact-medium`; "visit" says neither short nor long and stays text. */
const CONTACT_MEDIA: ReadonlySet<string> = new Set([
  'letter',
  'call',
  'video-call',
  'parcel',
  'short-visit',
  'long-visit',
  'any',
]);

/**
 * Episodes as mentions with their claims. A birth is a claim about the child; what is told of a group is a figure,
 * not the episode of a person, and is left out here (a restriction of contact that names nobody is kept, and a happening).
 */
export const eventProposals = (reading: Reading): Proposals => {
  const events = reading.events.filter(
    (event) =>
      event.kind !== 'Birth' &&
      (event.persons.length > 0 || event.kind === 'ContactRestriction' || event.kind === 'Event'),
  );
  const nameOf = new Map(reading.persons.map((person) => [person.key, person.name]));
  return {
    mentions: events.map((event) => ({ key: event.key, kind: event.kind, label: labelOf(event, nameOf) })),
    claims: events.flatMap((event) => [
      ...event.persons.map((person) => claimOf(event, 'person', { kind: 'mention', mention: person })),
      ...detailClaims(event),
    ]),
  };
};

const labelOf = (event: ReadEvent, nameOf: ReadonlyMap<string, string>): string => {
  const who = event.persons.map((key) => nameOf.get(key) ?? key).join(', ');
  const what =
    event.details.title ??
    event.details.provision ??
    event.details.duration ??
    event.details.facility ??
    event.details.destination ??
    event.details.medium;
  return [who, what, event.happenedOn].filter((part) => part !== undefined && part !== '').join(', ');
};

const claimOf = (event: ReadEvent, property: string, value: ClaimValue): ProposedClaim => ({
  subject: event.key,
  property: `${event.kind}.${property}`,
  value,
  passages: event.passages,
  rule: event.rule,
  confidence: event.confidence,
});

const detailClaims = (event: ReadEvent): readonly ProposedClaim[] => {
  const { details } = event;
  const text = (property: string, value: string | number | undefined): readonly ProposedClaim[] =>
    value === undefined ? [] : [claimOf(event, property, { kind: 'text', text: String(value) })];
  const time = (property: string, edtf: string | number | undefined): readonly ProposedClaim[] =>
    edtf === undefined ? [] : [claimOf(event, property, { kind: 'time', edtf: String(edtf) })];
  const term = (property: string, vocabulary: string, code: string | number | undefined): readonly ProposedClaim[] =>
    code === undefined ? [] : [claimOf(event, property, { kind: 'term', vocabulary, code: String(code) })];
  const number = (property: string, value: string | number | undefined): readonly ProposedClaim[] =>
    typeof value === 'number' ? [claimOf(event, property, { kind: 'number', number: value })] : [];
  const list = (value: string | number | undefined): readonly string[] =>
    value === undefined ? [] : String(value).split(', ');
  switch (event.kind) {
    case 'DetentionEpisode':
      return [
        ...time('begin', details.begin),
        ...time('end', details.end),
        ...text('facility', details.facility),
        ...term('kind', 'detention-kind', details.kind),
        ...text('ground', details.ground),
        ...term('beganBy', 'detention-began', details.beganBy),
      ];
    case 'Charge':
      return [
        ...list(details.provision).flatMap((article) => text('provision', article)),
        ...text('code', details.code),
        ...time('date', details.date),
      ];
    case 'Sentence':
      return [
        ...time('date', details.date),
        ...text('duration', details.duration),
        ...number('months', details.months),
        ...term('kind', 'sentence-kind', details.kind),
        ...number('fine', details.fine),
        ...list(details.provision).flatMap((article) => text('provision', article)),
      ];
    case 'ContactRestriction':
      return [
        ...counterpart(event, text),
        ...list(details.medium).flatMap((medium) =>
          CONTACT_MEDIA.has(medium) ? term('medium', 'contact-medium', medium) : text('medium', medium),
        ),
        ...term('rule', 'contact-rule', details.rule),
        ...text('frequency', details.frequency),
        ...time('begin', details.begin),
        ...time('end', details.end),
      ];
    case 'Contact':
      return [
        ...counterpart(event, text),
        ...term('medium', 'contact-medium', details.medium),
        ...time('date', event.happenedOn),
        ...term('outcome', 'contact-outcome', details.outcome),
      ];
    case 'DocumentStatus':
      return [
        ...text('document', details.document),
        ...term('status', 'document-status', details.status),
        ...time('begin', details.begin),
      ];
    case 'Expulsion':
      return [
        ...time('date', event.happenedOn),
        ...text('destination', details.destination),
        ...text('documentsTaken', details.documentsTaken),
      ];
    case 'Release':
      return [...time('date', event.happenedOn), ...term('ground', 'detention-ended', details.ground)];
    case 'Event':
      return [...text('title', details.title), ...time('begin', event.happenedOn)];
    case 'Death':
      return time('date', event.happenedOn);
    default:
      return [];
  }
};

/** With whom: the child that the text tells of, else the words. */
const counterpart = (
  event: ReadEvent,
  text: (property: string, value: string | number | undefined) => readonly ProposedClaim[],
): readonly ProposedClaim[] =>
  event.details.counterpartPerson === undefined
    ? text('counterpart', event.details.counterpart)
    : [claimOf(event, 'counterpart', { kind: 'mention', mention: String(event.details.counterpartPerson) })];

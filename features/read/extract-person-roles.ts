import type { DocumentKind } from '@amparo/core/nouns/item';
import type { ReadEvent, ReadPerson } from '@amparo/core/nouns/reading';
import type { ExtractInput } from './extract.ts';
import type { NameMention } from './extract-names.ts';
import { VALEDICTION } from './extract-organisation-words.ts';

/** What befalls a victim. */
const BEFALLS: ReadonlySet<string> = new Set([
  'DetentionEpisode',
  'Charge',
  'Sentence',
  'ContactRestriction',
  'Expulsion',
  'Release',
  'Death',
]);
/** Roles that stay, whatever is told of their bearer. */
const STAYS: ReadonlySet<string> = new Set([
  'signatory',
  'expert',
  'author',
  'judge',
  'prosecutor',
  'official',
  'child',
  'victim',
]);
/** Kinds of text that do not say whom they are about: there it is those to whom something was done. */
const TELLS: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'news',
  'report',
  'press-release',
  'testimony',
  'open-letter',
]);

/** Persons whom the events of a text befall are its alleged victims, where it names none itself. */
export const withVictims = (
  persons: readonly ReadPerson[],
  events: readonly ReadEvent[],
  kind: DocumentKind,
): readonly ReadPerson[] => {
  if (!TELLS.has(kind)) return persons;
  const told = events.filter((event) => BEFALLS.has(event.kind));
  const befallen = new Set(told.flatMap((event) => event.persons));
  // A relative who died is a relative still.
  const alive = new Set(told.filter((event) => event.kind !== 'Death').flatMap((event) => event.persons));
  return persons.map((person) =>
    (person.role === 'relative' ? alive : befallen).has(person.key) && !STAYS.has(person.role ?? '')
      ? { ...person, role: 'victim' }
      : person,
  );
};

/** The role that a place alone shows: below the courtesy of an open letter, or the last line of a news item. */
export const roleByLine = (input: ExtractInput, places: readonly NameMention[]): 'author' | 'signatory' | undefined => {
  const text = input.view.text;
  const last = places.at(-1);
  if (last === undefined || text[last.start - 1] !== '\n') return undefined;
  if (input.kind === 'open-letter') {
    const from = VALEDICTION.exec(text);
    return from !== null && last.start >= from.index + from[0].length ? 'signatory' : undefined;
  }
  return input.kind === 'news' && text.slice(last.end).trim() === '' ? 'author' : undefined;
};

import { isDay } from '@amparo/core/ground/day';
import { isTime } from '@amparo/core/ground/edtf-time';
import { facilityKeys } from '@amparo/core/links/facility-names';
import type { GroupFacts } from '@amparo/core/links/group-sizes';
import { nameKeys } from '@amparo/names';
import { type Completed, completedNames } from './completed-names.ts';
import { type ToldClaim, type ToldDocument, type ToldMention, wordsIn } from './document-facts.ts';

/** What one source says of one person, as far as two mentions are compared by it. Made of that source alone. */
export interface Profile {
  readonly mentionId: string;
  readonly itemId: string;
  /** The item is a register: it has a row for each person. */
  readonly register: boolean;
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly sexes: readonly string[];
  readonly arrests: readonly string[];
  readonly places: readonly string[];
  readonly courts: readonly string[];
  readonly months: readonly number[];
  readonly articles: readonly string[];
  readonly occupations: readonly string[];
  readonly homes: readonly string[];
  /** Births of children. */
  readonly children: readonly string[];
  /** Keys of whole names of relatives. */
  readonly relatives: readonly string[];
  /** Keys of the whole name of each of the others detained on the same day, as the same source says; of mass arrests none. */
  readonly companions: readonly (readonly string[])[];
  /** Keys of the person's own whole names. */
  readonly own: readonly string[];
  /** A name of one word that its document completes. */
  readonly completed?: Completed;
  /** Other mentions of the document whose one word this one completes. */
  readonly completes: readonly string[];
  readonly group: GroupFacts;
}

/** On a day on which one source names more than this many detained, being detained with somebody says little. */
const MASS_ARREST = 200;

/** The profiles of the persons of one document that it says anything of. */
export const personsIn = (document: ToldDocument): ReadonlyMap<string, Profile> => {
  const companions = companionsIn(document);
  const profiles = new Map<string, Profile>();
  for (const mention of document.values())
    if (mention.kind === 'Person' && (mention.claims.length > 0 || mention.namedBy.length > 0))
      profiles.set(mention.id, profileOf(document, mention, companions.get(mention.id) ?? []));
  const completed = completedNames([...profiles.values()].filter(({ register }) => !register));
  for (const [id, found] of completed) {
    const own = profiles.get(id);
    if (own !== undefined) profiles.set(id, { ...own, completed: found });
    for (const by of found.by) {
      const fuller = profiles.get(by);
      if (fuller !== undefined) profiles.set(by, { ...fuller, completes: [...fuller.completes, id] });
    }
  }
  return profiles;
};

const namesOf = (document: ToldDocument, mention: ToldMention): readonly string[] => {
  const names = wordsIn(document, mention.claims, 'Person.name', 'Person.otherName');
  return names.length > 0 ? names : [mention.label];
};

/** Names by which somebody is described: "a son born in May 2014" is none. */
const wholeKeys = (document: ToldDocument, mention: ToldMention): readonly string[] =>
  wordsIn(document, mention.claims, 'Person.name').flatMap(nameKeys).filter(isWhole).toSorted();
const isWhole = (key: string): boolean => key.startsWith('n:');

const profileOf = (document: ToldDocument, mention: ToldMention, companions: Profile['companions']): Profile => {
  const all = [...mention.claims, ...mention.namedBy.flatMap(({ claims }) => claims)];
  const said = (...properties: string[]) => wordsIn(document, all, ...properties);
  const kin = mention.namedBy
    .filter(({ kind }) => kind === 'Relationship')
    .flatMap(({ claims }) => claims)
    .flatMap(({ property, value }) => {
      const other = value.kind === 'mention' && value.mention !== mention.id ? document.get(value.mention) : undefined;
      return other === undefined ? [] : [{ property, other }];
    });
  return {
    mentionId: mention.id,
    itemId: mention.itemId,
    register: mention.register,
    names: namesOf(document, mention),
    births: timesIn(mention.claims, 'Person.birthDate'),
    sexes: said('Person.sex'),
    arrests: timesIn(all, 'DetentionEpisode.begin'),
    places: said('DetentionEpisode.facility'),
    courts: said('Sentence.court'),
    months: said('Sentence.months').map(Number),
    articles: said('Charge.provision', 'Sentence.provision').map((text) => text.replace(/\s+/g, '')),
    occupations: said('Person.occupation'),
    homes: said('Person.residence', 'Person.birthPlace'),
    children: kin.flatMap(({ property, other }) =>
      property === 'Relationship.child' ? timesIn(other.claims, 'Person.birthDate').slice(0, 1) : [],
    ),
    relatives: [...new Set(kin.flatMap(({ other }) => wholeKeys(document, other)))].sort(),
    companions,
    own: wholeKeys(document, mention),
    completes: [],
    group: {
      group: said('Person.countingUnit').some((unit) => unit !== 'individual') || said('Person.groupSize').length > 0,
      sizes: said('Person.groupSize').map(Number),
    },
  };
};

const timesIn = (claims: readonly ToldClaim[], property: string): readonly string[] =>
  claims.flatMap((claim) =>
    claim.property === property && claim.value.kind === 'time' && isTime(claim.value.edtf) ? [claim.value.edtf] : [],
  );

/** Keys of whole names of those whom the document has detained on the same day. */
const companionsIn = (document: ToldDocument): ReadonlyMap<string, Profile['companions']> => {
  const byDay = new Map<string, Set<string>>();
  for (const { kind, claims } of document.values()) {
    if (kind !== 'DetentionEpisode') continue;
    for (const day of timesIn(claims, 'DetentionEpisode.begin').filter(isDay))
      for (const { property, value } of claims)
        if (property === 'DetentionEpisode.person' && value.kind === 'mention')
          byDay.set(day, (byDay.get(day) ?? new Set()).add(value.mention));
  }
  const companions = new Map<string, Map<string, readonly string[]>>();
  for (const [, group] of [...byDay].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (group.size < 2 || group.size > MASS_ARREST) continue;
    const keys = [...group].toSorted().flatMap((id): [string, readonly string[]][] => {
      const mention = document.get(id);
      return mention === undefined ? [] : [[id, wholeKeys(document, mention)]];
    });
    for (const [id] of keys) {
      const own = companions.get(id) ?? new Map<string, readonly string[]>();
      companions.set(id, own);
      for (const [other, theirs] of keys) if (other !== id && theirs.length > 0) own.set(other, theirs);
    }
  }
  return new Map([...companions].map(([id, own]) => [id, [...own.values()]]));
};

/**
 * Keys under which persons that may be one meet: those of their names; and for names of one word or with initials, which are
 * shared by too many, each word within its document, and with the day or the place of a detention. A name of one word that
 * its document completes has the whole one's too, and meets those who complete it.
 */
export const personKeys = (profile: Profile): readonly string[] => {
  const { mentionId, names, itemId, register, arrests, places, completed, completes } = profile;
  const keys = new Set(names.flatMap(nameKeys));
  const words = [...keys].filter((key) => key.startsWith('s:'));
  const contexts = [
    ...(register ? [] : [`item:${itemId}`]),
    ...arrests.filter(isDay).map((day) => `day:${day}`),
    ...places.flatMap((place) => facilityKeys({ names: [place], places: [] })).map((key) => `place:${key}`),
  ];
  for (const context of contexts) for (const word of words) keys.add(`${context}:${word}`);
  for (const key of (completed?.names ?? []).flatMap(nameKeys).filter(isWhole)) keys.add(key);
  for (const mention of [...(completed === undefined ? [] : [mentionId]), ...completes]) keys.add(`word:${mention}`);
  return [...keys].sort();
};

import { isTime } from '@amparo/core/ground/edtf-time';
import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import { type EventFacts, eventKeys } from '@amparo/core/links/event-pairs';
import { type FacilityFacts, facilityKeys } from '@amparo/core/links/facility-names';
import { type OrganisationFacts, organisationKeys } from '@amparo/core/links/organisation-names';
import type { Database } from '@amparo/platform/database/connect';
import { type ToldDocument, type ToldMention, toldIn, wordsIn } from './document-facts.ts';
import { familyOf } from './mention-kinds.ts';
import { type Profile, personKeys, personsIn } from './person-profile.ts';

/** What one document says of one mention, as far as mentions of its kind are compared by it. */
export type MentionProfile = {
  readonly id: MentionId;
  readonly itemId: ItemId;
  readonly register: boolean;
} & (
  | { readonly family: 'people'; readonly person: Profile }
  | { readonly family: 'facilities'; readonly facility: FacilityFacts }
  | { readonly family: 'organisations'; readonly organisation: OrganisationFacts }
  | { readonly family: 'events'; readonly event: EventFacts }
);

const AT_ONCE = 500;

/** The profiles of all mentions of these documents that are consolidated and of which a claim stands, some documents at a time. */
export async function* profilesIn(
  database: Database,
  items: readonly ItemId[],
): AsyncGenerator<{ readonly items: readonly ItemId[]; readonly profiles: readonly MentionProfile[] }> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE);
    yield { items: some, profiles: (await toldIn(database, some)).flatMap(profilesOf) };
  }
}

const profilesOf = (document: ToldDocument): readonly MentionProfile[] => {
  const persons = personsIn(document);
  return [...document.values()].flatMap((mention) => profileOf(document, mention, persons) ?? []);
};

const profileOf = (
  document: ToldDocument,
  mention: ToldMention,
  persons: ReadonlyMap<string, Profile>,
): MentionProfile | undefined => {
  const family = familyOf(mention.kind);
  const { id, itemId, register } = mention;
  const person = persons.get(id);
  if (family === 'people') return person && { id, itemId, register, family, person };
  if (family === undefined || mention.claims.length === 0) return undefined;
  switch (family) {
    case 'facilities':
      return { id, itemId, register, family, facility: facilityOf(document, mention) };
    case 'organisations':
      return { id, itemId, register, family, organisation: organisationOf(document, mention) };
    case 'events':
      return { id, itemId, register, family, event: eventOf(document, mention, persons) };
  }
};

const namesOf = (document: ToldDocument, mention: ToldMention): readonly string[] => {
  const names = wordsIn(document, mention.claims, `${mention.kind}.name`);
  return names.length > 0 ? names : [mention.label];
};

const facilityOf = (document: ToldDocument, mention: ToldMention): FacilityFacts => ({
  names: namesOf(document, mention),
  places: wordsIn(document, mention.claims, 'Facility.place', 'Facility.address'),
});

const organisationOf = (document: ToldDocument, mention: ToldMention): OrganisationFacts => ({
  names: namesOf(document, mention),
  roles: wordsIn(document, mention.claims, 'Organisation.role'),
  states: wordsIn(document, mention.claims, 'Organisation.state'),
});

const eventOf = (
  document: ToldDocument,
  { kind, claims }: ToldMention,
  persons: ReadonlyMap<string, Profile>,
): EventFacts => {
  const said = (...properties: string[]) => wordsIn(document, claims, ...properties.map((name) => `${kind}.${name}`));
  return {
    kind,
    persons: claims.flatMap(({ property, value }) =>
      property === `${kind}.person` && value.kind === 'mention' ? (persons.get(value.mention)?.names ?? []) : [],
    ),
    begins: said(kind === 'Event' || kind === 'DetentionEpisode' ? 'begin' : 'date').filter(isTime),
    places: said('facility', 'place', 'destination'),
    titles: said('title'),
    sorts: said('kind', 'beganBy', 'ground'),
    details: said('months', 'provision').map((text) => text.replace(/\s+/g, '')),
  };
};

/** Keys under which a mention meets those it is compared with; of different families no two are equal. */
export const keysOf = (profile: MentionProfile): readonly string[] => {
  switch (profile.family) {
    case 'people':
      return personKeys(profile.person);
    case 'facilities':
      return facilityKeys(profile.facility).map((key) => `Facility|${key}`);
    case 'organisations':
      return organisationKeys(profile.organisation).map((key) => `Organisation|${key}`);
    case 'events':
      return eventKeys(profile.event).map((key) => `Event|${key}`);
  }
};

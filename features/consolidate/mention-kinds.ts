/** What is consolidated, in the families that a person chooses from, and the kinds of the schema in each. */
export const FAMILIES = ['people', 'facilities', 'organisations', 'events'] as const;
export type Family = (typeof FAMILIES)[number];

export const KINDS_OF: Readonly<Record<Family, readonly string[]>> = {
  people: ['Person'],
  facilities: ['Facility'],
  organisations: ['Organisation'],
  events: ['Event', 'DetentionEpisode', 'Sentence', 'Release', 'Expulsion', 'Death'],
};

export const CONSOLIDATED_KINDS: readonly string[] = FAMILIES.flatMap((family) => KINDS_OF[family]);

/** The family that a kind of the schema belongs to; undefined for kinds that are not consolidated. */
export const familyOf = (kind: string): Family | undefined =>
  FAMILIES.find((family) => KINDS_OF[family].includes(kind));

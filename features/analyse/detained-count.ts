import { shiftDays } from '@amparo/core/ground/day';
import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import { type DetentionRecord, detainedOn, detainedOnDays } from '@amparo/core/links/detained';
import { type Episode, type EpisodeClaim, episodesOf } from '@amparo/core/links/episodes';
import { kind, type Schema } from '@amparo/core/schema/schema';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { statusAt } from '../records/claims.ts';
import { entitiesKnownAt } from '../records/entities-at.ts';
import { detentionRecord } from '../records/person-files.ts';

/** The fixed meaning of the question; it stands beside every answer. Another meaning is another code. */
export const DETAINED_RULE_CODE = 'persons-detained-1';
export const DETAINED_RULE =
  'Persons: mentions judged the same are one person. Counted are persons whom at least one confirmed claim puts in detention on the day. ' +
  'Certain: under every reading of the dates, and no source gives a release, expulsion or death that can lie on or before the day. ' +
  'Possible: under at least one reading. Claims and judgements as recorded up to the named entry of the journal.';

/** A person of whom a detention is confirmed, with no more of what is said than the count needs. */
export interface DetainedPerson {
  readonly entityId: EntityId;
  /** All mentions judged to be this person that the member may read. */
  readonly mentions: readonly MentionId[];
  readonly detentions: readonly Episode<EpisodeClaim>[];
  readonly record: DetentionRecord;
}

export interface CountedPerson {
  readonly person: DetainedPerson;
  readonly certainty: 'certain' | 'possible';
}

/** The persons detained on a day as known at an entry of the journal. The same two give the same answer for ever. */
export const detainedPersons = async (
  context: ReadContext,
  asked: { readonly asOf: string; readonly knownAt: number },
): Promise<{ readonly counted: readonly CountedPerson[]; readonly persons: readonly DetainedPerson[] }> => {
  const persons = await personsAt(context, asked.knownAt);
  const counted = persons.flatMap((person): CountedPerson[] => {
    const certainty = detainedOn(person.record, asked.asOf);
    return certainty === undefined ? [] : [{ person, certainty }];
  });
  return { counted, persons };
};

/** Certain and possible counts on the first days of the months before the day: the course of the stock. */
export const courseOf = (persons: readonly DetainedPerson[], asOf: string, months: number) => {
  const days = monthsBefore(asOf, months);
  const course = days.map((day) => ({ day, certain: 0, possible: 0 }));
  for (const { record } of persons) {
    detainedOnDays(record, days).forEach((state, at) => {
      const point = course[at];
      if (point === undefined || state === undefined) return;
      point.possible += 1;
      if (state === 'certain') point.certain += 1;
    });
  }
  return course;
};

const monthsBefore = (asOf: string, months: number): string[] => {
  const days = [asOf];
  for (let day = asOf, step = 0; step < months; step += 1) {
    day = `${shiftDays(`${day.slice(0, 7)}-01`, day.endsWith('-01') ? -1 : 0).slice(0, 7)}-01`;
    days.unshift(day);
  }
  return days;
};

/** Persons as the judgements up to that entry make them, with the confirmed claims up to it that a count rests on. */
const personsAt = async (context: ReadContext, knownAt: number): Promise<readonly DetainedPerson[]> => {
  const episodes = episodesOf(context.house.schema, await claimsAt(context, knownAt));
  const entities = await entitiesKnownAt(context, knownAt);
  const named = new Set(episodes.flatMap(mentionsNamedIn));
  const readable = await readablePersons(context, [...new Set([...named, ...entities.keys()])]);
  const entityOf = (mention: string): EntityId => entities.get(mention) ?? (mention as EntityId);
  const mentionsOf = Map.groupBy(readable, entityOf);
  const known = new Set<string>(readable);
  const episodesOfEntity = new Map<EntityId, Episode<EpisodeClaim>[]>();
  for (const episode of episodes) {
    for (const entity of new Set(
      mentionsNamedIn(episode)
        .filter((id) => known.has(id))
        .map(entityOf),
    )) {
      const own = episodesOfEntity.get(entity);
      if (own === undefined) episodesOfEntity.set(entity, [episode]);
      else own.push(episode);
    }
  }
  return [...episodesOfEntity].flatMap(([entityId, own]): DetainedPerson[] => {
    const detentions = own.filter((episode) => episode.kind.name === 'DetentionEpisode');
    if (detentions.length === 0) return [];
    return [
      { entityId, mentions: mentionsOf.get(entityId) ?? [], detentions, record: detentionRecord({ episodes: own }) },
    ];
  });
};

const mentionsNamedIn = (episode: Episode<EpisodeClaim>): string[] =>
  episode.claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention] : []));

const COUNTED_KINDS = ['DetentionEpisode', 'Release', 'Expulsion', 'Death'];

/** The properties of these kinds that name somebody or bound the time. */
const countedProperties = (schema: Schema): string[] =>
  COUNTED_KINDS.flatMap((name) => {
    const counted = kind(schema, name);
    const bounds = [counted.begin, counted.end];
    return counted.properties
      .filter((property) => property.types.includes('mention') || bounds.includes(property.name))
      .map(({ id }) => id);
  });

interface CountedClaim extends EpisodeClaim {
  readonly mentionId: string;
}

/** Confirmed claims that the member may read, of these properties only, those of one mention in the order of the text. */
const claimsAt = async (context: ReadContext, knownAt: number): Promise<readonly CountedClaim[]> => {
  const { rows } = await sql<{
    id: string;
    mention_id: string;
    property: string;
    named: string | null;
    edtf: string | null;
    number: number;
    first_start: number;
  }>`
    select * from (
      select c.id, c.mention_id, c.property, c.value ->> 'mention' as named, c.value ->> 'edtf' as edtf, i.number,
        c.first_start, ${statusAt(knownAt)} as status
      from claim c join item i on i.id = c.item_id
      where c.property = any(${countedProperties(context.house.schema)})
        and i.classification = any(${[...context.clearance]}) and c.recorded_seq <= ${knownAt} offset 0) then_known
    where status = 'confirmed' and mention_id is not null`.execute(context.database);
  return [...Map.groupBy(rows, (row) => row.mention_id).values()].flatMap((own) =>
    own
      .sort((a, b) => a.number - b.number || a.first_start - b.first_start || (a.id < b.id ? -1 : 1))
      .flatMap(({ mention_id, property, named, edtf }): CountedClaim[] =>
        named !== null
          ? [{ mentionId: mention_id, property, value: { kind: 'mention', mention: named } }]
          : edtf !== null
            ? [{ mentionId: mention_id, property, value: { kind: 'time', edtf } }]
            : [],
      ),
  );
};

/** Which of these are mentions of people that the member may read, in the order of the items. */
const readablePersons = async (
  { database, clearance }: ReadContext,
  ids: readonly string[],
): Promise<readonly MentionId[]> => {
  const { rows } = await sql<{ id: MentionId }>`
    select m.id from mention m join item i on i.id = m.item_id
    where m.kind = 'Person' and i.classification = any(${[...clearance]}) and m.id = any(${[...ids]}::uuid[])
    order by i.number, m.id`.execute(database);
  return rows.map(({ id }) => id);
};

import type { MentionId } from '@amparo/core/ground/ids';
import { findKind } from '@amparo/core/schema/schema';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf, type SourceRef, sourceOf, statusAt } from '../records/claims.ts';
import { mentionsOf } from '../records/mentions.ts';
import { bestNameForm, type NameUse } from '../records/person-files.ts';
import type { CountedPerson, DetainedPerson } from './detained-count.ts';

export interface DetainedRow {
  readonly entityId: string;
  readonly name: string;
  readonly certainty: 'certain' | 'possible';
  readonly begin: string | null;
  readonly end: string | null;
  readonly sources: readonly SourceRef[];
}

/** The first of those counted by name, each with the latest detention and the claims of time that put the person there. */
export const detainedRows = async (
  context: ReadContext,
  counted: readonly CountedPerson[],
  asked: { readonly knownAt: number; readonly limit: number },
): Promise<readonly DetainedRow[]> => {
  const names = await namesOf(
    context,
    counted.map(({ person }) => person),
    asked.knownAt,
  );
  const shown = counted
    .map((one) => ({ ...one, name: names.get(one.person.entityId) ?? '' }))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.person.entityId < b.person.entityId ? -1 : 1))
    .slice(0, asked.limit);
  const claims = await timesOf(
    context,
    shown.flatMap(({ person }) => person.detentions.map(({ mentionId }) => mentionId as MentionId)),
    asked.knownAt,
  );
  return shown.map(({ person, certainty, name }) => {
    const latest = person.detentions.toSorted((a, b) => compareText(b.begin ?? '', a.begin ?? ''))[0];
    return {
      entityId: person.entityId,
      name,
      certainty,
      begin: latest?.begin ?? null,
      end: latest?.end ?? null,
      sources: person.detentions.flatMap(({ mentionId }) => (claims.get(mentionId) ?? []).map(sourceOf)),
    };
  });
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const timesOf = async (
  context: ReadContext,
  detentions: readonly MentionId[],
  knownAt: number,
): Promise<ReadonlyMap<string | null, readonly ClaimRow[]>> => {
  if (detentions.length === 0) return new Map();
  const times = findKind(context.house.schema, 'DetentionEpisode')?.properties.filter(({ types }) =>
    types.includes('time'),
  );
  const claims = await claimsOf(context, {
    mentions: detentions,
    properties: times?.map(({ id }) => id) ?? [],
    statuses: ['confirmed'],
    knownAt,
  });
  return Map.groupBy(
    claims.filter(({ value }) => value.kind === 'time'),
    ({ mentionId }) => mentionId,
  );
};

/** The name to head each person with, as on the person's page: from the confirmed claims, else the longest label. */
const namesOf = async (
  context: ReadContext,
  persons: readonly DetainedPerson[],
  knownAt: number,
): Promise<ReadonlyMap<string, string>> => {
  const uses = await nameUses(
    context,
    persons.flatMap(({ mentions }) => mentions),
    knownAt,
  );
  const names = new Map<string, string>();
  const nameless: DetainedPerson[] = [];
  for (const person of persons) {
    const name = bestNameForm(person.mentions.flatMap((id) => uses.get(id) ?? []));
    if (name === undefined) nameless.push(person);
    else names.set(person.entityId, name);
  }
  const labels = new Map(
    (await mentionsOf(context, { ids: nameless.flatMap(({ mentions }) => mentions) })).map(({ id, label }) => [
      id,
      label,
    ]),
  );
  for (const { entityId, mentions } of nameless) {
    const longest = mentions.map((id) => labels.get(id) ?? '').toSorted((a, b) => b.length - a.length)[0];
    names.set(entityId, longest ?? '');
  }
  return names;
};

const nameUses = async (
  { database, clearance }: ReadContext,
  mentions: readonly MentionId[],
  knownAt: number,
): Promise<ReadonlyMap<string, readonly NameUse[]>> => {
  const { rows } = await sql<NameUse & { mention_id: string }>`
    select c.mention_id, c.value ->> 'text' as form, true as confirmed,
      (select count(*) from claim_passage cp where cp.claim_id = c.id) as passages
    from claim c join item i on i.id = c.item_id
    where c.property = 'Person.name' and c.value ->> 'kind' = 'text' and c.mention_id = any(${[...mentions]}::uuid[])
      and i.classification = any(${[...clearance]}) and c.recorded_seq <= ${knownAt} and ${statusAt(knownAt)} = 'confirmed'`.execute(
    database,
  );
  return Map.groupBy(rows, (row) => row.mention_id);
};

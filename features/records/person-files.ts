import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import type { DetentionRecord } from '@amparo/core/links/detained';
import { type Episode, type EpisodeClaim, episodesOf } from '@amparo/core/links/episodes';
import type { ClaimStatus } from '@amparo/core/nouns/claim';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf } from './claims.ts';
import { entitiesKnownAt } from './entities-at.ts';
import { type MentionRow, mentionsOf } from './mentions.ts';

/** Everything said about one person: the mentions judged to be one, their claims, and the episodes that name them. */
export interface PersonFile {
  readonly entityId: EntityId;
  readonly mentions: readonly MentionRow[];
  /** About the person: name, birth, role. */
  readonly claims: readonly ClaimRow[];
  /** Detentions, charges, restrictions, relationships … that name the person. */
  readonly episodes: readonly Episode<ClaimRow>[];
}

interface FileQuery {
  readonly mentions: readonly MentionRow[];
  readonly statuses?: readonly ClaimStatus[];
  readonly knownAt?: number | undefined;
}

/** The files of the persons whose mentions are given, in the order of their first mention. Three queries however many. */
export const personFiles = async (context: ReadContext, query: FileQuery): Promise<readonly PersonFile[]> => {
  const ids = query.mentions.map(({ id }) => id);
  if (ids.length === 0) return [];
  const filter = { ...(query.statuses === undefined ? {} : { statuses: query.statuses }), knownAt: query.knownAt };
  const claims = await claimsOf(context, { mentions: ids, ...filter });
  const episodeIds = await episodesNaming(context, ids);
  const episodeClaims = episodeIds.length === 0 ? [] : await claimsOf(context, { mentions: episodeIds, ...filter });
  const episodes = episodesOf(context.house.schema, episodeClaims);
  const byEntity = Map.groupBy(query.mentions, ({ entityId }) => entityId);
  const entityOf = new Map(query.mentions.map((mention) => [mention.id as string, mention.entityId]));
  const claimsByEntity = Map.groupBy(claims, (claim) => entityOf.get(claim.mentionId ?? ''));
  const episodesByEntity = new Map<EntityId, Episode<ClaimRow>[]>();
  for (const episode of episodes) {
    const named = new Set([...episode.persons, ...mentionsNamedIn(episode)].map((id) => entityOf.get(id)));
    for (const entity of named)
      if (entity !== undefined) episodesByEntity.set(entity, [...(episodesByEntity.get(entity) ?? []), episode]);
  }
  return [...byEntity].map(([entityId, mentions]) => ({
    entityId,
    mentions,
    claims: claimsByEntity.get(entityId) ?? [],
    episodes: episodesByEntity.get(entityId) ?? [],
  }));
};

/** The file of one person. The id may be of a mention that was since merged: its present entity is opened. */
export const personFile = async (
  context: ReadContext,
  entity: EntityId,
  at: { readonly knownAt?: number | undefined; readonly statuses?: readonly ClaimStatus[] } = {},
): Promise<PersonFile | undefined> => {
  const mentions =
    at.knownAt === undefined ? await mentionsToday(context, entity) : await mentionsThen(context, entity, at.knownAt);
  const [file] = await personFiles(context, { mentions, ...at });
  return file;
};

const mentionsToday = async (context: ReadContext, entity: EntityId): Promise<readonly MentionRow[]> => {
  const now = await context.database
    .selectFrom('entity_member')
    .select('entity_id')
    .where('mention_id', '=', entity as string as MentionId)
    .executeTakeFirst();
  return mentionsOf(context, { entities: [now?.entity_id ?? entity] });
};

const mentionsThen = async (
  context: ReadContext,
  entity: EntityId,
  knownAt: number,
): Promise<readonly MentionRow[]> => {
  const entities = await entitiesKnownAt(context, knownAt);
  const own = entities.get(entity) ?? entity;
  const tied = [...entities].flatMap(([mention, of]) => (of === own ? [mention as MentionId] : []));
  const mentions = await mentionsOf(context, { ids: [...new Set([entity as string as MentionId, ...tied])] });
  const persons = mentions.filter(({ kind }) => kind === 'Person');
  return persons.some(({ id }) => (id as string) === entity)
    ? persons.map((mention) => ({ ...mention, entityId: own }))
    : [];
};

const mentionsNamedIn = (episode: Episode<ClaimRow>): string[] =>
  episode.claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention] : []));

/** Mentions of episodes with a claim whose value is one of these persons. */
const episodesNaming = async (
  { database }: ReadContext,
  persons: readonly MentionId[],
): Promise<readonly MentionId[]> => {
  // One look-up a person (`offset 0` keeps it so): the planner misjudges how rare such claims are, and would read all.
  const { rows } = await sql<{ mention_id: MentionId }>`
    select distinct naming.mention_id from unnest(${[...persons]}::text[]) as person (id)
    cross join lateral (select c.mention_id from claim c where c.value ->> 'mention' = person.id
      and c.value ->> 'kind' = 'mention' and c.mention_id is not null offset 0) naming`.execute(database);
  return rows.map((row) => row.mention_id);
};

/** What the file says of deprivation of liberty, for the count and the state on a day. */
export const detentionRecord = (file: { readonly episodes: readonly Episode<EpisodeClaim>[] }): DetentionRecord => ({
  stretches: file.episodes
    .filter(({ kind }) => kind.name === 'DetentionEpisode')
    .map(({ begin, end }) => ({ ...(begin === undefined ? {} : { begin }), ...(end === undefined ? {} : { end }) })),
  endings: file.episodes
    .filter(({ kind }) => kind.name === 'Release' || kind.name === 'Expulsion' || kind.name === 'Death')
    .map(({ begin }) => begin ?? ANY_DAY),
});

/** An ending whose day no source gives may lie on any day: nobody with one is detained for certain. */
const ANY_DAY = '../..';

/** The form to head a page with: a full name before a part of one, confirmed ones first, then the one used most. */
export const displayName = (file: PersonFile): string =>
  bestForm(nameForms(file)) ?? file.mentions.toSorted((a, b) => b.label.length - a.label.length)[0]?.label ?? '';

/** The form for a letter in a language of Latin script: one that a source prints so, else the page's own. */
export const latinName = (file: PersonFile): string =>
  bestForm(
    nameForms(file).filter(({ value }) => value.kind === 'text' && /^[\p{Script=Latin}\P{L}]+$/u.test(value.text)),
  ) ?? displayName(file);

const nameForms = (file: PersonFile): readonly ClaimRow[] =>
  file.claims.filter(({ property, value }) => property === 'Person.name' && value.kind === 'text');

const bestForm = (forms: readonly ClaimRow[]): string | undefined =>
  bestNameForm(
    forms.map(({ value, status, passages }) => ({
      form: value.kind === 'text' ? value.text : '',
      confirmed: status === 'confirmed',
      passages: passages.length,
    })),
  );

/** One claim of a name: the form, and how many passages it rests on. */
export interface NameUse {
  readonly form: string;
  readonly confirmed: boolean;
  readonly passages: number;
}

/** The form that `displayName` takes. Uses are counted over all sources: each passage of each claim with this form. */
export const bestNameForm = (uses: readonly NameUse[]): string | undefined =>
  [...Map.groupBy(uses, ({ form }) => form)]
    .map(([form, same]) => ({
      form,
      full: Math.min(2, form.split(/\s+/).length),
      confirmed: same.some(({ confirmed }) => confirmed),
      count: same.reduce((sum, { passages }) => sum + passages, 0),
    }))
    .toSorted(
      (a, b) =>
        b.full - a.full ||
        Number(b.confirmed) - Number(a.confirmed) ||
        b.count - a.count ||
        b.form.length - a.form.length ||
        (a.form < b.form ? -1 : 1),
    )[0]?.form;

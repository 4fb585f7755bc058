import { isTime } from '@amparo/core/ground/edtf-time';
import type { MentionId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { type PersonFile, personFiles } from '../records/person-files.ts';

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
}

/** On a day on which one source names more than this many detained, being detained with somebody says little. */
const MASS_ARREST = 200;
const AT_ONCE = 2_000;
const STANDS = ['proposed', 'confirmed'] as const;

/**
 * The profiles of these mentions, whoever asks: a run of comparing is the house's, and a pair is shown only to members who
 * may read both sides (features/records/waiting-pairs.ts).
 */
export const profilesOf = async (
  asking: ReadContext,
  ids: readonly MentionId[],
): Promise<ReadonlyMap<string, Profile>> => {
  const context = { ...asking, clearance: CLASSIFICATIONS };
  const profiles = new Map<string, Profile>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const mentions = await mentionsOf(context, { ids: ids.slice(at, at + AT_ONCE) });
    const files = await personFiles(context, {
      mentions: mentions.map((mention) => ({ ...mention, entityId: mention.id as never })),
      statuses: STANDS,
    });
    const registers = await registersAmong(
      context,
      mentions.map(({ itemId }) => itemId),
    );
    const others = await othersOf(context, files);
    const companions = await companionsOf(
      context,
      mentions.map(({ id }) => id),
    );
    for (const file of files) {
      const profile = profileOf(file, others, registers, companions.get(file.entityId) ?? []);
      profiles.set(profile.mentionId, profile);
    }
  }
  return profiles;
};

const registersAmong = async ({ database }: ReadContext, items: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from item where kind = 'register' and id = any(${[...new Set(items)]}::uuid[])`.execute(database);
  return new Set(rows.map(({ id }) => id));
};

interface Other {
  readonly label: string;
  readonly born: string | null;
  readonly keys: readonly string[];
}

/** What is known of the mentions that the claims of these files name. */
const othersOf = async (
  { database }: ReadContext,
  files: readonly PersonFile[],
): Promise<ReadonlyMap<string, Other>> => {
  const named = new Set(
    files.flatMap((file) =>
      [...file.claims, ...file.episodes.flatMap(({ claims }) => claims)].flatMap(({ value }) =>
        value.kind === 'mention' ? [value.mention] : [],
      ),
    ),
  );
  for (const { entityId } of files) named.add(entityId);
  const { rows } = await sql<{ id: string; label: string; born: string | null; keys: string[] }>`
    select m.id, m.label,
      (select min(c.value ->> 'edtf') from claim c where c.mention_id = m.id and c.property = 'Person.birthDate'
        and c.status in ('proposed', 'confirmed')) as born,
      array(select k.key from name_key k where k.mention_id = m.id and k.key like 'n:%' order by k.key) as keys
    from mention m where m.id = any(${[...named]}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Keys of whole names of those whom the same item has detained on the same day. */
const companionsOf = async (
  { database }: ReadContext,
  ids: readonly MentionId[],
): Promise<ReadonlyMap<string, Profile['companions']>> => {
  const { rows } = await sql<{ item_id: string; day: string; mention: string }>`
    with items as (select distinct item_id from mention where id = any(${[...ids]}::uuid[])),
    begun as (select c.item_id, c.mention_id, c.value ->> 'edtf' as day from claim c join items i on i.item_id = c.item_id
      where c.property = 'DetentionEpisode.begin' and c.status in ('proposed', 'confirmed'))
    select distinct b.item_id, b.day, p.value ->> 'mention' as mention
    from begun b join claim p on p.mention_id = b.mention_id and p.property = 'DetentionEpisode.person'
      and p.status in ('proposed', 'confirmed')
    where b.day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' order by 1, 2, 3`.execute(database);
  const groups = [...Map.groupBy(rows, ({ item_id, day }) => `${item_id} ${day}`).values()].filter(
    (group) => group.length > 1 && group.length <= MASS_ARREST,
  );
  const named = [...new Set(groups.flatMap((group) => group.map(({ mention }) => mention)))];
  const keys = await sql<{ mention_id: string; key: string }>`
    select mention_id, key from name_key where key like 'n:%' and mention_id = any(${named}::uuid[]) order by key`.execute(
    database,
  );
  const keysOf = Map.groupBy(keys.rows, ({ mention_id }) => mention_id);
  const wanted = new Set<string>(ids);
  const companions = new Map<string, Map<string, readonly string[]>>();
  for (const group of groups) {
    for (const { mention } of group.filter((one) => wanted.has(one.mention))) {
      const own = companions.get(mention) ?? new Map<string, readonly string[]>();
      companions.set(mention, own);
      for (const other of group) {
        const keysOfOther = keysOf.get(other.mention)?.map(({ key }) => key);
        if (other.mention !== mention && keysOfOther !== undefined) own.set(other.mention, keysOfOther);
      }
    }
  }
  return new Map([...companions].map(([mention, own]) => [mention, [...own.values()]]));
};

const profileOf = (
  file: PersonFile,
  others: ReadonlyMap<string, Other>,
  registers: ReadonlySet<string>,
  companions: Profile['companions'],
): Profile => {
  const mention = file.mentions[0];
  const claims = [...file.claims, ...file.episodes.flatMap((episode) => episode.claims)];
  const said = (...properties: string[]): string[] =>
    [
      ...new Set(
        claims.flatMap(({ property, value }) => {
          if (!properties.includes(property)) return [];
          if (value.kind === 'text') return [value.text];
          if (value.kind === 'term') return [value.code];
          return value.kind === 'mention' ? [others.get(value.mention)?.label ?? ''] : [];
        }),
      ),
    ].filter((text) => text !== '');
  const times = (property: string): string[] =>
    claims.flatMap((claim) =>
      claim.property === property && claim.value.kind === 'time' && isTime(claim.value.edtf) ? [claim.value.edtf] : [],
    );
  const own = new Set<string>(file.mentions.map(({ id }) => id));
  const kin = file.episodes
    .filter(({ kind }) => kind.name === 'Relationship')
    .flatMap((episode) => episode.claims)
    .flatMap(({ property, value }) =>
      value.kind === 'mention' && !own.has(value.mention) ? [{ property, other: others.get(value.mention) }] : [],
    );
  const names = said('Person.name', 'Person.otherName');
  return {
    mentionId: mention?.id ?? '',
    itemId: mention?.itemId ?? '',
    register: registers.has(mention?.itemId ?? ''),
    names: names.length > 0 ? names : [mention?.label ?? ''],
    births: times('Person.birthDate'),
    sexes: said('Person.sex'),
    arrests: times('DetentionEpisode.begin'),
    places: said('DetentionEpisode.facility'),
    courts: said('Sentence.court'),
    months: claims.flatMap(({ property, value }) =>
      property === 'Sentence.months' && value.kind === 'number' ? [value.number] : [],
    ),
    articles: said('Charge.provision', 'Sentence.provision').map((text) => text.replace(/\s+/g, '')),
    occupations: said('Person.occupation'),
    homes: said('Person.residence', 'Person.birthPlace'),
    children: kin.flatMap(({ property, other }) => (property === 'Relationship.child' ? (other?.born ?? []) : [])),
    relatives: [...new Set(kin.flatMap(({ other }) => other?.keys ?? []))].sort(),
    companions,
    own: others.get(mention?.id ?? '')?.keys ?? [],
  };
};

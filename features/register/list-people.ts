import type { EntityId } from '@amparo/core/ground/ids';
import { conflictingProperties } from '@amparo/core/links/conflicts';
import { detainedOn } from '@amparo/core/links/detained';
import { nameKeys } from '@amparo/names';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { detentionRecord, displayName, type PersonFile, personFiles } from '../records/person-files.ts';
import { countPersons, personsAlone, personsJoined } from '../records/persons.ts';
import { rememberUntilNextDeed } from '../records/remember.ts';

/** Everybody that a source names or describes, one row an entity; found by any spelling in any script. */
export const listPeople = readDeed({
  name: 'register.list-people',
  summary: 'List and find people by any spelling',
  may: 'read',
  input: z.object({
    text: z.string().max(400).optional().describe('a name or part of one, in any script'),
    sort: z.enum(['name', 'sources', 'recent']).default('name'),
    descending: z.boolean().default(false),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        entityId: z.string(),
        name: z.string(),
        forms: z.array(z.string()),
        sources: z.number(),
        claims: z.number(),
        conflicts: z.number(),
        detainedSince: z.string().nullable(),
        detained: z.enum(['certain', 'possible']).nullable(),
        child: z.boolean(),
        role: z.string().nullable(),
      }),
    ),
  }),
  command: { words: 'people' },
  run: async (context, input) => {
    const { house } = context;
    const text = (input.text ?? '').trim();
    const { total, ids } = text === '' ? await everybody(context, input) : await foundBy(context, { ...input, text });
    const mentions = ids.length === 0 ? [] : await mentionsOf(context, { entities: ids });
    const files = await personFiles(context, { mentions, statuses: ['proposed', 'confirmed'] });
    const today = context.now.toISOString().slice(0, 10);
    const rowOf = (file: PersonFile) => {
      const record = detentionRecord(file);
      return {
        entityId: file.entityId as string,
        name: displayName(file),
        forms: formsOf(file),
        sources: new Set(file.mentions.map(({ itemId }) => itemId)).size,
        claims: file.claims.length + file.episodes.reduce((sum, { claims }) => sum + claims.length, 0),
        conflicts: conflictingProperties(house.schema, file.claims).length,
        detainedSince: record.stretches.flatMap(({ begin }) => (begin === undefined ? [] : [begin])).sort()[0] ?? null,
        detained: detainedOn(record, today) ?? null,
        child: file.mentions.some(({ role }) => role === 'child'),
        role: file.mentions.find(({ role }) => role !== null)?.role ?? null,
      };
    };
    return {
      total,
      rows: ids.flatMap((id) => files.filter((file) => file.entityId === id).map(rowOf)),
    };
  },
});

const formsOf = (file: PersonFile): string[] => {
  const forms = file.claims.flatMap(({ property, value }) =>
    property === 'Person.name' && value.kind === 'text' ? [value.text] : [],
  );
  return [...new Set(forms.length > 0 ? forms : file.mentions.map(({ label }) => label))].slice(0, 4);
};

interface Page {
  readonly sort: 'name' | 'sources' | 'recent';
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

interface Listed {
  readonly total: number;
  readonly ids: readonly EntityId[];
}

const wayOf = ({ descending }: Page) => sql.raw(descending ? 'desc' : 'asc');

/**
 * A page of all people: those of one mention as they are, and the few of several grouped. Of the farther half of the
 * list, pages are counted from its end.
 */
const everybody = async (context: ReadContext, page: Page): Promise<Listed> => {
  const total = await rememberUntilNextDeed(context, 'persons', () => countPersons(context));
  const limit = Math.min(page.limit, total - page.offset);
  if (limit <= 0) return { total: 0, ids: [] };
  const after = total - page.offset - limit;
  const fromEnd = after < page.offset;
  const alone = { name: sql`m.sort_key collate app_sort`, sources: sql`1::bigint`, recent: sql`m.recorded_seq` }[
    page.sort
  ];
  const { rows } = await sql<{ entity_id: EntityId }>`
    select entity_id from (
      select m.id as entity_id, ${alone} as sorted from ${personsAlone(context)}
      union all
      select e.entity_id, ${grouped(page)} from ${personsJoined(context)} group by e.entity_id) person
    order by sorted ${sql.raw(page.descending === fromEnd ? 'asc' : 'desc')}, entity_id ${sql.raw(fromEnd ? 'desc' : 'asc')}
    limit ${limit} offset ${fromEnd ? after : page.offset}`.execute(context.database);
  const ids = rows.map((row) => row.entity_id);
  return { total, ids: fromEnd ? ids.reverse() : ids };
};

const grouped = ({ sort }: Page) =>
  ({
    name: sql`min(m.sort_key collate app_sort)`,
    sources: sql`count(distinct m.item_id)`,
    recent: sql`max(m.recorded_seq)`,
  })[sort];

/** Those whose name holds the text or has a spelling in common with it; more keys in common come first. */
const foundBy = async (context: ReadContext, page: Page & { readonly text: string }): Promise<Listed> => {
  const pattern = `%${page.text.toLocaleLowerCase('und').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<{ entity_id: EntityId; total: number }>`
    with found as materialized (
      select id, max(hits) as hits from (
        select id, 0 as hits from mention where kind = 'Person' and sort_key like ${pattern}
        union all
        select mention_id, count(*) from name_key where key = any(${[...nameKeys(page.text)]}) group by mention_id) one
      group by id)
    select e.entity_id, count(*) over () as total
    from found f join mention m on m.id = f.id join item i on i.id = m.item_id
    cross join lateral (select case when m.joined then (select entity_id from entity_member where mention_id = m.id)
      else m.id end as entity_id) e
    where m.kind = 'Person' and not m.taken_back and i.classification = any(${[...context.clearance]})
    group by e.entity_id
    order by max(f.hits) desc, ${grouped(page)} ${wayOf(page)}, e.entity_id
    limit ${page.limit} offset ${page.offset}`.execute(context.database);
  return { total: rows[0]?.total ?? 0, ids: rows.map((row) => row.entity_id) };
};

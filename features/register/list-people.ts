import type { EntityId } from '@amparo/core/ground/ids';
import { conflictingProperties } from '@amparo/core/links/conflicts';
import { detainedOn } from '@amparo/core/links/detained';
import { nameKeys } from '@amparo/names';
import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { detentionRecord, displayName, type PersonFile, personFiles } from '../records/person-files.ts';

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
    const { database, clearance, house } = context;
    const text = (input.text ?? '').trim();
    const keys = text === '' ? [] : nameKeys(text);
    const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const found = text === '' ? sql<boolean>`true` : sql<boolean>`(m.label ilike ${pattern} or k.hits > 0)`;
    const hits =
      text === ''
        ? sql`select null::uuid as mention_id, 0 as hits where false`
        : sql`select mention_id, count(*) as hits from name_key where key = any(${[...keys]}) group by mention_id`;
    const order = {
      name: sql`min(m.sort_key collate app_sort)`,
      sources: sql`count(distinct m.item_id)`,
      recent: sql`max(m.recorded_seq)`,
    }[input.sort];
    const { rows } = await sql<{ entity_id: EntityId; total: number }>`
      select e.entity_id, count(*) over () as total
      from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
      left join (${hits}) k on k.mention_id = m.id
      where m.kind = 'Person' and i.classification = any(${[...clearance]}) and ${found}
      group by e.entity_id
      order by ${text === '' ? sql`` : sql`max(coalesce(k.hits, 0)) desc, `} ${order} ${sql.raw(input.descending ? 'desc' : 'asc')}, e.entity_id
      limit ${input.limit} offset ${input.offset}`.execute(database);
    const ids = rows.map((row) => row.entity_id);
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
      total: rows[0]?.total ?? 0,
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

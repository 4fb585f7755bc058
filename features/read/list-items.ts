import { CLASSIFICATIONS, DOCUMENT_KINDS } from '@amparo/core/nouns/item';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';

const facet = z.array(z.object({ value: z.string().nullable(), count: z.number() }));
const counted = z.object({ code: z.string(), message: z.string() });

/** The list of sources with its facets: what the member may read, and nothing counted that he may not. */
export const listItems = readDeed({
  name: 'read.list-items',
  summary: 'List items with facets',
  may: 'read',
  input: z.object({
    text: z.string().max(400).optional().describe('words of the title, the name or the text'),
    kind: z.enum(DOCUMENT_KINDS).optional(),
    language: z.string().max(20).optional(),
    classification: z.enum(CLASSIFICATIONS).optional(),
    sort: z.enum(['number', 'received', 'date', 'title']).default('number'),
    descending: z.boolean().default(false),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({
    total: z.number(),
    facets: z.object({ kind: facet, language: facet, classification: facet }),
    rows: z.array(
      z.object({
        id: z.string(),
        number: z.number(),
        title: z.string(),
        kind: z.string().nullable(),
        language: z.string().nullable(),
        documentDate: z.string().nullable(),
        mediaType: z.string(),
        size: z.number(),
        classification: z.string(),
        receivedAt: z.string(),
        problems: z.array(counted),
        proposed: z.number(),
        confirmed: z.number(),
        sameBytesAs: z.number().nullable(),
      }),
    ),
  }),
  run: async (context, input) => {
    const { database } = context;
    const where = matching(context, input);
    const order = {
      number: sql`i.number`,
      received: sql`i.recorded_seq`,
      date: sql`i.document_date`,
      title: sql`i.title collate app_sort`,
    }[input.sort];
    const rows = await sql<Row>`
      select i.id, i.number, i.title, i.kind, i.language, i.document_date, i.media_type, b.size, i.classification, i.received_at, i.problems,
        (select number from item first where first.id = i.same_bytes_as) as same_bytes_as,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'proposed') as proposed,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'confirmed') as confirmed
      from item i join blob b on b.id = i.blob_id
      where ${where}
      order by ${order} ${sql.raw(input.descending ? 'desc' : 'asc')} nulls last, i.number
      limit ${input.limit} offset ${input.offset}`.execute(database);
    const facets = await sql<{ facet: string; value: string | null; count: number }>`
      with found as (select i.kind, i.language, i.classification from item i where ${where})
      select 'kind' as facet, kind as value, count(*) as count from found group by kind
      union all select 'language', language, count(*) from found group by language
      union all select 'classification', classification, count(*) from found group by classification
      order by 1, 3 desc, 2`.execute(database);
    const of = (name: string) =>
      facets.rows.filter((row) => row.facet === name).map(({ value, count }) => ({ value, count }));
    return {
      total: of('classification').reduce((sum, { count }) => sum + count, 0),
      facets: { kind: of('kind'), language: of('language'), classification: of('classification') },
      rows: rows.rows.map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        kind: row.kind,
        language: row.language,
        documentDate: row.document_date,
        mediaType: row.media_type,
        size: row.size,
        classification: row.classification,
        receivedAt: row.received_at.toISOString(),
        problems: row.problems,
        proposed: row.proposed,
        confirmed: row.confirmed,
        sameBytesAs: row.same_bytes_as,
      })),
    };
  },
});

interface Row {
  id: string;
  number: number;
  title: string;
  kind: string | null;
  language: string | null;
  document_date: string | null;
  media_type: string;
  size: number;
  classification: string;
  received_at: Date;
  problems: { code: string; message: string }[];
  same_bytes_as: number | null;
  proposed: number;
  confirmed: number;
}

const matching = (
  { clearance }: ReadContext,
  input: {
    text?: string | undefined;
    kind?: string | undefined;
    language?: string | undefined;
    classification?: string | undefined;
  },
) => {
  const conditions = [sql<boolean>`i.classification = any(${[...clearance]})`];
  if (input.kind !== undefined) conditions.push(sql`i.kind = ${input.kind}`);
  if (input.language !== undefined) conditions.push(sql`i.language = ${input.language}`);
  if (input.classification !== undefined) conditions.push(sql`i.classification = ${input.classification}`);
  for (const word of (input.text ?? '')
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(0, 8)) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(sql`(i.title ilike ${pattern} or i.original_name ilike ${pattern}
      or exists (select 1 from text_version t where t.id = i.text_version_id and t.body ilike ${pattern}))`);
  }
  return sql.join(conditions, sql` and `);
};

import { CLASSIFICATIONS, DOCUMENT_KINDS } from '@amparo/core/nouns/item';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { holdsWords, partsOf } from '../records/item-words.ts';
import { namesPerson } from '../records/items-naming.ts';
import { ordinary } from '../records/opened.ts';

const facet = z.array(z.object({ value: z.string().nullable(), count: z.number() }));
const counted = z.object({ code: z.string(), message: z.string() });

/** The list of sources with its facets: what the member may read, and nothing counted that he may not. */
export const listItems = readDeed({
  name: 'read.list-items',
  summary: 'List items with facets',
  may: 'read',
  onRecord: true,
  input: z.object({
    text: z
      .string()
      .max(400)
      .optional()
      .describe('words of the title, the name or the text, or somebody named in it by any spelling'),
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
        /** Claims that two members decided differently. */
        disputed: z.number(),
        /** Items that it is found to be the same as or related to, and nobody has said that it is not. */
        related: z.number(),
      }),
    ),
  }),
  run: async (context, input) => {
    const { database } = context;
    const where = await matching(context, input);
    const way = sql.raw(input.descending ? 'desc' : 'asc');
    // Only a date can be missing; said of another column, it would keep the index from being walked backwards.
    const order = {
      number: sql`i.number ${way}`,
      received: sql`i.recorded_seq ${way}`,
      date: sql`i.document_date ${way} nulls last`,
      title: sql`i.title collate app_sort ${way}`,
    }[input.sort];
    // The page first, so that nothing is counted or fetched for the rows before it.
    const rows = await sql<Row>`
      with page as materialized (
        select i.id from item i where ${where} order by ${order}, i.number limit ${input.limit} offset ${input.offset})
      select i.id, i.number, i.title, i.kind, i.language, i.document_date, i.media_type, b.size, i.classification, i.received_at, i.problems,
        (select number from item first where first.id = i.same_bytes_as) as same_bytes_as,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'proposed') as proposed,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'confirmed') as confirmed,
        (select count(*) from claim c where c.item_id = i.id and c.disputed) as disputed,
        (select count(*) from relation r join item o on o.id = case when r.item_a = i.id then r.item_b else r.item_a end
          where i.id in (r.item_a, r.item_b) and r.status <> 'rejected'
            and o.classification = any(${[...context.clearance]})) as related
      from page join item i on i.id = page.id join blob b on b.id = i.blob_id order by ${order}, i.number`.execute(
      database,
    );
    const groups = await sql<Group>`
      select i.kind, i.language, i.classification, count(*) as count from item i where ${where}
      group by i.kind, i.language, i.classification`.execute(database);
    return {
      total: groups.rows.reduce((sum, { count }) => sum + count, 0),
      facets: {
        kind: facetOf(groups.rows, 'kind'),
        language: facetOf(groups.rows, 'language'),
        classification: facetOf(groups.rows, 'classification'),
      },
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
        disputed: row.disputed,
        related: row.related,
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
  disputed: number;
  related: number;
}

interface Group {
  kind: string | null;
  language: string | null;
  classification: string;
  count: number;
}

/** How many have each value, the most frequent first; what has none stands last among equals. */
const facetOf = (groups: readonly Group[], name: 'kind' | 'language' | 'classification') =>
  [...Map.groupBy(groups, (group) => group[name])]
    .map(([value, own]) => ({ value, count: own.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((a, b) => b.count - a.count || compareValues(a.value, b.value));

const compareValues = (a: string | null, b: string | null): number =>
  a === b ? 0 : b === null || (a !== null && a < b) ? -1 : 1;

const PARTS_AT_MOST = 8;

const matching = async (
  context: ReadContext,
  input: {
    text?: string | undefined;
    kind?: string | undefined;
    language?: string | undefined;
    classification?: string | undefined;
  },
) => {
  const parts = partsOf(input.text ?? '').slice(0, PARTS_AT_MOST);
  // That a word stands in a sealed item is content of it.
  const { clearance } = parts.length === 0 ? context : ordinary(context);
  const conditions = [sql<boolean>`i.classification = any(${[...clearance]})`];
  if (input.kind !== undefined) conditions.push(sql`i.kind = ${input.kind}`);
  if (input.language !== undefined) conditions.push(sql`i.language = ${input.language}`);
  if (input.classification !== undefined) conditions.push(sql`i.classification = ${input.classification}`);
  if (parts.length === 0) return sql.join(conditions, sql` and `);
  const worded = sql<boolean>`(${sql.join(await holdsWords(context, parts, sql`i.id`), sql` and `)})`;
  const naming = await namesPerson(context, input.text ?? '', sql`i.id`);
  return sql.join([...conditions, naming === undefined ? worded : sql<boolean>`(${worded} or ${naming})`], sql` and `);
};

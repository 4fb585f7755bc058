import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';

/** The journal, newest first: deeds, members and times; which records are meant is told only of those one may read. */
export const listEntries = readDeed({
  name: 'preserve.list-entries',
  summary: 'List the entries of the journal, newest first',
  may: 'read',
  input: z.object({ limit: z.int().min(1).max(500).default(100), before: z.int().min(1).optional() }),
  output: z.object({
    size: z.number(),
    sealedSize: z.number(),
    rows: z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        deed: z.string(),
        member: z.string().nullable(),
        item: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
        leafHash: z.string(),
      }),
    ),
  }),
  command: { words: 'journal list' },
  run: async ({ database, clearance }, { limit, before }) => {
    const head = await database.selectFrom('journal_head').select('size').executeTakeFirst();
    const seal = await database
      .selectFrom('checkpoint')
      .select((select) => select.fn.max('size').as('size'))
      .executeTakeFirst();
    const { rows } = await sql<{
      seq: number;
      recorded_at: Date;
      deed: string;
      name: string | null;
      leaf_hash: Buffer;
      item_id: string | null;
      number: number;
      title: string;
    }>`
      select e.seq, e.recorded_at, e.deed, m.name, e.leaf_hash, i.id as item_id, i.number, i.title
      from entry e left join member m on m.id = e.member_id
      left join lateral (select id, number, title from item where item.id = any(e.subjects)
        and item.classification = any(${[...clearance]}) order by number limit 1) i on true
      where ${before === undefined ? sql`true` : sql`e.seq < ${before}`}
      order by e.seq desc limit ${limit}`.execute(database);
    return {
      size: head?.size ?? 0,
      sealedSize: seal?.size ?? 0,
      rows: rows.map((row) => ({
        seq: row.seq,
        at: row.recorded_at.toISOString(),
        deed: row.deed,
        member: row.name,
        item: row.item_id === null ? null : { id: row.item_id, number: row.number, title: row.title },
        leafHash: row.leaf_hash.toString('hex'),
      })),
    };
  },
});

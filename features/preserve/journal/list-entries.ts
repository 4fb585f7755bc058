import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { journalRoot } from '../../records/journal-root.ts';
import { entriesMeant } from './entry-search.ts';

/** The journal, newest first: deeds, members and times; which records are meant is told only of those one may read. */
export const listEntries = readDeed({
  name: 'preserve.list-entries',
  summary: 'List or search the entries of the journal, newest first',
  may: 'read',
  input: z.object({
    limit: z.int().min(1).max(500).default(100),
    before: z.int().min(1).optional().describe('entries before this number'),
    text: z
      .string()
      .max(200)
      .optional()
      .describe('number of an entry or item, id of a record, words of an item, name of a deed or member'),
    deed: z.string().max(128).optional().describe('name of a deed, such as collect.receive-file'),
    member: z.uuid().optional(),
    from: z.iso.date().optional().describe('first day (UTC)'),
    to: z.iso.date().optional().describe('last day (UTC)'),
  }),
  output: z.object({
    size: z.number(),
    sealedSize: z.number(),
    sealedAt: z.string().nullable(),
    /** Root of the latest checkpoint, hex in groups of eight: to be read out, or compared with a printed one. */
    root: z.string().nullable(),
    /** Why nothing is signed just now; null when all is well. */
    trouble: z.string().nullable(),
    rows: z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        deed: z.string(),
        member: z.string().nullable(),
        item: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
        leafHash: z.string(),
        /** What it said was erased; its leaf stands. */
        erased: z.boolean(),
      }),
    ),
  }),
  command: { words: 'journal list' },
  run: async (context, { limit, before, text, deed, member, from, to }) => {
    const { database, clearance, house } = context;
    const head = await database.selectFrom('journal_head').select('size').executeTakeFirst();
    const seal = await journalRoot(database);
    const conditions = [
      before === undefined ? undefined : sql`e.seq < ${before}`,
      text === undefined || text.trim() === '' ? undefined : await entriesMeant(context, text),
      deed === undefined ? undefined : sql`e.deed = ${deed}`,
      member === undefined ? undefined : sql`e.member_id = ${member}::uuid`,
      from === undefined ? undefined : sql`e.recorded_at >= ${`${from}T00:00:00Z`}::timestamptz`,
      to === undefined ? undefined : sql`e.recorded_at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`,
    ].filter((condition) => condition !== undefined);
    const { rows } = await sql<{
      seq: number;
      recorded_at: Date;
      deed: string;
      name: string | null;
      leaf_hash: Buffer;
      erased: boolean;
      item_id: string | null;
      number: number;
      title: string;
    }>`
      select e.seq, e.recorded_at, e.deed, m.name, e.leaf_hash, e.body is null as erased, i.id as item_id, i.number, i.title
      from (select * from entry e where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
        order by e.seq desc limit ${limit}) e
      left join member m on m.id = e.member_id
      left join lateral (select id, number, title from item where item.id = any(e.subjects)
        and item.classification = any(${[...clearance]}) order by number limit 1) i on true
      order by e.seq desc`.execute(database);
    return {
      size: head?.size ?? 0,
      sealedSize: seal?.size ?? 0,
      sealedAt: seal?.signedAt.toISOString() ?? null,
      root: seal?.root ?? null,
      trouble: house.journal.trouble() ?? null,
      rows: rows.map((row) => ({
        seq: row.seq,
        at: row.recorded_at.toISOString(),
        deed: row.deed,
        member: row.name,
        item: row.item_id === null ? null : { id: row.item_id, number: row.number, title: row.title },
        leafHash: row.leaf_hash.toString('hex'),
        erased: row.erased,
      })),
    };
  },
});

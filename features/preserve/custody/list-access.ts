import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { recordAlone } from '../../kernel/record-alone.ts';

/** Who opened, downloaded or was refused what, the newest first. Reading this is itself on record before the answer. */
export const listAccess = readDeed({
  name: 'preserve.list-access',
  summary: 'List who opened, downloaded or was refused which items',
  may: 'steward',
  onRecord: true,
  input: z.object({
    item: z.uuid().optional(),
    member: z.uuid().optional(),
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        deed: z.string(),
        member: z.string().nullable(),
        kinds: z.array(z.string()),
        purpose: z.string().nullable(),
        authority: z.string().nullable(),
        result: z.string().nullable(),
        reason: z.string().nullable(),
        items: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })),
      }),
    ),
  }),
  run: async ({ house, database, actor, clearance }, { item, member, before, limit }) => {
    await recordAlone(house, actor, {
      deed: 'preserve.list-access',
      subjects: item === undefined ? [] : [item],
      entry: { asked: { item: item ?? null, member: member ?? null, before: before ?? null, limit } },
    });
    const { rows } = await sql<{
      seq: number;
      recorded_at: Date;
      deed: string;
      name: string | null;
      body: string;
      items: { id: string; number: number; title: string }[] | null;
    }>`
      select e.seq, e.recorded_at, e.deed, m.name, e.body, (
        select json_agg(json_build_object('id', i.id, 'number', i.number, 'title', i.title) order by i.number)
        from item i where i.id = any(e.subjects) and i.classification = any(${[...clearance]})) as items
      from entry e left join member m on m.id = e.member_id
      where e.body ~ '"custody":\\[[^]]*"access' and ${before === undefined ? sql`true` : sql`e.seq < ${before}`}
        and ${item === undefined ? sql`true` : sql`e.subjects @> array[${item}::uuid]`}
        and ${member === undefined ? sql`true` : sql`e.member_id = ${member}`}
      order by e.seq desc limit ${limit}`.execute(database);
    return {
      rows: rows.map((row) => {
        const { record } = entryBody.parse(JSON.parse(row.body));
        return {
          seq: row.seq,
          at: row.recorded_at.toISOString(),
          deed: row.deed,
          member: row.name,
          kinds: record.custody,
          purpose: record.purpose ?? null,
          authority: record.authority ?? null,
          result: record.result ?? null,
          reason: record.reason ?? null,
          items: row.items ?? [],
        };
      }),
    };
  },
});

const word = z.string().optional().catch(undefined);
const entryBody = z.object({
  record: z.object({
    custody: z.array(z.string()).catch([]),
    purpose: word,
    authority: word,
    result: word,
    reason: word,
  }),
});

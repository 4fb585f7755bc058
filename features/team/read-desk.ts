import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';

const itemRow = z.object({ itemId: z.string(), number: z.number(), title: z.string() });

/** What waits for the member, and what changed. */
export const readDesk = readDeed({
  name: 'team.read-desk',
  summary: 'What waits for me and what changed',
  may: 'read',
  onRecord: true,
  input: z.object({}),
  output: z.object({
    waiting: z.object({
      proposals: z.array(itemRow.extend({ kind: z.string().nullable(), proposed: z.number(), confirmed: z.number() })),
      unread: z.number(),
      /** Items with claims that two members decided differently. */
      disputed: z.array(itemRow.extend({ claims: z.number() })),
      problems: z.array(itemRow.extend({ problem: z.string(), message: z.string() })),
    }),
    changed: z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        deed: z.string(),
        member: z.string().nullable(),
        item: itemRow.nullable(),
      }),
    ),
  }),
  run: async ({ database, clearance }) => {
    const seen = [...clearance];
    const proposals = await sql<{
      id: string;
      number: number;
      title: string;
      kind: string | null;
      proposed: number;
      confirmed: number;
    }>`
      select i.id, i.number, i.title, i.kind,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'proposed') as proposed,
        (select count(*) from claim c where c.item_id = i.id and c.status = 'confirmed') as confirmed
      from (select id, number, title, kind from item where classification = any(${seen})
        and exists (select 1 from claim c where c.item_id = item.id and c.status = 'proposed')
        order by number desc limit 30) i order by i.number desc`.execute(database);
    const problems = await sql<{
      id: string;
      number: number;
      title: string;
      problems: { code: string; message: string }[];
    }>`
      select id, number, title, problems from item
      where classification = any(${seen}) and problems <> '[]' order by number desc limit 30`.execute(database);
    const disputed = await sql<{ id: string; number: number; title: string; claims: number }>`
      select i.id, i.number, i.title, count(*) as claims from claim c join item i on i.id = c.item_id
      where c.disputed and i.classification = any(${seen})
      group by i.id, i.number, i.title order by i.number desc limit 30`.execute(database);
    const unread = await sql<{ unread: number }>`
      select count(*) as unread from item where classification = any(${seen}) and read_seq is null`.execute(database);
    const changed = await sql<{
      seq: number;
      recorded_at: Date;
      deed: string;
      name: string | null;
      item_id: string | null;
      number: number;
      title: string;
    }>`
      select e.seq, e.recorded_at, e.deed, m.name, i.id as item_id, i.number, i.title
      from entry e left join member m on m.id = e.member_id
      left join lateral (select id, number, title from item where item.id = any(e.subjects)
        and item.classification = any(${seen}) order by number limit 1) i on true
      order by e.seq desc limit 30`.execute(database);
    return {
      waiting: {
        proposals: proposals.rows.map(({ id, ...row }) => ({ itemId: id, ...row })),
        unread: unread.rows[0]?.unread ?? 0,
        disputed: disputed.rows.map(({ id, ...row }) => ({ itemId: id, ...row })),
        problems: problems.rows.map((row) => ({
          itemId: row.id,
          number: row.number,
          title: row.title,
          problem: row.problems[0]?.code ?? '',
          message: row.problems[0]?.message ?? '',
        })),
      },
      changed: changed.rows.map((row) => ({
        seq: row.seq,
        at: row.recorded_at.toISOString(),
        deed: row.deed,
        member: row.name,
        item: row.item_id === null ? null : { itemId: row.item_id, number: row.number, title: row.title },
      })),
    };
  },
});

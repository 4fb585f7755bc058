import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { ordinary } from '../records/opened.ts';
import { countPersons } from '../records/persons.ts';
import { rememberUntilNextDeed } from '../records/remember.ts';
import { waitingPairs } from '../records/waiting-pairs.ts';

/** Who I am, in which workspace, and how much is in it: what the frame of the desk shows. */
export const describeSession = readDeed({
  name: 'team.describe-session',
  summary: 'Say who is at work in which workspace, and how much is in it',
  may: 'read',
  onRecord: true,
  input: z.object({}),
  output: z.object({
    workspace: z.object({ name: z.string(), directory: z.string(), fictional: z.boolean() }),
    member: z.object({ id: z.string(), name: z.string(), role: z.string() }),
    counts: z.object({
      items: z.number(),
      people: z.number(),
      proposals: z.number(),
      matches: z.number(),
      communications: z.number(),
      entries: z.number(),
    }),
    sealedAt: z.string().nullable(),
    sealedSize: z.number(),
    databaseWay: z.string(),
    /** Why the application works as the owner of its tables; null when it has a role of its own that cannot change the journal. */
    databaseRole: z.string().nullable(),
    diskEncrypted: z.boolean().nullable(),
  }),
  command: { words: 'status' },
  run: async (context) => {
    const { house, database, actor } = context;
    const counts = await rememberUntilNextDeed(context, 'counts', () => countRooms(context));
    const seal = await database
      .selectFrom('checkpoint')
      .select(['size', 'signed_at'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    return {
      workspace: {
        name: house.workspace.record.name,
        directory: house.workspace.directory,
        fictional: house.workspace.record.fictional,
      },
      member: { id: actor.member, name: actor.name, role: actor.role },
      counts,
      sealedAt: seal?.signed_at.toISOString() ?? null,
      sealedSize: seal?.size ?? 0,
      databaseWay: house.databaseWay,
      databaseRole: house.databaseRole.own ? null : house.databaseRole.why,
      diskEncrypted: house.diskEncrypted,
    };
  },
});

/** What the member may read, by room. */
const countRooms = async (context: ReadContext) => {
  const seen = [...context.clearance];
  const { rows } = await sql<{
    items: number;
    proposals: number;
    matches: number;
    communications: number;
    entries: number;
  }>`
    select
      (select count(*) from item where classification = any(${seen})) as items,
      (select count(*) from claim c join item i on i.id = c.item_id where c.status = 'proposed' and i.classification = any(${seen})) as proposals,
      (select count(*) from ${waitingPairs(ordinary(context))}) as matches,
      (select count(*) from communication) as communications,
      (select coalesce(max(size), 0) from journal_head) as entries`.execute(context.database);
  const counts = rows[0] ?? { items: 0, proposals: 0, matches: 0, communications: 0, entries: 0 };
  return { ...counts, people: await countPersons(ordinary(context)) };
};

import { RIGHTS } from '@amparo/core/policy/rights';
import { refusesApprover, requestState } from '@amparo/core/policy/two-people';
import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { approvers } from '../records/approvals.ts';

/** What waits for a second person, and what became of the rest, the newest first. */
export const listRequests = readDeed({
  name: 'team.list-requests',
  summary: 'List what waits for the approval of a second member',
  may: 'read',
  onRecord: true,
  input: z.object({ all: z.boolean().default(false).describe('also those that are used, refused or expired') }),
  output: z.object({
    requests: z.array(
      z.object({
        id: z.string(),
        sha256: z.string(),
        deed: z.string(),
        may: z.enum(RIGHTS),
        why: z.string(),
        /** Canonical JSON of what will be done. */
        request: z.string(),
        way: z.enum(['two-people', 'delay']),
        state: z.enum(['waiting', 'ready', 'refused', 'used', 'expired']),
        askedBy: z.string(),
        askedAt: z.string(),
        readyAt: z.string().nullable(),
        expiresAt: z.string(),
        approvedBy: z.string().nullable(),
        refusedBy: z.string().nullable(),
        items: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })),
        /** Whether I may approve it, with my passphrase. */
        mine: z.boolean(),
      }),
    ),
  }),
  run: async (context, { all }) => {
    const { database, clearance, actor, now } = context;
    const rows = await database
      .selectFrom('approval_request as r')
      .innerJoin('member as asker', 'asker.id', 'r.member_id')
      .leftJoin('member as approver', 'approver.id', 'r.approved_by')
      .leftJoin('member as refuser', 'refuser.id', 'r.refused_by')
      .selectAll('r')
      .select(['asker.name as asked_by', 'approver.name as approved_name', 'refuser.name as refused_name'])
      .orderBy('r.recorded_seq', 'desc')
      .limit(500)
      .execute();
    const named = await sql<{ id: string; number: number; title: string }>`
      select id, number, title from item where id = any(${[...new Set(rows.flatMap(({ items }) => items))]}::uuid[])
        and classification = any(${[...clearance]}) order by number`.execute(database);
    const self = (await approvers(context)).find(({ member }) => member === actor.member);
    const requests = rows.map((row) => {
      const state = requestState(
        {
          way: row.way,
          readyAt: row.ready_at,
          expiresAt: row.expires_at,
          refused: row.refused_seq !== null,
          used: row.used_seq !== null,
        },
        now,
      );
      const asked = { member: row.member_id, may: row.may, now };
      return {
        id: row.id,
        sha256: row.request_sha256.toString('hex'),
        deed: row.deed,
        may: row.may,
        why: row.why,
        request: row.request,
        way: row.way,
        state,
        askedBy: row.asked_by,
        askedAt: row.asked_at.toISOString(),
        readyAt: row.ready_at?.toISOString() ?? null,
        expiresAt: row.expires_at.toISOString(),
        approvedBy: row.approved_name,
        refusedBy: row.refused_name,
        items: named.rows.filter(({ id }) => row.items.includes(id)),
        mine: state === 'waiting' && self !== undefined && refusesApprover(self, asked) === undefined,
      };
    });
    return { requests: requests.filter(({ state }) => all || state === 'waiting' || state === 'ready') };
  },
});

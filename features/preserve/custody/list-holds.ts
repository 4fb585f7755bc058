import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { type HoldScope, holdScope, itemsInScope, showScope } from './hold-scope.ts';

/** The holds, the newest first, with how many items each is over today. */
export const listHolds = readDeed({
  name: 'preserve.list-holds',
  summary: 'List holds and what they are over',
  may: 'read',
  onRecord: true,
  input: z.object({ released: z.boolean().default(false).describe('also those that were lifted') }),
  output: z.object({
    holds: z.array(
      z.object({
        hold: z.number(),
        placedAt: z.string(),
        member: z.string().nullable(),
        scope: holdScope,
        shown: z.string(),
        authority: z.string(),
        reason: z.string(),
        until: z.string().nullable(),
        released: z.boolean(),
        items: z.number(),
      }),
    ),
  }),
  run: async (context, { released }) => {
    const rows = await context.database
      .selectFrom('hold')
      .innerJoin('entry', 'entry.seq', 'hold.seq')
      .leftJoin('member', 'member.id', 'entry.member_id')
      .select(['hold.seq', 'scope', 'authority', 'reason', 'until_day', 'released_seq', 'recorded_at', 'member.name'])
      .orderBy('hold.seq', 'desc')
      .execute();
    const holds = [];
    for (const row of rows) {
      if (row.released_seq !== null && !released) continue;
      const scope = row.scope as HoldScope;
      const items: readonly ItemId[] = await itemsInScope(context, scope);
      holds.push({
        hold: row.seq,
        placedAt: row.recorded_at.toISOString(),
        member: row.name,
        scope,
        shown: showScope(scope),
        authority: row.authority,
        reason: row.reason,
        until: row.until_day,
        released: row.released_seq !== null,
        items: items.length,
      });
    }
    return { holds };
  },
});

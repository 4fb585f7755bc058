import { fault } from '@amparo/core/ground/fault';
import type { MemberId } from '@amparo/core/ground/ids';
import { ROLES } from '@amparo/core/policy/rights';
import { z } from 'zod';
import { readDeed, writeDeed } from '../kernel/deed.ts';

/** Who works here. */
export const listMembers = readDeed({
  name: 'team.list-members',
  summary: 'List the members of this workspace',
  may: 'read',
  input: z.object({}),
  output: z.object({
    members: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(ROLES),
        owner: z.boolean(),
        /** Without a passphrase a member can approve nothing, and only the owner can act at all. */
        hasPassphrase: z.boolean(),
        addedAt: z.string().nullable(),
        left: z.boolean(),
      }),
    ),
  }),
  run: async ({ house, database }) => {
    const rows = await database.selectFrom('member').selectAll().orderBy('recorded_seq').execute();
    return {
      members: rows.map((row) => ({
        id: row.id,
        name: row.name,
        role: ROLES.find((role) => role === row.role) ?? 'observer',
        owner: row.id === house.owner.member,
        hasPassphrase: row.passphrase !== null,
        addedAt: row.added_at?.toISOString() ?? null,
        left: row.left_seq !== null,
      })),
    };
  },
});

/** A member leaves: from now on nobody acts as them. What they did stays under their name. */
export const removeMember = writeDeed({
  name: 'team.remove-member',
  summary: 'Record that a member has left',
  may: 'steward',
  input: z.object({ member: z.uuid(), reason: z.string().min(1).max(2000) }),
  output: z.object({ member: z.string() }),
  run: async ({ house, transaction, seq, now }, { member, reason }) => {
    if (member === house.owner.member)
      throw fault('conflict', 'the owner of this workspace cannot leave it', { field: 'member' });
    const { numUpdatedRows } = await transaction
      .updateTable('member')
      .set({ left_seq: seq })
      .where('id', '=', member as MemberId)
      .where('left_seq', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw fault('not-found', `no member ${member}`, { field: 'member' });
    await transaction
      .updateTable('opening')
      .set({ until_at: now })
      .where('member_id', '=', member as MemberId)
      .where('until_at', '>', now)
      .execute();
    return { output: { member }, subjects: [member], entry: { member, left: true, reason } };
  },
});

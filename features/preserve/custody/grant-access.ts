import { fault } from '@amparo/core/ground/fault';
import type { ItemId, MemberId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { itemsOnRecord, statedItems } from './items-on-record.ts';
import { itemsField, sentence } from './words.ts';

const input = z.object({
  items: itemsField,
  member: z.uuid().describe('the member by id'),
  reason: sentence,
});

/** Lets a member open items that the role alone would not see. Opening them still asks for a purpose each time. */
export const grantAccess = writeDeed({
  name: 'preserve.grant-access',
  summary: 'Let a member open items that the role does not see',
  may: 'steward',
  onRecord: true,
  input,
  output: z.object({ granted: z.number() }),
  run: async (context, { items, member, reason }) => {
    const { transaction, seq } = context;
    const rows = await itemsOnRecord(context, items);
    const name = await memberName(context, member as MemberId);
    await transaction
      .insertInto('access_grant')
      .values(
        rows.map(({ id }) => ({
          item_id: id,
          member_id: member as MemberId,
          recorded_seq: seq,
          revoked_seq: null,
        })),
      )
      .execute();
    return {
      output: { granted: rows.length },
      subjects: rows.map(({ id }) => id),
      entry: { custody: ['access-granted'], items: statedItems(rows), grantedTo: member, note: name, reason },
    };
  },
});

/** Takes a grant back, and shuts what the member has open of these items. */
export const revokeAccess = writeDeed({
  name: 'preserve.revoke-access',
  summary: 'Take back that a member may open items',
  may: 'steward',
  onRecord: true,
  input,
  output: z.object({ revoked: z.number() }),
  run: async (context, { items, member, reason }) => {
    const { transaction, seq, now } = context;
    const rows = await itemsOnRecord(context, items);
    const name = await memberName(context, member as MemberId);
    const ids: ItemId[] = rows.map(({ id }) => id);
    const { numUpdatedRows } = await transaction
      .updateTable('access_grant')
      .set({ revoked_seq: seq })
      .where('item_id', 'in', ids)
      .where('member_id', '=', member as MemberId)
      .where('revoked_seq', 'is', null)
      .executeTakeFirst();
    await transaction
      .updateTable('opening')
      .set({ until_at: now })
      .where('item_id', 'in', ids)
      .where('member_id', '=', member as MemberId)
      .where('until_at', '>', now)
      .execute();
    return {
      output: { revoked: Number(numUpdatedRows) },
      subjects: ids,
      entry: { custody: ['access-revoked'], items: statedItems(rows), revokedFrom: member, note: name, reason },
    };
  },
});

const memberName = async ({ transaction }: WriteContext, member: MemberId): Promise<string> => {
  const row = await transaction.selectFrom('member').select('name').where('id', '=', member).executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no member ${member}`, { field: 'member' });
  return row.name;
};

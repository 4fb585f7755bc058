import { fault } from '@amparo/core/ground/fault';
import type { MemberId } from '@amparo/core/ground/ids';
import { ROLES } from '@amparo/core/policy/rights';
import { newId } from '@amparo/platform/config/new-id';
import { hashPassphrase } from '@amparo/platform/config/passphrase-hash';
import { describeName } from '@amparo/platform/sandbox/describe-name';
import { z } from 'zod';
import { preparedDeed, type ReadContext } from '../kernel/deed.ts';

const passphrase = z.string().min(1).max(1000);

/** A second person at this workspace. The passphrase is typed by that person; nothing of it stands in the journal. */
export const addMember = preparedDeed({
  name: 'team.add-member',
  summary: 'Add a member, who acts with a passphrase of their own',
  may: 'steward',
  input: z.object({
    name: z.string().trim().min(1).max(200),
    role: z.enum(ROLES),
    passphrase: passphrase.describe('typed by the member; at least 12 characters'),
  }),
  output: z.object({ member: z.string() }),
  prepare: async (_context, { name, passphrase: typed }) => {
    if (describeName(name).problems.length > 0)
      throw fault('input-invalid', 'a name of letters, without signs that cannot be seen', { field: 'name' });
    return hashPassphrase(typed);
  },
  run: async ({ transaction, seq, now }, { name, role }, hash) => {
    const same = await transaction.selectFrom('member').select('id').where('name', '=', name).executeTakeFirst();
    if (same !== undefined) throw fault('conflict', `there is a member ${name} already`, { field: 'name' });
    const member = newId<MemberId>();
    await transaction
      .insertInto('member')
      .values({ id: member, name, role, passphrase: JSON.stringify(hash), added_at: now, recorded_seq: seq })
      .execute();
    return { output: { member }, subjects: [member], entry: { member, name, role } };
  },
});

/** A new passphrase for oneself. Who has one already must have proved it; the first one makes the member able to approve. */
export const setPassphrase = preparedDeed({
  name: 'team.set-passphrase',
  summary: 'Set my own passphrase, by which I act and approve on this machine',
  may: 'read',
  input: z.object({ passphrase: passphrase.describe('at least 12 characters') }),
  output: z.object({ member: z.string() }),
  prepare: async (context, { passphrase: typed }) => {
    await mustBeProven(context);
    return hashPassphrase(typed);
  },
  run: async (context, _input, hash) => {
    const { transaction, actor, now } = context;
    const { added_at } = await mustBeProven(context);
    await transaction
      .updateTable('member')
      .set({ passphrase: JSON.stringify(hash), ...(added_at === null ? { added_at: now } : {}) })
      .where('id', '=', actor.member)
      .execute();
    return { output: { member: actor.member }, subjects: [actor.member], entry: { member: actor.member } };
  },
});

const mustBeProven = async ({ database, actor }: ReadContext) => {
  const row = await database
    .selectFrom('member')
    .select(['passphrase', 'added_at'])
    .where('id', '=', actor.member)
    .executeTakeFirstOrThrow();
  if (row.passphrase !== null && actor.proven !== true)
    throw fault('not-permitted', 'to change a passphrase, act with the present one (--as NAME)');
  return row;
};

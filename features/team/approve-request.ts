import { fault } from '@amparo/core/ground/fault';
import type { ApprovalId } from '@amparo/core/ground/ids';
import { hasRight } from '@amparo/core/policy/rights';
import {
  approvedTimes,
  type NotApprover,
  type RequestState,
  refusesApprover,
  requestState,
  SETTLED_AFTER_DAYS,
} from '@amparo/core/policy/two-people';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { approvers } from '../records/approvals.ts';

const input = z.object({
  request: z.uuid(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')
    .describe('of the request as you read it, so that nothing else is approved'),
  note: z.string().trim().min(1).max(2000).optional(),
});

/** Another member agrees to exactly this request, with the own passphrase. */
export const approveRequest = writeDeed({
  name: 'team.approve-request',
  summary: 'Approve what another member asks for, as it is requested',
  may: 'read',
  onRecord: true,
  input,
  output: z.object({ request: z.string(), readyUntil: z.string() }),
  run: async (context, { request, sha256, note }) => {
    const { transaction, actor, now, seq } = context;
    const row = await requestIn(context, request, sha256, ['waiting']);
    if (actor.proven !== true)
      throw fault('not-permitted', 'approving needs your own passphrase, typed for this (--as NAME)');
    const self = (await approvers(context)).find(({ member }) => member === actor.member);
    const why = self === undefined ? 'no-right' : refusesApprover(self, { member: row.member_id, may: row.may, now });
    if (why !== undefined) throw fault('not-permitted', WORDS[why], { field: 'request' });
    const { readyAt, expiresAt } = approvedTimes(now);
    await transaction
      .updateTable('approval_request')
      .set({ approved_by: actor.member, approved_seq: seq, ready_at: readyAt, expires_at: expiresAt })
      .where('id', '=', row.id)
      .execute();
    return {
      output: { request, readyUntil: expiresAt.toISOString() },
      subjects: [...row.items],
      entry: {
        ...(row.custody === null ? {} : { custody: [row.custody], items: row.items.map((item) => ({ item })) }),
        approval: { request, sha256, step: 'approved', askedBy: row.member_id, askedIn: row.recorded_seq },
        approves: row.deed,
        reason: row.why,
        ...(note === undefined ? {} : { note }),
      },
    };
  },
});

/** Another member, or the one who asked, ends a request: it can never be used. */
export const refuseRequest = writeDeed({
  name: 'team.refuse-request',
  summary: 'Refuse or withdraw a request that waits for approval',
  may: 'read',
  onRecord: true,
  input: input.extend({ note: z.string().trim().min(1).max(2000).describe('why') }),
  output: z.object({ request: z.string() }),
  run: async (context, { request, sha256, note }) => {
    const { transaction, actor, seq } = context;
    const row = await requestIn(context, request, sha256, ['waiting', 'ready']);
    if (!hasRight(actor.role, row.may) && actor.member !== row.member_id)
      throw fault('not-permitted', WORDS['no-right'], { field: 'request' });
    await transaction
      .updateTable('approval_request')
      .set({ refused_by: actor.member, refused_seq: seq })
      .where('id', '=', row.id)
      .execute();
    return {
      output: { request },
      subjects: [...row.items],
      entry: {
        approval: { request, sha256, step: 'refused', askedBy: row.member_id },
        refuses: row.deed,
        reason: note,
      },
    };
  },
});

const WORDS: Readonly<Record<NotApprover, string>> = {
  'same-person': 'nobody approves their own request: another member has to',
  'no-right': 'your role may not do this deed, so it may not approve it either',
  'not-settled': `a member may approve ${SETTLED_AFTER_DAYS} days after being added or first setting a passphrase`,
  left: 'you have left this workspace',
};

const requestIn = async (
  { transaction, now }: WriteContext,
  request: string,
  sha256: string,
  states: readonly RequestState[],
) => {
  const row = await transaction
    .selectFrom('approval_request')
    .selectAll()
    .where('id', '=', request as ApprovalId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no request ${request}`, { field: 'request' });
  if (row.request_sha256.toString('hex') !== sha256)
    throw fault('conflict', 'this is not the request you read: look at it again', { field: 'sha256' });
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
  if (!states.includes(state)) throw fault('conflict', `this request is ${state} already`, { field: 'request' });
  return row;
};

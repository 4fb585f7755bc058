import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { ApprovalId, MemberId } from '@amparo/core/ground/ids';
import type { CustodyKind } from '@amparo/core/nouns/custody';
import type { Right } from '@amparo/core/policy/rights';
import { ROLES } from '@amparo/core/policy/rights';
import {
  type AgreementWay,
  type Approver,
  newRequestTimes,
  refusesApprover,
  requestState,
} from '@amparo/core/policy/two-people';
import { newId } from '@amparo/platform/config/new-id';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { ReadContext, WriteContext } from '../kernel/deed.ts';

/**
 * Two people decide together. A deed that needs two takes an optional `approval` and calls `agreed` with what it is about
 * to do. Without an approval this puts a request down and the deed answers that it waits; with one it is used up, if it
 * was approved for exactly this request. The request is bound by the SHA-256 of its canonical JSON (RFC 8785).
 */
export interface AskedOfTwo {
  readonly deed: string;
  /** The right an approver needs too: that of the deed. */
  readonly may: Right;
  /** All that decides what will happen, as plain JSON; the same when asking and when doing. Ids in a fixed order. */
  readonly request: object;
  readonly items: readonly string[];
  /** One sentence for the person who approves. */
  readonly why: string;
  /** What the approval's own entry says of custody. */
  readonly custody?: CustodyKind;
}

/** The field of a deed that needs two people, and what it answers while it waits. */
export const approvalField = z
  .uuid()
  .optional()
  .describe('the request that was approved; without it the deed is asked for and not done');

export const waitingShape = z.object({
  approval: z.string(),
  sha256: z.string(),
  /** `two-people`: another member approves. `delay`: no other member may, so a day passes. */
  way: z.enum(['two-people', 'delay']),
  readyAt: z.string().nullable(),
  expiresAt: z.string(),
  message: z.string(),
});
export type Waiting = z.infer<typeof waitingShape>;

export type Agreed =
  | { readonly ready: false; readonly waiting: Waiting; readonly entry: Readonly<Record<string, unknown>> }
  | { readonly ready: true; readonly approval: ApprovalId; readonly entry: Readonly<Record<string, unknown>> };

/**
 * Asks for the agreement of a second member, or uses it up. `entry` belongs into the entry of the deed, under any other
 * properties of its record.
 * @throws AmparoError `not-found`, or `conflict` when the request is another, refused, expired, used, or not yet ready.
 */
export const agreed = async (
  context: WriteContext,
  asked: AskedOfTwo,
  approval: string | undefined,
): Promise<Agreed> => {
  const request = canonicalize(asked.request) ?? '';
  const sha256 = createHash('sha256').update(asked.deed).update('\n').update(request).digest();
  return approval === undefined
    ? ask(context, asked, request, sha256)
    : use(context, asked, approval as ApprovalId, sha256);
};

const ask = async (context: WriteContext, asked: AskedOfTwo, request: string, sha256: Buffer): Promise<Agreed> => {
  const { transaction, now, seq, actor } = context;
  const way = await wayOf(context, asked.may);
  const { readyAt, expiresAt } = newRequestTimes(way, now);
  const id = newId<ApprovalId>();
  await transaction
    .insertInto('approval_request')
    .values({
      id,
      deed: asked.deed,
      may: asked.may,
      request,
      request_sha256: sha256,
      items: [...asked.items],
      why: asked.why,
      way,
      custody: asked.custody ?? null,
      member_id: actor.member,
      asked_at: now,
      ready_at: readyAt,
      expires_at: expiresAt,
      approved_by: null,
      approved_seq: null,
      refused_by: null,
      refused_seq: null,
      used_seq: null,
      recorded_seq: seq,
    })
    .execute();
  const step = { request: id, sha256: sha256.toString('hex'), step: 'asked', way, why: asked.why };
  return {
    ready: false,
    waiting: {
      approval: id,
      sha256: sha256.toString('hex'),
      way,
      readyAt: readyAt?.toISOString() ?? null,
      expiresAt: expiresAt.toISOString(),
      message: messageOf(way, readyAt ?? expiresAt),
    },
    entry: { approval: step, reason: asked.why },
  };
};

const messageOf = (way: AgreementWay, at: Date): string =>
  way === 'delay'
    ? `no other member may approve this: it can be done after ${at.toISOString()}, a day from now`
    : `another member has to approve this before ${at.toISOString()}`;

/** Another member who could approve today; where there is none a delay stands in for him, and the answer says so. */
const wayOf = async (context: WriteContext, may: Right): Promise<AgreementWay> => {
  const members = await approvers(context);
  const asked = { member: context.actor.member, may, now: context.now };
  return members.some((member) => refusesApprover(member, asked) === undefined) ? 'two-people' : 'delay';
};

/** All members, as far as approving concerns them. Who has no passphrase can prove nothing, and approves nothing. */
export const approvers = async ({ database }: ReadContext): Promise<readonly Approver[]> => {
  const rows = await database
    .selectFrom('member')
    .select(['id', 'role', 'added_at', 'left_seq'])
    .where('passphrase', 'is not', null)
    .execute();
  return rows.flatMap((row) => {
    const role = ROLES.find((one) => one === row.role);
    return role === undefined || row.added_at === null
      ? []
      : [{ member: row.id, role, addedAt: row.added_at, left: row.left_seq !== null }];
  });
};

const use = async (context: WriteContext, asked: AskedOfTwo, approval: ApprovalId, sha256: Buffer): Promise<Agreed> => {
  const { transaction, now, seq } = context;
  const row = await transaction
    .selectFrom('approval_request')
    .selectAll()
    .where('id', '=', approval)
    .forUpdate()
    .executeTakeFirst();
  const refuse = (message: string) => fault('conflict', message, { field: 'approval' });
  if (row === undefined || row.deed !== asked.deed)
    throw fault('not-found', `no request ${approval} for ${asked.deed}`, { field: 'approval' });
  if (!row.request_sha256.equals(sha256)) {
    throw refuse('what was approved is not what is asked now: ask for it anew, so that the approver sees it');
  }
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
  switch (state) {
    case 'ready':
      break;
    case 'waiting':
      throw refuse(messageOf(row.way, row.ready_at ?? row.expires_at));
    case 'expired':
      throw refuse(`the request was valid until ${row.expires_at.toISOString()}: ask for it anew`);
    case 'refused':
      throw refuse('another member refused this request');
    case 'used':
      throw refuse('this approval was used once already: ask for it anew');
  }
  await transaction.updateTable('approval_request').set({ used_seq: seq }).where('id', '=', approval).execute();
  return {
    ready: true,
    approval,
    entry: {
      approval: {
        request: approval,
        sha256: sha256.toString('hex'),
        step: 'used',
        way: row.way,
        askedBy: row.member_id,
        askedIn: row.recorded_seq,
        approvedBy: row.approved_by,
        approvedIn: row.approved_seq,
      } satisfies UsedStep,
    },
  };
};

interface UsedStep {
  readonly request: ApprovalId;
  readonly sha256: string;
  readonly step: 'used';
  readonly way: AgreementWay;
  readonly askedBy: MemberId;
  readonly askedIn: number;
  readonly approvedBy: MemberId | null;
  readonly approvedIn: number | null;
}

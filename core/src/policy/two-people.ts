import { hasRight, type Right, type Role } from './rights.ts';

/** How a request is agreed to: another member approves it, or, where there is no other, a day passes. */
export type AgreementWay = 'two-people' | 'delay';

export const APPROVAL_HOURS = 24;
/** Somebody added a moment ago may be a second name of the first. */
export const SETTLED_AFTER_DAYS = 7;

export interface Approver {
  readonly member: string;
  readonly role: Role;
  /** Since when the member could act with a passphrase of their own. */
  readonly addedAt: Date;
  readonly left: boolean;
}

export type NotApprover = 'same-person' | 'no-right' | 'not-settled' | 'left';

/** Why this member may not approve what another asked, `undefined` when he may (security page §3.3). */
export const refusesApprover = (
  approver: Approver,
  asked: { readonly member: string; readonly may: Right; readonly now: Date },
): NotApprover | undefined => {
  if (approver.member === asked.member) return 'same-person';
  if (approver.left) return 'left';
  if (!hasRight(approver.role, asked.may)) return 'no-right';
  const age = asked.now.getTime() - approver.addedAt.getTime();
  return age < SETTLED_AFTER_DAYS * DAY_MS ? 'not-settled' : undefined;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A request as it stands. Times in milliseconds since the epoch would do; they are dates so that nobody mixes units. */
export interface StandingRequest {
  readonly way: AgreementWay;
  readonly readyAt: Date | null;
  readonly expiresAt: Date;
  readonly refused: boolean;
  readonly used: boolean;
}

export type RequestState = 'waiting' | 'ready' | 'refused' | 'used' | 'expired';

/** Whether the deed may be done now. `ready` is the only state in which it may. */
export const requestState = (request: StandingRequest, now: Date): RequestState => {
  if (request.used) return 'used';
  if (request.refused) return 'refused';
  if (now >= request.expiresAt) return 'expired';
  return request.readyAt !== null && now >= request.readyAt ? 'ready' : 'waiting';
};

/** When a new request may be used and until when. By delay: after 24 hours, for 24 hours. */
export const newRequestTimes = (
  way: AgreementWay,
  askedAt: Date,
): { readonly readyAt: Date | null; readonly expiresAt: Date } =>
  way === 'delay'
    ? { readyAt: later(askedAt, APPROVAL_HOURS), expiresAt: later(askedAt, 2 * APPROVAL_HOURS) }
    : { readyAt: null, expiresAt: later(askedAt, APPROVAL_HOURS) };

/** An approval makes the request ready at once, and valid for 24 hours from then. */
export const approvedTimes = (approvedAt: Date): { readonly readyAt: Date; readonly expiresAt: Date } => ({
  readyAt: approvedAt,
  expiresAt: later(approvedAt, APPROVAL_HOURS),
});

const later = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR_MS);

import { randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { Actor } from '@amparo/features/kernel/actor';
import type { House } from '@amparo/features/kernel/house';
import { actorOf, provenActor } from '@amparo/features/kernel/members';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Host } from './host.ts';

/**
 * Who does a deed that comes over HTTP: the owner of the workspace, or the member who proved himself on this machine a
 * short while ago. The proof is a random word in the header `x-amparo-acting`, kept in memory only; it ends after fifteen
 * minutes, when the workspace is locked, and when the member leaves.
 */
export interface Acting {
  readonly actor: (context: Context, house: House) => Promise<Actor>;
  readonly begin: (context: Context) => Promise<Response>;
  readonly end: (context: Context) => Response;
}

const HEADER = 'x-amparo-acting';
const FOR_MS = 15 * 60_000;
const MOST = 50;

const asked = z.object({ member: z.string().min(1).max(200), passphrase: z.string().min(1).max(1000) });

export const makeActing = (host: Host): Acting => {
  const proofs = new Map<string, { house: House; member: string; until: number }>();
  const known = (context: Context, house: House) => {
    const given = context.req.header(HEADER);
    if (given === undefined) return undefined;
    const proof = proofs.get(given);
    if (proof === undefined || proof.house !== house || house.clock().getTime() >= proof.until) {
      proofs.delete(given);
      throw fault('not-permitted', 'you act as the owner again: prove yourself anew with your passphrase');
    }
    return proof;
  };
  return {
    actor: async (context, house) => {
      const proof = known(context, house);
      if (proof === undefined) return house.owner;
      const actor = await actorOf(house, proof.member);
      if (actor === undefined) throw fault('not-permitted', 'this member has left the workspace');
      return { ...actor, proven: true };
    },
    begin: async (context) => {
      const house = host.house();
      const parsed = asked.safeParse(await context.req.json().catch(() => undefined));
      if (!parsed.success) throw fault('input-invalid', 'expected a member and a passphrase, as JSON');
      const actor = await provenActor(house, parsed.data.member, parsed.data.passphrase);
      const now = house.clock().getTime();
      for (const [word, { until }] of proofs) if (until <= now || proofs.size >= MOST) proofs.delete(word);
      const acting = randomBytes(32).toString('base64url');
      proofs.set(acting, { house, member: actor.member, until: now + FOR_MS });
      const { member, name, role } = actor;
      return context.json({ acting, until: new Date(now + FOR_MS).toISOString(), member: { id: member, name, role } });
    },
    end: (context) => {
      proofs.delete(context.req.header(HEADER) ?? '');
      return context.json({ ended: true });
    },
  };
};

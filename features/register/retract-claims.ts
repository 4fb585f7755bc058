import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { setClaimStatus } from './set-claim-status.ts';

/** A confirmation taken back. The claim and both steps stay: what was known before stays known for that time. */
export const retractClaims = writeDeed({
  name: 'register.retract-claims',
  summary: 'Take back confirmed claims, with a reason',
  may: 'register',
  input: z.object({
    claims: z.array(z.uuid()).min(1).max(5000),
    reason: z.string().min(1).max(2000),
  }),
  output: z.object({ retracted: z.number() }),
  run: async (context, { claims, reason }) => {
    const { moved, items } = await setClaimStatus(context, { claims, from: ['confirmed'], to: 'retracted', reason });
    return {
      output: { retracted: moved.length },
      subjects: items,
      entry: { claims: moved, status: 'retracted', reason: reason ?? null },
    };
  },
});

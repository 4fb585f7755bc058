import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { setClaimStatus } from './set-claim-status.ts';

/** A person has read the passage and says: the source claims this. It does not say that it is true. */
export const confirmClaims = writeDeed({
  name: 'register.confirm-claims',
  summary: 'Confirm proposed claims: the source says so',
  may: 'register',
  input: z.object({
    claims: z.array(z.uuid()).min(1).max(5000),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ confirmed: z.number() }),
  run: async (context, { claims, reason }) => {
    const { moved, items } = await setClaimStatus(context, { claims, from: ['proposed'], to: 'confirmed', reason });
    return {
      output: { confirmed: moved.length },
      subjects: items,
      entry: { claims: moved, status: 'confirmed', reason: reason ?? null },
    };
  },
});

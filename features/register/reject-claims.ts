import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { setClaimStatus } from './set-claim-status.ts';

/** A person has read the passage and says: the source does not claim this. It is not proposed again. */
export const rejectClaims = writeDeed({
  name: 'register.reject-claims',
  summary: 'Reject proposed claims: the source does not say so',
  may: 'register',
  input: z.object({
    claims: z.array(z.uuid()).min(1).max(5000),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ rejected: z.number() }),
  run: async (context, { claims, reason }) => {
    const { moved, items } = await setClaimStatus(context, { claims, from: ['proposed'], to: 'rejected', reason });
    return {
      output: { rejected: moved.length },
      subjects: items,
      entry: { claims: moved, status: 'rejected', reason: reason ?? null },
    };
  },
});

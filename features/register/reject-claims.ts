import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { decideClaims } from './decide-claims.ts';

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
    const { decided, items, disputed } = await decideClaims(context, { claims, verdict: 'rejected', reason });
    return {
      output: { rejected: decided.length },
      subjects: items,
      entry: { claims: decided, status: 'rejected', disputed, reason: reason ?? null },
    };
  },
});

import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { decideClaims } from './decide-claims.ts';

/**
 * A person has read the passage and says: the source claims this. It does not say that it is true. Where another
 * member decided differently, both decisions stand.
 */
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
    const { decided, items, disputed } = await decideClaims(context, { claims, verdict: 'confirmed', reason });
    return {
      output: { confirmed: decided.length },
      subjects: items,
      entry: { claims: decided, status: 'confirmed', disputed, reason: reason ?? null },
    };
  },
});

import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { decideClaims } from './decide-claims.ts';

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
    const { decided, items, disputed } = await decideClaims(context, { claims, verdict: 'retracted', reason });
    return {
      output: { retracted: decided.length },
      subjects: items,
      entry: { claims: decided, status: 'retracted', disputed, reason: reason ?? null },
    };
  },
});

import type { ClaimId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { decideClaims } from './decide-claims.ts';

/**
 * Undo: the member's own last decision about each claim is taken back, and with a correction the claim that it made.
 * Both the decision and its withdrawal stay on record; what others decided stands.
 */
export const withdrawDecisions = writeDeed({
  name: 'register.withdraw-decisions',
  summary: 'Take back my own last decision on claims',
  may: 'register',
  input: z.object({ claims: z.array(z.uuid()).min(1).max(5000) }),
  output: z.object({ withdrawn: z.number() }),
  run: async (context, { claims }) => {
    const { rows } = await sql<{ made_id: ClaimId }>`
      select made_id from (
        select distinct on (claim_id) verdict, made_id from decision
        where claim_id = any(${claims}::uuid[]) and member_id = ${context.actor.member} order by claim_id, seq desc
      ) own where verdict = 'corrected' and made_id is not null`.execute(context.transaction);
    const made = rows.map(({ made_id }) => made_id);
    const { decided, items, disputed } = await decideClaims(context, {
      claims: [...claims, ...made],
      verdict: 'withdrawn',
    });
    return {
      output: { withdrawn: decided.length },
      subjects: items,
      entry: { claims: decided, status: 'withdrawn', disputed },
    };
  },
});

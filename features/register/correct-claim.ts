import { fault } from '@amparo/core/ground/fault';
import type { ClaimId } from '@amparo/core/ground/ids';
import { type ClaimValue, QUALIFIERS } from '@amparo/core/nouns/claim';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { claimsOf, valueShape } from '../records/claims.ts';
import { newClaim } from './new-claim.ts';
import { setClaimStatus } from './set-claim-status.ts';

/**
 * The reader proposed a value that is not what the source says: a new claim with the right value takes its place, on
 * the same passages, and the old one is kept as rejected (or retracted, when it had been confirmed).
 */
export const correctClaim = writeDeed({
  name: 'register.correct-claim',
  summary: 'Correct a claim: a new one with the right value takes its place',
  may: 'register',
  input: z.object({
    claim: z.uuid(),
    value: valueShape,
    happenedOn: z.string().max(80).optional(),
    qualifier: z.enum(QUALIFIERS).optional(),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ claim: z.string() }),
  run: async (context, input) => {
    const [old] = await claimsOf(context, { ids: [input.claim as ClaimId] });
    if (old === undefined) throw fault('not-found', `no claim ${input.claim}`, { field: 'claim' });
    if (old.status === 'rejected' || old.status === 'retracted') {
      throw fault('conflict', `this claim is ${old.status} already; make a new one on its passage`, { field: 'claim' });
    }
    const reason = input.reason ?? 'corrected';
    await setClaimStatus(context, {
      claims: [old.id],
      from: [old.status],
      to: old.status === 'proposed' ? 'rejected' : 'retracted',
      reason,
    });
    const claim = await newClaim(context, {
      item: old.itemId,
      mention: old.mentionId,
      property: old.property,
      value: input.value as ClaimValue,
      happenedOn: input.happenedOn ?? old.happenedOn ?? undefined,
      qualifier: input.qualifier ?? old.qualifier ?? undefined,
      speaker: old.speaker ?? undefined,
      passages: old.passages.map(({ id }) => id as never),
      firstStart: old.passages[0]?.start ?? 0,
      corrects: old.id,
      reason,
    });
    return {
      output: { claim },
      subjects: [old.itemId],
      entry: { corrected: old.id, claim, property: old.property, before: old.value, after: input.value, reason },
    };
  },
});

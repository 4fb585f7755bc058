import { fault } from '@amparo/core/ground/fault';
import type { ClaimId } from '@amparo/core/ground/ids';
import { type ClaimValue, QUALIFIERS } from '@amparo/core/nouns/claim';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { claimsOf, valueShape } from '../records/claims.ts';
import { decideClaims } from './decide-claims.ts';
import { newClaim } from './new-claim.ts';
import { openedForClaims } from './opened-for-claims.ts';

/**
 * The reader proposed a value that is not what the source says: a new claim with the right value takes its place, on
 * the same passages, and the old one is kept as rejected (or retracted, when the member had confirmed it). What another
 * member decided about the old one stands: then both values do, and the claim is disputed.
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
  run: async (given, input) => {
    const context = await openedForClaims(given, [input.claim as ClaimId]);
    const [old] = await claimsOf(context, { ids: [input.claim as ClaimId] });
    if (old === undefined) throw fault('not-found', `no claim ${input.claim}`, { field: 'claim' });
    const value = input.value as ClaimValue;
    const reason = input.reason ?? 'corrected';
    const known = await sameCorrection(context, old.id, value, input.happenedOn ?? old.happenedOn);
    const claim =
      known ??
      (await newClaim(context, {
        item: old.itemId,
        mention: old.mentionId,
        property: old.property,
        value,
        happenedOn: input.happenedOn ?? old.happenedOn ?? undefined,
        qualifier: input.qualifier ?? old.qualifier ?? undefined,
        speaker: old.speaker ?? undefined,
        passages: old.passages.map(({ id }) => id as never),
        firstStart: old.passages[0]?.start ?? 0,
        corrects: old.id,
        reason,
      }));
    if (known !== undefined) await decideClaims(context, { claims: [known], verdict: 'confirmed', reason });
    await decideClaims(context, { claims: [old.id], verdict: 'corrected', reason, made: { id: claim, value } });
    return {
      output: { claim },
      subjects: [old.itemId],
      entry: { corrected: old.id, claim, property: old.property, before: old.value, after: input.value, reason },
    };
  },
});

/** Another member's correction to the same value: it is agreed with, not made a second time. */
const sameCorrection = async (
  { transaction }: WriteContext,
  old: ClaimId,
  value: ClaimValue,
  happenedOn: string | null,
): Promise<ClaimId | undefined> => {
  const made = await transaction
    .selectFrom('claim')
    .select(['id', 'value', 'happened_on'])
    .where('corrects_id', '=', old)
    .where('status', '=', 'confirmed')
    .execute();
  return made.find((one) => canonicalize(one.value) === canonicalize(value) && one.happened_on === happenedOn)?.id;
};

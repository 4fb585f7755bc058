import { fault } from '@amparo/core/ground/fault';
import type { ReviewId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { agreementShape } from './list-reviews.ts';
import { ordered, shownPair } from './match-sides.ts';
import { agreements } from './second-looks.ts';

/**
 * A second look at a judged pair by somebody who saw neither scores nor the first verdict; both are told now. It changes no
 * entity: where the two differ, the pair goes back into the queue.
 */
export const reviewMatch = writeDeed({
  name: 'consolidate.review-match',
  summary: 'Judge a pair a second time, blind',
  may: 'judge',
  input: z.object({
    a: z.uuid(),
    b: z.uuid(),
    verdict: z.enum(['same', 'different', 'unsure']),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({
    review: z.string(),
    first: z.string(),
    agrees: z.boolean(),
    byAnother: agreementShape,
    bySame: agreementShape,
  }),
  run: async (context, input) => {
    const { transaction, seq, actor } = context;
    const [a, b] = ordered(input.a, input.b);
    const { hash } = await shownPair(context, a, b);
    const first = await transaction
      .selectFrom('judgement')
      .select(['id', 'restores', 'verdict'])
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .where('retracted_seq', 'is', null)
      .executeTakeFirst();
    if (first === undefined)
      throw fault('not-found', 'nobody has judged this pair yet: there is nothing to look at a second time', {
        field: 'a',
      });
    await transaction
      .updateTable('review')
      .set({ retracted_seq: seq })
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .where('member_id', '=', actor.member)
      .where('retracted_seq', 'is', null)
      .execute();
    const review = newId<ReviewId>();
    await transaction
      .insertInto('review')
      .values({
        id: review,
        judgement_id: first.restores ?? first.id,
        mention_a: a,
        mention_b: b,
        verdict: input.verdict,
        reason: input.reason ?? null,
        shown_hash: hash,
        member_id: actor.member,
        recorded_seq: seq,
        retracted_seq: null,
      })
      .execute();
    return {
      output: {
        review,
        first: first.verdict,
        agrees: first.verdict === input.verdict,
        ...(await agreements(context)),
      },
      subjects: [a, b],
      entry: { review, of: first.id, a, b, verdict: input.verdict, reason: input.reason ?? null, shown: hash },
    };
  },
});

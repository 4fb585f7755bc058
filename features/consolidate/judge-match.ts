import { fault } from '@amparo/core/ground/fault';
import type { EntityId, JudgementId, MentionId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { rebuildEntities } from './rebuild-entities.ts';

/**
 * A person says of two mentions: the same, different, unsure. The judgement is on mentions, never on clusters; a new
 * one on the same pair takes the place of the old, which stays on record.
 */
export const judgeMatch = writeDeed({
  name: 'consolidate.judge-match',
  summary: 'Judge two mentions: same, different or unsure',
  may: 'judge',
  input: z.object({
    a: z.uuid(),
    b: z.uuid(),
    verdict: z.enum(['same', 'different', 'unsure']),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ judgement: z.string(), entity: z.string().nullable(), contradicts: z.boolean() }),
  run: async (context, input) => {
    const { transaction, seq, actor } = context;
    const [a, b] = await pairOf(context, input.a, input.b);
    const shown = await transaction
      .selectFrom('match')
      .select('evidence')
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .executeTakeFirst();
    const earlier = await transaction
      .updateTable('judgement')
      .set({ retracted_seq: seq })
      .where('mention_a', '=', a)
      .where('mention_b', '=', b)
      .where('retracted_seq', 'is', null)
      .returning('id')
      .execute();
    const id = newId<JudgementId>();
    await transaction
      .insertInto('judgement')
      .values({
        id,
        mention_a: a,
        mention_b: b,
        verdict: input.verdict,
        reason: input.reason ?? null,
        shown: JSON.stringify(shown?.evidence ?? {}),
        member_id: actor.member,
        recorded_seq: seq,
        retracted_seq: null,
      })
      .execute();
    await rebuildEntities(transaction, [a, b]);
    const entities = await transaction
      .selectFrom('entity_member')
      .select(['mention_id', 'entity_id'])
      .where('mention_id', 'in', [a, b])
      .execute();
    const [one, other] = entities.map((row): EntityId => row.entity_id);
    return {
      output: {
        judgement: id,
        entity: one === other ? (one ?? null) : null,
        contradicts: input.verdict === 'different' && one === other,
      },
      subjects: [a, b],
      entry: {
        judgement: id,
        a,
        b,
        verdict: input.verdict,
        reason: input.reason ?? null,
        supersedes: earlier.map((row) => row.id),
      },
    };
  },
});

/** The pair in its stored order, when the member may read both and they are of one kind. */
const pairOf = async (
  context: WriteContext,
  first: string,
  second: string,
): Promise<readonly [MentionId, MentionId]> => {
  if (first === second) throw fault('input-invalid', 'a mention is not judged against itself', { field: 'b' });
  const mentions = await mentionsOf(context, { ids: [first, second] as MentionId[] });
  if (mentions.length < 2) throw fault('not-found', 'one of these mentions does not exist', { field: 'a' });
  if (mentions[0]?.kind !== mentions[1]?.kind) {
    throw fault('input-invalid', `a ${mentions[0]?.kind} and a ${mentions[1]?.kind} cannot be the same`, {
      field: 'b',
    });
  }
  return (first < second ? [first, second] : [second, first]) as [MentionId, MentionId];
};

import { fault } from '@amparo/core/ground/fault';
import type { EntityId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { contradictionOf } from './contradictions.ts';
import { ordered, shownPair } from './match-sides.ts';
import { recordJudgements } from './record-judgements.ts';

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
    shown: z.string().length(64).optional().describe('hash of what was shown, as open-match gave it'),
  }),
  output: z.object({
    judgement: z.string(),
    /** The entity of both, when they are one now. */
    entity: z.string().nullable(),
    /** Judgements that stand contradict each other: the chain of "same" between two that were judged different. */
    contradicts: z.boolean(),
    /** A letter names a person that this would change: the judgement stands, its effect waits to be accepted. */
    waits: z.boolean(),
  }),
  run: async (context, input) => {
    const { transaction } = context;
    const [a, b] = ordered(input.a, input.b);
    const shown = await shownPair(context, a, b);
    if (input.shown !== undefined && input.shown !== shown.hash)
      throw fault('conflict', 'the sources say something else by now than was shown: open the pair again', {
        field: 'shown',
      });
    const { ids, supersedes, waiting } = await recordJudgements(context, [
      {
        a,
        b,
        verdict: input.verdict,
        reason: input.reason ?? null,
        shown: shown.evidence ?? {},
        shownHash: shown.hash,
        model: shown.model,
      },
    ]);
    const judgement = ids[0] ?? '';
    const entities = await transaction
      .selectFrom('entity_member')
      .select(['mention_id', 'entity_id'])
      .where('mention_id', 'in', [a, b])
      .execute();
    const [one, other] = entities.map((row): EntityId => row.entity_id);
    return {
      output: {
        judgement,
        entity: one === other ? (one ?? null) : null,
        contradicts: await contradictionOf(transaction, a, b),
        waits: waiting.length > 0,
      },
      subjects: [a, b],
      entry: {
        judgement,
        a,
        b,
        verdict: input.verdict,
        reason: input.reason ?? null,
        shown: shown.hash,
        model: shown.model,
        supersedes,
        waiting,
      },
    };
  },
});

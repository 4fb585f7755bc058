import { fault } from '@amparo/core/ground/fault';
import type { JudgementId, MentionId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { rebuildEntities } from './rebuild-entities.ts';

/** Takes one judgement back: the one named, else the member's last that stands. What it replaced stands again. */
export const undoJudgement = writeDeed({
  name: 'consolidate.undo-judgement',
  summary: 'Undo a judgement, the last one when none is named',
  may: 'judge',
  input: z.object({ judgement: z.uuid().optional() }),
  output: z.object({ undone: z.string(), a: z.string(), b: z.string() }),
  command: { words: 'consolidate undo' },
  run: async (context, input) => {
    const { transaction, seq, actor } = context;
    let query = transaction.selectFrom('judgement').selectAll().where('retracted_seq', 'is', null);
    query =
      input.judgement === undefined
        ? query.where('member_id', '=', actor.member)
        : query.where('id', '=', input.judgement as JudgementId);
    const row = await query.orderBy('recorded_seq', 'desc').limit(1).executeTakeFirst();
    const seen = row === undefined ? [] : await mentionsOf(context, { ids: [row.mention_a, row.mention_b] });
    if (row === undefined || seen.length < 2)
      throw fault('not-found', 'there is no judgement to undo', { field: 'judgement' });
    await transaction.updateTable('judgement').set({ retracted_seq: seq }).where('id', '=', row.id).execute();
    await restoreReplaced(context, row);
    await rebuildEntities(transaction, [row.mention_a, row.mention_b]);
    return {
      output: { undone: row.id, a: row.mention_a, b: row.mention_b },
      subjects: [row.mention_a, row.mention_b],
      entry: { undone: row.id, a: row.mention_a, b: row.mention_b, verdict: row.verdict },
    };
  },
});

/**
 * The judgement that the undone one had replaced is recorded anew, from now on: in between, it did not stand, and a
 * figure known at that time must go on saying so.
 */
const restoreReplaced = async (
  { transaction, seq }: WriteContext,
  undone: { readonly mention_a: MentionId; readonly mention_b: MentionId; readonly recorded_seq: number },
): Promise<void> => {
  const replaced = await transaction
    .selectFrom('judgement')
    .selectAll()
    .where('mention_a', '=', undone.mention_a)
    .where('mention_b', '=', undone.mention_b)
    .where('retracted_seq', '=', undone.recorded_seq)
    .executeTakeFirst();
  if (replaced === undefined) return;
  await transaction
    .insertInto('judgement')
    .values({
      ...replaced,
      id: newId<JudgementId>(),
      shown: JSON.stringify(replaced.shown),
      recorded_seq: seq,
      retracted_seq: null,
    })
    .execute();
};

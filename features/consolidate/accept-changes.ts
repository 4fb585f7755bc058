import { fault } from '@amparo/core/ground/fault';
import type { JudgementId, MentionId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { rebuildEntities } from './rebuild-entities.ts';

/** A person accepts what judgements change of somebody whom a letter names: from now on they have their effect. */
export const acceptChanges = writeDeed({
  name: 'consolidate.accept-changes',
  summary: 'Accept judgements that change a person whom a letter names',
  may: 'communicate',
  onRecord: true,
  input: z.object({
    judgements: z.array(z.uuid()).min(1).max(1000).describe('judgements that wait, as consolidate diff lists them'),
  }),
  output: z.object({ accepted: z.number() }),
  command: { words: 'consolidate accept', positional: 'judgements' },
  run: async ({ transaction, clearance, seq }, { judgements }) => {
    const { rows } = await sql<{ id: JudgementId; a: MentionId; b: MentionId }>`
      update judgement j set held = false, release_held = false,
        taken_seq = case when j.held then ${seq}::bigint else j.taken_seq end,
        released_seq = case when j.release_held then ${seq}::bigint else j.released_seq end
      from mention ma join item ia on ia.id = ma.item_id, mention mb join item ib on ib.id = mb.item_id
      where j.id = any(${judgements}::uuid[]) and ((j.held and j.retracted_seq is null) or j.release_held)
        and ma.id = j.mention_a and mb.id = j.mention_b
        and ia.classification = any(${[...clearance]}) and ib.classification = any(${[...clearance]})
      returning j.id, j.mention_a as a, j.mention_b as b`.execute(transaction);
    const missing = judgements.filter((id) => !rows.some((row) => row.id === id));
    if (missing.length > 0)
      throw fault('not-found', `no change waits under ${missing.join(', ')}`, { field: 'judgements' });
    await rebuildEntities(
      transaction,
      rows.flatMap(({ a, b }) => [a, b]),
    );
    return {
      output: { accepted: rows.length },
      subjects: [...new Set(rows.flatMap(({ a, b }) => [a, b]))],
      entry: { accepted: rows.map(({ id }) => id) },
    };
  },
});

import { fault } from '@amparo/core/ground/fault';
import type { RelationId } from '@amparo/core/ground/ids';
import { RELATION_STATUSES } from '@amparo/core/nouns/relation';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';

/** A person says whether two items have to do with each other as a program found; `proposed` takes the own word back. */
export const decideRelation = writeDeed({
  name: 'read.decide-relation',
  summary: 'Confirm or reject that two items are the same or related',
  may: 'register',
  onRecord: true,
  input: z.object({
    relation: z.uuid(),
    status: z.enum(RELATION_STATUSES),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ status: z.enum(RELATION_STATUSES) }),
  run: async (context, input) => {
    const { transaction, clearance, seq, actor } = context;
    const seen = [...clearance];
    const { rows } = await sql<{ id: RelationId; item_a: string; item_b: string; kind: string; status: string }>`
      select r.id, r.item_a, r.item_b, r.kind, r.status from relation r
      join item a on a.id = r.item_a join item b on b.id = r.item_b
      where r.id = ${input.relation} and a.classification = any(${seen}) and b.classification = any(${seen})`.execute(
      transaction,
    );
    const [relation] = rows;
    if (relation === undefined) throw fault('not-found', `no relation ${input.relation}`, { field: 'relation' });
    const reason = input.reason ?? null;
    if (relation.status !== input.status) {
      await transaction
        .insertInto('relation_step')
        .values({ relation_id: relation.id, seq, status: input.status, member_id: actor.member, reason })
        .execute();
      await transaction.updateTable('relation').set({ status: input.status }).where('id', '=', relation.id).execute();
    }
    return {
      output: { status: input.status },
      subjects: [relation.item_a, relation.item_b],
      entry: { relation: relation.id, kind: relation.kind, status: input.status, reason },
    };
  },
});

import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import type { Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';

/**
 * Makes the entities of these mentions, and of all that judgements tie to them, anew from the judgements that stand.
 * The entity's id is the earliest mention's, so a merge keeps it, a split gives each side its own back, and two
 * rebuilds give the same.
 */
export const rebuildEntities = async (transaction: Transacting, touched: readonly MentionId[]): Promise<void> => {
  const { rows: near } = await sql<{ id: MentionId }>`
    with recursive tied(id) as (
      select unnest(${[...touched]}::uuid[])
      union
      select near.id from tied t cross join lateral (
        select e2.mention_id as id from entity_member e1 join entity_member e2 on e2.entity_id = e1.entity_id where e1.mention_id = t.id
        union all
        select case when j.mention_a = t.id then j.mention_b else j.mention_a end from judgement j
        where (j.mention_a = t.id or j.mention_b = t.id) and j.retracted_seq is null and j.verdict = 'same'
      ) near
    ) select id from tied`.execute(transaction);
  const ids = near.map(({ id }) => id);
  const judgements = await transaction
    .selectFrom('judgement')
    .select(['mention_a', 'mention_b', 'verdict', 'recorded_seq'])
    .where('retracted_seq', 'is', null)
    .where((where) => where.or([where('mention_a', 'in', ids), where('mention_b', 'in', ids)]))
    .orderBy('recorded_seq')
    .execute();
  const { clusters } = clustersOf(
    ids,
    judgements.map((row) => ({ a: row.mention_a, b: row.mention_b, verdict: row.verdict })),
  );
  for (const { id, members } of clusters) {
    await transaction
      .updateTable('entity_member')
      .set({ entity_id: id as string as EntityId })
      .where('mention_id', 'in', members as MentionId[])
      .execute();
    await transaction
      .updateTable('mention')
      .set({ joined: members.length > 1 })
      .where('id', 'in', members as MentionId[])
      .execute();
  }
};

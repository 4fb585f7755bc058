import { fault } from '@amparo/core/ground/fault';
import type { ClaimId, ItemId } from '@amparo/core/ground/ids';
import type { ClaimStatus } from '@amparo/core/nouns/claim';
import type { WriteContext } from '../kernel/deed.ts';

interface Change {
  readonly claims: readonly string[];
  readonly from: readonly ClaimStatus[];
  readonly to: ClaimStatus;
  readonly reason?: string | undefined;
}

/**
 * Moves claims to a status, each by a step that carries this deed's journal sequence. Claims that already have it are
 * left as they are, so that a deed sent twice does no harm; one that may not move there refuses the whole deed.
 * Answers the items concerned and the claims that moved.
 */
export const setClaimStatus = async (context: WriteContext, change: Change) => {
  const { transaction, clearance, seq, actor } = context;
  const ids = [...new Set(change.claims)] as ClaimId[];
  const rows = await transaction
    .selectFrom('claim')
    .innerJoin('item', 'item.id', 'claim.item_id')
    .select(['claim.id', 'claim.status', 'claim.item_id'])
    .where('claim.id', 'in', ids)
    .where('item.classification', 'in', clearance)
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw fault('not-found', `no claim ${missing.join(', ')}`, { field: 'claims' });
  const stuck = rows.filter((row) => row.status !== change.to && !change.from.includes(row.status));
  if (stuck.length > 0) {
    throw fault(
      'conflict',
      `${stuck.length} of these claims are ${stuck[0]?.status}; only ${change.from.join(' or ')} ones can be ${change.to}`,
      { field: 'claims' },
    );
  }
  const moving = rows.filter((row) => row.status !== change.to).map((row) => row.id);
  if (moving.length > 0) {
    await transaction
      .insertInto('claim_step')
      .values(
        moving.map((claim_id) => ({
          claim_id,
          seq,
          status: change.to,
          member_id: actor.member,
          reason: change.reason ?? null,
        })),
      )
      .execute();
    await transaction.updateTable('claim').set({ status: change.to }).where('id', 'in', moving).execute();
  }
  const items: ItemId[] = [...new Set(rows.map((row) => row.item_id))];
  return { moved: moving, items };
};

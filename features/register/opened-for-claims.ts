import { fault } from '@amparo/core/ground/fault';
import type { ClaimId, ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { WriteContext } from '../kernel/deed.ts';
import { refusing } from '../kernel/refusals.ts';
import { opened, standOf } from '../records/opened.ts';

/**
 * The context in which these claims may be worked on: those that stand in a sealed item only while it is open to the
 * member for a purpose. A claim in an item that he may not see gives the fault of a claim that does not exist.
 */
export const openedForClaims = async (context: WriteContext, claims: readonly ClaimId[]): Promise<WriteContext> => {
  const { rows } = await sql<{ id: ClaimId; item_id: ItemId }>`
    select c.id, c.item_id from claim c join item i on i.id = c.item_id
    where c.id = any(${[...claims]}::uuid[]) and not i.classification = any(${[...context.clearance]})`.execute(
    context.transaction,
  );
  const items = [...new Set(rows.map(({ item_id }) => item_id))];
  if (items.length === 0) return context;
  const { hidden } = await standOf(context, items);
  const unseen = rows.filter(({ item_id }) => hidden.some(({ id }) => id === item_id));
  if (unseen.length > 0) {
    const error = fault('not-found', `no claim ${unseen.map(({ id }) => id).join(', ')}`, { field: 'claims' });
    throw refusing(error, { items: hidden.map(({ id }) => id), why: 'no-clearance' });
  }
  return opened(context, items);
};

import type { ItemId } from '@amparo/core/ground/ids';
import type { Sealer } from '@amparo/platform/database/compartments';
import type { Transacting } from '@amparo/platform/database/connect';
import { sealingPlugin } from '@amparo/platform/database/sealing-plugin';
import type { WriteContext } from '../kernel/deed.ts';

/**
 * The context in which words of this item are written: of a sealed item every one of them becomes ciphertext before the
 * statement leaves. Whoever writes to a column of content (platform/database/content-columns.ts) writes through it; the
 * database refuses what does not. SQL written out is not changed.
 */
export const sealedFor = async (context: WriteContext, item: ItemId): Promise<WriteContext> =>
  (await isSealedItem(context.transaction, item))
    ? sealedBy(context, await context.house.compartments.sealerFor(context.transaction, item))
    : context;

/** The same for an item that is about to be received as sealed; `keep` is done once its row is there. */
export const inNewCompartment = (
  context: WriteContext,
  item: ItemId,
): { readonly context: WriteContext; readonly keep: () => Promise<void> } => {
  const { sealer, keep } = context.house.compartments.newCompartment(item);
  return { context: sealedBy(context, sealer), keep: () => keep(context.transaction) };
};

const sealedBy = (context: WriteContext, sealer: Sealer): WriteContext => {
  const transaction = context.transaction.withPlugin(sealingPlugin(sealer));
  return { ...context, transaction, database: transaction };
};

/** Whether words of this item stand nowhere but in its compartment. Of one that was destroyed nothing is left to be sealed. */
export const isSealedItem = async (transaction: Transacting, item: ItemId): Promise<boolean> => {
  const row = await transaction
    .selectFrom('item')
    .select(['classification', 'destroyed_seq'])
    .where('id', '=', item)
    .executeTakeFirst();
  return row?.classification === 'sealed' && row.destroyed_seq === null;
};

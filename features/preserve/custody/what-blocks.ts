import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../../kernel/deed.ts';
import { type HoldScope, itemsInScope, showScope } from './hold-scope.ts';
import type { ItemOnRecord } from './items-on-record.ts';

/** Why an item may not be destroyed now; none where it may. */
export interface Blocked {
  readonly item: ItemId;
  readonly number: number;
  readonly why: readonly string[];
}

/**
 * What stands against the destruction of these items: holds, by their scope as it is today, proceedings that are open,
 * and disclosure or exculpatory weight while no proceeding is known to have ended.
 */
export const whatBlocks = async (context: ReadContext, items: readonly ItemOnRecord[]): Promise<readonly Blocked[]> => {
  const ids = items.map(({ id }) => id);
  const held = new Map<ItemId, string[]>();
  const holds = await context.database.selectFrom('hold').selectAll().where('released_seq', 'is', null).execute();
  for (const hold of holds) {
    const scope = hold.scope as HoldScope;
    const named = await context.database
      .selectFrom('hold_item')
      .select('item_id')
      .where('hold_seq', '=', hold.seq)
      .execute();
    const over = new Set([...(await itemsInScope(context, scope)), ...named.map(({ item_id }) => item_id)]);
    for (const id of ids.filter((one) => over.has(one)))
      held.set(id, [...(held.get(id) ?? []), `hold ${hold.seq} (${showScope(scope)}; ${hold.authority})`]);
  }
  const { rows } = await sql<{ item_id: ItemId; name: string; open: boolean }>`
    select pi.item_id, p.name, p.closed_seq is null as open from proceeding_item pi
    join proceeding p on p.id = pi.proceeding_id where pi.item_id = any(${ids}::uuid[])`.execute(context.database);
  return items.flatMap(({ id, number, state, exculpatory, destroyed }) => {
    const own = rows.filter(({ item_id }) => item_id === id);
    const ended = own.length > 0 && own.every(({ open }) => !open);
    const why = [
      ...(destroyed ? ['it is destroyed already'] : []),
      ...(held.get(id) ?? []),
      ...own.filter(({ open }) => open).map(({ name }) => `open proceeding: ${name}`),
      ...(exculpatory && !ended ? ['it is exculpatory, and no proceeding is known to have ended'] : []),
      ...(state.disclosedTo.length > 0 && !ended
        ? [`it was disclosed to ${state.disclosedTo.join(', ')}, and no proceeding is known to have ended`]
        : []),
      ...(state.inTransit === null ? [] : [`it is in transit to ${state.inTransit.to}`]),
    ];
    return why.length === 0 ? [] : [{ item: id, number, why }];
  });
};

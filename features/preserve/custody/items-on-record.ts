import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { CustodyEntry } from '@amparo/core/nouns/custody';
import { type CustodyState, custodyState } from '@amparo/core/policy/custody-state';
import { sql } from 'kysely';
import type { ReadContext } from '../../kernel/deed.ts';
import { custodyOf } from '../../records/custody.ts';

/** An item as custody deeds see it: what is on record, and how its custody stands. */
export interface ItemOnRecord {
  readonly id: ItemId;
  readonly number: number;
  readonly title: string;
  readonly sha256: string;
  readonly exculpatory: boolean;
  readonly destroyed: boolean;
  readonly entries: readonly CustodyEntry[];
  readonly state: CustodyState;
}

/** These items in the order of their numbers. @throws AmparoError `not-found` when the member may not see one of them. */
export const itemsOnRecord = async (
  context: ReadContext,
  items: readonly string[],
): Promise<readonly ItemOnRecord[]> => {
  const asked = [...new Set(items)] as ItemId[];
  const { rows } = await sql<{
    id: ItemId;
    number: number;
    title: string;
    sha256: Buffer;
    exculpatory: boolean;
    destroyed_seq: number | null;
  }>`
    select i.id, i.number, i.title, b.sha256, i.exculpatory, i.destroyed_seq from item i join blob b on b.id = i.blob_id
    where i.id = any(${asked}::uuid[]) and i.classification = any(${[...context.clearance]}) order by i.number`.execute(
    context.database,
  );
  const missing = asked.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length > 0) throw fault('not-found', `no item ${missing.join(', ')}`, { field: 'items' });
  const custody = await custodyOf(context, asked);
  return rows.map(({ destroyed_seq, sha256, ...row }) => {
    const entries = custody.get(row.id) ?? [];
    return {
      ...row,
      sha256: sha256.toString('hex'),
      destroyed: destroyed_seq !== null,
      entries,
      state: custodyState(entries),
    };
  });
};

/** The same, refusing what no longer exists. */
export const itemsThere = async (context: ReadContext, items: readonly string[]): Promise<readonly ItemOnRecord[]> => {
  const rows = await itemsOnRecord(context, items);
  const gone = rows.filter(({ destroyed }) => destroyed);
  if (gone.length > 0) throw fault('conflict', `destroyed: item ${numbersOf(gone)}`, { field: 'items' });
  return rows;
};

/** The same, refusing also what is on its way to somebody else. */
export const itemsAtHand = async (context: ReadContext, items: readonly string[]): Promise<readonly ItemOnRecord[]> => {
  const rows = await itemsThere(context, items);
  const moving = rows.filter(({ state }) => state.inTransit !== null);
  if (moving.length > 0) {
    const message = `in transit, acknowledge that transfer first: item ${numbersOf(moving)}`;
    throw fault('conflict', message, { field: 'items' });
  }
  return rows;
};

export const numbersOf = (items: readonly { readonly number: number }[]): string =>
  items.map(({ number }) => number).join(', ');

/** What an entry says of which items: the convention of docs/formats/journal.md for entries about several. */
export const statedItems = (items: readonly ItemOnRecord[]): { readonly item: ItemId; readonly sha256: string }[] =>
  items.map(({ id, sha256 }) => ({ item: id, sha256 }));

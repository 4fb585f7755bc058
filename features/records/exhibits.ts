import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import type { WriteContext } from '../kernel/deed.ts';

/** An exhibit number as an organisation or a court writes one; `next` asks for the next of our own series. */
export const exhibitField = z
  .string()
  .regex(
    /^[A-Z0-9][A-Za-z0-9./-]{0,39}$|^next$/,
    'expected letters, digits, points, strokes and hyphens, such as VR-2026/14',
  )
  .describe('exhibit number, permanent; "next" takes the next of the own series');

/** Gives an item its exhibit number, for good. @throws AmparoError `conflict` when the number or the item is taken. */
export const giveExhibit = async (context: WriteContext, item: ItemId, wanted: string): Promise<string> => {
  const { transaction, seq } = context;
  const known = await transaction
    .selectFrom('exhibit')
    .select(['number', 'item_id'])
    .where((where) => where.or([where('item_id', '=', item), where('number', '=', wanted)]))
    .execute();
  const own = known.find(({ item_id }) => item_id === item);
  if (own !== undefined)
    throw fault('conflict', `the item is exhibit ${own.number}: that is permanent`, { field: 'exhibit' });
  if (known.length > 0)
    throw fault('conflict', `exhibit ${wanted} is another item: no number is used twice`, { field: 'exhibit' });
  const last = await transaction
    .selectFrom('exhibit')
    .select((select) => select.fn.max('ordinal').as('ordinal'))
    .executeTakeFirst();
  const ordinal = wanted === 'next' ? (last?.ordinal ?? 0) + 1 : null;
  const number = ordinal === null ? wanted : `E${String(ordinal).padStart(6, '0')}`;
  await transaction.insertInto('exhibit').values({ number, ordinal, item_id: item, recorded_seq: seq }).execute();
  return number;
};

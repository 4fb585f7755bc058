import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { Classification } from '@amparo/core/nouns/item';
import { clearanceOf, needsPurpose, OPEN_FOR_MINUTES, ordinaryClearanceOf } from '@amparo/core/policy/clearance';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { refusing } from '../kernel/refusals.ts';

/**
 * The context in which the content of these items may be read: every item exists, the member may read it, and what is
 * sealed was opened by this member for a purpose that still holds. What the answer tells of other items goes on through
 * the context that the deed was given.
 * @throws AmparoError `not-found` for what does not exist or may not be seen, `purpose-needed`; both are recorded.
 */
export const opened = async <Context extends ReadContext>(
  context: Context,
  items: readonly ItemId[],
): Promise<Context> => {
  const { hidden, shut, anySealed } = await standOf(context, items);
  if (hidden.length > 0) {
    const known = hidden.filter(({ exists }) => exists).map(({ id }) => id);
    const error = fault('not-found', `no item ${hidden.map(({ id }) => id).join(', ')}`, { field: 'item' });
    throw known.length === 0 ? error : refusing(error, { items: known, why: 'no-clearance' });
  }
  if (shut.length > 0) {
    const numbers = shut.map(({ number }) => number).join(', ');
    const message = `item ${numbers} is sealed: say first what you open it for (preserve.open-restricted with a purpose); it then stays open to you for ${OPEN_FOR_MINUTES} minutes`;
    throw refusing(fault('purpose-needed', message, { field: 'item' }), {
      items: shut.map(({ id }) => id),
      why: 'purpose-needed',
    });
  }
  return anySealed ? { ...context, clearance: [...new Set([...context.clearance, 'sealed' as const])] } : context;
};

/** The context of what shows content of many items at once: sealed ones are not there. */
export const ordinary = <Context extends ReadContext>(context: Context): Context => ({
  ...context,
  clearance: ordinaryClearanceOf(context.actor.role),
});

/** How the items stand to this member: what he may not see, and what is shut to him until he says a purpose. */
export const standOf = async (
  { database, actor, now }: ReadContext,
  items: readonly ItemId[],
): Promise<{
  readonly hidden: readonly { readonly id: ItemId; readonly exists: boolean }[];
  readonly shut: readonly { readonly id: ItemId; readonly number: number }[];
  readonly anySealed: boolean;
}> => {
  const asked = [...new Set(items)];
  const { rows } = await sql<{
    id: ItemId;
    number: number;
    classification: Classification;
    granted: boolean;
    open: boolean;
  }>`
    select i.id, i.number, i.classification,
      exists (select 1 from access_grant g where g.item_id = i.id and g.member_id = ${actor.member}
        and g.revoked_seq is null) as granted,
      exists (select 1 from opening o where o.item_id = i.id and o.member_id = ${actor.member}
        and o.until_at > ${now}) as open
    from item i where i.id = any(${asked}::uuid[]) order by i.number`.execute(database);
  const may = clearanceOf(actor.role);
  const seen = rows.filter((row) => may.includes(row.classification) || row.granted);
  const sealed = seen.filter((row) => !may.includes(row.classification) || needsPurpose(row.classification));
  return {
    hidden: asked
      .filter((id) => !seen.some((row) => row.id === id))
      .map((id) => ({ id, exists: rows.some((row) => row.id === id) })),
    shut: sealed.filter((row) => !row.open).map(({ id, number }) => ({ id, number })),
    anySealed: sealed.length > 0,
  };
};

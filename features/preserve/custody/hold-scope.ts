import { fault } from '@amparo/core/ground/fault';
import type { ItemId, ProceedingId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../../kernel/deed.ts';
import { holdsWords, partsOf, textsHold } from '../../records/item-words.ts';
import { itemsField, party } from './words.ts';

/** What a hold is over. All but a list of items also holds what comes later. */
export const holdScope = z.union([
  z.object({ kind: z.literal('items'), items: itemsField }),
  z.object({ kind: z.literal('source'), from: party.describe('as the origin of items names it') }),
  z.object({ kind: z.literal('person'), entity: z.uuid() }),
  z.object({ kind: z.literal('proceeding'), proceeding: z.uuid() }),
  z.object({ kind: z.literal('words'), text: z.string().trim().min(3).max(400) }),
]);
export type HoldScope = z.infer<typeof holdScope>;

export const showScope = (scope: HoldScope): string => {
  switch (scope.kind) {
    case 'items':
      return `${scope.items.length} items`;
    case 'source':
      return `source ${scope.from}`;
    case 'person':
      return `person ${scope.entity}`;
    case 'proceeding':
      return `proceeding ${scope.proceeding}`;
    case 'words':
      return `items with the words ${scope.text}`;
  }
};

/** The items that a scope means today, also those that the member may not see: a hold leaves nothing out. */
export const itemsInScope = async (context: ReadContext, scope: HoldScope): Promise<readonly ItemId[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    select i.id from item i where i.destroyed_seq is null and ${await condition(context, scope)} order by i.number`.execute(
    context.database,
  );
  return rows.map(({ id }) => id);
};

const condition = async (context: ReadContext, scope: HoldScope) => {
  switch (scope.kind) {
    case 'items':
      return sql<boolean>`i.id = any(${scope.items}::uuid[])`;
    case 'source':
      return sql<boolean>`(i.origin ->> 'from' = ${scope.from} or i.id = any(${await sealedItems(
        context,
        ({ from }) => from === scope.from,
      )}::uuid[]))`;
    case 'person':
      return sql<boolean>`exists (select 1 from mention m join entity_member e on e.mention_id = m.id
        where m.item_id = i.id and e.entity_id = coalesce(
          (select entity_id from entity_member where mention_id = ${scope.entity}), ${scope.entity}::uuid))`;
    case 'proceeding':
      return sql<boolean>`exists (select 1 from proceeding_item p where p.item_id = i.id
        and p.proceeding_id = ${scope.proceeding as ProceedingId})`;
    case 'words': {
      const parts = partsOf(scope.text);
      if (parts.length === 0) throw fault('input-invalid', 'expected words of letters or digits', { field: 'scope' });
      const all = { ...context, clearance: CLASSIFICATIONS };
      const held = sql.join(await holdsWords(all, parts, sql`i.id`), sql` and `);
      const sealed = await sealedItems(context, ({ texts }) => textsHold(parts, texts));
      return sql<boolean>`(${held} or i.id = any(${sealed}::uuid[]))`;
    }
  }
};

/** Sealed items stand in no index: their words are looked through one item after the other, opened in memory. */
const sealedItems = async (
  { database }: ReadContext,
  meant: (item: { readonly from: string; readonly texts: readonly string[] }) => boolean,
): Promise<readonly ItemId[]> => {
  const sealed = await database
    .selectFrom('item')
    .select('id')
    .where('classification', '=', 'sealed')
    .where('destroyed_seq', 'is', null)
    .execute();
  const found: ItemId[] = [];
  for (const { id } of sealed) {
    const row = await database
      .selectFrom('item')
      .leftJoin('text_version', 'text_version.id', 'item.text_version_id')
      .select(['item.title', 'item.original_name', 'item.origin', 'text_version.body'])
      .where('item.id', '=', id)
      .executeTakeFirstOrThrow();
    const texts = [row.title, row.original_name, row.body ?? ''];
    if (meant({ from: row.origin.from, texts })) found.push(id);
  }
  return found;
};

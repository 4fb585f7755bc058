import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { agreed, approvalField, waitingShape } from '../../records/approvals.ts';
import { type HoldScope, holdScope, itemsInScope, showScope } from './hold-scope.ts';
import { itemsOnRecord } from './items-on-record.ts';
import { said, sentence } from './words.ts';

/** From now on nothing in the scope can be destroyed, whatever a rule of retention says. Reading goes on as before. */
export const placeHold = writeDeed({
  name: 'preserve.place-hold',
  summary: 'Place a hold: what is in its scope cannot be destroyed',
  may: 'collect',
  onRecord: true,
  input: z.object({
    scope: holdScope,
    authority: sentence.describe('by whose order'),
    reason: sentence,
    until: z.iso.date().optional().describe('the day it is meant to end on; it stands until two people lift it'),
  }),
  output: z.object({ hold: z.number().describe('the number by which it is lifted'), items: z.number() }),
  run: async (context, { scope, authority, reason, until }) => {
    const { transaction, seq } = context;
    if (scope.kind === 'items') await itemsOnRecord(context, scope.items);
    const items = await itemsInScope(context, scope);
    await transaction
      .insertInto('hold')
      .values({ seq, scope: JSON.stringify(scope), authority, reason, until_day: until ?? null, released_seq: null })
      .execute();
    if (items.length > 0) {
      await transaction
        .insertInto('hold_item')
        .values(items.map((item_id) => ({ hold_seq: seq, item_id })))
        .execute();
    }
    return {
      output: { hold: seq, items: items.length },
      subjects: items,
      entry: {
        custody: ['hold-placed'],
        items: items.map((item) => ({ item })),
        holdScope: showScope(scope),
        scope,
        authority,
        reason,
        ...said({ until }),
      },
    };
  },
});

/** Lifts a hold. One member asks, another approves; alone, a day has to pass. */
export const releaseHold = writeDeed({
  name: 'preserve.release-hold',
  summary: 'Lift a hold, by two people',
  may: 'steward',
  onRecord: true,
  input: z.object({
    hold: z.int().min(1).describe('the number that placing it answered with'),
    authority: sentence.describe('by whose order'),
    reason: sentence,
    approval: approvalField,
  }),
  output: z.object({ released: z.boolean(), waiting: waitingShape.nullable() }),
  run: async (context, { hold, authority, reason, approval }) => {
    const { transaction, seq } = context;
    const row = await transaction.selectFrom('hold').selectAll().where('seq', '=', hold).executeTakeFirst();
    if (row === undefined) throw fault('not-found', `no hold ${hold}`, { field: 'hold' });
    if (row.released_seq !== null) throw fault('conflict', `hold ${hold} is lifted already`, { field: 'hold' });
    const held = await transaction.selectFrom('hold_item').select('item_id').where('hold_seq', '=', hold).execute();
    const items: ItemId[] = held.map(({ item_id }) => item_id);
    const asked = await agreed(
      context,
      {
        deed: 'preserve.release-hold',
        may: 'steward',
        request: { hold, authority, reason },
        items,
        why: `Lift hold ${hold} over ${showScope(row.scope as HoldScope)} (placed: ${row.reason}). ${reason}`,
      },
      approval,
    );
    if (!asked.ready) {
      return { output: { released: false, waiting: asked.waiting }, subjects: items, entry: asked.entry };
    }
    await transaction.updateTable('hold').set({ released_seq: seq }).where('seq', '=', hold).execute();
    return {
      output: { released: true, waiting: null },
      subjects: items,
      entry: {
        ...asked.entry,
        custody: ['hold-released'],
        items: items.map((item) => ({ item })),
        hold,
        authority,
        reason,
      },
    };
  },
});

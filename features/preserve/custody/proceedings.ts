import { fault } from '@amparo/core/ground/fault';
import type { ProceedingId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { itemsOnRecord, statedItems } from './items-on-record.ts';
import { itemsField, party, sentence } from './words.ts';

/** A proceeding of a court or body in which items are used. While it is open none of them can be destroyed. */
export const openProceeding = writeDeed({
  name: 'preserve.open-proceeding',
  summary: 'Record a proceeding in which items are used',
  may: 'collect',
  onRecord: true,
  input: z.object({ name: party, authority: sentence.describe('the court or body'), items: itemsField.optional() }),
  output: z.object({ proceeding: z.string(), items: z.number() }),
  run: async (context, { name, authority, items }) => {
    const id = newId<ProceedingId>();
    await context.transaction
      .insertInto('proceeding')
      .values({ id, name, authority, recorded_seq: context.seq, closed_seq: null })
      .execute();
    const rows = await addItems(context, id, items ?? []);
    return {
      output: { proceeding: id, items: rows.length },
      subjects: [id, ...rows.map((row) => row.id)],
      entry: { custody: ['note'], items: statedItems(rows), proceeding: id, note: `used in: ${name}`, authority },
    };
  },
});

export const addToProceeding = writeDeed({
  name: 'preserve.add-to-proceeding',
  summary: 'Record that items are used in a proceeding',
  may: 'collect',
  onRecord: true,
  input: z.object({ proceeding: z.uuid(), items: itemsField }),
  output: z.object({ items: z.number() }),
  run: async (context, { proceeding, items }) => {
    const { name } = await openOne(context, proceeding);
    const rows = await addItems(context, proceeding as ProceedingId, items);
    return {
      output: { items: rows.length },
      subjects: [proceeding, ...rows.map((row) => row.id)],
      entry: { custody: ['note'], items: statedItems(rows), proceeding, note: `used in: ${name}` },
    };
  },
});

export const closeProceeding = writeDeed({
  name: 'preserve.close-proceeding',
  summary: 'Record that a proceeding has ended',
  may: 'steward',
  onRecord: true,
  input: z.object({ proceeding: z.uuid(), reason: sentence }),
  output: z.object({ proceeding: z.string() }),
  run: async (context, { proceeding, reason }) => {
    const { name } = await openOne(context, proceeding);
    await context.transaction
      .updateTable('proceeding')
      .set({ closed_seq: context.seq })
      .where('id', '=', proceeding as ProceedingId)
      .execute();
    return { output: { proceeding }, subjects: [proceeding], entry: { proceeding, name, reason, closed: true } };
  },
});

const openOne = async ({ transaction }: WriteContext, proceeding: string) => {
  const row = await transaction
    .selectFrom('proceeding')
    .select(['name', 'closed_seq'])
    .where('id', '=', proceeding as ProceedingId)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no proceeding ${proceeding}`, { field: 'proceeding' });
  if (row.closed_seq !== null) throw fault('conflict', `${row.name} is closed`, { field: 'proceeding' });
  return row;
};

const addItems = async (context: WriteContext, proceeding: ProceedingId, items: readonly string[]) => {
  if (items.length === 0) return [];
  const rows = await itemsOnRecord(context, items);
  await context.transaction
    .insertInto('proceeding_item')
    .values(rows.map(({ id }) => ({ proceeding_id: proceeding, item_id: id, recorded_seq: context.seq })))
    .onConflict((conflict) => conflict.columns(['proceeding_id', 'item_id']).doNothing())
    .execute();
  return rows;
};

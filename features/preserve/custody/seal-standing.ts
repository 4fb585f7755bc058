import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { SEALED_MARK } from '@amparo/platform/vault/sealed-value';
import { sql } from 'kysely';
import { z } from 'zod';
import { jobDeed, type ReadContext, writeDeed } from '../../kernel/deed.ts';
import { isSealedItem } from '../../records/sealed-for.ts';
import { sealRecords } from './seal-records.ts';

/** One item that an older program called sealed and whose words it left open: a step of preserve.seal-standing. */
export const sealStandingItem = writeDeed({
  name: 'preserve.seal-standing-item',
  summary: 'Put the words of one item into its compartment',
  may: 'steward',
  onRecord: true,
  inner: true,
  input: z.object({ item: z.uuid() }),
  output: z.object({ sealed: z.boolean() }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    if (!(await isSealedItem(context.transaction, item)))
      throw fault('conflict', `item ${item} is not sealed, or was destroyed`, { field: 'item' });
    await sealRecords(context, item);
    return { output: { sealed: true }, subjects: [item], entry: { item, compartment: true } };
  },
});

/**
 * Puts the words of items that are sealed since before there were compartments into one each. The running desk does it by
 * itself. What they were before goes with the next clean-up of the database.
 */
export const sealStanding = jobDeed({
  name: 'preserve.seal-standing',
  summary: 'Seal the words of items that were sealed by an older program; the desk does it by itself',
  may: 'steward',
  onRecord: true,
  input: z.object({}),
  output: z.object({ sealed: z.number() }),
  command: { words: 'vault seal' },
  rounds: { everyHours: 1, when: async (context) => (await standing(context)).length > 0 },
  run: async (context) => {
    const items = await standing(context);
    await context.progress('sealing', items.length);
    for (const item of items) await context.once(`seal ${item}`, sealStandingItem, { item });
    return { sealed: items.length };
  },
});

const standing = async ({ database }: Pick<ReadContext, 'database'>): Promise<readonly ItemId[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    select id from item where classification = 'sealed' and destroyed_seq is null
      and not starts_with(title, ${SEALED_MARK}) order by number`.execute(database);
  return rows.map(({ id }) => id);
};

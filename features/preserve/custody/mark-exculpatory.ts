import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { agreed, approvalField, waitingShape } from '../../records/approvals.ts';
import { itemsOnRecord, numbersOf, statedItems } from './items-on-record.ts';
import { itemsField, sentence } from './words.ts';

/**
 * Marks items that speak for an accused: they are never dropped silently and cannot be destroyed. Taking the mark off
 * needs two people, since it makes destruction possible.
 */
export const markExculpatory = writeDeed({
  name: 'preserve.mark-exculpatory',
  summary: 'Mark items as exculpatory, or take the mark off by two people',
  may: 'register',
  onRecord: true,
  input: z.object({
    items: itemsField,
    exculpatory: z.boolean().default(true),
    reason: sentence,
    approval: approvalField,
  }),
  output: z.object({ marked: z.number(), waiting: waitingShape.nullable() }),
  run: async (context, { items, exculpatory, reason, approval }) => {
    const rows = await itemsOnRecord(context, items);
    const ids = rows.map(({ id }) => id);
    const entry = {
      custody: ['note'],
      items: statedItems(rows),
      exculpatory,
      note: exculpatory ? 'marked as exculpatory' : 'mark as exculpatory taken off',
      reason,
    };
    let agreement: Readonly<Record<string, unknown>> = {};
    if (!exculpatory) {
      const why = `Take the mark "exculpatory" off item ${numbersOf(rows)}. ${reason}`;
      const asked = await agreed(
        context,
        {
          deed: 'preserve.mark-exculpatory',
          may: 'register',
          request: { items: ids, exculpatory, reason },
          items: ids,
          why,
        },
        approval,
      );
      if (!asked.ready) return { output: { marked: 0, waiting: asked.waiting }, subjects: ids, entry: asked.entry };
      agreement = asked.entry;
    }
    await context.transaction.updateTable('item').set({ exculpatory }).where('id', 'in', ids).execute();
    return {
      output: { marked: ids.length, waiting: null },
      subjects: ids,
      entry: { ...agreement, ...entry },
    };
  },
});

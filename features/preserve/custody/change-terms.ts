import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';

const answer = z.enum(['yes', 'no', 'not-asked', 'not-needed']);

/** Changes who may read an item and what it may be used for; the entry holds what stood before. */
export const changeTerms = writeDeed({
  name: 'preserve.change-terms',
  summary: 'Change the classification or consent of items, with a reason',
  may: 'collect',
  onRecord: true,
  input: z.object({
    items: z.array(z.uuid()).min(1).max(5000),
    reason: z.string().min(1).max(2000),
    classification: z.enum(CLASSIFICATIONS).optional(),
    submit: answer.optional(),
    nameToGovernment: answer.optional(),
    publishName: answer.optional(),
    press: answer.optional(),
  }),
  output: z.object({ changed: z.number() }),
  run: async (context, { items, reason, classification, ...answers }) => {
    const { transaction, clearance } = context;
    const rows = await transaction
      .selectFrom('item')
      .select(['id', 'classification', 'consent'])
      .where('id', 'in', items as ItemId[])
      .where('classification', 'in', clearance)
      .execute();
    if (rows.length < new Set(items).size)
      throw fault('not-found', 'one of these items does not exist', { field: 'items' });
    if (classification !== undefined && !clearance.includes(classification)) {
      throw fault('not-permitted', `you cannot give items a classification that you may not read (${classification})`, {
        field: 'classification',
      });
    }
    const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
    for (const row of rows) {
      await transaction
        .updateTable('item')
        .set({
          consent: JSON.stringify({ ...row.consent, ...given }),
          ...(classification === undefined ? {} : { classification }),
        })
        .where('id', '=', row.id)
        .execute();
    }
    return {
      output: { changed: rows.length },
      subjects: items,
      entry: {
        custody: [
          ...(classification === undefined ? [] : ['classification-changed']),
          ...(Object.keys(given).length === 0 ? [] : ['consent-changed']),
        ],
        reason,
        before: rows.map((row) => ({ item: row.id, classification: row.classification, consent: row.consent })),
        after: { classification: classification ?? null, consent: given },
      },
    };
  },
});

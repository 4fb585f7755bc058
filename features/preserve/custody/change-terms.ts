import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { openRecords, sealRecords } from './seal-records.ts';

const REMNANTS =
  'Every word of what was sealed is ciphertext now. What it was before still lies in the files of the database, until the next clean-up (vault clean), and in older backups until they age out.';

const answer = z.enum(['yes', 'no', 'not-asked', 'not-needed']);

/**
 * Changes who may read an item and what it may be used for; the entry holds what stood before. What becomes sealed goes into
 * its compartment with all that was said of it, in this transaction, and comes out of it when it is sealed no more.
 */
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
  output: z.object({
    changed: z.number(),
    /** What is left to be done for items that were just sealed; null when nothing is. */
    note: z.string().nullable(),
  }),
  run: async (context, { items, reason, classification, ...answers }) => {
    const { transaction, clearance } = context;
    const rows = await transaction
      .selectFrom('item')
      .select(['id', 'classification', 'consent', 'destroyed_seq'])
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
    const there = rows.filter((row) => row.destroyed_seq === null);
    const shut = there.filter((row) => row.classification !== 'sealed' && classification === 'sealed');
    const opens = there.filter(
      (row) => row.classification === 'sealed' && classification !== undefined && classification !== 'sealed',
    );
    for (const { id } of shut) await sealRecords(context, id);
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
    for (const { id } of opens) await openRecords(context, id);
    return {
      output: { changed: rows.length, note: shut.length === 0 ? null : REMNANTS },
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

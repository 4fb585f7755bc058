import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { itemsOnRecord } from './items-on-record.ts';
import { party, said, sentence } from './words.ts';

const words = z.object({
  from: party.optional(),
  to: party.optional(),
  place: party.optional(),
  authority: sentence.optional(),
  purpose: sentence.optional(),
  note: sentence.optional(),
  sealNumber: party.optional(),
});

/** What an earlier entry should have said. Both stay; the state is reckoned with the words put right. */
export const correctMetadata = writeDeed({
  name: 'preserve.correct-metadata',
  summary: 'Correct what an earlier custody entry of an item says, by a new entry',
  may: 'collect',
  onRecord: true,
  input: z.object({
    item: z.uuid(),
    entry: z.int().min(1).describe('number of the entry that is wrong'),
    instead: words.describe('the right words'),
    reason: sentence,
  }),
  output: z.object({ corrected: z.number() }),
  run: async (context, { item, entry, instead, reason }) => {
    const [row] = await itemsOnRecord(context, [item]);
    const wrong = row?.entries.find(({ seq }) => seq === entry);
    if (row === undefined || wrong === undefined)
      throw fault('not-found', `entry ${entry} is no custody entry of this item`, { field: 'entry' });
    if (wrong.erased === true)
      throw fault('conflict', `what entry ${entry} said was erased: there is nothing to correct`, { field: 'entry' });
    const right = said(instead);
    if (Object.keys(right).length === 0)
      throw fault('input-invalid', `say what is right: ${Object.keys(words.shape).join(', ')}`, { field: 'instead' });
    const before = Object.fromEntries(Object.keys(right).map((field) => [field, wrong[field as 'to'] ?? null]));
    return {
      output: { corrected: entry },
      subjects: [item],
      entry: {
        custody: ['metadata-corrected'],
        item,
        sha256: row.sha256,
        corrects: wrong.id,
        correctsSeq: entry,
        before,
        instead: right,
        reason,
      },
    };
  },
});

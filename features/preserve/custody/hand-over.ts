import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { preparedDeed, writeDeed } from '../../kernel/deed.ts';
import { custodyStateOf } from '../../records/custody.ts';
import { compareHashes, givenHashes } from './compare-hashes.ts';
import { itemsAtHand, itemsOnRecord, statedItems } from './items-on-record.ts';
import { itemsField, movement, party, said, sentence } from './words.ts';

/** The first of two acts of a transfer: from now on the items are in transit, until the receiver acknowledges. */
export const handOver = writeDeed({
  name: 'preserve.hand-over',
  summary: 'Hand items over to another custodian; they are in transit until acknowledged',
  may: 'collect',
  onRecord: true,
  input: z.object({
    items: itemsField,
    to: party.describe('who takes them over'),
    purpose: sentence.optional(),
    ...movement,
  }),
  output: z.object({ transfer: z.number().describe('the number by which it is acknowledged'), items: z.number() }),
  run: async (context, { items, to, ...words }) => {
    const rows = await itemsAtHand(context, items);
    return {
      output: { transfer: context.seq, items: rows.length },
      subjects: rows.map(({ id }) => id),
      entry: {
        custody: ['transferred-out'],
        items: rows.map(({ id, sha256, state }) => ({
          item: id,
          sha256,
          ...(state.holder === null ? {} : { from: state.holder }),
        })),
        to,
        ...said(words),
      },
    };
  },
});

/**
 * The second act: the receiver has compared hashes and holds the items. When one differs nothing is acknowledged, the
 * items stay in transit, and the entry says which bytes are not the ones.
 */
export const acknowledgeTransfer = preparedDeed({
  name: 'preserve.acknowledge-transfer',
  summary: 'Acknowledge items handed over, after comparing their hashes',
  may: 'collect',
  onRecord: true,
  input: z.object({
    transfer: z.int().min(1).describe('the number that handing over answered with'),
    by: party.optional().describe('who acknowledges; the one named in the hand-over when absent'),
    hashes: givenHashes,
    place: movement.place,
    note: movement.note,
  }),
  output: z.object({
    ok: z.boolean(),
    acknowledged: z.number(),
    wrong: z.array(z.object({ item: z.string(), expected: z.string(), found: z.string() })),
  }),
  prepare: async (context, { transfer, hashes }) => {
    const row = await context.database
      .selectFrom('entry')
      .select('subjects')
      .where('seq', '=', transfer)
      .where('deed', '=', handOver.name)
      .executeTakeFirst();
    if (row === undefined) throw fault('not-found', `entry ${transfer} hands nothing over`, { field: 'transfer' });
    const items = await itemsOnRecord(context, row.subjects);
    const waiting = items.filter(({ state }) => state.inTransit?.seq === transfer);
    if (waiting.length === 0)
      throw fault('conflict', `what entry ${transfer} handed over is not in transit any more`, { field: 'transfer' });
    const ids: string[] = waiting.map(({ id }) => id);
    return { waiting, compared: await compareHashes(context, ids, hashes) };
  },
  run: async (context, { transfer, by, place, note }, { waiting, compared }) => {
    // Somebody else may have acknowledged while the bytes were read.
    for (const { id } of waiting)
      if ((await custodyStateOf(context, id)).inTransit?.seq !== transfer)
        throw fault('conflict', `what entry ${transfer} handed over is not in transit any more`, { field: 'transfer' });
    const { tool } = compared;
    if (compared.wrong.length > 0) {
      const wrong = waiting.filter(({ id }) => compared.wrong.some(({ item }) => item === id));
      return {
        output: { ok: false, acknowledged: 0, wrong: [...compared.wrong] },
        subjects: wrong.map(({ id }) => id),
        entry: {
          custody: ['fixity-failed'],
          items: statedItems(wrong),
          transfer,
          tool,
          result: 'not acknowledged: the bytes are not the ones handed over',
          found: compared.wrong,
        },
      };
    }
    return {
      output: { ok: true, acknowledged: waiting.length, wrong: [] },
      subjects: waiting.map(({ id }) => id),
      entry: {
        custody: ['transfer-acknowledged', 'fixity-checked'],
        items: waiting.map(({ id, sha256, state }) => ({ item: id, sha256, to: by ?? state.inTransit?.to })),
        transfer,
        tool,
        result: 'equal',
        ...said({ place, note }),
      },
    };
  },
});

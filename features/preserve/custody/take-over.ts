import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { preparedDeed } from '../../kernel/deed.ts';
import { compareHashes, givenHashes } from './compare-hashes.ts';
import { itemsAtHand, itemsThere, statedItems } from './items-on-record.ts';
import { itemsField, movement, party, said, sentence } from './words.ts';

/**
 * Items come in from another custodian, such as back from a laboratory, and are compared at once. Also what was handed
 * over and never acknowledged: that gap then stays named.
 */
export const takeOver = preparedDeed({
  name: 'preserve.take-over',
  summary: 'Take items over from another custodian, comparing their hashes',
  may: 'collect',
  onRecord: true,
  input: z.object({
    items: itemsField,
    from: party.describe('who gives them up'),
    to: party.optional().describe('who holds them now; the member when absent'),
    hashes: givenHashes,
    purpose: sentence.optional(),
    ...movement,
  }),
  output: z.object({ items: z.number() }),
  prepare: (context, { items, hashes }) => compareHashes(context, items, hashes),
  run: async (context, { items, from, to, hashes: _, ...words }, compared) => {
    if (compared.wrong.length > 0) throw differing(compared.wrong);
    const rows = await itemsThere(context, items);
    return {
      output: { items: rows.length },
      subjects: rows.map(({ id }) => id),
      entry: {
        custody: ['transferred-in', 'fixity-checked'],
        items: statedItems(rows),
        from,
        to: to ?? context.actor.name,
        tool: compared.tool,
        result: 'equal',
        ...said(words),
      },
    };
  },
});

/** Items go back to whom they came from; what left is compared before it leaves. */
export const returnItems = preparedDeed({
  name: 'preserve.return-items',
  summary: 'Return items to whom they came from',
  may: 'collect',
  onRecord: true,
  input: z.object({ items: itemsField, to: party, hashes: givenHashes, ...movement }),
  output: z.object({ items: z.number() }),
  prepare: (context, { items, hashes }) => compareHashes(context, items, hashes),
  run: async (context, { items, to, hashes: _, ...words }, compared) => {
    if (compared.wrong.length > 0) throw differing(compared.wrong);
    const rows = await itemsAtHand(context, items);
    return {
      output: { items: rows.length },
      subjects: rows.map(({ id }) => id),
      entry: {
        custody: ['fixity-checked', 'returned'],
        items: rows.map(({ id, sha256, state }) => ({
          item: id,
          sha256,
          ...(state.holder === null ? {} : { from: state.holder }),
        })),
        to,
        tool: compared.tool,
        result: 'equal',
        ...said(words),
      },
    };
  },
});

const differing = (wrong: readonly { readonly item: string; readonly expected: string; readonly found: string }[]) => {
  const [first] = wrong;
  const message = `${wrong.length} of these are not the bytes received: item ${first?.item} should have SHA-256 ${first?.expected}, found ${first?.found}`;
  return fault('integrity-failed', message, { field: 'hashes' });
};

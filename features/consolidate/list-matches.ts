import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { waitingMatches } from './waiting-matches.ts';

const row = z.object({
  a: z.string(),
  b: z.string(),
  bits: z.number(),
  labelA: z.string(),
  labelB: z.string(),
  itemA: z.object({ id: z.string(), number: z.number(), title: z.string() }),
  itemB: z.object({ id: z.string(), number: z.number(), title: z.string() }),
});

/** Pairs that wait for a person, the nearest first; the order is the same until somebody judges. */
export const listMatches = readDeed({
  name: 'consolidate.list-matches',
  summary: 'List the pairs of mentions that wait for a judgement',
  may: 'read',
  input: z.object({
    entity: z.uuid().optional().describe('only pairs with a mention of this person'),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({ total: z.number(), rows: z.array(row) }),
  command: { words: 'consolidate queue' },
  run: async (context, { entity, limit, offset }) => {
    const { total, rows } = await waitingMatches(context, { entity, limit, offset });
    return {
      total,
      rows: rows.map((match) => ({
        a: match.a as MentionId,
        b: match.b as MentionId,
        bits: match.bits,
        labelA: match.labelA,
        labelB: match.labelB,
        itemA: { id: match.itemA, number: match.numberA, title: match.titleA },
        itemB: { id: match.itemB, number: match.numberB, title: match.titleB },
      })),
    };
  },
});

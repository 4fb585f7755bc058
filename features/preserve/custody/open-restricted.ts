import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { OPEN_FOR_MINUTES } from '@amparo/core/policy/clearance';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { refusing } from '../../kernel/refusals.ts';
import { standOf } from '../../records/opened.ts';
import { itemsField, said } from './words.ts';

/** Opens sealed items to this member for a while: who, what and for which purpose is on record before anything is seen. */
export const openRestricted = writeDeed({
  name: 'preserve.open-restricted',
  summary: 'Open sealed items to myself for a stated purpose, for fifteen minutes',
  may: 'read',
  onRecord: true,
  input: z.object({
    items: itemsField,
    purpose: z.string().trim().min(3).max(500).describe('what you open them for'),
    authority: z.string().trim().min(1).max(500).optional().describe('the order or request that it rests on'),
  }),
  output: z.object({ opened: z.number(), openUntil: z.string() }),
  command: { words: 'preserve open-restricted', positional: 'items' },
  run: async (context, { items, purpose, authority }) => {
    const { transaction, actor, now, seq } = context;
    const asked = [...new Set(items)] as ItemId[];
    const { hidden } = await standOf(context, asked);
    if (hidden.length > 0) {
      const known = hidden.filter(({ exists }) => exists).map(({ id }) => id);
      const error = fault('not-found', `no item ${hidden.map(({ id }) => id).join(', ')}`, { field: 'items' });
      throw known.length === 0 ? error : refusing(error, { items: known, why: 'no-clearance' });
    }
    const until = new Date(now.getTime() + OPEN_FOR_MINUTES * 60_000);
    const rows = await transaction
      .selectFrom('item')
      .innerJoin('blob', 'blob.id', 'item.blob_id')
      .select(['item.id', 'blob.sha256'])
      .where('item.id', 'in', asked)
      .orderBy('item.number')
      .execute();
    await transaction
      .insertInto('opening')
      .values(
        rows.map(({ id }) => ({ item_id: id, member_id: actor.member, purpose, until_at: until, recorded_seq: seq })),
      )
      .execute();
    return {
      output: { opened: rows.length, openUntil: until.toISOString() },
      subjects: rows.map(({ id }) => id),
      entry: {
        custody: ['accessed-view'],
        items: rows.map(({ id, sha256 }) => ({ item: id, sha256: sha256.toString('hex') })),
        ...said({ purpose, authority }),
        result: 'allowed',
        openUntil: until.toISOString(),
      },
    };
  },
});

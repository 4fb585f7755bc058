import type { MentionId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';

/**
 * Puts the keys under which the mentions of some documents are compared in the place of those they had. Every key that a
 * mention had or has is noted until a run has stored its pairs, so that a run that is cut short leaves nothing unseen.
 */
export const storeKeys = writeDeed({
  name: 'consolidate.store-keys',
  summary: 'Store the keys under which mentions are compared',
  may: 'judge',
  inner: true,
  input: z.object({
    items: z.array(z.uuid()),
    /** All documents are keyed anew: nothing need be noted. */
    everything: z.boolean(),
    keys: z.array(z.object({ mention: z.uuid(), keys: z.array(z.string()) })),
  }),
  output: z.object({ mentions: z.number(), keys: z.number() }),
  run: async ({ transaction }, { items, everything, keys }) => {
    const mentions = keys.flatMap(({ mention, keys: own }) => own.map(() => mention as MentionId));
    const all = keys.flatMap(({ keys: own }) => own);
    if (!everything)
      await sql`insert into link_key_changed
        select distinct k.key from link_key k join mention m on m.id = k.mention_id where m.item_id = any(${items}::uuid[])
        union select unnest(${all}::text[]) on conflict do nothing`.execute(transaction);
    await sql`delete from link_key k using mention m where m.id = k.mention_id and m.item_id = any(${items}::uuid[])`.execute(
      transaction,
    );
    await sql`insert into link_key (key, mention_id) select k.key, k.mention
      from unnest(${all}::text[], ${mentions}::uuid[]) as k (key, mention)`.execute(transaction);
    return {
      output: { mentions: keys.length, keys: all.length },
      subjects: [],
      entry: { items: items.length, mentions: keys.length, keys: all.length },
    };
  },
});

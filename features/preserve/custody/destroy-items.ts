import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { jobDeed, preparedDeed, type ReadContext, type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { agreed, waitingShape } from '../../records/approvals.ts';
import { blobForProgram } from '../../records/readable-blob.ts';
import { CLAIMS_AFTER, type ClaimsAfter, destroyRecords } from './destroy-records.ts';
import { type ItemOnRecord, itemsOnRecord, itemsThere, numbersOf } from './items-on-record.ts';
import { whatBlocks } from './what-blocks.ts';
import { itemsField, sentence } from './words.ts';

const asked = {
  items: itemsField,
  reason: sentence,
  claims: z
    .enum(CLAIMS_AFTER)
    .default('erase')
    .describe('what becomes of confirmed claims: erased like all else, or kept without their quotes'),
  family: z.boolean().default(true).describe('also what lay inside and what was made from it'),
};
interface Asked {
  readonly items: readonly string[];
  readonly reason: string;
  readonly claims: ClaimsAfter;
  readonly family: boolean;
}

const DEED = 'preserve.destroy-items';

/** The first of two decisions: a member asks that items which are proposed be destroyed. Another has to approve. */
export const askDestruction = writeDeed({
  name: 'preserve.ask-destruction',
  summary: 'Ask that items proposed for destruction be destroyed; a second member approves',
  may: 'steward',
  onRecord: true,
  input: z.object(asked),
  output: z.object({ items: z.number(), waiting: waitingShape }),
  run: async (context, input) => {
    const rows = await mayBeDestroyed(context, input);
    const agreement = await agreed(context, requestOf(rows, input), undefined);
    if (agreement.ready) throw fault('internal', 'a request without an approval cannot be ready');
    return {
      output: { items: rows.length, waiting: agreement.waiting },
      subjects: rows.map(({ id }) => id),
      entry: { ...agreement.entry, asked: rows.map(({ number }) => number) },
    };
  },
});

/** The end, in one transaction: whatever was agreed is checked again, the keys and the content go, the tombstone stays. */
export const destroyApproved = preparedDeed({
  name: 'preserve.destroy-approved',
  summary: 'Destroy the keys and the content of items, as two people agreed',
  may: 'steward',
  onRecord: true,
  inner: true,
  input: z.object({ ...asked, approval: z.uuid() }),
  output: z.object({ destroyed: z.number(), seq: z.number(), keys: z.number() }),
  prepare: async (context, input) => {
    const checked = new Map<string, boolean>();
    for (const { id } of await mayBeDestroyed(context, input)) {
      const { blob } = await blobForProgram(context, id);
      checked.set(id, (await context.house.vault.verify(blob)).ok);
    }
    return checked;
  },
  run: async (context, input, checked) => {
    const rows = await mayBeDestroyed(context, input);
    const agreement = await agreed(context, requestOf(rows, input), input.approval);
    if (!agreement.ready) throw fault('internal', 'an approval that was given cannot be waiting');
    const ids = rows.map(({ id }) => id);
    const keys = await destroyRecords(context, ids, input.claims);
    return {
      output: { destroyed: rows.length, seq: context.seq, keys: keys.length },
      subjects: ids,
      entry: {
        ...agreement.entry,
        custody: ['destroyed'],
        items: rows.map(({ id, number, sha256 }) => {
          const ok = checked.get(id) === true;
          const kind = ok ? 'fixity-checked' : 'fixity-failed';
          const result = ok ? 'equal before destruction' : 'the bytes were damaged before destruction';
          return { item: id, number, sha256, custody: [kind, 'destroyed'], result };
        }),
        claims: input.claims,
        keysDestroyed: keys.length,
        reason: input.reason,
      },
    };
  },
});

/**
 * Destroys items that two people agreed on: keys and content in the database at once, then the unreadable bytes in the
 * vault and its copies; what deleted rows leave in the files of the database is cleaned by the deed that follows.
 */
export const destroyItems = jobDeed({
  name: DEED,
  summary: 'Destroy items that two people agreed to destroy: keys, content, copies',
  may: 'steward',
  onRecord: true,
  input: z.object({ ...asked, approval: z.uuid().describe('the request that was approved') }),
  output: z.object({
    destroyed: z.number(),
    keys: z.number(),
    /** Number of the entry, by which the certificate is written. */
    seq: z.number(),
    /** Copies that could not be reached: what lies there cannot be read by anybody any more. */
    unreached: z.array(z.string()),
  }),
  followedBy: ['preserve.clean-remnants'],
  run: async (context, input) => {
    await context.progress('destroying keys and content', 2);
    const done = await context.once('destroy', destroyApproved, input);
    await context.progress('removing unreadable bytes');
    const removed = z
      .object({ unreached: z.array(z.string()) })
      .parse(await context.performNamed('preserve.remove-unreadable', {}));
    return { ...done, unreached: removed.unreached };
  },
});

const requestOf = (rows: readonly ItemOnRecord[], { reason, claims }: Asked) => ({
  deed: DEED,
  may: 'steward' as const,
  request: { items: rows.map(({ id, sha256 }) => ({ item: id, sha256 })), reason, claims },
  items: rows.map(({ id }) => id),
  why: `Destroy item ${numbersOf(rows)} for good, claims: ${claims}. ${reason}`,
  custody: 'disposition-approved' as const,
});

/** The items with their families; each is proposed, and nothing stands against it. @throws `conflict` with every reason. */
const mayBeDestroyed = async (
  context: ReadContext | WriteContext,
  { items, family }: Asked,
): Promise<readonly ItemOnRecord[]> => {
  const named = await itemsThere(context, items);
  const { rows: waiting } = await sql<{ item_id: ItemId }>`
    select item_id from disposition where ended_seq is null and item_id = any(${named.map(({ id }) => id)}::uuid[])`.execute(
    context.database,
  );
  const unproposed = named.filter(({ id }) => !waiting.some(({ item_id }) => item_id === id));
  if (unproposed.length > 0) {
    const message = `not proposed for destruction: item ${numbersOf(unproposed)}; propose first, then decide`;
    throw fault('conflict', message, { field: 'items' });
  }
  const rows = family ? await withFamilies(context, named) : named;
  const blocked = await whatBlocks(context, rows);
  if (blocked.length > 0) {
    const message = blocked.map(({ number, why }) => `item ${number}: ${why.join('; ')}`).join('. ');
    throw fault('conflict', `not to be destroyed. ${message}`, { field: 'items' });
  }
  return rows;
};

/** With all that lay inside and all that was made from it, over any number of steps. */
const withFamilies = async (context: ReadContext, named: readonly ItemOnRecord[]): Promise<readonly ItemOnRecord[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    with recursive meant(id) as (
      select unnest(${named.map(({ id }) => id)}::uuid[])
      union
      select next.id from meant m cross join lateral (
        select i.id from item i where i.parent_id = m.id
        union select d.item_id from derivation d where d.of_item_id = m.id) next
    ) select m.id from meant m join item i on i.id = m.id where i.destroyed_seq is null`.execute(context.database);
  return itemsOnRecord(
    context,
    rows.map(({ id }) => id),
  );
};

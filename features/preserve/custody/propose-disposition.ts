import { fault } from '@amparo/core/ground/fault';
import type { ItemId, RetentionRuleId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { readDeed, type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { itemsOnRecord, itemsThere, statedItems } from './items-on-record.ts';
import { whatBlocks } from './what-blocks.ts';
import { itemsField, sentence } from './words.ts';

interface Due {
  readonly item: ItemId;
  readonly rule: RetentionRuleId | null;
  readonly reason: string;
}

/** Items named, or all that a standing rule names today, wait from now on for people to decide. Nothing is destroyed. */
export const proposeDisposition = writeDeed({
  name: 'preserve.propose-disposition',
  summary: 'Propose items for destruction, by name or by the rules of retention',
  may: 'steward',
  onRecord: true,
  input: z.object({
    items: itemsField.optional().describe('these items; what the rules name when absent'),
    reason: sentence.optional().describe('why, of named items'),
  }),
  output: z.object({
    proposed: z.number(),
    /** Proposed, but nothing can be done while this stands. */
    blocked: z.array(z.object({ item: z.string(), number: z.number(), why: z.array(z.string()) })),
  }),
  run: async (context, { items, reason }) => {
    if (items !== undefined && reason === undefined)
      throw fault('input-invalid', 'say why these items are proposed', { field: 'reason' });
    const due: readonly Due[] =
      items === undefined
        ? await dueByRules(context)
        : (await itemsThere(context, items)).map(({ id }) => ({ item: id, rule: null, reason: reason ?? '' }));
    const waiting = await context.transaction
      .selectFrom('disposition')
      .select('item_id')
      .where('ended_seq', 'is', null)
      .execute();
    const known = new Set<string>(waiting.map(({ item_id }) => item_id));
    const fresh = due.filter(({ item }) => !known.has(item));
    if (fresh.length === 0) return { output: { proposed: 0, blocked: [] }, subjects: [], entry: { proposed: 0 } };
    await context.transaction
      .insertInto('disposition')
      .values(
        fresh.map(({ item, rule, reason: why }) => ({
          item_id: item,
          rule_id: rule,
          reason: why,
          recorded_seq: context.seq,
          ended_seq: null,
        })),
      )
      .execute();
    const rows = await itemsOnRecord(
      context,
      fresh.map(({ item }) => item),
    );
    const whyOf = new Map(fresh.map(({ item, reason: why }) => [item, why]));
    return {
      output: {
        proposed: rows.length,
        blocked: (await whatBlocks(context, rows)).map((one) => ({ ...one, why: [...one.why] })),
      },
      subjects: rows.map(({ id }) => id),
      entry: {
        custody: ['disposition-proposed'],
        items: statedItems(rows).map((one) => ({ ...one, reason: whyOf.get(one.item) ?? null })),
      },
    };
  },
});

/** What standing rules name: received so many calendar months ago, of that kind, basis and classification. */
const dueByRules = async ({ transaction, clearance, now }: WriteContext): Promise<readonly Due[]> => {
  const { rows } = await sql<{ item: ItemId; rule: RetentionRuleId; name: string; months: number }>`
    select distinct on (i.id) i.id as item, r.id as rule, r.name, r.keep_months as months from item i
    join retention_rule r on r.retired_seq is null and i.received_at + make_interval(months => r.keep_months) <= ${now}
      and (r.classification is null or r.classification = i.classification)
      and (r.kind is null or r.kind = i.kind) and (r.legal_basis is null or r.legal_basis = i.legal_basis)
    where i.destroyed_seq is null and i.classification = any(${[...clearance]})
    order by i.id, r.keep_months`.execute(transaction);
  return rows.map(({ item, rule, name, months }) => ({
    item,
    rule,
    reason: `rule "${name}": kept for ${months} months`,
  }));
};

/** Takes a proposal back: the item is kept. */
export const withdrawDisposition = writeDeed({
  name: 'preserve.withdraw-disposition',
  summary: 'Take back that items are proposed for destruction',
  may: 'steward',
  onRecord: true,
  input: z.object({ items: itemsField, reason: sentence }),
  output: z.object({ kept: z.number() }),
  run: async (context, { items, reason }) => {
    const rows = await itemsOnRecord(context, items);
    const { numUpdatedRows } = await context.transaction
      .updateTable('disposition')
      .set({ ended_seq: context.seq })
      .where(
        'item_id',
        'in',
        rows.map(({ id }) => id),
      )
      .where('ended_seq', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw fault('not-found', 'none of these is proposed', { field: 'items' });
    return {
      output: { kept: Number(numUpdatedRows) },
      subjects: rows.map(({ id }) => id),
      entry: { custody: ['note'], items: statedItems(rows), note: 'the proposal to destroy it is taken back', reason },
    };
  },
});

/** What waits for a decision, and what stands against it. */
export const listDispositions = readDeed({
  name: 'preserve.list-dispositions',
  summary: 'List items proposed for destruction, and what stands against it',
  may: 'steward',
  onRecord: true,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        item: z.string(),
        number: z.number(),
        title: z.string(),
        reason: z.string(),
        proposedSeq: z.number(),
        blocked: z.array(z.string()),
      }),
    ),
  }),
  run: async (context) => {
    const waiting = await context.database
      .selectFrom('disposition')
      .innerJoin('item', 'item.id', 'disposition.item_id')
      .select(['item_id', 'reason', 'disposition.recorded_seq'])
      .where('ended_seq', 'is', null)
      .where('item.classification', 'in', context.clearance)
      .execute();
    const items = await itemsOnRecord(
      context,
      waiting.map(({ item_id }) => item_id),
    );
    const blocked = new Map((await whatBlocks(context, items)).map(({ item, why }) => [item, why]));
    return {
      rows: items.map(({ id, number, title }) => {
        const proposal = waiting.find(({ item_id }) => item_id === id);
        return {
          item: id,
          number,
          title,
          reason: proposal?.reason ?? '',
          proposedSeq: proposal?.recorded_seq ?? 0,
          blocked: [...(blocked.get(id) ?? [])],
        };
      }),
    };
  },
});

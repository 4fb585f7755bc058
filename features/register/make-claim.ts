import { fault } from '@amparo/core/ground/fault';
import type { EntityId, ItemId, MentionId, PassageId, TextVersionId } from '@amparo/core/ground/ids';
import { type ClaimValue, QUALIFIERS } from '@amparo/core/nouns/claim';
import { kind, property } from '@amparo/core/schema/schema';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../kernel/deed.ts';
import { valueShape } from '../records/claims.ts';
import { mentionsOf } from '../records/mentions.ts';
import { opened } from '../records/opened.ts';
import { sealedFor } from '../records/sealed-for.ts';
import { newClaim } from './new-claim.ts';

/**
 * A person selects words of a text and says what the source claims there. Without a mention the claim makes a new one
 * of its property's kind; claims of kind Item and Communication are about the item itself.
 */
export const makeClaim = writeDeed({
  name: 'register.make-claim',
  summary: 'Make a claim from selected words of an item',
  may: 'register',
  input: z.object({
    item: z.uuid(),
    start: z.int().min(0),
    end: z.int().min(1),
    property: z.string().max(100),
    value: valueShape,
    happenedOn: z.string().max(80).optional(),
    qualifier: z.enum(QUALIFIERS).optional(),
    speaker: z.string().max(300).optional(),
    mention: z.uuid().optional().describe('the mention it is about'),
    label: z.string().min(1).max(300).optional().describe('what a new mention is called'),
    of: z.uuid().optional().describe('the person that a new episode belongs to'),
  }),
  output: z.object({ claim: z.string(), mention: z.string().nullable() }),
  followedBy: ['consolidate.propose-matches'],
  run: async (given, input) => {
    const item = input.item as ItemId;
    const context = await sealedFor(await opened(given, [item]), item);
    const wanted = property(context.house.schema, input.property);
    const { passage, quote } = await newPassage(context, item, input);
    const mention = await subjectOf(context, { ...input, item, kind: wanted.kind, quote });
    const common = { item, mention, passages: [passage], firstStart: input.start };
    if (input.of !== undefined && mention !== null && input.mention === undefined) {
      const person = kind(context.house.schema, wanted.kind).person;
      if (person === undefined) throw fault('input-invalid', `a ${wanted.kind} belongs to no person`, { field: 'of' });
      await newClaim(context, {
        ...common,
        property: `${wanted.kind}.${person}`,
        value: { kind: 'mention', mention: input.of },
      });
    }
    const claim = await newClaim(context, {
      ...common,
      property: wanted.id,
      value: input.value as ClaimValue,
      happenedOn: input.happenedOn,
      qualifier: input.qualifier,
      speaker: input.speaker,
    });
    return {
      output: { claim, mention },
      subjects: [item],
      entry: { claim, mention, property: wanted.id, value: input.value, start: input.start, end: input.end },
    };
  },
});

const CONTEXT = 40;

const newPassage = async (
  { transaction, clearance }: WriteContext,
  item: ItemId,
  span: { readonly start: number; readonly end: number },
): Promise<{ passage: PassageId; quote: string }> => {
  const row = await transaction
    .selectFrom('item')
    .innerJoin('text_version', 'text_version.id', 'item.text_version_id')
    .select(['text_version.id', 'text_version.body', 'text_version.pages'])
    .where('item.id', '=', item)
    .where('item.classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item} with a text`, { field: 'item' });
  if (span.start >= span.end || span.end > row.body.length) {
    throw fault('input-invalid', `expected a stretch inside 0–${row.body.length}, got ${span.start}–${span.end}`, {
      field: 'start',
    });
  }
  const quote = row.body.slice(span.start, span.end);
  const passage = newId<PassageId>();
  await transaction
    .insertInto('passage')
    .values({
      id: passage,
      item_id: item,
      text_version_id: row.id as TextVersionId,
      span_start: span.start,
      span_end: span.end,
      quote,
      prefix: row.body.slice(Math.max(0, span.start - CONTEXT), span.start),
      suffix: row.body.slice(span.end, span.end + CONTEXT),
      page: row.pages.find((page) => span.start >= page.start && span.start < page.end)?.page ?? null,
    })
    .execute();
  return { passage, quote };
};

const subjectOf = async (
  context: WriteContext,
  given: { item: ItemId; kind: string; quote: string; mention?: string | undefined; label?: string | undefined },
): Promise<MentionId | null> => {
  if (given.kind === 'Item' || given.kind === 'Communication') return null;
  if (given.mention !== undefined) {
    const [mention] = await mentionsOf(context, { ids: [given.mention as MentionId] });
    if (mention === undefined || mention.itemId !== given.item)
      throw fault('not-found', `no mention ${given.mention} in this item`, { field: 'mention' });
    if (mention.kind !== given.kind) {
      throw fault('input-invalid', `expected a mention of kind ${given.kind}, got a ${mention.kind}`, {
        field: 'mention',
      });
    }
    return mention.id;
  }
  const id = newId<MentionId>();
  const label = given.label ?? given.quote.replace(/\s+/g, ' ').trim().slice(0, 300);
  await context.transaction
    .insertInto('mention')
    .values({
      id,
      item_id: given.item,
      kind: given.kind,
      label,
      role: null,
      sort_key: label.toLocaleLowerCase('und'),
      recorded_seq: context.seq,
    })
    .execute();
  await context.transaction
    .insertInto('entity_member')
    .values({ mention_id: id, entity_id: id as string as EntityId })
    .execute();
  return id;
};

import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { claimsOf } from '../records/claims.ts';
import { decisionsOf } from '../records/decisions.ts';
import { mentionsOf } from '../records/mentions.ts';
import { opened } from '../records/opened.ts';
import { relatedShape, relatedTo } from '../records/relations.ts';
import { cardShape, cardsOf, elsewhere } from './item-cards.ts';

/** One item wholly: its facts, its text with pages, and everything said in it, as cards in the order of the text. */
export const openItem = readDeed({
  name: 'read.open-item',
  summary: 'Open an item: its text, its proposals and claims',
  may: 'read',
  input: z.object({
    item: z.uuid(),
    blind: z.boolean().optional().describe('show nothing of what other members decided'),
  }),
  output: z.object({
    item: z.object({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      kind: z.string().nullable(),
      language: z.string().nullable(),
      documentDate: z.string().nullable(),
      mediaType: z.string(),
      size: z.number(),
      sha256: z.string(),
      sha512: z.string(),
      classification: z.string(),
      originalName: z.string(),
      originalPath: z.string().nullable(),
      origin: z.object({ from: z.string(), how: z.string(), url: z.string().optional() }),
      collector: z.string(),
      legalBasis: z.string(),
      consent: z.object({
        submit: z.string(),
        nameToGovernment: z.string(),
        publishName: z.string(),
        press: z.string(),
      }),
      receivedAt: z.string(),
      localOffsetMinutes: z.number(),
      problems: z.array(z.object({ code: z.string(), message: z.string() })),
      sameBytesAs: z.object({ id: z.string(), number: z.number() }).nullable(),
      parent: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
      children: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })),
      read: z.boolean(),
      /** Claims that two members decided differently. */
      disputed: z.number(),
    }),
    text: z
      .object({
        versionId: z.string(),
        body: z.string(),
        sha256: z.string(),
        extractor: z.string(),
        pages: z.array(
          z.object({
            page: z.number(),
            start: z.number(),
            end: z.number(),
            /** Where the page was a picture and was read by OCR, and the words it is less sure of; 0 to 100. */
            ocr: z
              .object({
                start: z.number(),
                end: z.number(),
                confidence: z.number(),
                doubtful: z.array(z.object({ start: z.number(), end: z.number(), confidence: z.number() })),
              })
              .optional(),
          }),
        ),
      })
      .nullable(),
    cards: z.array(cardShape),
    related: z.array(relatedShape),
    matches: z.array(
      z.object({
        mention: z.string(),
        other: z.object({ mentionId: z.string(), label: z.string(), itemTitle: z.string(), itemNumber: z.number() }),
        bits: z.number(),
      }),
    ),
  }),
  run: async (context, input) => {
    const item = input.item as ItemId;
    const own = await opened(context, [item]);
    const row = await itemRow(own, item);
    const version =
      row.text_version_id === null
        ? undefined
        : await context.database
            .selectFrom('text_version')
            .selectAll()
            .where('id', '=', row.text_version_id)
            .executeTakeFirst();
    const claims = await claimsOf(own, { item });
    const mentions = await mentionsOf(own, { item });
    const cards = cardsOf(context, {
      claims,
      mentions,
      others: await elsewhere(context, item, mentions),
      pages: version?.pages ?? [],
      decisions: await decisionsOf(
        context,
        claims.map(({ id }) => id),
      ),
      blind: input.blind ?? false,
    });
    return {
      item: {
        id: row.id,
        number: row.number,
        title: row.title,
        kind: row.kind,
        language: row.language,
        documentDate: row.document_date,
        mediaType: row.media_type,
        size: row.size,
        sha256: row.sha256.toString('hex'),
        sha512: row.sha512.toString('hex'),
        classification: row.classification,
        originalName: row.original_name,
        originalPath: row.original_path,
        origin: row.origin,
        collector: row.collector,
        legalBasis: row.legal_basis,
        consent: row.consent,
        receivedAt: row.received_at.toISOString(),
        localOffsetMinutes: row.local_offset_minutes,
        problems: row.problems,
        ...(await family(context, row)),
        read: row.read_seq !== null,
        disputed: cards.reduce((sum, card) => sum + card.claims.filter(({ disputed }) => disputed).length, 0),
      },
      text:
        version === undefined
          ? null
          : {
              versionId: version.id,
              body: version.body,
              sha256: version.sha256.toString('hex'),
              extractor: version.extractor,
              pages: version.pages.map(({ page, start, end, ocr }) => ({
                page,
                start,
                end,
                ...(ocr === undefined ? {} : { ocr: { ...ocr, doubtful: [...ocr.doubtful] } }),
              })),
            },
      cards,
      related: await relatedTo(context, item),
      matches: await matchesOf(context, item),
    };
  },
});

const itemRow = async ({ database, clearance }: ReadContext, item: ItemId) => {
  const row = await database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .selectAll('item')
    .select(['blob.sha256', 'blob.sha512', 'blob.size'])
    .where('item.id', '=', item)
    .where('item.classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item}`);
  return row;
};

const family = async (
  { database, clearance }: ReadContext,
  row: { readonly id: ItemId; readonly parent_id: ItemId | null; readonly same_bytes_as: ItemId | null },
) => {
  const near = await database
    .selectFrom('item')
    .select(['id', 'number', 'title', 'parent_id'])
    .where('classification', 'in', clearance)
    .where((where) =>
      where.or([
        where('parent_id', '=', row.id),
        where('id', 'in', [row.parent_id, row.same_bytes_as].filter((id) => id !== null).concat(row.id)),
      ]),
    )
    .orderBy('number')
    .execute();
  const named = (id: ItemId | null) => near.find((other) => other.id === id);
  const same = named(row.same_bytes_as);
  const parent = named(row.parent_id);
  return {
    sameBytesAs: same === undefined ? null : { id: same.id, number: same.number },
    parent: parent === undefined ? null : { id: parent.id, number: parent.number, title: parent.title },
    children: near
      .filter((other) => other.parent_id === row.id)
      .map(({ id, number, title }) => ({ id, number, title })),
  };
};

const matchesOf = async ({ database, clearance }: ReadContext, item: ItemId) => {
  const { rows } = await sql<{
    mention: string;
    other: string;
    label: string;
    title: string;
    number: number;
    bits: number;
  }>`
    select x.mention, o.id as other, o.label, i.title, i.number, x.bits from (
      select mention_a as mention, mention_b as other, bits from match where mention_a in (select id from mention where item_id = ${item})
      union all
      select mention_b, mention_a, bits from match where mention_b in (select id from mention where item_id = ${item})
    ) x join mention o on o.id = x.other join item i on i.id = o.item_id
    where i.classification = any(${[...clearance]}) order by x.bits desc limit 500`.execute(database);
  return rows.map((row) => ({
    mention: row.mention,
    other: { mentionId: row.other, label: row.label, itemTitle: row.title, itemNumber: row.number },
    bits: row.bits,
  }));
};

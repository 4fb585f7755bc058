import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { ItemId, TextVersionId } from '@amparo/core/ground/ids';
import { lettersReference } from '@amparo/core/law/letters-reference';
import type { Reading } from '@amparo/core/nouns/reading';
import { newId } from '@amparo/platform/config/new-id';
import { type Extraction, extract } from '@amparo/platform/sandbox/extract';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, preparedDeed, type WriteContext } from '../kernel/deed.ts';
import { readableBlob } from '../records/readable-blob.ts';
import { proposalsOf } from './extract-proposals.ts';
import { readText } from './read-text.ts';
import { storeProposals } from './store-proposals.ts';

/**
 * Reads one item: text out of its bytes in a separate process, then proposals out of the text. What was confirmed or
 * rejected before is left as it is: reading again only proposes what is new.
 */
export const readItem = preparedDeed({
  name: 'read.read-item',
  summary: 'Extract the text of an item and propose what it says',
  may: 'register',
  input: z.object({ item: z.uuid() }),
  output: z.object({
    itemId: z.string(),
    kind: z.string().nullable(),
    proposed: z.number(),
    attachments: z.number(),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
  followedBy: ['consolidate.propose-matches'],
  prepare: async (context, { item }) => {
    const held = await readableBlob(context, item as ItemId);
    const extraction = await extract({
      bytes: context.house.vault.read(held.blob),
      declaredName: held.originalName,
    });
    return { extraction, reading: readingOf(context, extraction, held.originalName) };
  },
  run: async (context, input, { extraction, reading }: { extraction: Extraction; reading: Reading | undefined }) => {
    const { transaction, seq } = context;
    const item = input.item as ItemId;
    const row = await transaction.selectFrom('item').select(['problems', 'title', 'original_name']).where('id', '=', item).executeTakeFirst();
    if (row === undefined) throw fault('not-found', `no item ${item}`);
    const problems = [...row.problems.filter((known) => extraction.problems.every((found) => found.code !== known.code)), ...extraction.problems];
    const version = await textVersion(context, item, extraction);
    const proposed =
      version === undefined || reading === undefined ? 0 : await storeProposals(context, { item, version, text: extraction.text ?? '' }, proposalsOf(reading));
    await transaction
      .updateTable('item')
      .set({
        media_type: extraction.mediaType,
        problems: JSON.stringify(problems),
        read_seq: seq,
        kind: reading?.kind ?? null,
        language: reading?.language ?? null,
        document_date: reading?.communication?.date?.value ?? reading?.date?.value ?? null,
        ...(version === undefined ? {} : { text_version_id: version }),
      })
      .where('id', '=', item)
      .execute();
    return {
      output: {
        itemId: item,
        kind: reading?.kind ?? null,
        proposed,
        attachments: extraction.attachments?.length ?? 0,
        problems: [...extraction.problems],
      },
      subjects: [item],
      entry: {
        custody: ['derived'],
        item,
        extractor: extraction.extractor,
        isolation: extraction.isolation,
        textSha256: extraction.text === undefined ? null : sha256(extraction.text),
        textVersion: version ?? null,
        proposed,
        problems: extraction.problems.map(({ code }) => code),
      },
    };
  },
});

const readingOf = ({ house }: ReadContext, extraction: Extraction, name: string): Reading | undefined =>
  extraction.text === undefined || extraction.text.trim() === ''
    ? undefined
    : readText(extraction.text, {
        ...(extraction.pages === undefined ? {} : { pages: extraction.pages }),
        reference: lettersReference(house.law),
        documentName: name,
      });

/** The text version with these words, or a new one: passages keep referring to the version they were read in. */
const textVersion = async (
  { transaction, seq }: WriteContext,
  item: ItemId,
  extraction: Extraction,
): Promise<TextVersionId | undefined> => {
  if (extraction.text === undefined || extraction.text === '') return undefined;
  const hash = Buffer.from(sha256(extraction.text), 'hex');
  const same = await transaction
    .selectFrom('text_version')
    .select('id')
    .where('item_id', '=', item)
    .where(sql<boolean>`sha256 = ${hash}`)
    .executeTakeFirst();
  if (same !== undefined) return same.id;
  const id = newId<TextVersionId>();
  await transaction
    .insertInto('text_version')
    .values({
      id,
      item_id: item,
      sha256: hash,
      extractor: `${extraction.extractor.name}/${extraction.extractor.version}`,
      body: extraction.text,
      pages: JSON.stringify(extraction.pages ?? []),
      recorded_seq: seq,
    })
    .execute();
  return id;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

import type { ItemId } from '@amparo/core/ground/ids';
import { custodyState } from '@amparo/core/policy/custody-state';
import { leafBytes } from '@amparo/merkle-log';
import { sql } from 'kysely';
import type { ReadContext } from '../../kernel/deed.ts';
import { claimsOf } from '../../records/claims.ts';
import { type CustodyFacts, custodyFacts } from '../../records/custody-facts.ts';
import { custodySheet } from '../../records/custody-sheet.ts';
import type { SheetLanguage } from '../../records/custody-sheet-words.ts';
import { blobOnRecord } from '../../records/readable-blob.ts';
import type { JsonValue } from '../canonical-json.ts';
import type { BundleDerivation, BundleItem, BundleItemRecord, DisclosedEntry } from './bundle-layout.ts';
import { itemNumber, type SelectedItem } from './selection.ts';

/** What a bundle says of the chosen items, read one after the other. `size`: entries of the checkpoint it rests on. */
export interface BundleSource {
  readonly context: ReadContext;
  readonly chosen: readonly SelectedItem[];
  readonly size: number;
}

/** The deed whose entry states nothing of an item but its hashes: the only one that is disclosed of what is withheld. */
export const HASHES_STATED = 'preserve.verify-item';

/**
 * Entries that may be disclosed: they name chosen items and nothing else. Of withheld items only those that state nothing
 * but hashes.
 */
export const disclosedEntries = async ({ context, chosen, size }: BundleSource): Promise<readonly DisclosedEntry[]> => {
  const leaving = chosen.filter(({ withheld }) => withheld === null).map(({ id }) => id);
  const all = chosen.map(({ id }) => id);
  const { rows } = await sql<{ seq: number; body: string; salt: Buffer }>`
    select seq, body, salt from entry
    where subjects && ${all}::uuid[] and subjects <> '{}' and seq <= ${size} and body is not null
      and (subjects <@ ${leaving}::uuid[] or (deed = ${HASHES_STATED} and subjects <@ ${all}::uuid[]))
    order by seq`.execute(context.database);
  // A body that was kept in a compartment which is gone comes back empty.
  return rows.flatMap(({ seq, body, salt }) => (body === '' ? [] : [{ seq, body, salt: salt.toString('hex') }]));
};

export async function* bundleItems(
  { context, chosen, size }: BundleSource,
  progress: (note: string) => Promise<void>,
): AsyncIterable<BundleItem> {
  for (const { id, number, withheld, exculpatory } of chosen) {
    await progress(itemNumber(number));
    const { blob, originalName } = await blobOnRecord(context, id);
    const full: BundleItemRecord = {
      ...(await recordOf(context, id, size)),
      sha256: blob.sha256,
      sha512: blob.sha512,
      size: blob.size,
      originalName,
      exculpatory,
      withheld,
    };
    yield withheld === null
      ? {
          number: itemNumber(number),
          extension: extensionOf(originalName),
          bytes: () => context.house.vault.read(blob),
          record: full,
        }
      : { number: itemNumber(number), extension: 'bin', record: { ...full, ...NOT_TOLD } };
  }
}

/** What would tell of the content of a withheld item, or of who gave it. */
const NOT_TOLD = {
  originalName: null,
  originalPath: null,
  fileModifiedAt: null,
  title: null,
  mediaType: null,
  kind: null,
  language: null,
  documentDate: null,
  origin: null,
  collector: null,
  collection: null,
  consent: null,
} as const;

const recordOf = async ({ database, clearance }: ReadContext, id: ItemId, size: number) => {
  const row = await database
    .selectFrom('item')
    .leftJoin('collection', 'collection.item_id', 'item.id')
    .leftJoin('item as parent', (join) =>
      join.onRef('parent.id', '=', 'item.parent_id').on('parent.classification', 'in', clearance),
    )
    .leftJoin('item as same', (join) =>
      join.onRef('same.id', '=', 'item.same_bytes_as').on('same.classification', 'in', clearance),
    )
    .selectAll('item')
    .select(['collection.record', 'parent.number as parent_number', 'same.number as same_number'])
    .where('item.id', '=', id)
    .executeTakeFirstOrThrow();
  const { rows: entries } = await sql<{ seq: number }>`
    select seq from entry where subjects @> array[${id}::uuid] and seq <= ${size} order by seq`.execute(database);
  return {
    id,
    originalPath: row.original_path,
    fileModifiedAt: row.file_modified_at?.toISOString() ?? null,
    title: row.title,
    mediaType: row.media_type,
    kind: row.kind,
    language: row.language,
    documentDate: row.document_date,
    origin: { ...row.origin },
    collector: row.collector,
    collection: (row.record ?? null) as JsonValue,
    receivedAt: row.received_at.toISOString(),
    localOffsetMinutes: row.local_offset_minutes,
    classification: row.classification,
    legalBasis: row.legal_basis,
    consent: { ...row.consent },
    parent: row.parent_number === null ? null : itemNumber(row.parent_number),
    sameBytesAs: row.same_number === null ? null : itemNumber(row.same_number),
    derivedFrom: await derivationOf(database, id),
    custody: entries.map(({ seq }) => seq),
  };
};

const derivationOf = async (database: ReadContext['database'], id: ItemId): Promise<BundleDerivation | null> => {
  const row = await database
    .selectFrom('derivation')
    .innerJoin('item as original', 'original.id', 'derivation.of_item_id')
    .select(['original.id', 'original.number', 'derivation.input_sha256', 'derivation.kind', 'derivation.tool'])
    .where('derivation.item_id', '=', id)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        number: itemNumber(row.number),
        item: row.id,
        sha256: row.input_sha256.toString('hex'),
        kind: row.kind,
        tool: row.tool,
      };
};

/** How the derived items among them were made: tool, parameters, and every change with its reason. */
export async function* derivationRecords({ context, chosen }: BundleSource): AsyncIterable<JsonValue> {
  for (const { id, number, withheld } of chosen) {
    if (withheld !== null) continue;
    const row = await context.database
      .selectFrom('derivation')
      .innerJoin('item as original', 'original.id', 'derivation.of_item_id')
      .selectAll('derivation')
      .select('original.number as of_number')
      .where('derivation.item_id', '=', id)
      .executeTakeFirst();
    if (row === undefined) continue;
    yield {
      number: itemNumber(number),
      of: itemNumber(row.of_number),
      kind: row.kind,
      inputSha256: row.input_sha256.toString('hex'),
      outputSha256: row.output_sha256.toString('hex'),
      tool: row.tool,
      toolVersion: row.tool_version,
      parameters: row.parameters as JsonValue,
      changes: row.changes as unknown as JsonValue,
      entry: row.recorded_seq,
    };
  }
}

const extensionOf = (name: string): string => {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return extension ?? 'bin';
};

/** Custody sheets of the items that leave, as the journal stood at the checkpoint. */
export async function* custodySheets(
  { context, chosen, size }: BundleSource,
  head: { readonly root: string; readonly language: SheetLanguage },
): AsyncIterable<{ readonly number: string; readonly pdf: Uint8Array }> {
  for (const { id, number, withheld } of chosen) {
    if (withheld !== null) continue;
    const facts = await custodyFacts(context, id);
    const entries = facts.entries.filter(({ seq }) => seq <= size).map((entry) => ({ ...entry, sealed: true }));
    const then: CustodyFacts = {
      ...facts,
      entries,
      state: custodyState(entries),
      derivations: facts.derivations.filter(({ seq }) => seq <= size),
      journal: { origin: facts.journal.origin, sealedSize: size, root: head.root },
    };
    yield { number: itemNumber(number), pdf: await custodySheet(then, head.language) };
  }
}

/** Texts of the items that leave. */
export async function* bundleTexts({
  context,
  chosen,
}: BundleSource): AsyncIterable<{ readonly number: string; readonly text: string }> {
  for (const { id, number, withheld } of chosen) {
    if (withheld !== null) continue;
    const row = await context.database
      .selectFrom('item')
      .innerJoin('text_version', 'text_version.id', 'item.text_version_id')
      .select('text_version.body')
      .where('item.id', '=', id)
      .executeTakeFirst();
    if (row !== undefined) yield { number: itemNumber(number), text: row.body };
  }
}

/** What was registered from the items that leave. */
export async function* claimRecords({ context, chosen }: BundleSource): AsyncIterable<JsonValue> {
  for (const { id, number, withheld } of chosen) {
    if (withheld !== null) continue;
    for (const claim of await claimsOf(context, { item: id })) {
      yield {
        id: claim.id,
        item: itemNumber(number),
        mention: claim.mentionId,
        property: claim.property,
        value: { ...claim.value } as JsonValue,
        happenedOn: claim.happenedOn,
        qualifier: claim.qualifier,
        speaker: claim.speaker,
        status: claim.status,
        rule: claim.rule,
        recorded: claim.recordedSeq,
        passages: claim.passages.map(({ start, end, quote, page }) => ({ start, end, quote, page })),
      };
    }
  }
}

const PAGE = 2_560;

/** The leaf of every entry up to the checkpoint. */
export async function* leavesOf({ context: { database }, size }: BundleSource): AsyncIterable<Uint8Array> {
  for (let last = 0; last < size; last += PAGE) {
    const rows = await database
      .selectFrom('entry')
      .select(['seq', 'deed', 'commitment'])
      .where('seq', '>', last)
      .where('seq', '<=', Math.min(size, last + PAGE))
      .orderBy('seq')
      .execute();
    for (const row of rows)
      yield leafBytes({ v: 1, seq: row.seq, kind: row.deed, commitment: row.commitment.toString('hex') });
  }
}

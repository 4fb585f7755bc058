import { resolve } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { leafBytes } from '@amparo/merkle-log';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../../kernel/deed.ts';
import { claimsOf } from '../../records/claims.ts';
import { readableBlob } from '../../records/readable-blob.ts';
import type { JsonValue } from '../canonical-json.ts';
import type { BundleItem, DisclosedEntry } from './bundle-layout.ts';
import { recordExport } from './record-export.ts';
import { writeBundle } from './write-bundle.ts';

/**
 * Writes chosen items, what is claimed in them and their custody as a bundle that a stranger can check without us. Only
 * entries that speak of nothing but exported items are disclosed; of all others the bundle carries the commitment.
 */
export const exportBundle = jobDeed({
  name: 'preserve.export-bundle',
  summary: 'Export items as a bundle that verifies without Amparo',
  may: 'export',
  input: z.object({
    item: z.array(z.string().min(1)).optional().describe('items by id or number'),
    all: z.boolean().default(false).describe('all items that you may read'),
    out: z.string().min(1).optional().describe('the folder to make; one in the workspace when absent'),
  }),
  output: z.object({
    directory: z.string(),
    items: z.number(),
    payloadBytes: z.number(),
    entriesInJournal: z.number(),
    entriesDisclosed: z.number(),
    sealSha256: z.string(),
    key: z.string(),
  }),
  command: { words: 'export bundle' },
  run: async (context, input) => {
    const { house } = context;
    const chosen = await chosenItems(context, input);
    await context.progress('sealing the journal', chosen.length);
    await house.journal.seal();
    const checkpoints = await context.database
      .selectFrom('checkpoint')
      .select(['size', 'note'])
      .orderBy('size')
      .execute();
    const size = checkpoints.at(-1)?.size ?? 0;
    const day = context.now.toISOString().slice(0, 10);
    const out = resolve(input.out ?? `${house.workspace.paths.drafts}/bundle-${day}-${size}-${context.now.getTime()}`);
    const disclosed = await disclosedEntries(
      context,
      chosen.map(({ id }) => id),
      size,
    );
    const written = await writeBundle({
      out,
      exportedOn: day,
      items: itemsOf(context, chosen, disclosed),
      texts: textsOf(context, chosen),
      claims: claimRecords(context, chosen),
      journal: {
        origin: house.journal.origin,
        publicKey: house.journal.key.publicKey,
        checkpoints: checkpoints.map(({ note }) => note),
        leaves: leavesOf(context, size),
        disclosed: disclosed.map(({ seq, body, salt }) => ({ seq, body, salt })),
        sign: house.journal.sign,
      },
    });
    await context.perform(recordExport, {
      items: chosen.map(({ id }) => id),
      directory: out,
      sealSha256: written.sealSha256,
      checkpointSize: size,
    });
    const key = `${house.journal.key.name}+${house.journal.key.id}`;
    return { directory: out, ...written, key };
  },
});

interface Chosen {
  readonly id: ItemId;
  readonly number: number;
}

const numberOf = (number: number): string => `A${String(number).padStart(6, '0')}`;

const chosenItems = async (
  { database, clearance }: JobContext,
  input: { item?: string[] | undefined; all: boolean },
): Promise<readonly Chosen[]> => {
  if (input.all === (input.item !== undefined && input.item.length > 0)) {
    throw fault('input-invalid', 'name items with --item, or all of them with --all', { field: 'item' });
  }
  const rows = await database
    .selectFrom('item')
    .select(['id', 'number'])
    .where('classification', 'in', clearance)
    .orderBy('number')
    .execute();
  if (input.all) {
    if (rows.length === 0) throw fault('not-found', 'there is no item to export', { field: 'all' });
    return rows;
  }
  const wanted = (input.item ?? []).map((word) => ({
    word,
    row: rows.find((row) => row.id === word || String(row.number) === word || numberOf(row.number) === word),
  }));
  const missing = wanted.filter(({ row }) => row === undefined).map(({ word }) => word);
  if (missing.length > 0) throw fault('not-found', `no item ${missing.join(', ')}`, { field: 'item' });
  const ids = new Set(wanted.map(({ row }) => row?.id));
  return rows.filter(({ id }) => ids.has(id));
};

interface Disclosed extends DisclosedEntry {
  readonly subjects: readonly string[];
}

/** Entries that name an exported item and no other record than exported items. */
const disclosedEntries = async (
  { database }: JobContext,
  items: readonly ItemId[],
  size: number,
): Promise<readonly Disclosed[]> => {
  const { rows } = await sql<{ seq: number; body: string; salt: Buffer; subjects: string[] }>`
    select seq, body, salt, subjects from entry
    where subjects && ${[...items]}::uuid[] and subjects <@ ${[...items]}::uuid[] and seq <= ${size} and body is not null order by seq`.execute(
    database,
  );
  return rows.map((row) => ({ seq: row.seq, body: row.body, salt: row.salt.toString('hex'), subjects: row.subjects }));
};

async function* itemsOf(
  context: JobContext,
  chosen: readonly Chosen[],
  disclosed: readonly Disclosed[],
): AsyncIterable<BundleItem> {
  for (const { id, number } of chosen) {
    await context.progress(numberOf(number));
    const { blob, originalName } = await readableBlob(context, id);
    const row = await context.database
      .selectFrom('item')
      .select(['origin', 'collector', 'received_at', 'classification', 'legal_basis', 'consent'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    yield {
      number: numberOf(number),
      extension: extensionOf(originalName),
      bytes: () => context.house.vault.read(blob),
      record: {
        id,
        sha256: blob.sha256,
        sha512: blob.sha512,
        size: blob.size,
        originalName,
        origin: { ...row.origin },
        collector: row.collector,
        receivedAt: row.received_at.toISOString(),
        classification: row.classification,
        legalBasis: row.legal_basis,
        consent: { ...row.consent },
        custody: disclosed.filter(({ subjects }) => subjects.includes(id)).map(({ seq }) => seq),
      },
    };
  }
}

const extensionOf = (name: string): string => {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return extension ?? 'bin';
};

async function* textsOf(
  { database }: JobContext,
  chosen: readonly Chosen[],
): AsyncIterable<{ number: string; text: string }> {
  for (const { id, number } of chosen) {
    const row = await database
      .selectFrom('item')
      .innerJoin('text_version', 'text_version.id', 'item.text_version_id')
      .select('text_version.body')
      .where('item.id', '=', id)
      .executeTakeFirst();
    if (row !== undefined) yield { number: numberOf(number), text: row.body };
  }
}

async function* claimRecords(context: JobContext, chosen: readonly Chosen[]): AsyncIterable<JsonValue> {
  for (const { id, number } of chosen) {
    for (const claim of await claimsOf(context, { item: id })) {
      yield {
        id: claim.id,
        item: numberOf(number),
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

async function* leavesOf({ database }: JobContext, size: number): AsyncIterable<Uint8Array> {
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

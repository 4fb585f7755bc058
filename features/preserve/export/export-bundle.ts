import { resolve } from 'node:path';
import { isDay } from '@amparo/core/ground/day';
import { fault } from '@amparo/core/ground/fault';
import type { BlobId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../../kernel/deed.ts';
import { anchorSettings, anchorsOf } from '../../records/anchors.ts';
import { approvalField } from '../../records/approvals.ts';
import { SHEET_LANGUAGES } from '../../records/custody-sheet-words.ts';
import type { BundleJournal } from './bundle-layout.ts';
import {
  type BundleSource,
  bundleItems,
  bundleTexts,
  claimRecords,
  custodySheets,
  derivationRecords,
  disclosedEntries,
  HASHES_STATED,
  leavesOf,
} from './bundle-records.ts';
import { confirmedRecipient } from './recipients.ts';
import { recordExport } from './record-export.ts';
import { sealFolder } from './seal-folder.ts';
import { itemNumber, type SelectedItem, selectItems, selectionFields } from './selection.ts';
import { writeBundle } from './write-bundle.ts';

/**
 * Writes chosen items, what is claimed in them and their custody as a bundle that a stranger can check without us. Only
 * entries that speak of nothing but exported items are disclosed; of all others the bundle carries the commitment. It is
 * delivered after its entry is in the journal, and that entry is refused when consent or agreement no longer hold.
 */
export const exportBundle = jobDeed({
  name: 'preserve.export-bundle',
  summary: 'Export items as a bundle that verifies without Amparo',
  may: 'export',
  onRecord: true,
  input: z.object({
    ...selectionFields,
    out: z.string().min(1).optional().describe('the folder to make; one in the workspace when absent'),
    sealedTo: z
      .string()
      .min(1)
      .optional()
      .describe('a recipient whose key was confirmed: the bundle is written as one encrypted file'),
    approval: approvalField,
    asOf: z
      .int()
      .min(1)
      .optional()
      .describe('the journal as of a checkpoint of so many entries; the same export gives the same bytes again'),
    language: z.enum(SHEET_LANGUAGES).default('en').describe('of the custody sheets'),
    on: z
      .string()
      .refine(isDay, 'expected a day as YYYY-MM-DD')
      .optional()
      .describe('the day that the bundle bears; that of the checkpoint when absent'),
  }),
  output: z.object({
    /** The folder, or the encrypted file when it is sealed. */
    directory: z.string(),
    items: z.number(),
    withheld: z.array(z.object({ number: z.string(), reason: z.string() })),
    payloadBytes: z.number(),
    entriesInJournal: z.number(),
    entriesDisclosed: z.number(),
    checkpointSize: z.number(),
    sealSha256: z.string(),
    /** Hash that the recipient's receipt names: of the encrypted file, or the seal of an open bundle. */
    packageSha256: z.string(),
    key: z.string(),
  }),
  command: { words: 'export bundle' },
  run: async (context, input) => {
    const { house } = context;
    const recipient = input.sealedTo === undefined ? undefined : await confirmedRecipient(context, input.sealedTo);
    const chosen = await selectItems(context, input, input.approval !== undefined);
    await checkBytes(context, chosen);
    await context.progress('sealing the journal', chosen.length);
    if (input.asOf === undefined) await stateHashes(context, chosen);
    const checkpoints = await checkpointsUpTo(context, input.asOf);
    const last = checkpoints.at(-1);
    if (last === undefined) throw fault('integrity-failed', 'the journal has no checkpoint yet');
    const source: BundleSource = { context, chosen, size: last.size };
    const day = input.on ?? last.signed_at.toISOString().slice(0, 10);
    const name = `bundle-${day}-${last.size}-${context.now.getTime()}${recipient === undefined ? '' : '.zip.age'}`;
    const out = resolve(input.out ?? `${house.workspace.paths.drafts}/${name}`);
    let packageSha256 = '';
    const written = await writeBundle(
      {
        out,
        exportedOn: day,
        items: bundleItems(source, (note) => context.progress(note)),
        texts: bundleTexts(source),
        sheets: custodySheets(source, { root: last.note.split('\n')[2] ?? '', language: input.language }),
        claims: claimRecords(source),
        derivations: derivationRecords(source),
        journal: await journalOf(source, checkpoints),
      },
      {
        seal: recipient === undefined ? undefined : (folder, file) => sealFolder(folder, file, recipient.ageRecipient),
        deliver: async ({ sealSha256, sealedSha256 }) => {
          packageSha256 = sealedSha256 ?? sealSha256;
          await context.perform(recordExport, {
            kind: recipient === undefined ? 'bundle' : 'sealed',
            leaving: chosen.filter(({ withheld }) => withheld === null).map(({ id }) => id),
            withheld: chosen.flatMap(({ id, withheld }) => (withheld === null ? [] : [{ item: id, reason: withheld }])),
            sealSha256,
            packageSha256,
            checkpointSize: last.size,
            ...(recipient === undefined ? {} : { recipient: recipient.id }),
            ...(input.approval === undefined ? {} : { approval: input.approval }),
          });
        },
      },
    );
    const { name: keyName, id } = house.journal.key;
    return {
      directory: out,
      ...written,
      withheld: chosen.flatMap(({ number, withheld }) =>
        withheld === null ? [] : [{ number: itemNumber(number), reason: withheld }],
      ),
      checkpointSize: last.size,
      packageSha256,
      key: `${keyName}+${id}`,
    };
  },
});

/**
 * What leaves is checked first, in the vault and in every copy (preservation reference §3.6). A damaged copy does not
 * hinder an export; damaged bytes in the vault do, and both are on record.
 * @throws AmparoError `integrity-failed`, naming the items.
 */
const checkBytes = async (context: JobContext, chosen: readonly SelectedItem[]): Promise<void> => {
  const items = chosen.filter(({ withheld }) => withheld === null).map(({ id }) => id);
  if (items.length === 0) return;
  await context.progress('checking the stored bytes');
  const { failed } = (await context.performNamed('preserve.check-fixity', { items, occasion: 'export' })) as {
    readonly failed: readonly { readonly blob: string; readonly place: string; readonly detail: string }[];
  };
  for (const one of failed) await context.performNamed('preserve.record-fixity-failure', one);
  const damaged = failed.filter(({ place }) => place === 'vault');
  if (damaged.length === 0) return;
  const rows = await context.database
    .selectFrom('item')
    .select('number')
    .where(
      'blob_id',
      'in',
      damaged.map(({ blob }) => blob as BlobId),
    )
    .where('id', 'in', items)
    .orderBy('number')
    .execute();
  const numbers = rows.map(({ number }) => itemNumber(number)).join(', ');
  throw fault(
    'integrity-failed',
    `the stored bytes of ${numbers} are damaged: repair them from a copy, or leave them out`,
  );
};

/** Of each withheld item that still has bytes the journal states the hashes, in an entry that tells nothing else. */
const stateHashes = async (context: JobContext, chosen: readonly SelectedItem[]): Promise<void> => {
  for (const { id, withheld, bars } of chosen) {
    if (withheld === null || bars.includes('destroyed')) continue;
    const { rows: stated } = await sql`
      select 1 from entry where deed = ${HASHES_STATED} and subjects = array[${id}::uuid] limit 1`.execute(
      context.database,
    );
    if (stated.length === 0) await context.performNamed(HASHES_STATED, { item: id });
  }
};

const checkpointsUpTo = async ({ house, database }: JobContext, asOf: number | undefined) => {
  if (asOf === undefined) await house.journal.seal();
  const all = await database.selectFrom('checkpoint').selectAll().orderBy('size').execute();
  if (asOf === undefined) return all;
  if (!all.some(({ size }) => size === asOf)) {
    const sizes = all.slice(-5).map(({ size }) => size);
    throw fault('not-found', `no checkpoint has ${asOf} entries; the latest have ${sizes.join(', ')}`, {
      field: 'asOf',
    });
  }
  return all.filter(({ size }) => size <= asOf);
};

const journalOf = async (
  source: BundleSource,
  checkpoints: readonly { readonly note: string }[],
): Promise<BundleJournal> => {
  const { context, size } = source;
  const { house, database } = context;
  const { stamps, cosigned } = await anchorsOf(database, size);
  const { witnesses } = await anchorSettings(database);
  const signers = new Set(cosigned.flatMap((each) => each.witnesses.map(({ keyId }) => keyId)));
  return {
    origin: house.journal.origin,
    publicKey: house.journal.key.publicKey,
    checkpoints: checkpoints.map(({ note }) => note),
    leaves: leavesOf(source),
    disclosed: await disclosedEntries(source),
    cosigned: cosigned.map(({ size: at, note }) => ({ size: at, note })),
    witnesses: witnesses.map(({ key }) => key).filter((key) => signers.has(key.split('+')[1] ?? '')),
    stamps: stamps.map((stamp) => ({
      id: stamp.id,
      size: stamp.size,
      authority: stamp.authority,
      token: stamp.token,
      chain: stamp.chain,
      at: stamp.stampedAt.toISOString(),
      renews: stamp.renews,
    })),
    sign: house.journal.sign,
  };
};

import { readFile } from 'node:fs/promises';
import { fault } from '@amparo/core/ground/fault';
import { appendLeaf, EMPTY_FRONTIER, frontierRoot } from '@amparo/merkle-log';
import { storageFault } from '@amparo/platform/vault/storage-fault';
import { z } from 'zod';
import { preparedDeed, type ReadContext } from '../../kernel/deed.ts';

/** What a verified restore leaves in the restored folder. */
export const RECEIPT = 'restored.json';

const receiptShape = z.object({
  format: z.literal('amparo-restore/1'),
  snapshot: z.string(),
  manifest: z.string().length(64),
  backedUpAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime(),
  journalSize: z.int().min(1),
  root: z.string().length(64),
  blobs: z.number(),
  bytes: z.number(),
  gaps: z.number(),
});
export type RestoreReceipt = z.infer<typeof receiptShape>;

/**
 * Takes the receipt of a verified restore into the journal. It must be of this journal: the root it names is rebuilt
 * from our own entries.
 */
export const recordRestore = preparedDeed({
  name: 'preserve.record-restore',
  summary: 'Record a verified restore of a backup of this workspace, from the receipt it left',
  may: 'steward',
  input: z.object({ receipt: z.string().min(1).describe('restored.json in the restored folder') }),
  output: z.object({ verifiedAt: z.string(), snapshot: z.string(), blobs: z.number() }),
  command: { words: 'restore record', positional: 'receipt' },
  prepare: async (context, { receipt: path }) => {
    const text = await readFile(path, 'utf8').catch((cause) => storageFault(cause, `read ${path}`));
    const receipt = receiptIn(text, path);
    if ((await rootAt(context, receipt.journalSize)) !== receipt.root)
      throw fault(
        'conflict',
        `${path} is of another journal: its root is not that of our first ${receipt.journalSize} entries`,
        {
          field: 'receipt',
        },
      );
    return receipt;
  },
  run: async ({ transaction, seq }, _input, receipt) => {
    await transaction
      .insertInto('vault_run')
      .values({ seq, kind: 'restore', ended_at: new Date(receipt.verifiedAt), facts: JSON.stringify(receipt) })
      .execute();
    const { verifiedAt, snapshot, blobs } = receipt;
    return { output: { verifiedAt, snapshot, blobs }, subjects: [], entry: { ...receipt } };
  },
});

const receiptIn = (text: string, path: string): RestoreReceipt => {
  try {
    return receiptShape.parse(JSON.parse(text));
  } catch (cause) {
    throw fault('unreadable', `${path} is no receipt of a restore`, { field: 'receipt', cause });
  }
};

/** Root of the first entries, from their leaf hashes; undefined when there are fewer. */
const rootAt = async ({ database }: ReadContext, size: number): Promise<string | undefined> => {
  let frontier = EMPTY_FRONTIER;
  while (frontier.size < size) {
    const rows = await database
      .selectFrom('entry')
      .select('leaf_hash')
      .where('seq', '>', frontier.size)
      .where('seq', '<=', Math.min(size, frontier.size + 5_000))
      .orderBy('seq')
      .execute();
    if (rows.length === 0) return undefined;
    for (const { leaf_hash: leaf } of rows) frontier = appendLeaf(frontier, leaf);
  }
  return Buffer.from(frontierRoot(frontier)).toString('hex');
};

import { createHash } from 'node:crypto';
import type { ItemId } from '@amparo/core/ground/ids';
import { extract } from '@amparo/platform/sandbox/extract';
import type { Attachment } from '@amparo/platform/sandbox/extraction';
import type { JobContext } from '../kernel/deed.ts';
import { blobForProgram } from '../records/readable-blob.ts';

/**
 * What an item carried (attachments of a mail, files of an archive) is received through the same door as any file, on
 * the terms of what it came in. A file that is there already, by name and bytes, is not received again, as often as it
 * is there: two equal attachments are two items, also when the job was stopped between them.
 */
export const takeMembers = async (context: JobContext, item: ItemId): Promise<readonly string[]> => {
  const held = await blobForProgram(context, item);
  const terms = await context.database
    .selectFrom('item')
    .select(['origin', 'collector', 'legal_basis', 'consent', 'classification'])
    .where('id', '=', item)
    .executeTakeFirstOrThrow();
  const { attachments = [], mediaType } = await extract({
    bytes: context.house.vault.read(held.blob),
    declaredName: held.originalName,
  });
  const isArchive = mediaType === 'application/zip';
  const isCapture = mediaType === 'application/wacz';
  const there = await membersOf(context, item);
  const taken: string[] = [];
  for (const attachment of attachments) {
    const key = keyOf(nameOf(attachment), createHash('sha256').update(attachment.bytes).digest('hex'));
    const count = there.get(key) ?? 0;
    if (count > 0) {
      there.set(key, count - 1);
      continue;
    }
    const received = (await context.performNamed(
      'collect.receive-file',
      {
        name: nameOf(attachment),
        ...(isArchive ? { path: nameOf(attachment) } : {}),
        parent: item,
        from: terms.origin.from,
        how: isArchive || isCapture ? `file in item ${held.number}` : `attachment of item ${held.number}`,
        collector: terms.collector,
        basis: terms.legal_basis,
        ...terms.consent,
        classification: terms.classification,
      },
      one(attachment.bytes),
    )) as { itemId: string };
    taken.push(received.itemId);
  }
  return taken;
};

/** How often each file is among what came out of the item. */
const membersOf = async ({ database }: JobContext, item: ItemId): Promise<Map<string, number>> => {
  const rows = await database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .select(['item.original_name', 'blob.sha256'])
    .where('item.parent_id', '=', item)
    .execute();
  const there = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row.original_name, row.sha256.toString('hex'));
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  return there;
};

const keyOf = (name: string, sha256: string): string => `${sha256} ${name}`;

const LONGEST_NAME = 4096;
const nameOf = ({ name }: Attachment): string => (name === '' ? 'file without a name' : name.slice(0, LONGEST_NAME));

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

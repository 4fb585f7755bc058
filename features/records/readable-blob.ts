import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { BlobRecord } from '@amparo/platform/vault/vault';
import type { ReadContext } from '../kernel/deed.ts';
import { opened } from './opened.ts';

export interface ReadableBlob {
  readonly blob: BlobRecord;
  readonly number: number;
  readonly title: string;
  readonly originalName: string;
  readonly mediaType: string;
  readonly destroyed: boolean;
}

/**
 * The blob of an item whose content the member may read now: of a sealed one only while it is open to him for a purpose
 * (opened.ts). An item of another classification and an item that does not exist give the same fault: who may not see a
 * thing does not learn that it exists.
 */
export const readableBlob = async (context: ReadContext, item: ItemId): Promise<ReadableBlob> =>
  blobForProgram(await opened(context, [item]), item);

/** The same for programs that show nothing of the bytes to a person: no purpose is asked. */
export const blobForProgram = async (context: ReadContext, item: ItemId): Promise<ReadableBlob> => {
  const held = await blobOnRecord(context, item);
  if (held.destroyed) throw fault('not-found', `item ${held.number} was destroyed: its record is all that is left`);
  return held;
};

/** The same for deeds on record; also of an item that was destroyed. */
export const blobOnRecord = async ({ database, clearance }: ReadContext, item: ItemId): Promise<ReadableBlob> => {
  const row = await database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .select([
      'item.number',
      'item.title',
      'item.original_name',
      'item.media_type',
      'item.destroyed_seq',
      'blob.sha256',
      'blob.sha512',
      'blob.size',
      'blob.storage_name',
      'blob.wrapped_key',
      'blob.ciphertext_sha256',
    ])
    .where('item.id', '=', item)
    .where('item.classification', 'in', clearance)
    .executeTakeFirst();
  if (row === undefined) throw fault('not-found', `no item ${item}`);
  return {
    blob: {
      sha256: row.sha256.toString('hex'),
      sha512: row.sha512.toString('hex'),
      size: row.size,
      storageName: row.storage_name,
      wrappedKey: row.wrapped_key,
      ciphertextSha256: row.ciphertext_sha256.toString('hex'),
    },
    number: row.number,
    title: row.title,
    originalName: row.original_name,
    mediaType: row.media_type,
    destroyed: row.destroyed_seq !== null,
  };
};

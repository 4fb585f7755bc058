import type { BlobId, VaultCopyId } from '@amparo/core/ground/ids';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import type { BlobRecord } from '@amparo/platform/vault/vault';

/** Stands for the vault itself where a check or a failure names a place: further copies have ids of their own. */
export const IN_VAULT = '00000000-0000-0000-0000-000000000000' as VaultCopyId;

export interface VaultBlob {
  readonly id: BlobId;
  readonly record: BlobRecord;
}

export const BLOB_COLUMNS = [
  'blob.id',
  'blob.sha256',
  'blob.sha512',
  'blob.size',
  'blob.storage_name',
  'blob.wrapped_key',
  'blob.ciphertext_sha256',
] as const;

export const vaultBlobOf = (row: {
  readonly id: BlobId;
  readonly sha256: Buffer;
  readonly sha512: Buffer;
  readonly size: number;
  readonly storage_name: string;
  readonly wrapped_key: Buffer;
  readonly ciphertext_sha256: Buffer;
}): VaultBlob => ({
  id: row.id,
  record: {
    sha256: row.sha256.toString('hex'),
    sha512: row.sha512.toString('hex'),
    size: row.size,
    storageName: row.storage_name,
    wrappedKey: row.wrapped_key,
    ciphertextSha256: row.ciphertext_sha256.toString('hex'),
  },
});

/** Blobs by id, those whose key was destroyed left out, in the order of the ids. */
export const vaultBlobs = async (
  database: Database | Transacting,
  ids: readonly BlobId[],
): Promise<readonly VaultBlob[]> => {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('blob')
    .select(BLOB_COLUMNS)
    .where('blob.id', 'in', ids)
    .where('blob.destroyed_seq', 'is', null)
    .orderBy('blob.id')
    .execute();
  return rows.map(vaultBlobOf);
};

import { fault } from '@amparo/core/ground/fault';
import type { CopyPlace } from '../database/tables-vault.ts';
import type { BlobStore } from './blob-store.ts';
import { openFileBlobStore } from './file-blob-store.ts';
import { openS3BlobStore, type S3Able } from './s3-blob-store.ts';

/** What a place turned out to be able to do when it was tried. Differences between servers are facts here, not errors. */
export type CopyAble = { readonly kind: 'folder' } | ({ readonly kind: 's3' } & S3Able);

export interface OpenCopy {
  readonly store: BlobStore;
  readonly able: CopyAble;
}

/**
 * Opens the place of a further copy. Faults: `input-invalid` for a place that is not whole, `unavailable` when it does
 * not answer, `not-permitted` when it refuses the key.
 */
export const openCopyPlace = async (
  kind: 'folder' | 's3',
  place: CopyPlace,
  secret: string | null,
  known?: CopyAble,
): Promise<OpenCopy> => {
  if (kind === 'folder') {
    if (place.folder === undefined)
      throw fault('input-invalid', 'a copy in a folder needs `folder`', { field: 'folder' });
    return { store: await openFileBlobStore(place.folder), able: { kind: 'folder' } };
  }
  const { endpoint, bucket, accessKeyId } = place;
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secret === null)
    throw fault('input-invalid', 'a copy on an S3 server needs endpoint, bucket, access key and secret', {
      field: 'endpoint',
    });
  const where = { endpoint, bucket, accessKeyId, secretAccessKey: secret, region: place.region, prefix: place.prefix };
  const { store, able } = await openS3BlobStore(where, known?.kind === 's3' ? known : undefined);
  return { store, able: { kind: 's3', ...able } };
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSwift, type S3Server, startSwift } from '../../test/swift-server.ts';
import { describeBlobStore } from './blob-store.contract.ts';
import { openS3BlobStore, type S3Able } from './s3-blob-store.ts';
import { s3Requests } from './s3-requests.ts';

if (!hasSwift)
  console.warn('SKIPPED: no S3 server (Debian: swift-proxy swift-account swift-container swift-object) is installed');

describe.skipIf(!hasSwift)('a blob store on a real S3 server', () => {
  let server: S3Server;
  let able: S3Able;
  let buckets = 0;
  const newPlace = async () => {
    buckets += 1;
    const { endpoint, accessKeyId, secretAccessKey } = server;
    const place = { endpoint, accessKeyId, secretAccessKey, bucket: `vault-${buckets}`, prefix: 'amparo/' };
    await s3Requests(place)({ method: 'PUT', key: '' });
    return place;
  };
  beforeAll(async () => {
    server = await startSwift();
    ({ able } = await openS3BlobStore(await newPlace()));
    console.info('what the server can do:', JSON.stringify(able));
  });
  afterAll(() => server.stop());

  // Swift looks and writes in two steps: of two completions in one moment both may go through. Names are never chosen twice.
  describeBlobStore('S3', async () => (await openS3BlobStore(await newPlace(), able)).store, { races: false });
  describeBlobStore(
    'S3 without conditional requests, one writer at a time',
    async () =>
      (await openS3BlobStore(await newPlace(), { ...able, conditionalPut: false, conditionalComplete: false })).store,
    { races: false },
  );

  it('says that a key is wrong, that a bucket is not there, an address none', async () => {
    const place = await newPlace();
    const codeOf = (given: object): Promise<string> =>
      openS3BlobStore({ ...place, ...given }).then(
        () => 'opened',
        (cause: { code: string }) => cause.code,
      );
    expect(await codeOf({ secretAccessKey: 'wrong' })).toBe('not-permitted');
    expect(await codeOf({ bucket: 'nowhere-at-all' })).toBe('not-found');
    expect(await codeOf({ endpoint: 'ftp://127.0.0.1' })).toBe('input-invalid');
    expect(await codeOf({ bucket: '../up' })).toBe('input-invalid');
  });
});

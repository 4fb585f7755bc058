import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import { type S3Requests, xmlValues } from './s3-requests.ts';
import { PART_BYTES, type Spool } from './s3-spool.ts';

/** S3 takes at most 10,000 parts (Amazon S3 user guide, "multipart upload limits"). */
const MOST_PARTS = 9_000;

export interface Upload {
  readonly key: string;
  readonly spool: Spool;
  /** In one request; else in parts. */
  readonly inOne: boolean;
  /** Ask the server to refuse a key that is taken. */
  readonly conditional: boolean;
  /** Send the SHA-256 for the server to hold against what arrived. */
  readonly checksum: boolean;
}

/** Puts an object, whole or in parts. Fault `conflict`, with nothing changed, when the key is taken and the server can tell. */
export const putSpool = async (ask: S3Requests, upload: Upload): Promise<void> => {
  const { key, spool, inOne, conditional, checksum } = upload;
  const headers = conditional ? { 'if-none-match': '*' } : {};
  if (inOne) {
    const body = await spool.slice(0, spool.size());
    await ask({ method: 'PUT', key, headers: { ...headers, ...(checksum ? checksumOf(body) : {}) }, body });
    return;
  }
  const begun = await (await ask({ method: 'POST', key, query: { uploads: '' } })).text();
  const [uploadId] = xmlValues(begun, 'UploadId');
  if (uploadId === undefined) throw fault('unavailable', `The server began no upload of ${key}.`);
  try {
    const tags = await putParts(ask, key, uploadId, spool);
    const body = Buffer.from(
      `<CompleteMultipartUpload>${tags
        .map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
        .join('')}</CompleteMultipartUpload>`,
    );
    const ended = await (await ask({ method: 'POST', key, query: { uploadId }, headers, body })).text();
    // A server may answer 200 and say in the body that it failed.
    const [code] = xmlValues(ended, 'Code');
    if (code !== undefined) throw fault(code === 'PreconditionFailed' ? 'conflict' : 'unavailable', `${key}: ${code}`);
  } catch (cause) {
    await ask({ method: 'DELETE', key, query: { uploadId }, expect: [404] }).catch(() => undefined);
    throw cause;
  }
};

const putParts = async (ask: S3Requests, key: string, uploadId: string, spool: Spool): Promise<string[]> => {
  const size = spool.size();
  const step = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
  const tags: string[] = [];
  // An empty object is one empty part.
  for (let start = 0; start < size || tags.length === 0; start += step) {
    const body = await spool.slice(start, Math.min(size, start + step));
    const query = { partNumber: String(tags.length + 1), uploadId };
    const answer = await ask({ method: 'PUT', key, query, body });
    tags.push((answer.headers.get('etag') ?? '').replaceAll('"', '&quot;'));
  }
  return tags;
};

export const checksumOf = (body: Uint8Array): Record<string, string> => ({
  'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
});

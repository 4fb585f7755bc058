import { randomBytes } from 'node:crypto';
import { AmparoError } from '@amparo/core/ground/fault';
import { type S3Requests, xmlValues } from './s3-requests.ts';
import { checksumOf } from './s3-upload.ts';

/** What a server turned out to do. None of it is required: what is missing is done another way, and shown. */
export interface S3Able {
  /** Refuses to write over a key (`If-None-Match: *`), in one request and at the end of many parts. */
  readonly conditionalPut: boolean;
  readonly conditionalComplete: boolean;
  /** Holds a SHA-256 that is sent along against what arrived. */
  readonly checksum: boolean;
  readonly versioning: boolean;
  /** Keeps objects from being deleted for a time. Never relied on alone: destroying a key works all the same. */
  readonly objectLock: boolean;
}

/** Tries it with a small object of its own, which is removed again. Faults as of any request that must work. */
export const probeS3 = async (ask: S3Requests): Promise<S3Able> => {
  const key = `probe-${randomBytes(8).toString('hex')}`;
  const body = Buffer.from('amparo tries what this server can do');
  try {
    await ask({ method: 'PUT', key, body });
    const again = await told(ask({ method: 'PUT', key, body, headers: { 'if-none-match': '*' } }));
    const wrong = await told(ask({ method: 'PUT', key, body, headers: checksumOf(Buffer.from('other bytes')) }));
    return {
      conditionalPut: again === 'conflict',
      conditionalComplete: await completesConditionally(ask, key, body),
      checksum: wrong !== 'done',
      versioning: /<Status>Enabled</.test(await textOf(ask, 'versioning')),
      objectLock: /<ObjectLockEnabled>Enabled</.test(await textOf(ask, 'object-lock')),
    };
  } finally {
    await ask({ method: 'DELETE', key, expect: [404] }).catch(() => undefined);
  }
};

const completesConditionally = async (ask: S3Requests, key: string, body: Uint8Array): Promise<boolean> => {
  const begun = await (await ask({ method: 'POST', key, query: { uploads: '' } })).text();
  const [uploadId = ''] = xmlValues(begun, 'UploadId');
  const part = await ask({ method: 'PUT', key, query: { partNumber: '1', uploadId }, body });
  const tag = (part.headers.get('etag') ?? '').replaceAll('"', '&quot;');
  const list = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${tag}</ETag></Part></CompleteMultipartUpload>`;
  const ended = await told(
    ask({ method: 'POST', key, query: { uploadId }, headers: { 'if-none-match': '*' }, body: Buffer.from(list) }),
  );
  if (ended !== 'done') await ask({ method: 'DELETE', key, query: { uploadId }, expect: [404] }).catch(() => undefined);
  return ended === 'conflict';
};

const textOf = async (ask: S3Requests, about: string): Promise<string> => {
  const answer = await ask({ method: 'GET', key: '', query: { [about]: '' }, expect: [400, 403, 404, 405, 501] });
  return answer.ok ? answer.text() : '';
};

const told = async (asked: Promise<Response>): Promise<'done' | 'conflict' | 'refused'> => {
  try {
    const answer = await asked;
    return /<Code>PreconditionFailed</.test(await answer.text()) ? 'conflict' : 'done';
  } catch (cause) {
    if (!(cause instanceof AmparoError)) throw cause;
    return cause.code === 'conflict' ? 'conflict' : 'refused';
  }
};

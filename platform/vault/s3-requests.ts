import { createHash } from 'node:crypto';
import { type AmparoError, type FaultCode, fault } from '@amparo/core/ground/fault';
import { AwsClient } from 'aws4fetch';

/** An S3-compatible server, a bucket on it, and a key to it. */
export interface S3Place {
  /** `https://…`; requests go to `endpoint/bucket/key` (path style, which every server knows). */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `us-east-1` when not said, which servers without regions expect. */
  readonly region?: string | undefined;
  /** Before every key, such as `amparo/`. */
  readonly prefix?: string | undefined;
}

export interface S3Ask {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Without the prefix of the place; the bucket itself when empty. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Statuses that are answers, beside 200 to 299. */
  readonly expect?: readonly number[];
}

/** Signed requests to one place (AWS Signature Version 4, over the hash of the body). Every other status is a fault. */
export type S3Requests = (ask: S3Ask) => Promise<Response>;

export const s3Requests = (place: S3Place): S3Requests => {
  const { accessKeyId, secretAccessKey, region = 'us-east-1' } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const base = baseOf(place);
  return async ({ method, key, query = {}, headers = {}, body, expect = [] }) => {
    const path = key === '' ? '' : `/${`${place.prefix ?? ''}${key}`.split('/').map(encodeURIComponent).join('/')}`;
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const doing = `${method} ${key || 'the bucket'} at ${place.endpoint}`;
    const answer = await client
      .fetch(url.href, {
        method,
        headers: {
          ...headers,
          'x-amz-content-sha256': createHash('sha256')
            .update(body ?? '')
            .digest('hex'),
        },
        ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      })
      .catch((cause: unknown) => {
        throw fault('unavailable', `Could not ${doing}: ${causeOf(cause)}.`, { cause });
      });
    if (answer.ok || expect.includes(answer.status)) return answer;
    throw refusal(doing, answer.status, method === 'HEAD' ? '' : await answer.text().catch(() => ''));
  };
};

const baseOf = ({ endpoint, bucket }: S3Place): string => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw fault('input-invalid', `an address such as https://s3.example.org was expected, this came: ${endpoint}`, {
      field: 'endpoint',
    });
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw fault('input-invalid', `${bucket} is no name of a bucket (lower-case letters, digits, dots, hyphens)`, {
      field: 'bucket',
    });
  return `${url.href.replace(/\/$/, '')}/${bucket}`;
};

const CODES: Readonly<Record<number, FaultCode>> = {
  401: 'not-permitted',
  403: 'not-permitted',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  413: 'limit-reached',
  507: 'limit-reached',
};

/** Error answers are small XML: `<Code>` and `<Message>` (Amazon S3 API reference, "Error responses"). */
const refusal = (doing: string, status: number, text: string): AmparoError => {
  const told = ['Code', 'Message'].flatMap((tag) => xmlValues(text, tag).slice(0, 1)).join(': ');
  return fault(CODES[status] ?? 'unavailable', `Could not ${doing}: the server answered ${status} ${told}`.trim());
};

const causeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message || String(cause.cause) : cause.message;
};

/** Texts of all elements of this name: enough for the flat answers of S3, whose values here are names, dates and codes. */
export const xmlValues = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) => unescaped(value));

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

import { randomBytes } from 'node:crypto';
import { AmparoError, fault } from '@amparo/core/ground/fault';
import { type BlobDraft, type BlobStore, isStorageName, type StoredObject } from './blob-store.ts';
import { probeS3, type S3Able } from './s3-probe.ts';
import { type S3Place, type S3Requests, s3Requests, xmlValues } from './s3-requests.ts';
import { newSpool, type Spool } from './s3-spool.ts';
import { putSpool } from './s3-upload.ts';

export type { S3Able } from './s3-probe.ts';

const ASIDE = 'quarantine/';

/**
 * A blob store in a bucket: keys as the paths of the folder store, `ab/cd/abcd…`, and `quarantine/` for what was set
 * aside. What the server can do is found by trying, unless it is known. Faults: `unavailable`, `not-permitted`,
 * `not-found` (no such bucket).
 */
export const openS3BlobStore = async (
  place: S3Place,
  known?: S3Able,
): Promise<{ readonly store: BlobStore; readonly able: S3Able }> => {
  const ask = s3Requests(place);
  const able = known ?? (await probeS3(ask));
  return {
    able,
    store: {
      create: () => createDraft(ask, able),
      size: (name) => sizeOf(ask, keyOf(name)),
      read: (name, range) => readFrom(ask, () => keyOf(name), range ?? {}),
      remove: async (name) => {
        await ask({ method: 'DELETE', key: keyOf(name), expect: [404] });
      },
      setAside: (name) => setAsideIn(ask, able, name),
      list: () => listIn(ask, place.prefix ?? ''),
    },
  };
};

const createDraft = async (ask: S3Requests, able: S3Able): Promise<BlobDraft> => {
  const spool = await newSpool();
  return {
    write: (bytes) => spool.write(bytes),
    commit: async (name) => {
      await put(ask, able, keyOf(name), spool);
      await spool.discard();
    },
    abandon: () => spool.discard(),
  };
};

/**
 * In one request where that can be refused for a taken key, else in parts, whose end often can. Where neither can, a look
 * before comes next: two writers in the same moment are then not told apart.
 */
const put = async (ask: S3Requests, able: S3Able, key: string, spool: Spool): Promise<void> => {
  const inOne = spool.small() && (able.conditionalPut || !able.conditionalComplete);
  const conditional = inOne ? able.conditionalPut : able.conditionalComplete;
  if (!conditional && (await sizeOf(ask, key)) !== null)
    throw fault('conflict', `The bucket already holds an object named ${key}.`);
  await putSpool(ask, { key, spool, inOne, conditional, checksum: able.checksum });
};

async function* readFrom(
  ask: S3Requests,
  named: () => string,
  range: { readonly start?: number; readonly end?: number },
): AsyncGenerator<Uint8Array> {
  const key = named();
  const { start = 0, end } = range;
  if (end !== undefined && end <= start) {
    if ((await sizeOf(ask, key)) === null) throw fault('not-found', `The bucket holds no object named ${key}.`);
    return;
  }
  const whole = start === 0 && end === undefined;
  const headers = whole ? {} : { range: `bytes=${start}-${end === undefined ? '' : end - 1}` };
  // 416: the object ends before `start`.
  const answer = await ask({ method: 'GET', key, headers, expect: [416] });
  if (answer.status === 416) return;
  if (!whole && answer.status !== 206)
    throw fault('unavailable', `The server gave all of ${key}, a part was asked for.`);
  if (answer.body === null) return;
  try {
    for await (const part of answer.body) yield part;
  } catch (cause) {
    throw fault('unavailable', `Reading ${key} broke off.`, { cause });
  }
}

const sizeOf = async (ask: S3Requests, key: string): Promise<number | null> => {
  const answer = await ask({ method: 'HEAD', key, expect: [404] });
  if (answer.status === 404) return null;
  return Number(answer.headers.get('content-length'));
};

const setAsideIn = async (ask: S3Requests, able: S3Able, name: string): Promise<void> => {
  const key = keyOf(name);
  const spool = await newSpool();
  try {
    for await (const part of readFrom(ask, () => key, {})) await spool.write(part);
    await put(ask, able, `${ASIDE}${name}.${randomBytes(6).toString('hex')}`, spool);
    await ask({ method: 'DELETE', key, expect: [404] });
  } catch (cause) {
    if (!(cause instanceof AmparoError && cause.code === 'not-found')) throw cause;
  } finally {
    await spool.discard();
  }
};

async function* listIn(ask: S3Requests, prefix: string): AsyncGenerator<StoredObject> {
  let token: string | undefined;
  do {
    const query = { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) };
    const text = await (await ask({ method: 'GET', key: '', query })).text();
    const times = xmlValues(text, 'LastModified');
    for (const [at, key] of xmlValues(text, 'Key').entries()) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      if (isStorageName(name) && key === `${prefix}${keyOf(name)}`)
        yield { name, storedAt: new Date(times[at] ?? Number.NaN) };
    }
    [token] = xmlValues(text, 'NextContinuationToken');
  } while (token !== undefined && token !== '');
}

const keyOf = (name: string): string => {
  if (!isStorageName(name))
    throw fault('input-invalid', `A storage name is 64 hexadecimal digits; this came: ${JSON.stringify(name)}.`);
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
};

import { AmparoError, type FaultCode, fault } from '@amparo/core/ground/fault';
import { openDeeds } from '@amparo/features/catalogue';
import { inputFromWords } from '@amparo/features/kernel/coerce';
import type { BytesOut, Deed } from '@amparo/features/kernel/deed';
import { perform, performBytes } from '@amparo/features/kernel/perform';
import { askFollowing, askJob } from '@amparo/features/kernel/run-job';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Acting, makeActing } from './acting.ts';
import { deskFiles } from './desk-files.ts';
import type { Door } from './door.ts';
import type { Host } from './host.ts';
import { houseDoors } from './house-doors.ts';
import { openapi, pathOf } from './openapi.ts';

/** The HTTP server: one route a deed, made from the catalogue; the doors of the house; the desk's files. It decides nothing. */
export const makeApp = (host: Host, door: Door): Hono => {
  const app = new Hono();
  app.use(door.headers);
  app.use(door.guard);
  app.onError((cause, context) => answerError(context, cause));
  const acting = makeActing(host);
  for (const deed of openDeeds) if (deed.kind !== 'local') mountDeed(app, host, acting, deed);
  app.post('/api/house/act-as', acting.begin);
  app.post('/api/house/act-as-owner', acting.end);
  app.get('/api/openapi.json', (context) => context.json(openapi()));
  app.get('/api/schema', (context) => context.json(host.house().schema));
  app.route('/api/house', houseDoors(host));
  app.all('/api/*', () => {
    throw fault('not-found', 'no deed has this path; /api/openapi.json lists them');
  });
  app.get('*', deskFiles(door));
  return app;
};

const mountDeed = (app: Hono, host: Host, acting: Acting, deed: Deed): void => {
  const path = pathOf(deed);
  switch (deed.kind) {
    case 'read':
      app.get(path, async (context) => {
        const input = inputFromWords(deed, new Map(Object.entries(context.req.queries())));
        const house = host.house();
        const actor = await acting.actor(context, house);
        return deed.gives === 'bytes'
          ? attachment(await performBytes(house, actor, deed, input))
          : context.json((await perform(house, actor, deed, input)) as object);
      });
      if (deed.gives === 'json') {
        app.post(path, async (context) => {
          const house = host.house();
          const actor = await acting.actor(context, house);
          return context.json((await perform(house, actor, deed, await bodyOf(context))) as object);
        });
      }
      return;
    case 'write':
      app.post(path, async (context) => {
        const house = host.house();
        const actor = await acting.actor(context, house);
        const output =
          deed.takes === 'bytes'
            ? await withBody(context, (bytes) =>
                perform(house, actor, deed, jsonOf(context.req.query('input') ?? '{}'), bytes),
              )
            : await perform(house, actor, deed, await bodyOf(context));
        await askFollowing(house, actor, deed);
        return context.json(output as object);
      });
      return;
    case 'job':
      app.post(path, async (context) => {
        const house = host.house();
        const actor = await acting.actor(context, house);
        return context.json({ job: await askJob(house, actor, deed, await bodyOf(context)) }, 202);
      });
      return;
    case 'local':
      return;
  }
};

const MAX_JSON = 4_000_000;

const bodyOf = async (context: Context): Promise<unknown> => {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/json'))
    throw fault('input-invalid', `expected JSON (content-type application/json), got ${type || 'none'}`);
  if (Number(context.req.header('content-length') ?? 0) > MAX_JSON)
    throw fault('too-large', `JSON of more than ${MAX_JSON} bytes is not taken`);
  const text = await context.req.text();
  return text === '' ? {} : jsonOf(text);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('input-invalid', `this is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
};

type Body = ReadableStream<Uint8Array>;

/**
 * Does the work with the bytes of the request. When it is refused half way, the rest is read first: a client that is still
 * sending would see its connection break instead of the reason.
 */
const withBody = async <Answer>(context: Context, work: (bytes: AsyncIterable<Uint8Array>) => Promise<Answer>) => {
  const body: Body | null = context.req.raw.body;
  try {
    return await work(chunksOf(body));
  } catch (cause) {
    if (body !== null) await readOut(body).catch(() => undefined);
    throw cause;
  }
};

async function* chunksOf(body: Body | null): AsyncIterable<Uint8Array> {
  if (body !== null) yield* body.values({ preventCancel: true });
}

const READ_OUT_MS = 10_000;

const readOut = async (body: Body): Promise<void> => {
  const until = Date.now() + READ_OUT_MS;
  for await (const _ of body.values()) if (Date.now() > until) return;
};

/**
 * As an inert attachment that nothing opens in place (RFC 6266, RFC 8187); a still page in a frame of the desk, without an
 * origin, a script or a request of its own.
 */
const attachment = (out: BytesOut): Response => {
  const plain = out.name.replace(/[^\x20-\x7e]|["\\/]/g, '_');
  const how = out.stillPage ? 'inline' : 'attachment';
  return new Response(ReadableStream.from(out.bytes), {
    headers: {
      'content-type': out.mediaType,
      'content-length': String(out.size),
      'content-disposition': `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(out.name)}`,
      'content-security-policy': out.stillPage ? STILL_PAGE : "default-src 'none'; sandbox",
    },
  });
};

const STILL_PAGE =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; frame-ancestors 'self'; sandbox";

const STATUS: Readonly<Record<FaultCode, ContentfulStatusCode>> = {
  'input-invalid': 400,
  'not-permitted': 403,
  'purpose-needed': 428,
  'not-found': 404,
  conflict: 409,
  'consent-lacking': 422,
  locked: 423,
  'too-large': 413,
  unreadable: 422,
  'limit-reached': 507,
  'integrity-failed': 500,
  'newer-database': 500,
  unavailable: 503,
  cancelled: 409,
  internal: 500,
};

/** Faults go out as they are; anything else is said to have failed, without its inside. */
const answerError = (context: Context, cause: Error): Response => {
  if (cause instanceof AmparoError) return context.json({ faults: cause.faults }, STATUS[cause.code]);
  console.error(cause);
  return context.json(
    { faults: [{ code: 'internal', message: 'this failed inside Amparo; the terminal that started it says more' }] },
    500,
  );
};

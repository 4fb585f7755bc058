import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDeeds } from '@amparo/features/catalogue';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../test/database.ts';
import { makeApp } from './app.ts';
import { type Door, openDoor } from './door.ts';
import { type Host, makeHost } from './host.ts';
import { openapi } from './openapi.ts';

const PORT = 4321;
const OWN = `127.0.0.1:${PORT}`;
let folder: string;
let host: Host;
let door: Door;
let app: Hono;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-app-'));
  host = makeHost(join(folder, 'workspace'));
  await host.open({
    directory: join(folder, 'workspace'),
    create: { name: 'Test', fictional: true },
    databaseUrl: await testDatabaseUrl(),
  });
  door = openDoor(() => PORT);
  app = makeApp(host, door);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> =>
  Promise.resolve(
    app.request(`http://${OWN}${path}`, {
      ...init,
      headers: { host: OWN, 'x-amparo-token': door.token, ...init.headers },
    }),
  );

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('who is let in', () => {
  it('refuses every deed without the token of this start, with a wrong one, and with the cookie alone on a write', async () => {
    for (const { name, kind } of openDeeds) {
      if (kind === 'local') continue;
      const path = `/api/${name.replace('.', '/')}`;
      for (const token of ['', 'wrong', `${door.token}x`]) {
        expect((await post(path, {}, { 'x-amparo-token': token })).status, `${name} with token "${token}"`).toBe(401);
      }
      expect(
        (await post(path, {}, { 'x-amparo-token': '', cookie: `amparo=${door.token}` })).status,
        `${name} by cookie`,
      ).toBe(401);
    }
  });

  it('refuses another Host, another Origin and a cross-site request, token or not', async () => {
    expect((await ask('/api/team/describe-session', { headers: { host: 'rebound.example' } })).status).toBe(421);
    expect((await post('/api/team/describe-session', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post('/api/team/describe-session', {}, { origin: 'null' })).status).toBe(403);
    expect((await ask('/api/team/describe-session', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await post('/api/team/describe-session', {}, { origin: `http://${OWN}` })).status).toBe(200);
  });

  it('reads a refused file to its end, so that whoever sends it sees why and not a broken connection', async () => {
    let taken = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        taken += 1;
        if (taken > 40) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const path = `/api/collect/receive-file?input=${encodeURIComponent('{"nam":1}')}`;
    const answer = await ask(path, { method: 'POST', body, ...{ duplex: 'half' } });
    expect([answer.status, taken]).toEqual([400, 41]);
  });

  it('takes the token once by address, sets a strict cookie and takes it out of the address', async () => {
    const answer = await app.request(`http://${OWN}/people?token=${door.token}`, { headers: { host: OWN } });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/people');
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
  });

  it('gives the same strict headers with every answer, refusals included', async () => {
    const answers = [
      await ask('/api/schema'),
      await ask('/api/nothing'),
      await ask('/api/schema', { headers: { 'x-amparo-token': '' } }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('what comes in', () => {
  it('answers all faults of an input at once, by field', async () => {
    const answer = await post('/api/register/make-claim', { item: 'x', start: -1, end: 'y', property: 3 });
    expect(answer.status).toBe(400);
    const { faults } = (await answer.json()) as { faults: { field: string; code: string }[] };
    expect(faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['item', 'start', 'end', 'property', 'value']),
    );
    expect(faults.every(({ code }) => code === 'input-invalid')).toBe(true);
  });

  it('refuses text that is no JSON, a form, and a prototype in disguise', async () => {
    expect((await post('/api/read/list-items', '{"limit":')).status).toBe(400);
    expect(
      (await post('/api/read/list-items', 'limit=1', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(400);
    expect(
      (await post('/api/read/list-items', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'))
        .status,
    ).toBe(200);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('treats search words as words, whatever they hold', async () => {
    for (const text of ["'; drop table item; --", '%_\\', '"quoted', '((', 'a'.repeat(400)]) {
      expect((await post('/api/read/list-items', { text })).status).toBe(200);
      expect((await post('/api/register/list-people', { text })).status).toBe(200);
    }
  });

  it('receives bytes and gives them back exactly, as an inert attachment under the given name', async () => {
    const bytes = Buffer.from('<html><script>alert(1)</script>');
    const name = 'zvarot "ў"\r\nSet-Cookie: a=b.html';
    const input = encodeURIComponent(JSON.stringify({ name }));
    const received = await ask(`/api/collect/receive-file?input=${input}`, { method: 'POST', body: bytes });
    const { itemId } = (await received.json()) as { itemId: string };
    const answer = await ask(`/api/preserve/read-content?item=${itemId}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('an unknown item and an id that is none are told apart from nothing else', async () => {
    const unknown = await ask('/api/preserve/read-content?item=01890000-0000-7000-8000-000000000000');
    expect(unknown.status).toBe(404);
    expect((await ask('/api/preserve/read-content?item=..%2F..%2Fetc')).status).toBe(400);
  });
});

describe('what is described', () => {
  it('OpenAPI 3.1 names every deed of the server once, and the routes are there', async () => {
    const description = openapi();
    expect(description.openapi).toBe('3.1.0');
    const served = openDeeds.filter(({ kind }) => kind !== 'local');
    expect(Object.keys(description.paths)).toHaveLength(served.length);
    for (const [path, operations] of Object.entries(description.paths)) {
      const answer = 'post' in operations ? await post(path, {}) : await ask(path);
      expect([200, 202, 400, 404, 409], path).toContain(answer.status);
      const body = (await answer.json()) as { faults?: { message: string }[] };
      expect(JSON.stringify(body), path).not.toContain('no deed has this path');
    }
    expect((await ask('/api/openapi.json')).status).toBe(200);
  });
});

describe('inner deeds', () => {
  it('have no route: only other deeds do them', async () => {
    for (const name of ['consolidate/store-matches', 'preserve/record-export']) {
      expect((await post(`/api/${name}`, {})).status).toBe(404);
    }
  });
});

describe('locking', () => {
  it('a locked house answers 423 to every deed and opens again', async () => {
    const url = await testDatabaseUrl();
    const other = makeHost(join(folder, 'locked'));
    await other.open({
      directory: join(folder, 'locked'),
      create: { name: 'Locked' },
      unlock: { passphrase: 'correct horse battery' },
      databaseUrl: url,
    });
    await other.close();
    const shut = makeApp(other, door);
    const answer = await shut.request(`http://${OWN}/api/read/list-items`, {
      headers: { host: OWN, 'x-amparo-token': door.token },
    });
    expect(answer.status).toBe(423);
    await expect(other.open({ directory: join(folder, 'locked'), databaseUrl: url })).rejects.toMatchObject({
      code: 'locked',
    });
    await expect(
      other.open({
        directory: join(folder, 'locked'),
        unlock: { passphrase: 'wrong horse battery' },
        databaseUrl: url,
      }),
    ).rejects.toMatchObject({ code: 'locked' });
    await other.open({
      directory: join(folder, 'locked'),
      unlock: { passphrase: 'correct horse battery' },
      databaseUrl: url,
    });
    await other.close();
  });
});

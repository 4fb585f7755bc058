import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../test/database.ts';
import { makeApp } from './app.ts';
import { type Door, openDoor } from './door.ts';
import { type Host, makeHost } from './host.ts';

const OWN = '127.0.0.1:4322';
const PASSPHRASE = 'nine slow rivers under ice';
let folder: string;
let host: Host;
let door: Door;
let app: Hono;
let now = new Date('2026-03-01T10:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-acting-'));
  host = makeHost(join(folder, 'workspace'));
  await host.open({
    directory: join(folder, 'workspace'),
    create: { name: 'Test', fictional: true },
    databaseUrl: await testDatabaseUrl(),
    clock: () => now,
  });
  door = openDoor(() => 4322);
  app = makeApp(host, door);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const response = await app.request(`http://${OWN}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { host: OWN, 'x-amparo-token': door.token, 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, answer: (await response.json()) as Record<string, never> };
};
const who = async (headers: Record<string, string> = {}) => {
  const { status, answer } = await post('/api/team/describe-session', {}, headers);
  return status === 200 ? (answer as { member?: { name: string } }).member?.name : status;
};

describe('acting as another member over HTTP', () => {
  it('needs the own passphrase and the key of this start, holds fifteen minutes, and can be ended', async () => {
    await post('/api/team/add-member', { name: 'Bela', role: 'documenter', passphrase: PASSPHRASE });
    const asked = { member: 'Bela', passphrase: PASSPHRASE };
    expect((await post('/api/house/act-as', asked, { 'x-amparo-token': '' })).status).toBe(401);
    expect((await post('/api/house/act-as', { ...asked, passphrase: 'another long word' })).status).toBe(403);
    expect((await post('/api/house/act-as', { member: 'Bela' })).status).toBe(400);
    const { answer } = await post('/api/house/act-as', asked);
    const acting = { 'x-amparo-acting': String(answer['acting']) };
    expect([await who(), await who(acting), await who({ 'x-amparo-acting': 'guessed' })]).toEqual([
      'Steward',
      'Bela',
      403,
    ]);
    expect((await post('/api/team/add-member', { ...asked, name: 'Vera', role: 'steward' }, acting)).status).toBe(403);
    now = new Date('2026-03-01T10:15:00Z');
    expect(await who(acting)).toBe(403);
    const again = { 'x-amparo-acting': String((await post('/api/house/act-as', asked)).answer['acting']) };
    expect(await who(again)).toBe('Bela');
    await post('/api/house/act-as-owner', {}, again);
    expect(await who(again)).toBe(403);
  });

  it('slows down whoever guesses', async () => {
    const wrong = { member: 'Bela', passphrase: 'not this one either' };
    const codes: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) codes.push((await post('/api/house/act-as', wrong)).status);
    expect(codes).toEqual([403, 403, 403, 403, 403, 507, 507]);
    now = new Date('2026-03-01T10:15:05Z');
    expect((await post('/api/house/act-as', { member: 'Bela', passphrase: PASSPHRASE })).status).toBe(200);
  });
});

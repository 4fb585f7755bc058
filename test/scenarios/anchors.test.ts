import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '@amparo/features/kernel/house';
import { keyFileOf } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { anchorNow } from '@amparo/features/preserve/anchors/anchor-now';
import { checkAnchors } from '@amparo/features/preserve/anchors/check-anchors';
import { configureAnchors } from '@amparo/features/preserve/anchors/configure-anchors';
import { listAnchors } from '@amparo/features/preserve/anchors/list-anchors';
import { readAnchorSettings } from '@amparo/features/preserve/anchors/read-anchor-settings';
import { eraseEntries } from '@amparo/features/preserve/journal/erase-entries';
import { listEntries } from '@amparo/features/preserve/journal/list-entries';
import { proveEntry } from '@amparo/features/preserve/journal/prove-entry';
import { anchorsOf } from '@amparo/features/records/anchors';
import { formatVerifierKey, hashLeaf, parseTlogProof, parseVerifierKey, verifyTlogProof } from '@amparo/merkle-log';
import { anchorJournal, stampedData } from '@amparo/platform/anchors/anchor-journal';
import { openDatabase } from '@amparo/platform/database/connect';
import { openJournal } from '@amparo/platform/journal/journal';
import { openKeyring } from '@amparo/platform/vault/keyring';
import { type ServingWitness, serveWitness } from '@amparo/witness/serve-witness';
import { addLog, makeWitness, openWitness, type WitnessFolder } from '@amparo/witness/witness-folder';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../database.ts';
import { openTestHouse } from '../house.ts';
import { hasOpenssl, opensslVerifies, startAuthority, type TestAuthority } from '../time-authority.ts';

if (!hasOpenssl()) console.warn('NOT TESTED: anchors of a house, since openssl is not on this machine');

const DAY_MS = 86_400_000;

describe.skipIf(!hasOpenssl())('a journal anchored outside', () => {
  let folder: string;
  let authority: TestAuthority;
  let witness: WitnessFolder;
  let serving: ServingWitness;
  let house: House;
  let release: () => Promise<void>;
  let later = 0;
  const said: string[] = [];

  const serve = async (): Promise<void> => {
    witness = openWitness(join(folder, 'witness'));
    serving = await serveWitness(witness, { say: (line) => said.push(line) });
  };
  const settings = (more: object = {}) => ({
    on: true,
    authorities: [{ name: 'Veresk time', url: authority.url, roots: authority.roots }],
    witnesses: [
      {
        name: 'Partner',
        url: serving.url,
        key: readFileSync(join(folder, 'witness/witness.json'), 'utf8').match(/"key": "(.+)"/)?.[1] ?? '',
      },
    ],
    quorum: 1,
    ...more,
  });
  const configure = (more: object = {}) => perform(house, house.owner, configureAnchors, settings(more));
  const anchor = () => doJob(house, house.owner, anchorNow, {});
  const state = () => perform(house, house.owner, listAnchors, {});

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-anchors-'));
    authority = await startAuthority();
    ({ house, release } = await openTestHouse({ clock: () => new Date(Date.now() + later) }));
    makeWitness(join(folder, 'witness'), 'partner.example/witness');
    addLog(join(folder, 'witness'), formatVerifierKey(house.journal.key));
    await serve();
  });

  afterAll(async () => {
    await release();
    await serving.close();
    await authority.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is off until a person turns it on: nothing leaves', async () => {
    await expect(anchor()).rejects.toThrow(/anchoring is off/);
    expect(await state()).toMatchObject({ on: false, state: 'off', places: [] });
    expect(authority.requests).toEqual([]);
    await expect(configure({ quorum: 2 })).rejects.toThrow(/2 of 1 witnesses/);
    await expect(
      configure({ authorities: [{ name: 'x', url: 'file:///etc/passwd', roots: authority.roots }] }),
    ).rejects.toThrow();
    await expect(configure({ witnesses: [{ name: 'x', url: serving.url, key: 'x+0+y' }] })).rejects.toThrow(/key/);
  });

  it('is stamped and cosigned; what is stored is accepted by openssl and holds when checked again', async () => {
    await configure();
    expect(await perform(house, house.owner, readAnchorSettings, {})).toEqual(settings());
    const done = await anchor();
    expect(done).toMatchObject({ ok: true, witnesses: 1, anchored: [{ problem: null }, { problem: null }] });
    const { stamps, cosigned } = await anchorsOf(house.database);
    const [stamp] = stamps;
    if (stamp === undefined) throw new Error('no stamp was stored');
    const data = await stampedData(house.database, stamp.id as never);
    expect(opensslVerifies({ token: stamp.token, data, roots: authority.roots, chain: stamp.chain })).toBe(true);
    expect(cosigned[0]?.note).toMatch(/— partner.example\/witness /);
    expect(await perform(house, house.owner, checkAnchors, {})).toMatchObject({ ok: true, stamps: 1, cosignatures: 1 });
    expect(await state()).toMatchObject({ state: 'current', waitingHours: null, witnesses: 1 });
    expect((await anchor()).anchored.find(({ kind }) => kind === 'cosignature')?.problem).toBeNull();
  });

  it('says how long it is alone when nobody can be reached, and goes on when they are back', async () => {
    const places = settings();
    await serving.close();
    witness.close();
    await configure({ ...places, authorities: [{ name: 'Gone', url: 'http://127.0.0.1:9/', roots: authority.roots }] });
    const alone = await anchor();
    expect(alone).toMatchObject({ ok: false, witnesses: 0 });
    expect(alone.anchored.map(({ problem }) => problem?.code)).toEqual(['unavailable', 'unavailable']);
    later = 3 * DAY_MS;
    expect(await state()).toMatchObject({ state: 'waiting', waitingHours: 72 });
    later = 0;
    await serve();
    await configure();
    expect(await anchor()).toMatchObject({ ok: true });
  });

  it('renews a stamp before its certificate ends, over checkpoint and old token, as openssl reads it', async () => {
    const ending = await startAuthority({ holds: ['20200101000000Z', inDays(30)] });
    try {
      await configure({ authorities: [{ name: 'Ending', url: ending.url, roots: ending.roots }] });
      const done = await anchor();
      expect(done.anchored.map(({ kind, problem }) => [kind, problem])).toEqual([
        ['cosignature', null],
        ['time-stamp', null],
        ['renewal', null],
      ]);
      const { stamps } = await anchorsOf(house.database);
      const renewal = stamps.find(({ renews }) => renews !== null);
      const old = stamps.find(({ id }) => id === renewal?.renews);
      if (renewal === undefined || old === undefined) throw new Error('no stamp was renewed');
      const note = await stampedData(house.database, old.id as never);
      const data = Buffer.concat([note, old.token]);
      expect(opensslVerifies({ token: renewal.token, data, roots: ending.roots })).toBe(true);
      expect(await perform(house, house.owner, checkAnchors, {})).toMatchObject({ ok: true, faults: [] });
    } finally {
      await ending.close();
      await configure();
    }
  });

  it('proves entries to a stranger, finds them by what may be seen, and lets bodies be erased by two people', async () => {
    await house.journal.seal();
    const { proof, leaf } = await perform(house, house.owner, proveEntry, { seq: 2 });
    const key = parseVerifierKey(formatVerifierKey(house.journal.key));
    expect(verifyTlogProof(parseTlogProof(proof), hashLeaf(Buffer.from(leaf)), [key])).toBe(true);
    const found = await perform(house, house.owner, listEntries, { text: 'configure-anchors' });
    expect(new Set(found.rows.map(({ deed }) => deed))).toEqual(new Set(['preserve.configure-anchors']));
    expect((await perform(house, house.owner, listEntries, { text: '2' })).rows.map(({ seq }) => seq)).toEqual([2]);
    expect((await perform(house, house.owner, listEntries, { to: '2001-01-01' })).rows).toEqual([]);

    const asked = { entries: [2], ground: 'witness-protection' as const, reason: 'a name stands in it' };
    const { waiting } = await perform(house, house.owner, eraseEntries, asked);
    if (waiting === null) throw new Error('it was not asked for');
    await expect(
      perform(house, house.owner, eraseEntries, { ...asked, approval: waiting.approval }),
    ).rejects.toMatchObject({ code: 'conflict' });
    later = DAY_MS + 1_000;
    await expect(
      perform(house, house.owner, eraseEntries, { ...asked, entries: [3], approval: waiting.approval }),
    ).rejects.toThrow(/not what is asked/);
    expect(await perform(house, house.owner, eraseEntries, { ...asked, approval: waiting.approval })).toEqual({
      erased: 1,
      waiting: null,
    });
    later = 0;
    expect(await house.journal.check()).toMatchObject({ ok: true, erased: 1 });
    const { rows } = await perform(house, house.owner, listEntries, { text: '2' });
    expect(rows).toMatchObject([{ seq: 2, erased: true }]);
    await expect(
      perform(house, house.owner, eraseEntries, { ...asked, entries: [rows.length + 1_000] }),
    ).rejects.toThrow(/no entry/);
    const last = (await perform(house, house.owner, listEntries, { deed: 'preserve.erase-entries', limit: 1 })).rows[0];
    await expect(perform(house, house.owner, eraseEntries, { ...asked, entries: [last?.seq ?? 0] })).rejects.toThrow(
      /not erased itself/,
    );
    await anchor();
  });

  it('shows names that carry line breaks and escape codes as one entry (T17)', async () => {
    const before = await house.journal.check();
    const name = 'Partner\n2 entries\r\u001b[2J\u202e';
    await configure({ witnesses: [{ ...settings().witnesses[0], name }] });
    expect((await house.journal.check()).size).toBe(before.size + 1);
    const { rows } = await sql<{ body: string }>`select body from entry order by seq desc limit 1`.execute(
      house.database,
    );
    expect(rows[0]?.body).not.toMatch(/\p{Cc}/u);
    await configure();
  });

  it('has another history refused by the witness, which keeps both as proof; a database set back is found (T14, T16)', async () => {
    await anchor();
    const { size } = await house.journal.check();
    const another = async (entries: number) => {
      const place = mkdtempSync(join(folder, 'fork-'));
      const opened = await openDatabase({ cluster: '', run: '', url: await testDatabaseUrl() });
      // The same key on a machine that lost the signer's memory, over entries made anew.
      const keyring = await openKeyring(house.workspace.paths.keys, { keyFile: keyFileOf(house.workspace) });
      const journal = openJournal({
        database: opened.kysely,
        where: opened.where,
        folder: place,
        origin: house.journal.origin,
        seed: () => keyring.derive('journal-signing'),
        clock: () => new Date(),
      });
      for (let at = 0; at < entries; at += 1)
        await opened.kysely.transaction().execute(async (transaction) => {
          const entry = await journal.open(transaction);
          await entry.write({ deed: 'read.read-item', member: null, at: new Date(), subjects: [], record: { at } });
        });
      await journal.seal();
      const [answer] = await anchorJournal({
        database: opened.kysely,
        settings: { ...settings(), authorities: [] },
        clock: () => new Date(),
        extension: journal.extension,
      });
      await journal.close();
      await opened.close();
      return answer?.problem?.code;
    };
    expect(await another(size)).toBe('another-history');
    expect(await another(size + 3)).toBe('another-history');
    expect(await another(size - 1)).toBe('set-back');
    const forks = join(folder, 'witness/forks');
    const kept = readdirSync(join(forks, readdirSync(forks)[0] ?? ''));
    expect(kept).toHaveLength(2);
    expect(said.some((line) => line.startsWith('TWO HISTORIES'))).toBe(true);
    expect(await anchor()).toMatchObject({ ok: true });
  });
});

const inDays = (days: number): string =>
  new Date(Date.now() + days * DAY_MS)
    .toISOString()
    .replace(/[-:T]/g, '')
    .replace(/\.\d+Z$/, 'Z');

import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AmparoError } from '@amparo/core/ground/fault';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { perform, performLocal } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { makeBackup } from '@amparo/features/preserve/vault/make-backup';
import { makeRecoveryKey } from '@amparo/features/preserve/vault/make-recovery-key';
import { readVaultHealth } from '@amparo/features/preserve/vault/read-vault-health';
import { recordRestore } from '@amparo/features/preserve/vault/record-restore';
import { restoreBackup } from '@amparo/features/preserve/vault/restore-backup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../database.ts';

const PASSPHRASE = 'сем ціхіх рэк цякуць уніз';
let folder: string;
let house: House;
let words: string;
let backup: string;
let restores = 0;
/** The database that the last restore went into. */
let restoredInto = '';

const receive = (name: string, text: string) =>
  perform(
    house,
    house.owner,
    receiveFile,
    { name, from: 'a reader', how: 'by hand', basis: 'public-document', classification: 'public' },
    (async function* () {
      yield Buffer.from(text);
    })(),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-backup-'));
  backup = join(folder, 'backup');
  house = await openHouse({
    directory: join(folder, 'workspace'),
    create: { name: 'Test' },
    unlock: { passphrase: PASSPHRASE },
    databaseUrl: await testDatabaseUrl(),
    deeds: deedsByName,
  });
  for (let at = 0; at < 4; at += 1)
    await receive(`note-${at}.txt`, `Ліст ${at}: \u2028 "двукоссі" \\ {}`.repeat(9000 * at));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Restores from a folder; whatever goes wrong, nothing may be left that looks like a workspace. */
const restore = async (input: { from?: string; recoveryKey?: string; snapshot?: string; checkpoint?: string } = {}) => {
  restores += 1;
  restoredInto = await testDatabaseUrl();
  const to = join(folder, `restored-${restores}`);
  try {
    return await performLocal(restoreBackup, {
      from: backup,
      to,
      recoveryKey: words,
      databaseUrl: restoredInto,
      ...input,
    });
  } catch (cause) {
    expect(existsSync(to)).toBe(false);
    throw cause;
  }
};

const faultOf = async (work: Promise<unknown>): Promise<AmparoError> => {
  const cause = await work.then(
    () => new Error('it was done'),
    (reason: unknown) => reason,
  );
  if (cause instanceof AmparoError) return cause;
  throw cause;
};

const hashesOf = async (of: House): Promise<readonly string[]> => {
  const rows = await of.database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .selectAll('blob')
    .orderBy('item.number')
    .execute();
  const hashes: string[] = [];
  for (const row of rows) {
    const hash = createHash('sha512');
    const record = {
      sha256: row.sha256.toString('hex'),
      sha512: row.sha512.toString('hex'),
      size: row.size,
      storageName: row.storage_name,
      wrappedKey: row.wrapped_key,
      ciphertextSha256: row.ciphertext_sha256.toString('hex'),
    };
    for await (const part of of.vault.read(record)) hash.update(part);
    expect(hash.digest('hex')).toBe(record.sha512);
    hashes.push(record.sha256);
  }
  return hashes;
};

describe('the drill (security test T10)', () => {
  it('needs a recovery key first', async () => {
    expect((await faultOf(doJob(house, house.owner, makeBackup, { to: backup }))).message).toContain('recovery-key');
    ({ words } = await perform(house, house.owner, makeRecoveryKey, {}));
  });

  it('backs up, restores with the recovery key only, every hash equal; both journals and the desk say so', async () => {
    const first = await doJob(house, house.owner, makeBackup, { to: backup });
    expect(first).toMatchObject({ ok: true, blobs: 4, lacking: 0, gaps: [] });
    const restored = await restore();
    expect(restored).toMatchObject({ ok: true, blobs: 4, journalSize: first.journalSize, root: first.root });
    const again = await openHouse({
      directory: restored.directory,
      unlock: { recoveryKey: words },
      databaseUrl: restoredInto,
      deeds: deedsByName,
    });
    try {
      expect(await hashesOf(again)).toEqual(await hashesOf(house));
      expect((await again.journal.check()).faults).toEqual([]);
      expect((await perform(again, again.owner, readVaultHealth, {})).lastVerifiedRestore).toMatchObject({
        facts: { snapshot: first.snapshot, blobs: 4 },
      });
      await again.journal.seal();
      expect(again.journal.trouble()).toBeUndefined();
    } finally {
      await again.close();
    }
    await perform(house, house.owner, recordRestore, { receipt: restored.receipt });
    expect((await perform(house, house.owner, readVaultHealth, {})).lastVerifiedRestore?.facts).toMatchObject({
      snapshot: first.snapshot,
      manifest: first.manifest,
    });
    const foreign = join(folder, 'foreign.json');
    const receipt = JSON.parse(readFileSync(restored.receipt, 'utf8'));
    writeFileSync(foreign, JSON.stringify({ ...receipt, root: '0'.repeat(64) }));
    expect((await faultOf(perform(house, house.owner, recordRestore, { receipt: foreign }))).code).toBe('conflict');
  });

  it('copies only what is new, holds nothing readable, and lets old snapshots go', async () => {
    await receive('later.txt', 'VERESK-MARKER-9914 пазней');
    const second = await doJob(house, house.owner, makeBackup, { to: backup, keep: 1 });
    expect(second).toMatchObject({ blobs: 5, removed: 1 });
    expect(second.copiedBytes).toBeLessThan(200);
    for (const name of readdirSync(backup, { recursive: true }).map(String)) {
      const path = join(backup, name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes('VERESK-MARKER')).toBe(false);
    }
  });
});

describe('a damaged backup (security test T11)', () => {
  const damaged = (name: string, change: (root: string) => void): string => {
    const root = join(folder, name);
    cpSync(backup, root, { recursive: true });
    change(root);
    return root;
  };
  const snapshotIn = (root: string): string =>
    join(root, 'snapshots', readdirSync(join(root, 'snapshots')).sort().at(-1) ?? '');
  const blobIn = (root: string): string => {
    const line = readFileSync(join(root, 'vault/vault.sha256'), 'utf8').split('\n')[2] ?? '';
    return join(root, 'vault', line.slice(66));
  };
  const flip = (path: string, at = -20): void => {
    const bytes = readFileSync(path);
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    rmSync(path);
    writeFileSync(path, bytes);
  };

  const cases: readonly (readonly [string, (root: string) => void, RegExp])[] = [
    ['a bit of the dump', (root) => flip(join(snapshotIn(root), 'database.age')), /database\.age is damaged/],
    ['a bit of the keys', (root) => flip(join(snapshotIn(root), 'keys.age')), /keys\.age is damaged/],
    ['a bit of the manifest', (root) => flip(join(snapshotIn(root), 'manifest.json')), /manifest/],
    ['a bit of the signature', (root) => flip(join(snapshotIn(root), 'manifest.sig')), /not signed by the journal/],
    ['a bit of a blob', (root) => flip(blobIn(root)), /is damaged: its bytes have changed/],
    ['a blob dropped', (root) => rmSync(blobIn(root)), /it is not there/],
    ['the dump dropped', (root) => rmSync(join(snapshotIn(root), 'database.age')), /database\.age is missing/],
    ['the list cut', (root) => writeFileSync(join(snapshotIn(root), 'vault.sha256'), ''), /vault\.sha256 has 0 bytes/],
    [
      'bytes added to the dump',
      (root) => appendFileSync(join(snapshotIn(root), 'database.age'), 'x'),
      /database\.age has/,
    ],
    ['the snapshot gone', (root) => rmSync(snapshotIn(root), { recursive: true }), /manifest\.json is missing/],
    [
      'another snapshot in its place',
      (root) => renameSync(snapshotIn(root), join(root, 'snapshots/20200101T000000Z-9')),
      /manifest\.json is missing/,
    ],
  ];
  it.each(cases)('%s: a failure by name, and nothing is left behind', async (name, change, message) => {
    const found = await faultOf(restore({ from: damaged(name.replaceAll(' ', '-'), change) }));
    expect([found.code, found.message]).toEqual(['integrity-failed', expect.stringMatching(message)]);
  });

  it('a dump of an earlier snapshot in a later one, and an old backup whole, are seen', async () => {
    const old = join(folder, 'old');
    cpSync(backup, old, { recursive: true });
    await receive('newest.txt', 'the newest');
    await doJob(house, house.owner, makeBackup, { to: backup });
    const mixed = damaged('mixed', (root) =>
      cpSync(join(snapshotIn(old), 'database.age'), join(snapshotIn(root), 'database.age')),
    );
    expect((await faultOf(restore({ from: mixed }))).message).toContain('database.age');
    await house.journal.seal();
    const checkpoint = join(house.workspace.paths.journal, 'checkpoint');
    const stale = await faultOf(restore({ from: old, checkpoint }));
    expect([stale.code, stale.message]).toEqual([
      'integrity-failed',
      expect.stringContaining('older than what is known'),
    ]);
    const [earlier = ''] = readdirSync(join(backup, 'snapshots')).sort();
    expect(await restore({ snapshot: earlier })).toMatchObject({ ok: true, blobs: 5 });
  });

  it('another recovery key opens nothing; a folder that is not empty is not touched', async () => {
    const { newRecoveryKey } = await import('@amparo/platform/vault/recovery-key');
    expect((await faultOf(restore({ recoveryKey: (await newRecoveryKey()).words }))).code).toBe('locked');
    const there = await faultOf(performLocal(restoreBackup, { from: backup, to: backup, recoveryKey: words }));
    expect(there.code).toBe('conflict');
    expect(existsSync(join(backup, 'latest.json'))).toBe(true);
  });
});

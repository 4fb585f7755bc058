import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ItemId } from '@amparo/core/ground/ids';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { perform, performLocal } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import { exportBundle } from '@amparo/features/preserve/export/export-bundle';
import { auditVault } from '@amparo/features/preserve/vault/audit-vault';
import { checkVaultFolder } from '@amparo/features/preserve/vault/check-folder';
import { cleanRemnants } from '@amparo/features/preserve/vault/clean-remnants';
import { configureCopies } from '@amparo/features/preserve/vault/configure-copies';
import { copyVault } from '@amparo/features/preserve/vault/copy-vault';
import { makeRecoveryKey } from '@amparo/features/preserve/vault/make-recovery-key';
import { readVaultHealth } from '@amparo/features/preserve/vault/read-vault-health';
import { repairBlob } from '@amparo/features/preserve/vault/repair-blob';
import { beginRotation, rotateKeys } from '@amparo/features/preserve/vault/rotate-keys';
import { checkProof, lastChecks } from '@amparo/features/records/fixity';
import { hashLeaf, verifyInclusion } from '@amparo/merkle-log';
import { openKeyring } from '@amparo/platform/vault/keyring';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';

const DAY = 24 * 60 * 60 * 1000;
let now = Date.UTC(2026, 10, 22, 12);
let house: House;
let release: () => Promise<void>;
let folder: string;
const items: ItemId[] = [];

const receive = async (name: string, text: string, classification: 'public' | 'sealed'): Promise<ItemId> => {
  const { itemId } = await perform(
    house,
    house.owner,
    receiveFile,
    { name, from: 'a reader', how: 'by hand', basis: 'public-document', classification },
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  return itemId as ItemId;
};

beforeAll(async () => {
  ({ house, release } = await openTestHouse({ clock: () => new Date(now) }));
  folder = mkdtempSync(join(tmpdir(), 'amparo-copies-'));
  for (let at = 0; at < 6; at += 1)
    items.push(await receive(`note-${at}.txt`, `Чацвёртая папера ${at}`.repeat(4000), at === 0 ? 'sealed' : 'public'));
});
afterAll(async () => {
  await release();
  rmSync(folder, { recursive: true, force: true });
});

const health = () => perform(house, house.owner, readVaultHealth, {});
const audit = (input: { all?: boolean } = {}) => doJob(house, house.owner, auditVault, input);
const storedPath = async (root: string, item: ItemId): Promise<string> => {
  const { storage_name: name } = await house.database
    .selectFrom('item')
    .innerJoin('blob', 'blob.id', 'item.blob_id')
    .select('blob.storage_name')
    .where('item.id', '=', item)
    .executeTakeFirstOrThrow();
  return join(root, name.slice(0, 2), name.slice(2, 4), name);
};
const flip = async (root: string, item: ItemId): Promise<void> => {
  const path = await storedPath(root, item);
  const bytes = readFileSync(path);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
};
const entriesOf = async (deed: string): Promise<Record<string, unknown>[]> =>
  (await house.database.selectFrom('entry').select('body').where('deed', '=', deed).orderBy('seq').execute()).map(
    ({ body }) => JSON.parse(body ?? '{}').record,
  );

describe('the rolling audit', () => {
  it('checks what was never checked, then nothing but a sample, then each when its days are over', async () => {
    expect(await health()).toMatchObject({
      blobs: 6,
      neverChecked: 6,
      oldestCheck: null,
      strict: { blobs: 1, due: 1 },
    });
    expect(await audit()).toMatchObject({ ok: true, blobs: 6, checks: 6, complete: true });
    expect(await health()).toMatchObject({ neverChecked: 0, strict: { due: 0 }, others: { checked: 5, due: 0 } });
    expect((await audit()).blobs).toBe(0);
    now += 31 * DAY;
    expect(await health()).toMatchObject({ strict: { days: 30, due: 1 }, others: { days: 90, due: 0 } });
    expect((await audit()).blobs).toBe(6);
    now += 2 * DAY;
    expect((await audit()).blobs).toBe(6);
  });

  it('states in one entry a root that shows any one check and no other', async () => {
    const [check] = await lastChecks(house.database, items.slice(0, 1));
    if (check === undefined) throw new Error('a check was expected');
    const proof = await checkProof(house.database, check);
    const record = (await entriesOf('preserve.check-fixity')).at(-1);
    expect(record).toMatchObject({ custody: ['fixity-checked'], blobs: 6, failures: 0, root: proof?.root });
    expect(JSON.stringify(record)).not.toContain(items[0]);
    if (proof === undefined) throw new Error('a proof was expected');
    const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');
    const leaf = hashLeaf(Buffer.from(proof.line));
    expect(verifyInclusion(proof.index, proof.size, leaf, proof.proof.map(bytesOf), bytesOf(proof.root))).toBe(true);
    expect(JSON.parse(proof.line)).toMatchObject({ ok: true, depth: 'plaintext', place: 'vault', v: 1 });
  });

  it('leaves a list by which sha256sum and our own program check the files without any key', async () => {
    const vault = house.workspace.paths.vault;
    const own = await performLocal(checkVaultFolder, { directory: house.workspace.directory });
    expect(own).toMatchObject({ ok: true, files: 6, changed: [], missing: [], unlisted: 0 });
    const stock = spawnSync('sha256sum', ['-c', '--quiet', 'vault.sha256'], { cwd: vault });
    expect([stock.status, String(stock.stdout)]).toEqual([0, '']);
  });
});

describe('copies', () => {
  it('count when they were read back, and take no bytes that are damaged', async () => {
    const configure = (input: object) => perform(house, house.owner, configureCopies, { name: 'disk', ...input });
    await expect(configure({})).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(configure({ folder: join(house.workspace.directory, 'x') })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await configure({ folder });
    await expect(configure({ folder })).rejects.toMatchObject({ code: 'conflict' });
    await flip(house.workspace.paths.vault, items[5] as ItemId);
    const copied = await doJob(house, house.owner, copyVault, {});
    expect(copied).toMatchObject({ ok: false, copied: 5, failed: [{ place: 'vault' }], away: [] });
    expect(await performLocal(checkVaultFolder, { directory: folder })).toMatchObject({ ok: true, files: 5 });
    expect((await doJob(house, house.owner, copyVault, {})).bytes).toBe(0);
    await flip(house.workspace.paths.vault, items[5] as ItemId);
    expect(await audit({ all: true })).toMatchObject({ ok: true, blobs: 6, checks: 11 });
    expect(await doJob(house, house.owner, copyVault, {})).toMatchObject({ ok: true, copied: 1 });
    expect((await health()).copies).toMatchObject([{ name: 'disk', blobs: 6, lacking: 0, failures: 0, where: folder }]);
  });

  it('a damaged file is found in each place, has an entry of its own, and is repaired when the time of two people is over', async () => {
    const [one, two] = [items[1] as ItemId, items[2] as ItemId];
    await flip(house.workspace.paths.vault, one);
    await flip(folder, two);
    const found = await audit({ all: true });
    expect(found.ok).toBe(false);
    expect(found.failed.map(({ place }) => place).sort()).toEqual(['disk', 'vault']);
    const failures = await entriesOf('preserve.record-fixity-failure');
    expect(failures.slice(-2).flatMap(({ items: named }) => named)).toMatchObject([{ item: one }, { item: two }]);
    expect((await health()).failures).toMatchObject([
      { item: one, place: 'vault', good: 'disk' },
      { item: two, place: 'disk', good: 'vault' },
    ]);
    expect((await performLocal(checkVaultFolder, { directory: house.workspace.directory })).changed).toHaveLength(1);

    const out = join(tmpdir(), `amparo-never-${process.pid}`);
    await expect(doJob(house, house.owner, exportBundle, { item: [one], out })).rejects.toMatchObject({
      code: 'integrity-failed',
      message: expect.stringContaining('A000002'),
    });
    expect(existsSync(out)).toBe(false);

    const repair = (input: object) =>
      perform(house, house.owner, repairBlob, { item: one, place: 'vault', from: 'disk', ...input });
    await expect(repair({ item: items[3] })).rejects.toMatchObject({ code: 'conflict' });
    const asked = await repair({});
    expect(asked).toMatchObject({ repaired: false, waiting: { way: 'delay' } });
    const approval = asked.waiting?.approval;
    await expect(repair({ approval })).rejects.toMatchObject({ code: 'conflict' });
    now += DAY + 1000;
    await expect(repair({ approval, item: two, place: 'disk', from: 'vault' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await repair({ approval })).toMatchObject({ repaired: true });
    expect(readdirSync(join(house.workspace.paths.vault, 'quarantine'))).toHaveLength(1);
    expect((await entriesOf('preserve.repair-blob')).at(-1)).toMatchObject({ custody: ['restored'], item: one });
    expect((await audit({ all: true })).failed).toMatchObject([{ place: 'disk' }]);
    expect(readdirSync(join(house.workspace.paths.vault, 'incoming'))).toEqual([]);
  });

  it('a disk that is not there is said to be away and fails no check', async () => {
    const gone = join(folder, 'unplugged');
    writeFileSync(gone, '');
    await perform(house, house.owner, configureCopies, { name: 'gone', folder: join(folder, 'other') });
    await sql`update vault_copy set place = ${JSON.stringify({ folder: join(gone, 'x') })} where name = 'gone'`.execute(
      house.database,
    );
    const done = await doJob(house, house.owner, copyVault, { name: 'gone' });
    expect(done).toMatchObject({ ok: false, away: [{ name: 'gone' }] });
    expect((await audit({ all: true })).away).toEqual(['gone']);
    await perform(house, house.owner, configureCopies, { name: 'gone', remove: true });
  });
});

describe('keys', () => {
  it('change without a blob being touched; the old key is gone and the recovery key follows', async () => {
    const { words, recipient } = await perform(house, house.owner, makeRecoveryKey, {});
    expect(JSON.stringify(await entriesOf('preserve.make-recovery-key'))).not.toContain(words);
    expect((await entriesOf('preserve.make-recovery-key')).at(-1)).toMatchObject({ recipient });
    const before = house.vault.keyring.wrappingKeys();
    await perform(house, house.owner, beginRotation, {});
    // Six blobs, and the compartment of the sealed one.
    expect(await doJob(house, house.owner, rotateKeys, {})).toEqual({ generation: 1, rewrapped: 7 });
    const after = house.vault.keyring.wrappingKeys();
    expect(after.map(({ generation }) => generation)).toEqual([1]);
    expect(after[0]?.key).not.toEqual(before[0]?.key);
    items.push(await receive('after.txt', 'after the change', 'public'));
    expect(await audit({ all: true })).toMatchObject({ blobs: 7 });
    const byPaper = await openKeyring(house.workspace.paths.keys, { recoveryKey: words });
    expect(byPaper.wrappingKeys()).toEqual(after);
    expect(await health()).toMatchObject({
      recoveryKey: true,
      keyGenerations: [1],
      lastRotation: { facts: { generation: 1 } },
    });
    await expect(
      sql`update blob set key_generation = 0 where key_generation = 1`.execute(house.database),
    ).rejects.toMatchObject({ code: '23503' });
  });
});

it('cleans the database and says so', async () => {
  const { left, tables } = await doJob(house, house.owner, cleanRemnants, {});
  expect(left).toEqual([]);
  expect(tables).toBeGreaterThan(30);
  expect((await health()).lastCleanUp).toMatchObject({ facts: { left: [] } });
});

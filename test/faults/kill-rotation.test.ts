import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { BlobId } from '@amparo/core/ground/ids';
import { deedsByName } from '@amparo/features/catalogue';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { keyFileOf, openHouse } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import {
  beginRotation,
  endRotation,
  rewrapCompartments,
  rewrapKeys,
  rotateKeys,
} from '@amparo/features/preserve/vault/rotate-keys';
import { vaultBlobs } from '@amparo/features/records/vault-blobs';
import { ownerOfCompartment } from '@amparo/platform/database/compartments';
import { openFileBlobStore } from '@amparo/platform/vault/file-blob-store';
import { openKeyring } from '@amparo/platform/vault/keyring';
import { vaultOn } from '@amparo/platform/vault/vault';
import { unwrapKey } from '@amparo/platform/vault/wrapped-key';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../database.ts';
import { chance, ended } from './desk-process.ts';

/**
 * T7: a change of keys is cut between any two of its steps, and killed at any moment. At every moment each blob and each
 * compartment of a sealed item opens with exactly one of the old and the new key; it can be gone on with; the old key is destroyed only at the end.
 */
const KILLS = Number(process.env['AMPARO_ROTATION_KILLS'] ?? 30);
const SEED = Number(process.env['AMPARO_SEED'] ?? 20_261_122);

let folder: string;
let house: House;
let databaseUrl: string;

const open = () =>
  openHouse({ directory: join(folder, 'workspace'), create: { name: 'Test' }, databaseUrl, deeds: deedsByName });
const receive = (house: House, name: string, classification: 'public' | 'sealed' = 'public') =>
  perform(
    house,
    house.owner,
    receiveFile,
    { name, from: 'a reader', how: 'by hand', basis: 'public-document', classification },
    (async function* () {
      yield Buffer.from(`${name} `.repeat(3000));
    })(),
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-rotation-'));
  databaseUrl = await testDatabaseUrl();
  house = await open();
  for (let number = 0; number < 12; number += 1)
    await receive(house, `note-${number}.txt`, number % 4 === 0 ? 'sealed' : 'public');
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const blobIds = async (): Promise<BlobId[]> =>
  (await house.database.selectFrom('blob').select('id').orderBy('id').execute()).map(({ id }) => id);

const sealedItems = async (): Promise<string[]> =>
  (await house.database.selectFrom('compartment').select('item_id').execute()).map(({ item_id }) => item_id);

/** As a program that starts now sees it: the files of the disk, the rows of the database. Answers the generations in the ring. */
const holdEachBlobToOneKey = async (): Promise<readonly number[]> => {
  const keyring = await openKeyring(house.workspace.paths.keys, { keyFile: keyFileOf(house.workspace) });
  const vault = vaultOn(await openFileBlobStore(house.workspace.paths.vault), keyring);
  for (const { record } of await vaultBlobs(house.database, await blobIds())) {
    const owner = `amparo-vault/1 ${record.storageName}`;
    const opening = keyring.wrappingKeys().filter(({ key }) => unwrapKey(key, record.wrappedKey, owner) !== null);
    expect(opening).toHaveLength(1);
    expect(await vault.verify(record)).toMatchObject({ ok: true });
  }
  const sealed = await house.database.selectFrom('compartment').select(['item_id', 'wrapped_key']).execute();
  expect(sealed).toHaveLength(3);
  for (const { item_id, wrapped_key } of sealed) {
    const owner = ownerOfCompartment(item_id);
    expect(keyring.wrappingKeys().filter(({ key }) => unwrapKey(key, wrapped_key, owner) !== null)).toHaveLength(1);
  }
  const titles = await house.database.selectFrom('item').select('title').orderBy('number').limit(12).execute();
  expect(titles.map(({ title }) => title)).toEqual(titles.map((_, number) => `note-${number}.txt`));
  return keyring.wrappingKeys().map(({ generation }) => generation);
};

const FEATURES = pathToFileURL(join(import.meta.dirname, '../../features/'));
/** A program that changes the keys again and again, and says when it begins. */
const rotating = (): string => `
  import { deedsByName } from '${new URL('catalogue.ts', FEATURES).href}';
  import { openHouse } from '${new URL('kernel/open-house.ts', FEATURES).href}';
  import { doJob } from '${new URL('kernel/run-job.ts', FEATURES).href}';
  import { rotateKeys } from '${new URL('preserve/vault/rotate-keys.ts', FEATURES).href}';
  const [directory, databaseUrl] = ${JSON.stringify([house.workspace.directory, databaseUrl])};
  const house = await openHouse({ directory, databaseUrl, deeds: deedsByName });
  console.log('begun');
  for (;;) await doJob(house, house.owner, rotateKeys, {});
`;

describe('a change of keys', () => {
  it('cut after each of its steps', async () => {
    const begin = async (): Promise<number> => (await perform(house, house.owner, beginRotation, {})).generation;
    const half = async (generation: number): Promise<void> => {
      const blobs = (await blobIds()).filter((_, at) => at % 2 === 0);
      await perform(house, house.owner, rewrapKeys, { generation, blobs });
    };
    const steps: readonly ((generation: number) => Promise<unknown>)[] = [
      async () => undefined,
      (generation) => house.vault.keyring.beginRotation(generation),
      half,
      async (generation) => perform(house, house.owner, rewrapKeys, { generation, blobs: await blobIds() }),
      async (generation) => perform(house, house.owner, rewrapCompartments, { generation, items: await sealedItems() }),
      (generation) => perform(house, house.owner, endRotation, { generation }),
      (generation) => house.vault.keyring.retireBefore(generation),
    ];
    for (let cutAfter = 0; cutAfter < steps.length; cutAfter += 1) {
      const generation = await begin();
      const elsewhere = await open();
      for (const step of steps.slice(0, cutAfter + 1)) await step(generation);
      const known = await holdEachBlobToOneKey();
      expect(known).toEqual(
        cutAfter === 0 ? [generation - 1] : cutAfter < 6 ? [generation, generation - 1] : [generation],
      );
      // Another program that had the workspace open all the while goes on taking files in, and reading.
      await receive(elsewhere, `meanwhile-${cutAfter}.txt`);
      for (const { record } of await vaultBlobs(elsewhere.database, await blobIds()))
        expect(await elsewhere.vault.verify(record)).toMatchObject({ ok: true });
      await elsewhere.close();
      await house.close();
      house = await open();
      const done = await doJob(house, house.owner, rotateKeys, {});
      expect(await holdEachBlobToOneKey()).toEqual([done.generation]);
    }
  });

  it(`killed ${KILLS} times at any moment, then gone on with`, { timeout: 1_800_000 }, async () => {
    const random = chance(SEED);
    const seen = new Map<number, number>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', rotating()], {
        cwd: import.meta.dirname,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await pause(random() * 250);
      child.kill('SIGKILL');
      await ended(child);
      const keys = (await holdEachBlobToOneKey()).length;
      seen.set(keys, (seen.get(keys) ?? 0) + 1);
    }
    await doJob(house, house.owner, rotateKeys, {});
    expect(await holdEachBlobToOneKey()).toHaveLength(1);
    console.log(`${KILLS} kills of a change of keys; the ring then held two wrapping keys ${seen.get(2) ?? 0} times`);
  });
});

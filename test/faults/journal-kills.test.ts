import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  consistencyProof,
  formatVerifierKey,
  hashLeaf,
  rangeHashOfLeaves,
  rootOfLeafHashes,
  signCheckpoint,
} from '@amparo/merkle-log';
import { askWitness } from '@amparo/platform/anchors/ask-witness';
import { openDatabase } from '@amparo/platform/database/connect';
import { openJournal } from '@amparo/platform/journal/journal';
import { journalKey } from '@amparo/platform/journal/journal-key';
import { readSignedHead } from '@amparo/platform/journal/signed-head';
import { addLog, makeWitness } from '@amparo/witness/witness-folder';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seeded } from '../bench/seeded.ts';
import { testDatabaseUrl } from '../database.ts';

/** The signer and the witness killed at any moment: they go on where they were, and never sign two histories. */
const KILLS = Number(process.env['AMPARO_KILLS'] ?? 60);
const SEED = createHash('sha256').update('kills').digest();
const ORIGIN = 'log.example/veresk';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-kills-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const killSigner = (): void => {
  try {
    const found = execFileSync('pgrep', ['-P', String(process.pid), '-f', folder])
      .toString()
      .trim()
      .split('\n');
    for (const pid of found) process.kill(Number(pid), 'SIGKILL');
  } catch {
    // None runs just now.
  }
};

it(`the signer, killed ${KILLS} times while it signs, remembers all that it gave out, and the journal holds`, async () => {
  const chance = seeded(20_261_122);
  const opened = await openDatabase({ cluster: '', run: '', url: await testDatabaseUrl() });
  const open = () =>
    openJournal({
      database: opened.kysely,
      where: opened.where,
      folder,
      origin: ORIGIN,
      seed: () => Uint8Array.from(SEED),
      clock: () => new Date(),
    });
  let journal = open();
  let sealed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await opened.kysely.transaction().execute(async (transaction) => {
      const batch = await journal.openBatch(transaction);
      const text = { deed: 'read.read-item', member: null, at: new Date(), subjects: [], record: { kill } };
      await batch.write(Array.from({ length: 1 + chance.below(4) }, () => text));
    });
    const sealing = journal.seal().then(
      () => true,
      () => false,
    );
    // A signer that runs already answers in a millisecond or two; one that is started anew in some sixty.
    await pause(chance.below(2) === 0 ? chance.below(4) : chance.below(90));
    killSigner();
    if (await sealing) sealed += 1;
    const remembered = readSignedHead(folder)?.size ?? 0;
    const checkpoint = await opened.kysely
      .selectFrom('checkpoint')
      .select((select) => select.fn.max('size').as('size'))
      .executeTakeFirst();
    expect(remembered).toBeGreaterThanOrEqual(checkpoint?.size ?? 0);
    if (kill % 10 === 9) {
      await journal.close();
      journal = open();
    }
  }
  await journal.seal();
  expect(sealed).toBeGreaterThan(KILLS / 3);
  expect(await journal.check()).toMatchObject({ ok: true, faults: [] });
  await journal.close();
  await opened.close();
});

const MAIN = fileURLToPath(new URL('../../apps/witness/src/main.ts', import.meta.url));

const startWitness = async (port: number): Promise<ChildProcess> => {
  const words = ['--disable-warning=ExperimentalWarning', MAIN, 'run', join(folder, 'witness'), '--port', String(port)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (/ready at/.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });
  return child;
};

it(`the witness, killed ${KILLS} times while it is asked, never forgets what it cosigned`, async () => {
  const chance = seeded(20_261_123);
  const port = 20_000 + (process.pid % 20_000);
  const key = journalKey(ORIGIN, SEED);
  const vkey = makeWitness(join(folder, 'witness'), 'partner.example/witness');
  addLog(join(folder, 'witness'), formatVerifierKey(key.verifier));
  const leaves = Array.from({ length: 40 * KILLS }, (_, at) => hashLeaf(Buffer.from(`${at}`)));
  const place = { name: 'Partner', url: `http://127.0.0.1:${port}`, key: vkey };
  let size = 0;
  let acknowledged = 0;
  let witness = await startWitness(port);
  const ask = async (): Promise<void> => {
    const tree = leaves.slice(0, size);
    const head = { origin: ORIGIN, size, root: rootOfLeafHashes(tree), extensions: [] };
    const note = signCheckpoint(head, { key: key.verifier, sign: key.sign });
    const proof = async (from: number) => consistencyProof(from, size, rangeHashOfLeaves(tree));
    await askWitness(place, note, acknowledged, proof);
    acknowledged = size;
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const dying = pause(chance.below(25)).then(() => witness.kill('SIGKILL'));
    for (let asked = 0; asked < 10; asked += 1) {
      size += 1 + chance.below(3);
      const failed = await ask().then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (failed === undefined) continue;
      expect(failed).toMatchObject({ code: 'unavailable' });
      break;
    }
    await dying;
    if (witness.exitCode === null && witness.signalCode === null) await new Promise((end) => witness.once('exit', end));
    const file = execFileSync('find', [join(folder, 'witness/seen'), '-name', '*.json'])
      .toString()
      .trim();
    const seen = file === '' ? 0 : (JSON.parse(readFileSync(file, 'utf8')) as { size: number }).size;
    expect(seen).toBeGreaterThanOrEqual(acknowledged);
    witness = await startWitness(port);
    await ask();
  }
  witness.kill('SIGKILL');
  expect(acknowledged).toBe(size);
});

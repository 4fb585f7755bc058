import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  hashLeaf,
  rangeHashOfLeaves,
  rootOfLeafHashes,
  signCheckpoint,
  verifyEd25519,
} from '@amparo/merkle-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalKey } from './journal-key.ts';
import { readSignedHead, signedHeadFile } from './signed-head.ts';
import { openSigner, type Signer } from './signer.ts';
import { readsAsCheckpoint } from './signer-rules.ts';

const ORIGIN = 'log.example/veresk';
const SEED = new Uint8Array(32).fill(9);
const KEY = journalKey(ORIGIN, SEED);
const leaves = (count: number, mark = ''): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => hashLeaf(Buffer.from(`${mark}${at}`)));
const headOf = (tree: readonly Uint8Array[]) => ({ size: tree.length, root: rootOfLeafHashes(tree) });
const proofOf = (from: number, tree: readonly Uint8Array[]) =>
  consistencyProof(from, tree.length, rangeHashOfLeaves(tree));

let folder: string;
let signer: Signer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-signer-'));
  signer = openSigner({ origin: ORIGIN, folder, seed: () => SEED.slice() });
});

afterEach(async () => {
  await signer.close();
  rmSync(folder, { recursive: true, force: true });
});

const sign = (from: number, tree: readonly Uint8Array[], proof = proofOf(from, tree)): Promise<Uint8Array> =>
  signer.checkpoint(headOf(tree), from, proof);

describe('the signer', () => {
  it('signs what is proven to extend what it signed, and the same again, and remembers it', async () => {
    const signature = await sign(0, leaves(3));
    const text = `${ORIGIN}\n3\n${Buffer.from(headOf(leaves(3)).root).toString('base64')}\n`;
    expect(verifyEd25519(KEY.verifier.publicKey, Buffer.from(text), signature)).toBe(true);
    await sign(3, leaves(10));
    expect(await sign(10, leaves(10), [])).toHaveLength(64);
    expect(readSignedHead(folder)).toEqual({ size: 10, root: Buffer.from(headOf(leaves(10)).root) });
    await signer.close();
    expect((await signer.last()).size).toBe(10);
  });

  it('refuses, by name, what is older, forked, unproven or proven from elsewhere, and goes on', async () => {
    await sign(0, leaves(10));
    await expect(sign(0, leaves(9))).rejects.toMatchObject({ refusal: 'behind', size: 10 });
    await expect(sign(10, leaves(10, 'other'), [])).rejects.toMatchObject({ refusal: 'fork' });
    await expect(sign(10, leaves(12, 'other'))).rejects.toMatchObject({ refusal: 'not-an-extension' });
    await expect(sign(10, leaves(12), [])).rejects.toMatchObject({ refusal: 'not-an-extension' });
    await expect(sign(9, leaves(12))).rejects.toMatchObject({ refusal: 'other-base' });
    await expect(sign(0, leaves(12), [])).rejects.toMatchObject({ refusal: 'other-base' });
    await sign(10, leaves(12));
    expect(readSignedHead(folder)?.size).toBe(12);
  });

  it('takes a checkpoint with its own signature for signed when its memory is gone, and no foreign one', async () => {
    const note = (tree: readonly Uint8Array[], key = KEY) =>
      signCheckpoint({ origin: ORIGIN, ...headOf(tree), extensions: [] }, { key: key.verifier, sign: key.sign });
    expect((await signer.last(note(leaves(7)))).size).toBe(7);
    await expect(sign(0, leaves(5))).rejects.toMatchObject({ refusal: 'behind' });
    await expect(signer.last(note(leaves(7, 'other')))).rejects.toMatchObject({ refusal: 'fork' });
    await expect(signer.last(note(leaves(9), journalKey(ORIGIN, new Uint8Array(32).fill(1))))).rejects.toMatchObject({
      refusal: 'foreign-checkpoint',
    });
    await sign(7, leaves(8));
  });

  it('signs nothing while its memory cannot be read', async () => {
    writeFileSync(signedHeadFile(folder), '{"size":3,');
    await expect(sign(0, leaves(3))).rejects.toMatchObject({ refusal: 'memory' });
  });

  it('seals other bytes, never such as read as a checkpoint or a cosignature of any log', async () => {
    const seal = Buffer.from('# amparo bundle seal v1\n# origin log.example/veresk\n00  a\n');
    expect(verifyEd25519(KEY.verifier.publicKey, seal, await signer.seal(seal))).toBe(true);
    const refused = [
      `${ORIGIN}\n5\nAAAA\n`,
      `other\r\n5\r\nAAAA\n`,
      'x\n 05\n',
      `cosignature/v1\ntime 5\n${ORIGIN}\n5\n`,
    ];
    for (const text of refused)
      await expect(signer.seal(Buffer.from(text))).rejects.toMatchObject({ refusal: 'reads-as-checkpoint' });
    expect(readsAsCheckpoint(Buffer.alloc(0))).toBe(false);
  });

  it('has its key in no parameter, environment or file', async () => {
    await signer.seal(Buffer.from('x'));
    const pid = execFileSync('pgrep', ['-P', String(process.pid), '-f', folder])
      .toString()
      .trim()
      .split('\n')[0];
    const hex = Buffer.from(SEED).toString('hex');
    const told = [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].map((path) => readFileSync(path).toString('hex'));
    expect(told.every((text) => !text.includes(hex))).toBe(true);
    expect(told[0]).toContain(Buffer.from('signer-main.ts').toString('hex'));
  });
});

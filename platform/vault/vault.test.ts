import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AmparoError } from '@amparo/core/ground/fault';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobRecord } from './blob-record.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { CHUNK_BYTES, HEADER_BYTES, SEALED_CHUNK_BYTES } from './sealed-stream.ts';
import { openVault, type Vault } from './vault.ts';

let root = '';
let directory = '';
let keyring: Keyring;
let vault: Vault;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'amparo-vault-'));
  directory = join(root, 'vault');
  keyring = await createKeyring(root, { keyFile: join(root, 'key') });
  vault = await openVault({ directory, keyring });
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Bytes that differ everywhere, the same for the same seed, in pieces of uneven size. */
const bytesOf = (size: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 16;
  }
  return bytes;
};

async function* inPieces(bytes: Uint8Array, piece = 50_001): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += piece) yield bytes.subarray(start, start + piece);
}

const readAll = async (blob: BlobRecord, range?: { start?: number; end?: number }, from = vault): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of from.read(blob, range)) parts.push(part);
  return Buffer.concat(parts);
};

const pathOf = ({ storageName }: BlobRecord): string =>
  join(directory, storageName.slice(0, 2), storageName.slice(2, 4), storageName);

const hash = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

/** What reading gave before it failed, and the code it failed with (null: it did not fail). */
const readUntilFault = async (blob: BlobRecord): Promise<{ given: Buffer; code: string | null }> => {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of vault.read(blob)) parts.push(part);
    return { given: Buffer.concat(parts), code: null };
  } catch (cause) {
    if (!(cause instanceof AmparoError)) throw cause;
    return { given: Buffer.concat(parts), code: cause.code };
  }
};

/** Writes `bytes` over the stored file of a blob, runs the test, and puts the true file back. */
const withStoredFile = async (blob: BlobRecord, bytes: Uint8Array, test: () => Promise<void>): Promise<void> => {
  const path = pathOf(blob);
  const truth = await readFile(path);
  await chmod(path, 0o600);
  try {
    await writeFile(path, bytes);
    await test();
  } finally {
    await writeFile(path, truth);
    await chmod(path, 0o400);
  }
};

describe('receiving and reading', () => {
  const borders = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17];

  it.each(borders)('round-trips %i bytes with their hashes', async (size) => {
    const bytes = bytesOf(size);
    const blob = await vault.receive(inPieces(bytes));
    expect(blob).toMatchObject({ size, sha256: hash('sha256', bytes), sha512: hash('sha512', bytes) });
    expect(Buffer.compare(Buffer.from(blob.head), bytes.subarray(0, 4100))).toBe(0);
    expect(blob.ciphertextSha256).toBe(hash('sha256', await readFile(pathOf(blob))));
    expect(Buffer.compare(await readAll(blob), bytes)).toBe(0);
    expect(await vault.verify(blob)).toEqual({ ok: true, sha256: blob.sha256, sha512: blob.sha512, size });
  });

  it('round-trips any size, cut into any pieces, and gives any range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3 * CHUNK_BYTES),
        fc.integer({ min: 1, max: 2 * CHUNK_BYTES }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (size, piece, one, two) => {
          const bytes = bytesOf(size, size + 1);
          const blob = await vault.receive(inPieces(bytes, Math.max(piece, 512)));
          const [start, end] = [one, two].map((part) => Math.round(part * size)).sort((a, b) => a - b);
          const part = await readAll(blob, { start: start ?? 0, end: end ?? size });
          expect(Buffer.compare(part, bytes.subarray(start, end))).toBe(0);
          await vault.discard(blob.storageName);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps two binaries apart that differ in one byte', async () => {
    const one = bytesOf(100_000);
    const two = Buffer.from(one);
    two[70_000] = (two[70_000] ?? 0) ^ 1;
    const [first, second] = [await vault.receive(inPieces(one)), await vault.receive(inPieces(two))];
    expect(first.sha256).not.toBe(second.sha256);
    expect(Buffer.compare(await readAll(first), one)).toBe(0);
    expect(Buffer.compare(await readAll(second), two)).toBe(0);
  });

  it('tells the caller by SHA-256 that bytes came twice; discarding the second leaves the first', async () => {
    const bytes = bytesOf(5000, 99);
    const received = await Promise.all([1, 2, 3].map(() => vault.receive(inPieces(bytes))));
    const [first, ...again] = received;
    if (!first) throw new Error('three receipts were expected');
    expect(new Set(received.map((blob) => blob.sha256)).size).toBe(1);
    expect(new Set(received.map((blob) => blob.storageName)).size).toBe(3);
    for (const blob of again) await vault.discard(blob.storageName);
    expect(Buffer.compare(await readAll(first), bytes)).toBe(0);
    expect(await vault.verify(again[0] ?? first)).toMatchObject({ ok: false, fault: { code: 'integrity-failed' } });
  });

  it('keeps nothing of a stream that breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytesOf(200_000);
      throw new Error('the sender hung up');
    }
    const before = await storedNames();
    await expect(vault.receive(broken())).rejects.toThrow('the sender hung up');
    expect(await storedNames()).toEqual(before);
    expect(await readdir(join(directory, 'incoming'))).toEqual([]);
  });

  it('leaves no plaintext, no content hash and no file name in the vault folder', async () => {
    const marker = 'Вера Лісоўская, VERESK-MARKER-7731';
    const blob = await vault.receive(inPieces(Buffer.from(marker.repeat(10_000))));
    const forbidden = [Buffer.from(marker), Buffer.from('VERESK'), Buffer.from(blob.sha256, 'hex')];
    for (const name of await readdir(directory, { recursive: true })) {
      expect(name).not.toContain(blob.sha256.slice(0, 16));
      const path = join(directory, name);
      if (!(await stat(path)).isFile()) continue;
      const stored = await readFile(path);
      expect(forbidden.some((secret) => stored.includes(secret))).toBe(false);
    }
  });

  it('refuses a range outside the blob', async () => {
    const blob = await vault.receive(inPieces(bytesOf(10)));
    for (const range of [{ start: -1 }, { end: 11 }, { start: 6, end: 5 }, { start: 0.5 }]) {
      await expect(readAll(blob, range)).rejects.toMatchObject({ code: 'input-invalid' });
    }
  });

  it('opens a vault again with the same key ring, and not with another', async () => {
    const blob = await vault.receive(inPieces(bytesOf(1000)));
    expect((await readAll(blob, {}, await openVault({ directory, keyring }))).byteLength).toBe(1000);
    const stranger = await createKeyring(join(root, 'other'), { keyFile: join(root, 'other-key') });
    const foreign = await openVault({ directory, keyring: stranger });
    await expect(readAll(blob, {}, foreign)).rejects.toMatchObject({ code: 'integrity-failed' });
  });

  it('lists what lies there with its time, for the sweep of orphans', async () => {
    const blob = await vault.receive(inPieces(bytesOf(3)));
    const listed = [];
    for await (const object of vault.list()) listed.push(object);
    const found = listed.find(({ name }) => name === blob.storageName);
    expect(Math.abs((found?.storedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});

describe('damage (security tests T12 and T13)', () => {
  const SIZE = 3 * CHUNK_BYTES + 1000;
  const plaintext = bytesOf(SIZE, 7);
  let blob: BlobRecord;
  let stored: Buffer;

  beforeAll(async () => {
    blob = await vault.receive(inPieces(plaintext));
    stored = await readFile(pathOf(blob));
  });

  const expectRefused = async (bytes: Uint8Array): Promise<void> => {
    await withStoredFile(blob, bytes, async () => {
      const { given, code } = await readUntilFault(blob);
      expect(code).toBe('integrity-failed');
      expect(given.byteLength % CHUNK_BYTES).toBe(0);
      expect(given.byteLength).toBeLessThan(SIZE);
      expect(Buffer.compare(given, plaintext.subarray(0, given.byteLength))).toBe(0);
      expect(await vault.verify(blob)).toMatchObject({ ok: false, fault: { code: 'integrity-failed' } });
    });
  };

  it('finds any flipped bit, and gives nothing of the chunk it is in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(stored.byteLength - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(stored);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expectRefused(changed);
      }),
      {
        numRuns: 60,
        examples: [
          [0, 0],
          [7, 0],
          [8, 7],
          [HEADER_BYTES, 0],
          [HEADER_BYTES + CHUNK_BYTES, 0],
          [stored.byteLength - 1, 7],
        ],
      },
    );
  });

  it('finds a cut anywhere: at 0, in the header, at each chunk border, at the last byte; and bytes added', async () => {
    const cuts = [0, 5, HEADER_BYTES, stored.byteLength - 1];
    for (let chunk = 1; chunk <= 3; chunk += 1) cuts.push(HEADER_BYTES + chunk * SEALED_CHUNK_BYTES);
    for (const cut of cuts) await expectRefused(stored.subarray(0, cut));
    await expectRefused(Buffer.concat([stored, Buffer.alloc(1)]));
  });

  it('finds a cut at a chunk border even when the record were made to agree with it', async () => {
    const cut = { ...blob, size: 3 * CHUNK_BYTES };
    await withStoredFile(blob, stored.subarray(0, HEADER_BYTES + 3 * SEALED_CHUNK_BYTES), async () => {
      const { given, code } = await readUntilFault(cut);
      expect(code).toBe('integrity-failed');
      expect(given.byteLength).toBe(2 * CHUNK_BYTES);
    });
  });

  it('finds chunks swapped and repeated', async () => {
    const chunk = (index: number): Buffer =>
      stored.subarray(HEADER_BYTES + index * SEALED_CHUNK_BYTES, HEADER_BYTES + (index + 1) * SEALED_CHUNK_BYTES);
    const header = stored.subarray(0, HEADER_BYTES);
    await expectRefused(Buffer.concat([header, chunk(1), chunk(0), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([header, chunk(0), chunk(0), chunk(2), chunk(3)]));
    await expectRefused(Buffer.concat([header, chunk(0), chunk(2), chunk(1), chunk(3)]));
  });

  it('finds the file of another blob of the same length, with and without its header', async () => {
    const other = await readFile(pathOf(await vault.receive(inPieces(bytesOf(SIZE, 8)))));
    await expectRefused(other);
    await expectRefused(Buffer.concat([stored.subarray(0, HEADER_BYTES), other.subarray(HEADER_BYTES)]));
    await expectRefused(Buffer.concat([other.subarray(0, HEADER_BYTES), stored.subarray(HEADER_BYTES)]));
  });

  it('finds another blob’s wrapped key, hashes and file in the record', async () => {
    const other = await vault.receive(inPieces(bytesOf(SIZE, 9)));
    await expect(readAll({ ...blob, wrappedKey: other.wrappedKey })).rejects.toMatchObject({
      code: 'integrity-failed',
    });
    await expect(readAll({ ...blob, storageName: other.storageName })).rejects.toMatchObject({
      code: 'integrity-failed',
    });
    for (const field of ['sha256', 'sha512', 'ciphertextSha256'] as const) {
      expect(await vault.verify({ ...blob, [field]: other[field] })).toMatchObject({ ok: false });
    }
  });

  it('finds that the file is gone', async () => {
    const lost = await vault.receive(inPieces(bytesOf(10)));
    await vault.discard(lost.storageName);
    expect(await readUntilFault(lost)).toEqual({ given: Buffer.alloc(0), code: 'integrity-failed' });
  });

  it('names an older version put back under a newer name (both of this workspace)', async () => {
    const newer = await vault.receive(inPieces(bytesOf(SIZE, 10)));
    await chmod(pathOf(newer), 0o600);
    await copyFile(pathOf(blob), pathOf(newer));
    const result = await vault.verify(newer);
    expect(result).toMatchObject({ ok: false, fault: { code: 'integrity-failed' } });
    await truncate(pathOf(newer), 0);
  });
});

const storedNames = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const { name } of vault.list()) names.push(name);
  return names.sort();
};

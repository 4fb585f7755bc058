import { spawn } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createKeyring } from '@amparo/platform/vault/keyring';
import { openVault, type Vault } from '@amparo/platform/vault/vault';

const MEGABYTE = 1024 * 1024;
const RUN_BYTES = 64 * MEGABYTE;
const PIECE = 256 * 1024;
const RUNS = 3;

/**
 * Ingest of the vault against the bare loop of the same work in the same run: hash twice, encrypt in chunks, hash the
 * ciphertext, write, flush. Then a stream of many gigabytes (`--gb 10`; by default 1) in a process of its own, whose
 * memory is watched.
 */
export const benchVault = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-vault-'));
  const asked = process.argv.indexOf('--gb');
  const gigabytes = asked < 0 ? 1 : Number(process.argv[asked + 1]);
  try {
    const keyring = await createKeyring(folder, { keyFile: join(folder, 'key') });
    const vault = await openVault({ directory: join(folder, 'vault'), keyring });
    const ratios: number[] = [];
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      const [one, other] = [await ingest(vault), await bareLoop(folder, run)];
      ours.push(one);
      bare.push(other);
      ratios.push(one / other);
    }
    const streamed = await streamInProcess(folder, gigabytes);
    return {
      ingestMiBs: Math.round(median(ours)),
      bareMiBs: Math.round(median(bare)),
      ratio: Number(median(ratios).toFixed(2)),
      ...streamed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const pieces = async function* (bytes: number): AsyncGenerator<Uint8Array> {
  const piece = randomBytes(PIECE);
  for (let sent = 0; sent < bytes; sent += PIECE) yield piece;
};

/** MiB a second. */
const ingest = async (vault: Vault): Promise<number> => {
  const begun = performance.now();
  const { storageName } = await vault.receive(pieces(RUN_BYTES));
  const took = performance.now() - begun;
  await vault.discard(storageName);
  return (RUN_BYTES / MEGABYTE / took) * 1000;
};

const CHUNK = 64 * 1024;

/** The same work with nothing around it. */
const bareLoop = async (folder: string, run: number): Promise<number> => {
  const path = join(folder, `bare-${run}`);
  const key = randomBytes(32);
  const begun = performance.now();
  const [sha256, sha512, sealed] = [createHash('sha256'), createHash('sha512'), createHash('sha256')];
  const file = await open(`${path}.new`, 'wx');
  let index = 0;
  for await (const piece of pieces(RUN_BYTES)) {
    for (let at = 0; at < piece.byteLength; at += CHUNK) {
      const chunk = piece.subarray(at, at + CHUNK);
      sha256.update(chunk);
      sha512.update(chunk);
      const nonce = Buffer.alloc(12);
      nonce.writeUInt32BE(index++, 7);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const bytes = Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
      sealed.update(bytes);
      await file.write(bytes);
    }
  }
  for (const hash of [sha256, sha512, sealed]) hash.digest('hex');
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  const took = performance.now() - begun;
  rmSync(path);
  return (RUN_BYTES / MEGABYTE / took) * 1000;
};

const VAULT = pathToFileURL(join(import.meta.dirname, '../../platform/vault/'));

const program = (folder: string, gigabytes: number): string => `
  import { openKeyring } from '${new URL('keyring.ts', VAULT).href}';
  import { openVault } from '${new URL('vault.ts', VAULT).href}';
  const folder = ${JSON.stringify(folder)};
  const keyring = await openKeyring(folder, { keyFile: folder + '/key' });
  const vault = await openVault({ directory: folder + '/vault', keyring });
  const piece = Buffer.alloc(${PIECE}, 7);
  const bytes = ${gigabytes} * 1e9;
  async function* stream() { for (let sent = 0; sent < bytes; sent += piece.length) yield piece; }
  let peak = 0;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
  const begun = performance.now();
  const blob = await vault.receive(stream());
  const received = performance.now();
  const found = await vault.verify(blob);
  clearInterval(watch);
  console.log(JSON.stringify({
    gigabytes: blob.size / 1e9,
    peakMB: Math.round(peak / 1e6),
    receiveMiBs: Math.round(blob.size / 1048.576 / (received - begun)),
    verifyMiBs: Math.round(blob.size / 1048.576 / (performance.now() - received)),
    ok: found.ok,
  }));
`;

const streamInProcess = async (folder: string, gigabytes: number): Promise<object> => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program(folder, gigabytes)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const text of child.stdout) said += String(text);
  return JSON.parse(said) as object;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

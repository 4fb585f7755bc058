import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BagFile, manifestLine, payloadOxum } from '@amparo/bagit';
import { sealText } from '@amparo/features/preserve/export/bundle-layout';
import { bundleBytes, leafBytes, parseBundle } from '@amparo/merkle-log';
import { bundleFiles } from '../../apps/verifier/src/bundle-files.ts';
import { verifyFiles } from '../../apps/verifier/src/verify-files.ts';
import type { VerifyReport } from '../../apps/verifier/src/verify-report.ts';
import { filesIn, keyOf } from './sample-bundle.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

/** A bundle that was tampered with: what stands in place of some files; null where one was taken away. */
export interface Mutant {
  readonly name: string;
  readonly patch: ReadonlyMap<string, Uint8Array | null>;
}

export const loadBundle = async (folder: string): Promise<Files> => {
  const files = new Map<string, Uint8Array>();
  for (const path of await filesIn(folder)) files.set(path, await readFile(join(folder, path)));
  return files;
};

export const patched = (files: Files, { patch }: Mutant): Files => {
  const now = new Map(files);
  for (const [path, bytes] of patch) {
    if (bytes === null) now.delete(path);
    else now.set(path, bytes);
  }
  return now;
};

const changed = (bytes: Uint8Array, place: number, bit: number): Uint8Array =>
  bytes.with(place, (bytes[place] ?? 0) ^ bit);

const BITS = [0x01, 0x20, 0x80, 0x02] as const;

/** Every file with a byte changed at several places, one byte more, taken away, renamed, and copied beside itself. */
export function* fileMutants(files: Files): Iterable<Mutant> {
  for (const [at, [path, bytes]] of [...files].entries()) {
    const places = new Set([0, bytes.length >> 1, bytes.length - 1, (at * 37 + 64) % Math.max(1, bytes.length)]);
    for (const [turn, place] of [...places].filter((each) => each in bytes).entries()) {
      const mutant = changed(bytes, place, BITS[turn % BITS.length] ?? 1);
      yield { name: `${path}: byte ${place}`, patch: new Map([[path, mutant]]) };
    }
    yield { name: `${path}: longer`, patch: new Map([[path, Buffer.concat([bytes, Buffer.from('\n')])]]) };
    yield { name: `${path}: removed`, patch: new Map([[path, null]]) };
    yield {
      name: `${path}: renamed`,
      patch: new Map<string, Uint8Array | null>([
        [path, null],
        [`${path}.x`, bytes],
      ]),
    };
    yield { name: `${path}: copied`, patch: new Map([[`${path}.x`, bytes]]) };
  }
}

/** One change for each file: a byte in it, or a byte more where it is empty. */
export function* oneMutantEach(files: Files): Iterable<Mutant> {
  for (const [at, [path, bytes]] of [...files].entries()) {
    const mutant =
      bytes.length === 0 ? Buffer.from('x') : changed(bytes, (at * 37 + 11) % bytes.length, BITS[at % 4] ?? 1);
    yield { name: `${path}: one byte`, patch: new Map([[path, mutant]]) };
  }
}

/** Manifests, oxum and seal made anew over whatever stands there: what one can do who holds the sealing key. */
export const sealedAnew = (files: Files, seed = 'veresk'): Mutant['patch'] => {
  const listed = (path: string, bytes: Uint8Array): BagFile => ({
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  });
  const patch = new Map<string, Uint8Array>();
  const own = [...files].filter(([path]) => !/^(tag)?manifest-|^seal\/|^bag-info/.test(path));
  const all = own.map(([path, bytes]) => listed(path, bytes));
  const payload = all.filter(({ path }) => path.startsWith('data/'));
  const info = Buffer.from(files.get('bag-info.txt') ?? []).toString('utf8');
  const put = (path: string, text: string): BagFile => {
    patch.set(path, Buffer.from(text));
    return listed(path, Buffer.from(text));
  };
  const tags = [
    ...all.filter(({ path }) => !path.startsWith('data/')),
    put('bag-info.txt', info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${payloadOxum(payload)}`)),
    ...(['sha256', 'sha512'] as const).map((algorithm) =>
      put(`manifest-${algorithm}.txt`, payload.map((file) => manifestLine(algorithm, file)).join('')),
    ),
  ];
  const [sha256, sha512] = (['sha256', 'sha512'] as const).map((algorithm) =>
    put(`tagmanifest-${algorithm}.txt`, tags.map((file) => manifestLine(algorithm, file)).join('')),
  );
  const seal = sealText('veresk.example/journal', { sha256: sha256?.sha256 ?? '', sha512: sha512?.sha256 ?? '' });
  put('seal/tagmanifests.sha256', seal);
  patch.set('seal/tagmanifests.sig', keyOf(seed).sign(Buffer.from(seal)));
  return patch;
};

const FULL = 'journal/tile/entries/000';
const LAST = 'journal/tile/entries/001.p/44';

/** Every entry of the sample dropped, swapped with the next, and hashed anew; each bundle sealed anew. */
export function* entryMutants(files: Files): Iterable<Mutant> {
  const leaves = [
    ...parseBundle(files.get(FULL) ?? new Uint8Array(), 256),
    ...parseBundle(files.get(LAST) ?? new Uint8Array(), 44),
  ];
  const made = (name: string, mutant: readonly Uint8Array[]): Mutant => {
    const patch = new Map([
      [FULL, bundleBytes(mutant.slice(0, 256))],
      [LAST, bundleBytes(mutant.slice(256))],
    ]);
    return { name, patch: new Map([...patch, ...sealedAnew(new Map([...files, ...patch]))]) };
  };
  for (let seq = 1; seq <= leaves.length; seq += 1) {
    const at = seq - 1;
    yield made(`entry ${seq} dropped`, leaves.toSpliced(at, 1));
    const next = (at + 1) % leaves.length;
    const swapped = leaves.with(at, leaves[next] ?? new Uint8Array()).with(next, leaves[at] ?? new Uint8Array());
    yield made(`entry ${seq} swapped`, swapped);
    const forged = leafBytes({ v: 1, seq, kind: 'preserve.view-item', commitment: 'ab'.repeat(32) });
    yield made(`entry ${seq} hashed anew`, leaves.with(at, forged));
  }
}

/** Verifies without a disk: the same checks as `amparo verify` on a folder. */
export const verifyInMemory = (files: Files): Promise<VerifyReport> =>
  verifyFiles(
    bundleFiles(
      new Map(
        [...files].map(([path, bytes]) => [
          path,
          {
            path,
            size: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            sha512: createHash('sha512').update(bytes).digest('hex'),
          },
        ]),
      ),
      [],
      async (path) => files.get(path) ?? new Uint8Array(),
    ),
  );

/** Looks at the mutant in the folder of the bundle, and puts everything back whatever happens. */
export const onDisk = async <Seen>(
  folder: string,
  files: Files,
  { patch }: Mutant,
  look: () => Seen,
): Promise<Seen> => {
  const write = async (path: string, bytes: Uint8Array | null | undefined): Promise<void> => {
    if (bytes === null || bytes === undefined) return rm(join(folder, path));
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };
  for (const [path, bytes] of patch) await write(path, bytes);
  try {
    return look();
  } finally {
    for (const path of patch.keys()) await write(path, files.get(path));
  }
};

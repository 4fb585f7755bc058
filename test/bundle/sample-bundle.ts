import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ALGORITHMS, type BagFile, manifestLine, manifestName, payloadOxum, tagManifestName } from '@amparo/bagit';
import type {
  BundleInput,
  BundleItem,
  BundleStamp,
  DisclosedEntry,
} from '@amparo/features/preserve/export/bundle-layout';
import { sealText } from '@amparo/features/preserve/export/bundle-layout';
import {
  appendLeaf,
  commit,
  EMPTY_FRONTIER,
  frontierRoot,
  hashLeaf,
  leafBytes,
  signCheckpoint,
  verifierKey,
} from '@amparo/merkle-log';

const sha = (algorithm: string, bytes: Uint8Array | string): string =>
  createHash(algorithm).update(bytes).digest('hex');

/** A key from a seed, so that every run signs the same bytes. */
export const keyOf = (seed: string) => {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update(seed).digest(),
  ]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { publicKey, sign: (message: Uint8Array): Uint8Array => sign(null, message, privateKey) };
};

const FILES: readonly (readonly [extension: string, name: string, bytes: Buffer])[] = [
  ['txt', 'Ліст Алены Вярыгі.txt', Buffer.from('Яе забралі ў чацвер раніцай.\n')],
  ['bin', 'empty', Buffer.alloc(0)],
  ['png', '../scan 100%.png', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 31) % 256))],
];
/** Entries that receive the three items; a later one about the first; one that states the hash of a withheld item. */
const RECEIVED = [3, 4, 257] as const;
const VIEWED = 299;
const HASH_STATED = 290;
const WITHHELD = Buffer.from('what is not to leave');

const idOf = (at: number): string => `01890000-0000-7000-8000-00000000000${at + 1}`;
const numberOf = (at: number): string => `A00000${at + 1}`;

/** What a spoiler may change before the journal is built. */
export interface SampleOptions {
  readonly entries?: number;
  readonly seed?: string;
  readonly checkpointsAt?: readonly number[];
  /** The hash that the receiving entry of the first item states. */
  readonly statedHash?: string;
  readonly withheld?: readonly number[];
  readonly stamps?: readonly BundleStamp[];
}

const NO_CONTENT = {
  originalName: null,
  originalPath: null,
  fileModifiedAt: null,
  title: null,
  mediaType: null,
  kind: null,
  language: null,
  documentDate: null,
  origin: null,
  collector: null,
  collection: null,
  consent: null,
} as const;

const itemsOf = (): readonly BundleItem[] => [
  ...FILES.map(
    ([extension, name, bytes], at): BundleItem => ({
      number: numberOf(at),
      extension,
      record: {
        id: idOf(at),
        sha256: sha('sha256', bytes),
        sha512: sha('sha512', bytes),
        size: bytes.length,
        originalName: name,
        originalPath: null,
        fileModifiedAt: at === 0 ? '2026-02-27T06:10:00.000Z' : null,
        title: name,
        mediaType: extension === 'txt' ? 'text/plain' : 'application/octet-stream',
        kind: at === 0 ? 'testimony' : null,
        language: at === 0 ? 'be' : null,
        documentDate: null,
        origin: { how: 'by hand', from: '=a neighbour' },
        collector: 'Мікола Ганчар',
        collection: null,
        receivedAt: '2026-03-01T09:00:00.000Z',
        localOffsetMinutes: 180,
        classification: 'restricted',
        legalBasis: 'consent',
        consent: { submit: 'yes', press: 'no' },
        parent: at === 1 ? numberOf(0) : null,
        sameBytesAs: null,
        derivedFrom:
          at === 2
            ? { number: numberOf(3), item: idOf(3), sha256: sha('sha256', WITHHELD), kind: 'redaction', tool: 'amparo' }
            : null,
        exculpatory: at === 1,
        withheld: null,
        custody: at === 0 ? [RECEIVED[0], VIEWED] : [RECEIVED[at] as number],
      },
      bytes: async function* () {
        for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
      },
    }),
  ),
  {
    number: numberOf(3),
    extension: 'bin',
    record: {
      ...NO_CONTENT,
      id: idOf(3),
      sha256: sha('sha256', WITHHELD),
      sha512: sha('sha512', WITHHELD),
      size: WITHHELD.length,
      receivedAt: '2026-03-01T09:00:00.000Z',
      localOffsetMinutes: 180,
      classification: 'sealed',
      legalBasis: 'consent',
      parent: null,
      sameBytesAs: null,
      derivedFrom: null,
      exculpatory: false,
      withheld: 'a redacted version stands for it',
      custody: [5, HASH_STATED],
    },
  },
];

/** A witness's key line and its cosignature under a note, as C2SP tlog-cosignature has them. */
const cosign = (note: string, time: bigint) => {
  const { publicKey, sign: signer } = keyOf('witness');
  const name = 'witness.example/one';
  const material = Buffer.concat([Uint8Array.of(4), publicKey]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest().subarray(0, 4);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(time);
  const signature = signer(Buffer.from(`cosignature/v1\ntime ${time}\n${text}`));
  return {
    key: `${name}+${id.toString('hex')}+${material.toString('base64')}`,
    note: `${note}\u2014 ${name} ${Buffer.concat([id, at, signature]).toString('base64')}\n`,
  };
};

/** A journal and everything else that writeBundle asks for: an archive of the fictional State of Veresk. */
export const sampleInput = (out: string, options: SampleOptions = {}): BundleInput => {
  const { entries = 300, seed = 'veresk', withheld = [] } = options;
  const origin = 'veresk.example/journal';
  const { publicKey, sign: signer } = keyOf(seed);
  const key = verifierKey(origin, publicKey);
  const items = itemsOf();
  const leaves: Uint8Array[] = [];
  const disclosed: DisclosedEntry[] = [];
  const checkpoints: string[] = [];
  const wanted = new Set([...(options.checkpointsAt ?? [1, 5, 256, 270]), entries]);
  let frontier = EMPTY_FRONTIER;
  for (let seq = 1; seq <= entries; seq += 1) {
    const at = RECEIVED.indexOf(seq as (typeof RECEIVED)[number]);
    const deed = at >= 0 ? 'collect.receive-file' : seq === HASH_STATED ? 'preserve.verify-item' : 'preserve.view-item';
    const stated = at === 0 ? (options.statedHash ?? items[0]?.record.sha256) : items[at]?.record.sha256;
    const record =
      at >= 0
        ? { custody: ['received'], item: idOf(at), number: at + 1, sha256: stated }
        : seq === HASH_STATED
          ? { custody: ['fixity-checked'], item: idOf(3), sha256: items[3]?.record.sha256 }
          : { custody: ['accessed-view'], item: idOf(0) };
    const body = JSON.stringify({
      at: '2026-03-01T09:00:00.000Z',
      deed,
      member: null,
      record,
      seq,
      subjects: [],
      v: 1,
    });
    const salt = createHash('sha256').update(`${seed} ${seq}`).digest();
    const leaf = leafBytes({ v: 1, seq, kind: deed, commitment: commit(salt, Buffer.from(body)) });
    leaves.push(leaf);
    frontier = appendLeaf(frontier, hashLeaf(leaf));
    if ((at >= 0 || seq === VIEWED || seq === HASH_STATED) && !withheld.includes(seq))
      disclosed.push({ seq, body, salt: salt.toString('hex') });
    if (wanted.has(seq)) {
      checkpoints.push(
        signCheckpoint({ origin, size: seq, root: frontierRoot(frontier), extensions: [] }, { key, sign: signer }),
      );
    }
  }
  const cosigned = cosign(checkpoints[0] ?? '', 1_772_355_700n);
  return {
    out,
    items,
    sheets: [{ number: numberOf(0), pdf: Buffer.from('%PDF-1.7 a sheet\n') }],
    derivations: [{ number: numberOf(2), of: numberOf(3), changes: [{ page: 1, reason: 'a witness is named' }] }],
    texts: [{ number: numberOf(0), text: 'Яе забралі ў чацвер раніцай.\n' }],
    claims: [{ item: numberOf(0), property: 'DetentionEpisode.begin', value: '2026-02-26' }],
    journal: {
      origin,
      leaves,
      disclosed,
      checkpoints,
      publicKey,
      sign: signer,
      cosigned: [{ size: options.checkpointsAt?.[0] ?? 1, note: cosigned.note }],
      witnesses: [cosigned.key],
      stamps: options.stamps ?? [],
    },
    exportedOn: '2026-03-02',
  };
};

/** Every file of a folder, relative, sorted. */
export const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

/** What a forger with the sealing key can do: write all manifests and the seal anew over whatever stands there now. */
export const sealAnew = async (folder: string, seed = 'veresk'): Promise<void> => {
  const listed: BagFile[] = [];
  const list = async (path: string): Promise<BagFile> => {
    const bytes = await readFile(join(folder, path));
    return { path, size: bytes.length, sha256: sha('sha256', bytes), sha512: sha('sha512', bytes) };
  };
  const isManifest = (path: string): boolean => /^(tag)?manifest-|^seal\//.test(path);
  for (const path of await filesIn(folder)) if (!isManifest(path)) listed.push(await list(path));
  const payload = listed.filter(({ path }) => path.startsWith('data/'));
  const info = await readFile(join(folder, 'bag-info.txt'), 'utf8');
  await writeFile(
    join(folder, 'bag-info.txt'),
    info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${payloadOxum(payload)}`),
  );
  const tags = [
    ...listed.filter(({ path }) => !path.startsWith('data/') && path !== 'bag-info.txt'),
    await list('bag-info.txt'),
  ];
  for (const algorithm of ALGORITHMS) {
    await writeFile(
      join(folder, manifestName(algorithm)),
      payload.map((file) => manifestLine(algorithm, file)).join(''),
    );
    tags.push(await list(manifestName(algorithm)));
  }
  for (const algorithm of ALGORITHMS) {
    await writeFile(
      join(folder, tagManifestName(algorithm)),
      tags.map((file) => manifestLine(algorithm, file)).join(''),
    );
  }
  const seal = sealText('veresk.example/journal', {
    sha256: (await list(tagManifestName('sha256'))).sha256,
    sha512: (await list(tagManifestName('sha512'))).sha256,
  });
  await writeFile(join(folder, 'seal/tagmanifests.sha256'), seal);
  await writeFile(join(folder, 'seal/tagmanifests.sig'), keyOf(seed).sign(Buffer.from(seal)));
};

import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeBundle } from '@amparo/features/preserve/export/write-bundle';
import {
  bundleBytes,
  commit,
  formatTlogProof,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  leafBytes,
  parseBundle,
  publicKeyPem,
  rangeHashOfLeaves,
  signCheckpoint,
  verifierKey,
} from '@amparo/merkle-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VerifyReport, verifyBundle } from '../../apps/verifier/src/verify-bundle.ts';
import { loadBundle, onDisk, oneMutantEach, patched, verifyInMemory } from './mutants.ts';
import { chromiumIsThere, verifyInPage } from './page-verifier.ts';
import { keyOf, sampleInput, sealAnew } from './sample-bundle.ts';
import { runPython, stockToolsNotice, toolsAreThere } from './stock-tools.ts';

const OUR_PROGRAM = new URL('../../apps/verifier/verify.py', import.meta.url).pathname;
const PAGE = new URL('../../apps/verifier/verify.html', import.meta.url).pathname;

let home = '';
let bundle = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'amparo-mutants-'));
  bundle = join(home, 'bundle');
  await writeBundle(sampleInput(bundle));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const failures = (report: VerifyReport): readonly string[] =>
  report.claims.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);

describe.skipIf(!toolsAreThere)(
  'every change of a file is found by verifyBundle and by a tool that is not ours',
  () => {
    it('one byte in every file: by all verifiers with the same outcome for each claim, and by a stock tool', async () => {
      const files = await loadBundle(bundle);
      const mutants = [...oneMutantEach(files)];
      expect(mutants).toHaveLength(files.size);
      const inPage = chromiumIsThere ? await verifyInPage(PAGE, files, mutants) : undefined;
      for (const [at, mutant] of mutants.entries()) {
        const ours = await verifyInMemory(patched(files, mutant));
        // Every third by verify.py here, all of them in test/faults: a Python starts slowly.
        const [python, stock] = await onDisk(bundle, files, mutant, () => [
          at % 3 === 0 ? runPython(bundle, { program: OUR_PROGRAM, args: ['.'] }) : undefined,
          stockToolsNotice(bundle),
        ]);
        const outcomes = ours.claims.map(({ name, outcome }) => [name, outcome]);
        expect([mutant.name, ours.ok, python?.status ?? 1, stock]).toEqual([mutant.name, false, 1, true]);
        if (python !== undefined) expect([mutant.name, ...python.outcomes]).toEqual([mutant.name, ...outcomes]);
        if (inPage !== undefined)
          expect([mutant.name, ...(inPage.verdicts[at]?.outcomes ?? [])]).toEqual([mutant.name, ...outcomes]);
      }
      expect((await verifyBundle(bundle)).ok).toBe(true);
    });

    it('a file or a link added anywhere, by verify.py too', async () => {
      for (const path of [
        'data/items/A000009.txt',
        'data/more.txt',
        'extra.txt',
        'journal/entries/7.json',
        'seal/more',
        'tagmanifest-md5.txt',
        'data/имя.txt',
        'fetch.txt',
      ]) {
        await writeFile(join(bundle, path), 'x');
        const report = await verifyBundle(bundle);
        const python = runPython(bundle);
        await rm(join(bundle, path));
        expect([path, report.ok, python.status]).toEqual([path, false, 1]);
      }
      await symlink('/etc', join(bundle, 'data/link'));
      const [report, python] = [await verifyBundle(bundle), runPython(bundle)];
      await rm(join(bundle, 'data/link'));
      expect([report.ok, python.status]).toEqual([false, 1]);
      expect(report.claims[0]?.detail).toContain('not a plain file');
    });

    it('and a module added beside verify.py is not run', async () => {
      await writeFile(join(bundle, 'json.py'), `open(${JSON.stringify(join(home, 'ran'))}, "w")`);
      const python = runPython(bundle, { isolated: false });
      await rm(join(bundle, 'json.py'));
      expect(python.status).toBe(1);
      await expect(readFile(join(home, 'ran'))).rejects.toThrow('ENOENT');
    });
  },
);

describe.skipIf(!toolsAreThere)('forgeries by one who can seal anew', () => {
  const ROOT = 'The root of the latest checkpoint follows from all entries';
  const ENTRIES = 'Every disclosed entry is the one that the journal committed to';
  const PROOFS = 'Every inclusion proof leads to the rebuilt root';
  const HISTORY = 'Each checkpoint is the beginning of the same journal';
  const CUSTODY = 'The hash of every item stands in a journal entry';
  const CHECKPOINTS = 'All checkpoints are signed by the key';
  const HEAD = 'The latest checkpoint is signed by the key';

  /** Forges a copy, seals it anew, and returns what fails: the same in both programs. */
  const forged = async (forge: (folder: string) => Promise<void>, seed?: string): Promise<readonly string[]> => {
    const folder = await mkdtemp(join(home, 'forged-'));
    await cp(bundle, folder, { recursive: true });
    await forge(folder);
    await sealAnew(folder, seed);
    const report = await verifyBundle(folder);
    expect([...runPython(folder).outcomes]).toEqual(report.claims.map(({ name, outcome }) => [name, outcome]));
    return failures(report);
  };
  const put = async (folder: string, path: string, bytes: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };
  const FIRST = 'journal/tile/entries/000';
  const LAST = 'journal/tile/entries/001.p/44';
  const leavesOf = async (folder: string): Promise<Uint8Array[]> => [
    ...parseBundle(await readFile(join(folder, FIRST)), 256),
    ...parseBundle(await readFile(join(folder, LAST)), 44),
  ];
  const putLeaves = async (folder: string, leaves: readonly Uint8Array[]): Promise<void> => {
    await put(folder, FIRST, bundleBytes(leaves.slice(0, 256)));
    await put(folder, LAST, bundleBytes(leaves.slice(256)));
  };

  it('sealing anew without a forgery is no failure (the seal is not what finds the others)', async () => {
    expect(await forged(async () => undefined)).toEqual([]);
  });

  it('an entry and its leaf changed together, with a proof made to fit: the root of all entries finds it', async () => {
    const failed = await forged(async (folder) => {
      const body = (await readFile(join(folder, 'journal/entries/299.json'), 'utf8')).replace(
        'accessed-view',
        'accessed-none',
      );
      const salt = await readFile(join(folder, 'journal/entries/299.salt'));
      const leaves = await leavesOf(folder);
      leaves[298] = leafBytes({
        v: 1,
        seq: 299,
        kind: 'preserve.view-item',
        commitment: commit(salt, Buffer.from(body)),
      });
      await putLeaves(folder, leaves);
      await put(folder, 'journal/entries/299.json', body);
      const hashes = inclusionProof(298, 300, rangeHashOfLeaves(leaves.map(hashLeaf)));
      await put(
        folder,
        'journal/proofs/299.tlog-proof',
        formatTlogProof({ index: 298, hashes, checkpoint: await readFile(join(folder, 'journal/checkpoint'), 'utf8') }),
      );
    });
    expect(failed).toContain(ROOT);
    expect(failed).not.toContain(ENTRIES);
    expect(failed).not.toContain(CHECKPOINTS);
  });

  it('an undisclosed entry re-hashed, dropped, or swapped with another', async () => {
    expect(
      await forged(async (folder) => {
        const leaves = await leavesOf(folder);
        leaves[99] = leafBytes({ v: 1, seq: 100, kind: 'preserve.view-item', commitment: 'ab'.repeat(32) });
        await putLeaves(folder, leaves);
      }),
    ).toEqual(expect.arrayContaining([ROOT, HISTORY]));
    expect(
      await forged(async (folder) => {
        const leaves = await leavesOf(folder);
        [leaves[20], leaves[21]] = [leaves[21] as Uint8Array, leaves[20] as Uint8Array];
        await putLeaves(folder, leaves);
      }),
    ).toContain(ROOT);
    expect(
      await forged(async (folder) => put(folder, LAST, bundleBytes((await leavesOf(folder)).slice(256, 299)))),
    ).toContain(ROOT);
  });

  it('bodies of two entries swapped, a salt changed, a body edited', async () => {
    const swap = async (folder: string): Promise<void> => {
      for (const kind of ['json', 'salt']) {
        const [third, fourth] = [`${folder}/journal/entries/3.${kind}`, `${folder}/journal/entries/4.${kind}`];
        const bytes = await readFile(third);
        await cp(fourth, third);
        await writeFile(fourth, bytes);
      }
    };
    expect(await forged(swap)).toEqual([ENTRIES]);
    expect(await forged((folder) => put(folder, 'journal/entries/3.salt', Buffer.alloc(32)))).toContain(ENTRIES);
    expect(
      await forged((folder) => put(folder, 'journal/entries/3.json', '{"deed":"collect.receive-file","seq":3}')),
    ).toContain(ENTRIES);
  });

  it('a proof of another entry, and a proof left out', async () => {
    expect(
      await forged((folder) => cp(`${folder}/journal/proofs/3.tlog-proof`, `${folder}/journal/proofs/4.tlog-proof`)),
    ).toEqual([PROOFS]);
    expect(await forged((folder) => rm(`${folder}/journal/proofs/3.tlog-proof`))).toEqual([PROOFS]);
  });

  it('other bytes for an item, with its record made to fit: the entry that received it finds them', async () => {
    const failed = await forged(async (folder) => {
      await put(folder, 'data/items/A000001.txt', 'another letter');
      const items = JSON.parse(await readFile(join(folder, 'metadata/items.json'), 'utf8')) as Record<
        string,
        unknown
      >[];
      const { createHash } = await import('node:crypto');
      const hash = (algorithm: string): string => createHash(algorithm).update('another letter').digest('hex');
      items[0] = { ...items[0], size: 14, sha256: hash('sha256'), sha512: hash('sha512') };
      await put(folder, 'metadata/items.json', JSON.stringify(items));
    });
    expect(failed).toEqual([CUSTODY]);
  });

  it('a second history, signed by the right key: an earlier checkpoint that is not of this journal', async () => {
    const { publicKey, sign } = keyOf('veresk');
    const { origin } = sampleInput('').journal;
    const note = signCheckpoint(
      { origin, size: 256, root: hashLeaf(Buffer.from('fork')), extensions: [] },
      { key: verifierKey(origin, publicKey), sign },
    );
    expect(await forged((folder) => put(folder, 'journal/checkpoints/3', note))).toEqual([HISTORY]);
  });

  it('a checkpoint left out, or an older one passed off as the latest', async () => {
    expect(await forged((folder) => rm(`${folder}/journal/checkpoints/2`))).toContain(CHECKPOINTS);
    expect(await forged((folder) => cp(`${folder}/journal/checkpoints/3`, `${folder}/journal/checkpoint`))).toEqual(
      expect.arrayContaining([HEAD, CHECKPOINTS]),
    );
  });

  it('another key put in: every signature of the journal fails', async () => {
    const { origin } = sampleInput('').journal;
    const { publicKey } = sampleInput('', { seed: 'forger' }).journal;
    const failed = await forged(async (folder) => {
      await put(folder, 'journal/key.pub', `${formatVerifierKey(verifierKey(origin, publicKey))}\n`);
      await put(folder, 'journal/key.pem', publicKeyPem(publicKey));
    }, 'forger');
    expect(failed).toEqual(expect.arrayContaining([HEAD, CHECKPOINTS, ROOT]));
  });

  it('content made to break a reader fails, and breaks neither', async () => {
    for (const [path, content] of [
      ['metadata/items.json', '[{"number":"../../x"}]'],
      ['metadata/items.json', '{"a":1}'],
      ['metadata/items.json', `${'['.repeat(100_000)}`],
      ['journal/checkpoint', '\u2014 \n\n'],
      ['journal/entries/3.json', 'null'],
      ['journal/entries/3.json', '\u001b[2J'],
      ['journal/proofs/3.tlog-proof', 'c2sp.org/tlog-proof@v1\nindex 2\n\n'],
      ['journal/key.pub', 'a+b+c\n'],
      [LAST, '\uffff'],
    ] as const) {
      expect([path, content.slice(0, 20), (await forged((folder) => put(folder, path, content))).length > 0]).toEqual([
        path,
        content.slice(0, 20),
        true,
      ]);
    }
  });
});

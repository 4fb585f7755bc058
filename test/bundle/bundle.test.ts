import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '@amparo/features/preserve/export/write-bundle';
import { formatVerifierKey, verifierKey } from '@amparo/merkle-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../apps/verifier/src/verify-bundle.ts';
import { filesIn, sampleInput } from './sample-bundle.ts';
import { runPython, STOCK_CHECKS, toolsAreThere } from './stock-tools.ts';

let home = '';
let bundle = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'amparo-bundle-'));
  bundle = join(home, 'bundle');
  await writeBundle(sampleInput(bundle));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const ONLY_OUTSIDE = [
  'The key is the one that you were given by another way',
  'Time stamps from outside are of checkpoints of this journal',
];
const keyLine = (seed?: string): string => {
  const { origin, publicKey } = sampleInput('', seed === undefined ? {} : { seed }).journal;
  return formatVerifierKey(verifierKey(origin, publicKey));
};

describe('a bundle as written', () => {
  it('passes every claim but the two that no file can carry', async () => {
    const report = await verifyBundle(bundle);
    expect(report.claims.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.claims.filter(({ outcome }) => outcome === 'not-checked').map(({ name }) => name)).toEqual(
      ONLY_OUTSIDE,
    );
    expect(report.ok).toBe(true);
  });

  it.skipIf(!toolsAreThere)('passes the commands of VERIFY.txt', async () => {
    for (const [name, passes] of Object.entries(STOCK_CHECKS)) expect([name, passes(bundle)]).toEqual([name, true]);
    const page = await readFile(join(bundle, 'VERIFY.txt'), 'utf8');
    expect(page).toContain(
      'openssl pkeyutl -verify -rawin -pubin -inkey journal/key.pem -in journal/checkpoint.body -sigfile journal/checkpoint.sig',
    );
    expect(page).toContain(`--key '${keyLine()}'`);
    expect(page.split('\n').every((line) => line.length < 400)).toBe(true);
  });

  it.skipIf(!toolsAreThere)('passes verify.py with the same outcomes, with OpenSSL and without', async () => {
    const ours = new Map((await verifyBundle(bundle)).claims.map(({ name, outcome }) => [name, outcome]));
    for (const env of [process.env, { PATH: '/nonexistent' }]) {
      const python = runPython(bundle, { env });
      expect(python.output).toContain('RESULT: nothing failed');
      expect([...python.outcomes]).toEqual([...ours]);
      expect(python.status).toBe(0);
    }
    expect(runPython(bundle, { env: { PATH: '/nonexistent' } }).output).toContain(
      'checked with the RFC 8032 code in this file',
    );
  });

  it.skipIf(!toolsAreThere)('holds the key against one given by another way', async () => {
    const right = await verifyBundle(bundle, { key: keyLine() });
    expect(right.claims.filter(({ outcome }) => outcome === 'not-checked')).toHaveLength(1);
    expect(right.ok).toBe(true);
    expect(runPython(bundle, { args: ['--key', keyLine()] }).status).toBe(0);
    expect((await verifyBundle(bundle, { key: keyLine('another') })).ok).toBe(false);
    expect(runPython(bundle, { args: ['--key', keyLine('another')] }).status).toBe(1);
    expect((await verifyBundle(bundle, { key: 'nonsense' })).ok).toBe(false);
  });

  it('has the same bytes when written again, and tells nothing of a name in any path', async () => {
    const again = join(home, 'again');
    await writeBundle(sampleInput(again));
    const paths = await filesIn(bundle);
    expect(await filesIn(again)).toEqual(paths);
    for (const path of paths) expect(await readFile(join(again, path))).toEqual(await readFile(join(bundle, path)));
    expect(paths.every((path) => /^[A-Za-z0-9./_-]+$/.test(path))).toBe(true);
  });

  it.skipIf(!toolsAreThere)('holds for 70,000 entries, and for a journal of exactly 256', async () => {
    for (const entries of [300, 512, 70_000]) {
      const large = join(home, `large-${entries}`);
      const written = await writeBundle(sampleInput(large, { entries, checkpointsAt: [299] }));
      expect(written).toMatchObject({
        entriesInJournal: entries,
        entriesDisclosed: 5,
        items: 4,
        withheld: 1,
        payloadBytes: expect.any(Number),
      });
      expect((await verifyBundle(large)).ok).toBe(true);
      expect(runPython(large).status).toBe(0);
    }
  });

  it.skipIf(!toolsAreThere)(
    'says NOT CHECKED, and no more, when the entry that states a hash is withheld',
    async () => {
      const out = join(home, 'withheld');
      await writeBundle(sampleInput(out, { withheld: [257] }));
      const report = await verifyBundle(out);
      const custody = report.claims.find(({ name }) => name.startsWith('The hash of every item'));
      expect(custody).toMatchObject({ outcome: 'not-checked', detail: expect.stringContaining('A000003') });
      expect(report.ok).toBe(true);
      expect(runPython(out).outcomes.get(custody?.name ?? '')).toBe('not-checked');
    },
  );
});

describe('writeBundle refuses', () => {
  const refused = async (
    change: (input: ReturnType<typeof sampleInput>) => ReturnType<typeof sampleInput>,
  ): Promise<string> => {
    const out = join(home, 'refused');
    const message = await writeBundle(change(sampleInput(out))).then(
      () => 'written',
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    );
    for (const left of [out, `${out}.partial`]) await expect(stat(left)).rejects.toThrow('ENOENT');
    return message;
  };
  type Input = ReturnType<typeof sampleInput>;
  const withItem = (input: Input, change: object): Input => ({
    ...input,
    items: [...(input.items as Iterable<object>)].map((item, at) =>
      at === 0 ? { ...item, ...change } : item,
    ) as never,
  });

  it('bytes that are not those of the record, naming each difference', async () => {
    const message = await refused((input) =>
      withItem(input, {
        bytes: async function* () {
          yield Buffer.from('other');
        },
      }),
    );
    expect(message).toMatch(/A000001.*size.*A000001.*sha256.*A000001.*sha512/);
  });

  it('a journal that is not the signed one', async () => {
    const leaves = (input: Input): Uint8Array[] => [...(input.journal.leaves as Iterable<Uint8Array>)];
    expect(
      await refused((input) => ({ ...input, journal: { ...input.journal, leaves: leaves(input).slice(0, -1) } })),
    ).toContain('299 leaves');
    expect(
      await refused((input) => ({ ...input, journal: { ...input.journal, leaves: leaves(input).toSpliced(10, 1) } })),
    ).toContain('entry 11');
    const forged = sampleInput('', { seed: 'forger' }).journal.leaves;
    expect(await refused((input) => ({ ...input, journal: { ...input.journal, leaves: forged } }))).toContain(
      'do not give the root',
    );
    expect(await refused((input) => ({ ...input, journal: { ...input.journal, checkpoints: [] } }))).toContain(
      'no checkpoint',
    );
    expect(
      await refused((input) => ({
        ...input,
        journal: { ...input.journal, checkpoints: input.journal.checkpoints.toReversed() },
      })),
    ).toContain('out of order');
  });

  it('an entry that was not committed to, or comes after the last checkpoint', async () => {
    const disclosed =
      (change: object) =>
      (input: Input): Input => ({
        ...input,
        journal: {
          ...input.journal,
          disclosed: [...(input.journal.disclosed as Iterable<object>)].map((entry, at) =>
            at === 3 ? { ...entry, ...change } : entry,
          ) as never,
        },
      });
    expect(await refused(disclosed({ body: '{"deed":"x"}' }))).toContain('not the ones the journal committed to');
    expect(await refused(disclosed({ seq: 301 }))).toContain('not among the 300');
    expect(await refused(disclosed({ seq: 2 }))).toContain('ascend');
  });

  it('an item whose hash the journal contradicts or never states', async () => {
    expect(await refused(() => sampleInput(join(home, 'refused'), { statedHash: 'ab'.repeat(32) }))).toContain(
      'entry 3 states the hash',
    );
    const stranger = {
      record: {
        ...[...(sampleInput('').items as Iterable<{ record: object }>)][0]?.record,
        id: '01890000-0000-7000-8000-00000000ffff',
      },
    };
    expect(await refused((input) => withItem(input, stranger))).toContain('none of its custody entries');
  });

  it('numbers and extensions that could lead elsewhere, items out of order, a place that is taken', async () => {
    expect(await refused((input) => withItem(input, { number: '../A000001' }))).toContain('item number');
    expect(await refused((input) => withItem(input, { extension: 'tar/../x' }))).toContain('extension');
    expect(await refused((input) => withItem(input, { number: 'A000009' }))).toContain('ascend');
    await expect(writeBundle(sampleInput(bundle))).rejects.toThrow('exists');
  });
});

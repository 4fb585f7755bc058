import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBlobStore } from './blob-store.contract.ts';
import { openFileBlobStore } from './file-blob-store.ts';

let root = '';
let stores = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'amparo-blob-store-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const newDirectory = (): string => join(root, `store-${stores++}`);

describeBlobStore('files', () => openFileBlobStore(newDirectory()));

describe('a blob store of files', () => {
  const NAME = '0123456789abcdef'.repeat(4);

  it('fans out over two levels; files are read-only, folders private', async () => {
    const directory = newDirectory();
    const store = await openFileBlobStore(directory);
    const draft = await store.create();
    await draft.write(Buffer.from('x'));
    await draft.commit(NAME);
    const modeOf = async (...path: string[]): Promise<string> =>
      ((await stat(join(directory, ...path))).mode & 0o777).toString(8);
    expect(await modeOf('01', '23', NAME)).toBe('400');
    expect([await modeOf(), await modeOf('incoming'), await modeOf('01'), await modeOf('01', '23')]).toEqual(
      Array(4).fill('700'),
    );
    expect(await readdir(join(directory, 'incoming'))).toEqual([]);
  });

  it('throws away at opening what a killed process left half-written, and nothing else', async () => {
    const directory = newDirectory();
    const store = await openFileBlobStore(directory);
    const live = await store.create();
    await live.write(Buffer.from('still coming'));

    const incoming = join(directory, 'incoming');
    const ofDeadProcess = '2147483646-aaaaaaaaaaaa-1';
    const ofEarlierRunWithOurNumber = `${process.pid}-bbbbbbbbbbbb-2`;
    const ofLivingProcess = `${process.ppid}-cccccccccccc-3`;
    const ofLivingProcessButOld = `${process.ppid}-dddddddddddd-4`;
    for (const name of [ofDeadProcess, ofEarlierRunWithOurNumber, ofLivingProcess, ofLivingProcessButOld]) {
      await writeFile(join(incoming, name), 'half');
    }
    await utimes(join(incoming, ofLivingProcessButOld), new Date(0), new Date(0));

    await openFileBlobStore(directory);
    const left = await readdir(incoming);
    expect(left).toHaveLength(2);
    expect(left).toContain(ofLivingProcess);

    await live.commit(NAME);
    expect(await store.size(NAME)).toBe('still coming'.length);
  });

  it('shows no stranger’s file in its folders as an object', async () => {
    const directory = newDirectory();
    const store = await openFileBlobStore(directory);
    await mkdir(join(directory, 'ab', 'cd'), { recursive: true });
    await writeFile(join(directory, 'ab', 'cd', 'notes.txt'), 'x');
    await mkdir(join(directory, 'lost+found'));
    const found = [];
    for await (const object of store.list()) found.push(object);
    expect(found).toEqual([]);
  });
});

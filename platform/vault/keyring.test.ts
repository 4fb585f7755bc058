import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AmparoError } from '@amparo/core/ground/fault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyring, KEY_PURPOSES, openKeyring } from './keyring.ts';
import { PASSPHRASE_COST } from './unlock.ts';

const PASSPHRASE = 'сем ціхіх рэк цякуць уніз';
const CHEAP = { passphraseCost: { memoryKiB: 64, passes: 1, lanes: 1 } };

let root = '';
let made = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'amparo-keyring-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const newDirectory = (): string => join(root, `workspace-${made++}`);

const faultOf = async (promise: Promise<unknown>): Promise<AmparoError> => {
  const cause = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (cause instanceof AmparoError) return cause;
  throw new Error(`A fault was expected; this came: ${String(cause)}`);
};

describe('a key ring opened by a passphrase', () => {
  it('gives the same sub-keys when opened again, different for every purpose and every key ring', async () => {
    const directory = newDirectory();
    const created = await createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP);
    const opened = await openKeyring(directory, { passphrase: PASSPHRASE });
    const other = await createKeyring(newDirectory(), { passphrase: PASSPHRASE }, CHEAP);
    expect(opened.id).toBe(created.id);
    for (const purpose of KEY_PURPOSES) expect(opened.derive(purpose)).toEqual(created.derive(purpose));
    const all = [created, other].flatMap((keyring) => KEY_PURPOSES.map((purpose) => keyring.derive(purpose)));
    expect(all.every((key) => key.byteLength === 32)).toBe(true);
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(2 * KEY_PURPOSES.length);
  });

  it('opens for the same passphrase typed as other code points, with another space', async () => {
    const directory = newDirectory();
    await createKeyring(directory, { passphrase: 'ўзгорак і ёлка' }, CHEAP);
    const typedOtherwise = 'ўзгорак і ёлка'.normalize('NFD').replaceAll(' ', '\u00a0');
    expect(typedOtherwise).not.toBe('ўзгорак і ёлка');
    await openKeyring(directory, { passphrase: typedOtherwise });
  });

  it('says "locked" in words for a wrong passphrase', async () => {
    const directory = newDirectory();
    await createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP);
    const wrong = await faultOf(openKeyring(directory, { passphrase: `${PASSPHRASE}!` }));
    expect(wrong.code).toBe('locked');
    expect(wrong.message).toContain('passphrase does not open');
    expect(wrong.message).not.toContain(PASSPHRASE);
  });

  it('refuses a short passphrase, and a second key ring in the same folder', async () => {
    const directory = newDirectory();
    const short = await faultOf(createKeyring(directory, { passphrase: 'кароткі' }, CHEAP));
    expect(short.faults).toMatchObject([{ code: 'input-invalid', field: 'passphrase' }]);
    const first = await createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP);
    expect((await faultOf(createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP))).code).toBe('conflict');
    expect((await openKeyring(directory, { passphrase: PASSPHRASE })).id).toBe(first.id);
    expect(await readdir(directory)).toEqual(['keyring.json']);
  });

  it('uses Argon2id at 128 MiB and 3 passes unless a test asks for less, and writes a private file', async () => {
    const directory = newDirectory();
    await createKeyring(directory, { passphrase: PASSPHRASE });
    await openKeyring(directory, { passphrase: PASSPHRASE });
    const { slots } = JSON.parse(await readFile(join(directory, 'keyring.json'), 'utf8'));
    expect(slots[0].cost).toEqual({ memoryKiB: 131_072, passes: 3, lanes: 4 });
    expect(PASSPHRASE_COST).toEqual(slots[0].cost);
    expect((await stat(join(directory, 'keyring.json'))).mode & 0o777).toBe(0o600);
  });

  it('does not open when any single digit of the file is changed', async () => {
    const directory = newDirectory();
    await createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP);
    const path = join(directory, 'keyring.json');
    const text = await readFile(path, 'utf8');
    const digits = [...text.matchAll(/[0-9a-f]{32,}/g)].flatMap(({ index, 0: run }) =>
      Array.from({ length: run.length }, (_, offset) => index + offset),
    );
    for (const at of digits.filter((_, index) => index % 7 === 0)) {
      await writeFile(path, text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1));
      expect((await faultOf(openKeyring(directory, { passphrase: PASSPHRASE }))).code).toBe('locked');
    }
  });

  it('names a damaged or extravagant key ring file as damaged', async () => {
    const directory = newDirectory();
    await createKeyring(directory, { passphrase: PASSPHRASE }, CHEAP);
    const path = join(directory, 'keyring.json');
    const text = await readFile(path, 'utf8');
    const damaged = [
      text.slice(0, -20),
      '[]',
      'null',
      text.replace('keyring/1', 'keyring/9'),
      text.replace('"memoryKiB": 64', '"memoryKiB": 99999999999'),
      text.replace('"passes": 1', '"passes": "1"'),
    ];
    for (const broken of damaged) {
      expect(broken).not.toBe(text);
      await writeFile(path, broken);
      expect((await faultOf(openKeyring(directory, { passphrase: PASSPHRASE }))).code).toBe('integrity-failed');
    }
    expect((await faultOf(openKeyring(newDirectory(), { passphrase: PASSPHRASE }))).code).toBe('not-found');
  });

  it('derives nothing once locked', async () => {
    const keyring = await createKeyring(newDirectory(), { passphrase: PASSPHRASE }, CHEAP);
    keyring.lock();
    expect(() => keyring.derive('journal-signing')).toThrow(AmparoError);
  });
});

describe('a key ring opened by a key file', () => {
  it('makes the key file, private, and opens with it alone', async () => {
    const directory = newDirectory();
    const keyFile = join(root, `key-${made++}`);
    const created = await createKeyring(directory, { keyFile });
    const { mode, size } = await stat(keyFile);
    expect([mode & 0o777, size]).toEqual([0o600, 32]);
    const opened = await openKeyring(directory, { keyFile });
    expect(opened.derive('blob-key-wrapping')).toEqual(created.derive('blob-key-wrapping'));
    expect((await faultOf(openKeyring(directory, { passphrase: PASSPHRASE }))).message).toContain('key file');
  });

  it('refuses the key file of another workspace, one others may read, one of wrong size, none', async () => {
    const directory = newDirectory();
    const [keyFile, otherFile, longFile] = ['a', 'b', 'c'].map((name) => join(root, `key-${name}-${made++}`));
    if (!keyFile || !otherFile || !longFile) throw new Error('three paths were expected');
    await createKeyring(directory, { keyFile });
    await createKeyring(newDirectory(), { keyFile: otherFile });
    await writeFile(longFile, Buffer.alloc(33), { mode: 0o600 });
    expect((await faultOf(openKeyring(directory, { keyFile: otherFile }))).code).toBe('locked');
    expect((await faultOf(openKeyring(directory, { keyFile: longFile }))).message).toContain('33 bytes');
    await chmod(keyFile, 0o640);
    expect((await faultOf(openKeyring(directory, { keyFile }))).message).toContain('chmod 600');
    expect((await faultOf(openKeyring(directory, { keyFile: join(root, 'nowhere') }))).code).toBe('not-found');
  });
});

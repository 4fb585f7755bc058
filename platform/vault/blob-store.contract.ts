import { AmparoError } from '@amparo/core/ground/fault';
import { describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';

const NAME = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);

/**
 * What every blob store promises. `make` gives an empty store, new for each test. `races: false` leaves out that one of
 * many writers in the same moment wins, which a server without conditional requests cannot promise.
 */
export const describeBlobStore = (
  implementation: string,
  make: () => Promise<BlobStore>,
  { races = true }: { readonly races?: boolean } = {},
): void => {
  describe(`blob store contract: ${implementation}`, () => {
    it('gives back what was committed, whole and in part', async () => {
      const store = await make();
      await put(store, NAME, 'one two three');
      expect(await textOf(store, NAME)).toBe('one two three');
      expect(await textOf(store, NAME, { start: 4, end: 7 })).toBe('two');
      expect(await textOf(store, NAME, { start: 8, end: 999 })).toBe('three');
      expect(await textOf(store, NAME, { start: 5, end: 5 })).toBe('');
      expect(await store.size(NAME)).toBe(13);
    });

    it('shows nothing of a draft before commit and nothing after abandon', async () => {
      const store = await make();
      const draft = await store.create();
      await draft.write(Buffer.from('half'));
      expect(await names(store)).toEqual([]);
      expect(await store.size(NAME)).toBeNull();
      await draft.abandon();
      expect(await names(store)).toEqual([]);
    });

    it('never overwrites: the second commit of a name is refused and the first stays', async () => {
      const store = await make();
      await put(store, NAME, 'first');
      expect(await codeOf(put(store, NAME, 'second'))).toBe('conflict');
      expect(await textOf(store, NAME)).toBe('first');
    });

    it.skipIf(!races)('lets exactly one of many racing commits of one name win', async () => {
      const store = await make();
      const results = await Promise.allSettled(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => put(store, NAME, text.repeat(1000))),
      );
      const won = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
      expect(won).toHaveLength(1);
      expect(await textOf(store, NAME)).toBe('abcdef'.charAt(won[0] ?? -1).repeat(1000));
    });

    it('lists what is there and removes for good, also twice', async () => {
      const store = await make();
      await put(store, NAME, 'one');
      await put(store, OTHER, 'two');
      expect(await names(store)).toEqual([NAME, OTHER]);
      await store.remove(NAME);
      await store.remove(NAME);
      expect(await names(store)).toEqual([OTHER]);
      expect(await codeOf(textOf(store, NAME))).toBe('not-found');
      expect(await codeOf(textOf(store, NAME, { start: 2, end: 2 }))).toBe('not-found');
    });

    it('sets an object aside: its name is free again, for other bytes, as often as need be', async () => {
      const store = await make();
      await store.setAside(NAME);
      for (const text of ['bad', 'worse', 'good']) {
        await put(store, NAME, text);
        expect(await textOf(store, NAME)).toBe(text);
        if (text !== 'good') await store.setAside(NAME);
      }
      expect(await names(store)).toEqual([NAME]);
    });

    it('takes an object of many pieces, larger than any buffer on the way', async () => {
      const store = await make();
      const draft = await store.create();
      for (let piece = 0; piece < 300; piece += 1) await draft.write(Buffer.alloc(65_536, piece));
      await draft.commit(NAME);
      expect(await store.size(NAME)).toBe(300 * 65_536);
      expect((await textOf(store, NAME, { start: 65_536 * 299 - 1, end: 65_536 * 299 + 1 })).length).toBe(2);
    });

    it('refuses a name that is no storage name, so that a name is never a path', async () => {
      const store = await make();
      for (const name of ['', '../../etc/passwd', NAME.toUpperCase(), `${NAME}/x`, `${NAME}\n`]) {
        expect(await codeOf(put(store, name, 'x'))).toBe('input-invalid');
        expect(await codeOf(textOf(store, name))).toBe('input-invalid');
        expect(await codeOf(store.remove(name))).toBe('input-invalid');
        expect(await codeOf(store.setAside(name))).toBe('input-invalid');
      }
    });
  });
};

const put = async (store: BlobStore, name: string, text: string): Promise<void> => {
  const draft = await store.create();
  try {
    await draft.write(Buffer.from(text));
    await draft.commit(name);
  } catch (cause) {
    await draft.abandon();
    throw cause;
  }
};

const textOf = async (store: BlobStore, name: string, range?: { start: number; end: number }): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of store.read(name, range)) parts.push(part);
  return Buffer.concat(parts).toString();
};

const names = async (store: BlobStore): Promise<string[]> => {
  const found: string[] = [];
  for await (const { name } of store.list()) found.push(name);
  return found.sort();
};

/** The code of the fault that a promise ends with, or null. */
const codeOf = async (promise: Promise<unknown>): Promise<string | null> => {
  try {
    await promise;
    return null;
  } catch (cause) {
    return cause instanceof AmparoError ? cause.code : 'no fault';
  }
};

import { describe, expect, it } from 'vitest';
import { gatherEntries } from './gather-files.ts';

const fileEntry = (path: string, broken = false): FileSystemEntry =>
  ({
    isFile: true,
    isDirectory: false,
    name: path.split('/').at(-1),
    fullPath: path,
    file: (give: (file: File) => void, refuse: (error: Error) => void) =>
      broken ? refuse(new Error('no right')) : give(new File(['x'], 'x')),
  }) as unknown as FileSystemEntry;

/** A folder that hands its content over in portions of two, as browsers do in portions of a hundred. */
const folder = (path: string, inside: readonly FileSystemEntry[]): FileSystemEntry =>
  ({
    isFile: false,
    isDirectory: true,
    name: path.split('/').at(-1),
    fullPath: path,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (give: (portion: readonly FileSystemEntry[]) => void) => {
          give(inside.slice(at, at + 2));
          at += 2;
        },
      };
    },
  }) as unknown as FileSystemEntry;

describe('what was dropped', () => {
  it('walks folders to their end, in order, and keeps the way inside them', async () => {
    const names = ['/in/c', '/in/a', '/in/b', '/in/d', '/in/e'];
    const { files } = await gatherEntries([
      folder('/in', [...names.map((name) => fileEntry(name)), folder('/in/sub', [fileEntry('/in/sub/z')])]),
    ]);
    expect(files.map(({ path }) => path)).toEqual(['in/a', 'in/b', 'in/c', 'in/d', 'in/e', 'in/sub/z']);
  });

  it('names what cannot be opened and goes on', async () => {
    const { files, unread } = await gatherEntries([
      folder('/in', [fileEntry('/in/locked', true), fileEntry('/in/open')]),
    ]);
    expect(files.map(({ path }) => path)).toEqual(['in/open']);
    expect(unread).toEqual(['in/locked']);
  });
});

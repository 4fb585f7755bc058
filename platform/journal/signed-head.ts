import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EMPTY_ROOT, fromBase64, HASH_BYTES, toBase64 } from '@amparo/merkle-log';

/** Size and root of the tree that the signer signed last. */
export interface SignedHead {
  readonly size: number;
  readonly root: Uint8Array;
}

export const NOTHING_SIGNED: SignedHead = { size: 0, root: EMPTY_ROOT };

/** Where the signer remembers, in the journal's folder. No secret: outsiders may read it. */
export const signedHeadFile = (folder: string): string => join(folder, 'signer.json');

/** What the signer of this folder remembers; undefined when it never signed. Throws on a file that is not whole. */
export const readSignedHead = (folder: string): SignedHead | undefined => {
  let text: string;
  try {
    text = readFileSync(signedHeadFile(folder), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const { size, root } = JSON.parse(text) as { size?: unknown; root?: unknown };
  const bytes = fromBase64(typeof root === 'string' ? root : '', 'root that was signed');
  if (!Number.isSafeInteger(size) || (size as number) < 0 || bytes.length !== HASH_BYTES)
    throw new Error(`${signedHeadFile(folder)} does not say size and root`);
  return { size: size as number, root: bytes };
};

/** Durable when it returns: written beside, flushed, renamed over, and the folder flushed. */
export const writeSignedHead = (folder: string, { size, root }: SignedHead): void => {
  const path = signedHeadFile(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}.new`;
  const file = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify({ size, root: toBase64(root) })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  flushFolder(dirname(path));
};

const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

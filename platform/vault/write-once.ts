import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, storageFault } from './storage-fault.ts';

/**
 * Makes a small file that is written once and never again: flushed under another name, then linked, so that there is
 * never a half one, nor a second one. False, and nothing changed, when it is there already.
 */
export const writeOnce = (path: string, content: string | Uint8Array): boolean => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fchmodSync(file, 0o600);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    return storageFault(cause, `write ${path}`);
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
};

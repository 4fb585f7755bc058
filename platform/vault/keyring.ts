import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type KeyringFile, parseKeyringFile } from './keyring-file.ts';
import { storageFault } from './storage-fault.ts';
import { newSlot, openSlot, type PassphraseCost, type Unlock } from './unlock.ts';
import { writeOnce } from './write-once.ts';

/** What sub-keys of the workspace key are for. A purpose is part of the derivation: changing one loses what it opened. */
export const KEY_PURPOSES = ['blob-key-wrapping', 'storage-names', 'journal-signing'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** The workspace key, opened, in memory. It never leaves the key ring; only sub-keys do. */
export interface Keyring {
  /** Public name of this key ring: 32 hexadecimal digits. */
  readonly id: string;
  /** The 32-byte sub-key for a purpose (HKDF-SHA-256, RFC 5869), the same every time. Fault `locked` after `lock`. */
  derive(purpose: KeyPurpose): Uint8Array;
  /** Overwrites the workspace key in memory. Sub-keys already derived belong to whoever asked for them. */
  lock(): void;
}

const FILE = 'keyring.json';

/**
 * Makes a random 256-bit workspace key and writes it, wrapped, to `keyring.json` (mode 0600) in the folder.
 * With `{ keyFile }` the key file is made when absent (32 random bytes, mode 0600), else used as it is.
 * Faults: `conflict` when the folder has a key ring; `input-invalid` when the passphrase is too short.
 * `passphraseCost` below the default is for tests only.
 */
export const createKeyring = async (
  directory: string,
  unlock: Unlock,
  options: { readonly passphraseCost?: PassphraseCost } = {},
): Promise<Keyring> => {
  const id = randomBytes(16).toString('hex');
  const workspaceKey = randomBytes(32);
  const slot = await newSlot(id, workspaceKey, unlock, options.passphraseCost);
  const path = join(directory, FILE);
  const content: KeyringFile = { format: 'amparo-keyring/1', id, slots: [slot] };
  if (!writeOnce(path, `${JSON.stringify(content, null, 2)}\n`))
    throw fault('conflict', `${path} exists already: a new key ring would lose what the old one opens.`);
  return keyringOf(id, workspaceKey);
};

/**
 * Opens the key ring of a folder. Faults: `not-found` when there is none; `locked` when passphrase or key file
 * is not the right one or another user may read the key file; `integrity-failed` when the key ring is damaged.
 */
export const openKeyring = async (directory: string, unlock: Unlock): Promise<Keyring> => {
  const path = join(directory, FILE);
  const text = await readFile(path, 'utf8').catch((cause) => storageFault(cause, `read the key ring ${path}`));
  const { id, slots } = parseKeyringFile(text, path);
  const workspaceKey = await openSlot(id, slots, unlock);
  return keyringOf(id, workspaceKey);
};

const keyringOf = (id: string, workspaceKey: Uint8Array): Keyring => {
  let open = true;
  return {
    id,
    derive: (purpose) => {
      if (!open) throw fault('locked', 'The workspace is locked: open it again with its passphrase or key file.');
      return new Uint8Array(hkdfSync('sha256', workspaceKey, Buffer.from(id, 'hex'), `amparo/1/${purpose}`, 32));
    },
    lock: () => {
      workspaceKey.fill(0);
      open = false;
    },
  };
};

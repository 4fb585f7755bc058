import { argon2, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fault } from '@amparo/core/ground/fault';
import type { Argon2Cost, KeyringSlot } from './keyring-file.ts';
import { storageFault } from './storage-fault.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';
import { writeOnce } from './write-once.ts';

/** What opens a workspace: a passphrase that a person knows, or the path of a file of 32 random bytes. */
export type Unlock = { readonly passphrase: string } | { readonly keyFile: string };

export type PassphraseCost = Argon2Cost;

/** Above the second recommended option of RFC 9106 §4 (64 MiB, 3 passes); about half a second on a laptop. */
export const PASSPHRASE_COST: PassphraseCost = { memoryKiB: 128 * 1024, passes: 3, lanes: 4 };

export const PASSPHRASE_LEAST_CHARACTERS = 12;

const KEY_FILE_BYTES = 32;
const argon2Key = promisify(argon2);

/** A new slot that holds the workspace key for this secret. Makes the key file when there is none. */
export const newSlot = async (
  keyringId: string,
  workspaceKey: Uint8Array,
  unlock: Unlock,
  cost: PassphraseCost = PASSPHRASE_COST,
): Promise<KeyringSlot> => {
  const salt = randomBytes(16);
  if ('passphrase' in unlock) {
    refuseShort(unlock.passphrase);
    const key = await keyOfPassphrase(unlock.passphrase, salt, cost);
    const wrapped = wrapKey(key, workspaceKey, ownerOf(keyringId, 'passphrase'));
    return { kind: 'passphrase', cost, salt: salt.toString('hex'), wrapped: Buffer.from(wrapped).toString('hex') };
  }
  writeOnce(unlock.keyFile, randomBytes(KEY_FILE_BYTES));
  const key = keyOfFile(await readKeyFile(unlock.keyFile), salt);
  const wrapped = wrapKey(key, workspaceKey, ownerOf(keyringId, 'key-file'));
  return { kind: 'key-file', salt: salt.toString('hex'), wrapped: Buffer.from(wrapped).toString('hex') };
};

/** The workspace key from the first slot that the secret opens. Fault `locked` when none does. */
export const openSlot = async (
  keyringId: string,
  slots: readonly KeyringSlot[],
  unlock: Unlock,
): Promise<Uint8Array> => {
  const keyFile = 'keyFile' in unlock ? await readKeyFile(unlock.keyFile) : null;
  for (const slot of slots) {
    const key = await slotKey(slot, unlock, keyFile);
    const opened = key && unwrapKey(key, Buffer.from(slot.wrapped, 'hex'), ownerOf(keyringId, slot.kind));
    if (opened) return opened;
  }
  throw fault('locked', whyLocked(slots, unlock));
};

const slotKey = async (slot: KeyringSlot, unlock: Unlock, keyFile: Uint8Array | null): Promise<Uint8Array | null> => {
  const salt = Buffer.from(slot.salt, 'hex');
  if (slot.kind === 'key-file') return keyFile && keyOfFile(keyFile, salt);
  return 'passphrase' in unlock ? keyOfPassphrase(unlock.passphrase, salt, slot.cost) : null;
};

const whyLocked = (slots: readonly KeyringSlot[], unlock: Unlock): string => {
  const offered = 'passphrase' in unlock ? 'passphrase' : 'key-file';
  if (!slots.some((slot) => slot.kind === offered)) {
    return offered === 'passphrase'
      ? 'This workspace has no passphrase: open it with its key file.'
      : 'This workspace has no key file: open it with its passphrase.';
  }
  return offered === 'passphrase'
    ? 'The passphrase does not open this workspace. Look at keyboard layout and capital letters, and try again.'
    : 'The key file belongs to another workspace: give the path of the one made with this workspace.';
};

/** As RFC 8265 §4.2.2 (OpaqueString) prepares passwords, so that one passphrase typed on two keyboards is one. */
const keyOfPassphrase = (passphrase: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> =>
  argon2Key('argon2id', {
    message: Buffer.from(passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC'), 'utf8'),
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: 32,
  });

const keyOfFile = (secret: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, 'amparo/1/key-file', 32));

const ownerOf = (keyringId: string, kind: KeyringSlot['kind']): string => `amparo-keyring/1 ${keyringId} ${kind}`;

const refuseShort = (passphrase: string): void => {
  const characters = [...passphrase].length;
  if (characters >= PASSPHRASE_LEAST_CHARACTERS) return;
  throw fault(
    'input-invalid',
    `The passphrase has ${characters} characters; at least ${PASSPHRASE_LEAST_CHARACTERS} are needed. Six random words are better.`,
    { field: 'passphrase' },
  );
};

const readKeyFile = async (path: string): Promise<Uint8Array> => {
  try {
    const { mode, size } = await stat(path);
    if (size !== KEY_FILE_BYTES) {
      throw fault('locked', `${path} is no key file: it has ${size} bytes, a key file has ${KEY_FILE_BYTES}.`);
    }
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const shown = (mode & 0o777).toString(8);
      throw fault('locked', `Others may read the key file ${path} (mode ${shown}): run chmod 600 on it.`);
    }
    return await readFile(path);
  } catch (cause) {
    return storageFault(cause, `read the key file ${path}`);
  }
};

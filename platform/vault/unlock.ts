import { argon2, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fault } from '@amparo/core/ground/fault';
import type { Argon2Cost, KeyringSlot } from './keyring-file.ts';
import { decrypterFor, identityOfWords, sealToRecipients } from './recovery-key.ts';
import { storageFault } from './storage-fault.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';
import { writeOnce } from './write-once.ts';

/** What opens a workspace: a passphrase that a person knows, the path of a file of 32 random bytes, or the words on paper. */
export type Unlock =
  | { readonly passphrase: string }
  | { readonly keyFile: string }
  /** The nine words of the recovery key. */
  | { readonly recoveryKey: string };

export interface OpenedSlot {
  readonly workspaceKey: Uint8Array;
  /** Which of the slots opened. */
  readonly index: number;
  /** The same slot holding another workspace key: the secret is not asked for again. */
  readonly reseal: (workspaceKey: Uint8Array) => Promise<KeyringSlot>;
  /** Opens the same slot in the slots of a file written since. */
  readonly again: Opening;
}

export type Opening = (keyringId: string, slots: readonly KeyringSlot[]) => Promise<OpenedSlot>;

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
  unlock: Exclude<Unlock, { readonly recoveryKey: string }>,
  cost: PassphraseCost = PASSPHRASE_COST,
): Promise<KeyringSlot> => {
  const salt = randomBytes(16).toString('hex');
  if ('passphrase' in unlock) {
    refuseShort(unlock.passphrase);
    const key = await keyOfPassphrase(unlock.passphrase, Buffer.from(salt, 'hex'), cost);
    return sealedSlot(keyringId, { kind: 'passphrase', cost, salt, wrapped: '' }, key, workspaceKey);
  }
  writeOnce(unlock.keyFile, randomBytes(KEY_FILE_BYTES));
  const key = keyOfFile(await readKeyFile(unlock.keyFile), Buffer.from(salt, 'hex'));
  return sealedSlot(keyringId, { kind: 'key-file', salt, wrapped: '' }, key, workspaceKey);
};

/** A slot that the holder of a recovery key opens; the key ring's id is sealed in, so it opens no other ring. */
export const recoverySlot = async (
  keyringId: string,
  workspaceKey: Uint8Array,
  recipient: string,
): Promise<KeyringSlot> => {
  const sealed = await sealToRecipients(Buffer.concat([Buffer.from(keyringId, 'hex'), workspaceKey]), [recipient]);
  return { kind: 'recovery', recipient, wrapped: Buffer.from(sealed).toString('hex') };
};

/** The workspace key from the first slot that the secret opens. Fault `locked` when none does. */
export const openSlot = async (
  keyringId: string,
  slots: readonly KeyringSlot[],
  unlock: Unlock,
): Promise<OpenedSlot> => {
  const keyFile = 'keyFile' in unlock ? await readKeyFile(unlock.keyFile) : null;
  const identity = 'recoveryKey' in unlock ? identityOfWords(unlock.recoveryKey) : null;
  for (const slot of slots) {
    const key = slot.kind === 'recovery' ? null : await slotKey(slot, unlock, keyFile);
    const opened =
      slot.kind === 'recovery'
        ? identity && (await openRecovery(keyringId, slots, identity))
        : key && openSecret(keyringId, slots, { kind: slot.kind, salt: slot.salt, key });
    if (opened) return opened;
  }
  throw fault('locked', whyLocked(slots, unlock));
};

const openRecovery = async (
  keyringId: string,
  slots: readonly KeyringSlot[],
  identity: string,
): Promise<OpenedSlot | null> => {
  for (const [index, slot] of slots.entries()) {
    const workspaceKey = slot.kind === 'recovery' ? await unsealed(keyringId, slot.wrapped, identity) : null;
    if (slot.kind !== 'recovery' || workspaceKey === null) continue;
    return {
      workspaceKey,
      index,
      reseal: (other) => recoverySlot(keyringId, other, slot.recipient),
      again: async (id, others) => (await openRecovery(id, others, identity)) ?? gone(),
    };
  }
  return null;
};

interface SlotSecret {
  readonly kind: SecretSlot['kind'];
  readonly salt: string;
  readonly key: Uint8Array;
}

const openSecret = (keyringId: string, slots: readonly KeyringSlot[], secret: SlotSecret): OpenedSlot | null => {
  const { kind, salt, key } = secret;
  for (const [index, slot] of slots.entries()) {
    if (slot.kind === 'recovery' || slot.kind !== kind || slot.salt !== salt) continue;
    const workspaceKey = unwrapKey(key, Buffer.from(slot.wrapped, 'hex'), ownerOf(keyringId, kind));
    if (workspaceKey === null) continue;
    return {
      workspaceKey,
      index,
      reseal: async (other) => sealedSlot(keyringId, slot, key, other),
      again: async (id, others) => openSecret(id, others, secret) ?? gone(),
    };
  }
  return null;
};

const gone = (): never => {
  throw fault('locked', 'The passphrase or key of this workspace was changed meanwhile: open it again.');
};

type SecretSlot = Exclude<KeyringSlot, { readonly kind: 'recovery' }>;

const sealedSlot = (keyringId: string, slot: SecretSlot, key: Uint8Array, workspaceKey: Uint8Array): KeyringSlot => ({
  ...slot,
  wrapped: Buffer.from(wrapKey(key, workspaceKey, ownerOf(keyringId, slot.kind))).toString('hex'),
});

const unsealed = async (keyringId: string, wrapped: string, identity: string): Promise<Uint8Array | null> => {
  try {
    const opened = await decrypterFor(identity).decrypt(Buffer.from(wrapped, 'hex'));
    const ofRing = Buffer.from(opened.subarray(0, 16)).toString('hex') === keyringId && opened.byteLength === 48;
    return ofRing ? opened.subarray(16) : null;
  } catch {
    return null;
  }
};

const slotKey = async (slot: SecretSlot, unlock: Unlock, keyFile: Uint8Array | null): Promise<Uint8Array | null> => {
  const salt = Buffer.from(slot.salt, 'hex');
  if (slot.kind === 'key-file') return keyFile && keyOfFile(keyFile, salt);
  return 'passphrase' in unlock ? keyOfPassphrase(unlock.passphrase, salt, slot.cost) : null;
};

const OFFERED = {
  passphrase: {
    none: 'This workspace has no passphrase: open it with its key file.',
    wrong: 'The passphrase does not open this workspace. Look at keyboard layout and capital letters, and try again.',
  },
  'key-file': {
    none: 'This workspace has no key file: open it with its passphrase.',
    wrong: 'The key file belongs to another workspace: give the path of the one made with this workspace.',
  },
  recovery: {
    none: 'This workspace has no recovery key: open it with its passphrase or key file.',
    wrong: 'The recovery key belongs to another workspace, or a newer one was made since.',
  },
} as const;

const whyLocked = (slots: readonly KeyringSlot[], unlock: Unlock): string => {
  const offered = 'passphrase' in unlock ? 'passphrase' : 'keyFile' in unlock ? 'key-file' : 'recovery';
  return OFFERED[offered][slots.some((slot) => slot.kind === offered) ? 'wrong' : 'none'];
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

const ownerOf = (keyringId: string, kind: SecretSlot['kind']): string => `amparo-keyring/1 ${keyringId} ${kind}`;

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

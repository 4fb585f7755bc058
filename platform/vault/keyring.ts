import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type KeptKey, type KeyringFile, type KeyringSlot, parseKeyringFile, sealedPart } from './keyring-file.ts';
import { replaceFile } from './replace-file.ts';
import { storageFault } from './storage-fault.ts';
import {
  newSlot,
  type OpenedSlot,
  type Opening,
  openSlot,
  type PassphraseCost,
  recoverySlot,
  type Unlock,
} from './unlock.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';
import { writeOnce } from './write-once.ts';

/** What sub-keys of the workspace key are for. A purpose is part of the derivation: changing one loses what it opened. */
export const KEY_PURPOSES = [
  'blob-key-wrapping',
  'storage-names',
  'journal-signing',
  'copy-secrets',
  'long-deeds',
] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** A key that wraps the keys of blobs. Generation 0 is derived from the workspace key, later ones are random. */
export interface WrappingKey {
  readonly generation: number;
  readonly key: Uint8Array;
}

/** The workspace key, opened, in memory. It never leaves the key ring; only sub-keys do. */
export interface Keyring {
  /** Public name of this key ring: 32 hexadecimal digits. */
  readonly id: string;
  /** The 32-byte sub-key for a purpose, the same every time. Fault `locked` after `lock`. */
  derive(purpose: KeyPurpose): Uint8Array;
  /** All keys that wrap keys of blobs, the newest first: two while a rotation is under way, else one. */
  wrappingKeys(): readonly WrappingKey[];
  /** Public halves of the recovery keys: whom a backup is sealed to. */
  recipients(): readonly string[];
  /** Reads the file again when it changed: another program may have rotated the keys. */
  refresh(): Promise<void>;
  /**
   * Adds a slot for the holder of a recovery key; the one made before is removed, its words open nothing more.
   */
  setRecovery(recipient: string): Promise<void>;
  /**
   * First step of a rotation, in one write of the file: a new workspace key in every slot, the sub-keys carried over,
   * and a new wrapping key of this generation beside the old. Nothing is changed when the generation is there already.
   * Fault `conflict` for a slot that cannot be sealed anew, since its secret is not at hand.
   */
  beginRotation(generation: number): Promise<void>;
  /** Last step: every wrapping key older than this generation is destroyed. */
  retireBefore(generation: number): Promise<void>;
  /** Replaces all passphrase and key-file slots by one for this secret: after a recovery, or a change of passphrase. */
  setUnlock(unlock: NewUnlock, options?: { readonly passphraseCost?: PassphraseCost }): Promise<void>;
  /** Overwrites the workspace key in memory. Sub-keys already derived belong to whoever asked for them. */
  lock(): void;
}

export type NewUnlock = Exclude<Unlock, { readonly recoveryKey: string }>;

export const KEYRING_FILE = 'keyring.json';

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
  if ('recoveryKey' in unlock)
    throw fault('input-invalid', 'a recovery key opens a key ring that is there; make one with a passphrase first');
  const id = randomBytes(16).toString('hex');
  const workspaceKey = randomBytes(32);
  const slot = await newSlot(id, workspaceKey, unlock, options.passphraseCost);
  const path = join(directory, KEYRING_FILE);
  const file = sealedFile(workspaceKey, { id, slots: [slot], keys: [] });
  if (!writeOnce(path, textOf(file)))
    throw fault('conflict', `${path} exists already: a new key ring would lose what the old one opens.`);
  return openKeyring(directory, unlock);
};

/**
 * Opens the key ring of a folder. Faults: `not-found` when there is none; `locked` when passphrase, key file or recovery
 * key is not the right one or another user may read the key file; `integrity-failed` when the key ring is damaged.
 */
export const openKeyring = async (directory: string, unlock: Unlock): Promise<Keyring> => {
  const path = join(directory, KEYRING_FILE);
  let state: State | null = await openedFrom(path, opensWith(unlock));
  const opened = (): State => {
    if (state === null)
      throw fault('locked', 'The workspace is locked: open it again with its passphrase or key file.');
    return state;
  };
  const reopen = async (opening: Opening): Promise<void> => {
    const before = state;
    state = await openedFrom(path, opening);
    before?.slot.workspaceKey.fill(0);
  };
  const refresh = async (): Promise<void> => {
    if (opened().stamp === (await stampOf(path))) return;
    await reopen(opened().slot.again);
  };
  const change = async (
    edit: (state: State) => Promise<KeyringFile | null>,
    opening: Opening = opened().slot.again,
  ): Promise<void> => {
    await refresh();
    const file = await edit(opened());
    if (file === null) return;
    await replaceFile(path, textOf(file));
    await reopen(opening);
  };
  return {
    id: opened().file.id,
    derive: (purpose) => subKey(opened(), purpose),
    wrappingKeys: () => wrappingKeysOf(opened()),
    recipients: () => opened().file.slots.flatMap((slot) => (slot.kind === 'recovery' ? [slot.recipient] : [])),
    refresh,
    setRecovery: (recipient) =>
      change(async ({ file, slot: { workspaceKey } }) => {
        const others = file.slots.filter(({ kind }) => kind !== 'recovery');
        const added = await recoverySlot(file.id, workspaceKey, recipient);
        return sealedFile(workspaceKey, { ...file, slots: [...others, added] });
      }),
    setUnlock: (given, options = {}) =>
      change(async ({ file, slot: { workspaceKey } }) => {
        const kept = file.slots.filter(({ kind }) => kind === 'recovery');
        const added = await newSlot(file.id, workspaceKey, given, options.passphraseCost);
        return sealedFile(workspaceKey, { ...file, slots: [added, ...kept] });
      }, opensWith(given)),
    beginRotation: (generation) =>
      change(async (before) => {
        if (wrappingKeysOf(before).some((key) => key.generation >= generation)) return null;
        return rotated(before, generation);
      }),
    retireBefore: (generation) =>
      change(async ({ file, slot: { workspaceKey } }) => {
        const keys = file.keys.filter((key) => key.purpose !== 'blob-key-wrapping' || key.generation >= generation);
        if (!keys.some((key) => key.purpose === 'blob-key-wrapping'))
          throw fault(
            'internal',
            `the key ring has no wrapping key of generation ${generation}: nothing was destroyed`,
          );
        return keys.length === file.keys.length ? null : sealedFile(workspaceKey, { ...file, keys });
      }),
    lock: () => {
      state?.slot.workspaceKey.fill(0);
      state = null;
    },
  };
};

interface State {
  readonly file: KeyringFile;
  readonly slot: OpenedSlot;
  /** Tells one writing of the file from another. */
  readonly stamp: string;
}

const opensWith =
  (unlock: Unlock): Opening =>
  (id, slots) =>
    openSlot(id, slots, unlock);

const openedFrom = async (path: string, opening: Opening): Promise<State> => {
  const stamp = await stampOf(path);
  const text = await readFile(path, 'utf8').catch((cause) => storageFault(cause, `read the key ring ${path}`));
  const file = parseKeyringFile(text, path);
  const slot = await opening(file.id, file.slots);
  if (file.mac !== null && !sameHex(file.mac, macOf(slot.workspaceKey, file)))
    throw fault(
      'integrity-failed',
      `The key ring ${path} was changed by somebody who cannot open it: restore it from a backup.`,
    );
  return { file, slot, stamp };
};

const stampOf = async (path: string): Promise<string> => {
  const { ino, mtimeMs, size } = await stat(path).catch((cause) => storageFault(cause, `read the key ring ${path}`));
  return `${ino} ${mtimeMs} ${size}`;
};

const rotated = async ({ file, slot }: State, generation: number): Promise<KeyringFile> => {
  const workspaceKey = randomBytes(32);
  const keep = (purpose: KeyPurpose, of: number, key: Uint8Array): KeptKey => ({
    purpose,
    generation: of,
    wrapped: Buffer.from(wrapKey(workspaceKey, key, ownerOf(file.id, purpose, of))).toString('hex'),
  });
  const state = { file, slot, stamp: '' };
  const carried = KEY_PURPOSES.filter((purpose) => purpose !== 'blob-key-wrapping').map((purpose) =>
    keep(purpose, 0, subKey(state, purpose)),
  );
  const wrapping = wrappingKeysOf(state).map((old) => keep('blob-key-wrapping', old.generation, old.key));
  const slots: KeyringSlot[] = [];
  for (const [index, old] of file.slots.entries()) {
    if (index === slot.index) slots.push(await slot.reseal(workspaceKey));
    else if (old.kind === 'recovery') slots.push(await recoverySlot(file.id, workspaceKey, old.recipient));
    else
      throw fault(
        'conflict',
        `the ${old.kind} of this workspace cannot follow a change of keys while it is opened otherwise: open it with it, or replace it first`,
      );
  }
  return sealedFile(workspaceKey, {
    id: file.id,
    slots,
    keys: [...carried, ...wrapping, keep('blob-key-wrapping', generation, randomBytes(32))],
  });
};

const wrappingKeysOf = (state: State): readonly WrappingKey[] => {
  const kept = state.file.keys.filter(({ purpose }) => purpose === 'blob-key-wrapping');
  if (kept.length === 0) return [{ generation: 0, key: derived(state, 'blob-key-wrapping') }];
  return kept
    .toSorted((a, b) => b.generation - a.generation)
    .map((one) => ({ generation: one.generation, key: unwrapped(state, one) }));
};

const subKey = (state: State, purpose: KeyPurpose): Uint8Array => {
  const kept = state.file.keys
    .filter((key) => key.purpose === purpose)
    .toSorted((a, b) => b.generation - a.generation)[0];
  return kept === undefined ? derived(state, purpose) : unwrapped(state, kept);
};

const unwrapped = ({ file, slot }: State, { purpose, generation, wrapped }: KeptKey): Uint8Array => {
  const key = unwrapKey(slot.workspaceKey, Buffer.from(wrapped, 'hex'), ownerOf(file.id, purpose, generation));
  if (key !== null) return new Uint8Array(key);
  throw fault('integrity-failed', `The key for ${purpose} in the key ring is damaged: restore it from a backup.`);
};

/** HKDF-SHA-256 (RFC 5869). */
const derived = ({ file, slot }: State, purpose: KeyPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', slot.workspaceKey, Buffer.from(file.id, 'hex'), `amparo/1/${purpose}`, 32));

const ownerOf = (id: string, purpose: string, generation: number): string =>
  `amparo-keyring/2 ${id} ${purpose} ${generation}`;

const sealedFile = (
  workspaceKey: Uint8Array,
  { id, slots, keys }: Pick<KeyringFile, 'id' | 'slots' | 'keys'>,
): KeyringFile => {
  const file: KeyringFile = { format: 'amparo-keyring/2', id, slots, keys, mac: null };
  return { ...file, mac: macOf(workspaceKey, file) };
};

const macOf = (workspaceKey: Uint8Array, file: KeyringFile): string => {
  const key = new Uint8Array(hkdfSync('sha256', workspaceKey, Buffer.from(file.id, 'hex'), 'amparo/1/keyring-mac', 32));
  return createHmac('sha256', key).update(sealedPart(file)).digest('hex');
};

const sameHex = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

const textOf = (file: KeyringFile): string => `${JSON.stringify(file, null, 2)}\n`;

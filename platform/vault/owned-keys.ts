import { fault } from '@amparo/core/ground/fault';
import type { Keyring, WrappingKey } from './keyring.ts';
import { unwrapKey, wrapKey } from './wrapped-key.ts';

/** A key under the newest wrapping key of a workspace. */
export interface OwnedKey {
  readonly wrappedKey: Uint8Array;
  readonly keyGeneration: number;
}

/** Seals a 32-byte key under the newest wrapping key; `owner` names what it belongs to and is bound in. */
export const wrapOwned = (keyring: Keyring, key: Uint8Array, owner: string): OwnedKey => {
  const wrapping = newestOf(keyring);
  return { wrappedKey: wrapKey(wrapping.key, key, owner), keyGeneration: wrapping.generation };
};

/**
 * The key, and the generation of the wrapping key that opened it; null when none does. Tries every wrapping key, the newest
 * first, then once more with the file read again: another program may have rotated.
 */
export const openOwned = async (
  keyring: Keyring,
  wrappedKey: Uint8Array,
  owner: string,
): Promise<WrappingKey | null> => {
  for (const again of [false, true]) {
    if (again) await keyring.refresh();
    for (const { generation, key } of keyring.wrappingKeys()) {
      const opened = unwrapKey(key, wrappedKey, owner);
      if (opened !== null) return { generation, key: opened };
    }
  }
  return null;
};

/** The key under the newest wrapping key, or null when it is so already. Fault `integrity-failed` when none opens it. */
export const rewrapOwned = async (
  keyring: Keyring,
  wrappedKey: Uint8Array,
  owner: string,
): Promise<OwnedKey | null> => {
  const opened = await openOwned(keyring, wrappedKey, owner);
  if (opened === null)
    throw fault('integrity-failed', `No key of this workspace opens the stored key of ${owner.split(' ').at(-1)}.`);
  try {
    return opened.generation === newestOf(keyring).generation ? null : wrapOwned(keyring, opened.key, owner);
  } finally {
    opened.key.fill(0);
  }
};

const newestOf = (keyring: Keyring): WrappingKey => {
  const [newest] = keyring.wrappingKeys();
  if (newest === undefined) throw fault('internal', 'the key ring has no key for the keys of blobs');
  return newest;
};

import { fault } from '@amparo/core/ground/fault';

/** Cost of Argon2id (RFC 9106): memory in KiB, passes over it, lanes. */
export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** One way to open the workspace key: it lies in `wrapped`, sealed under a key made from the secret and `salt`. */
export type KeyringSlot =
  | { readonly kind: 'passphrase'; readonly cost: Argon2Cost; readonly salt: string; readonly wrapped: string }
  | { readonly kind: 'key-file'; readonly salt: string; readonly wrapped: string }
  /** Sealed to the public half of a recovery key (an age file), so that it can be sealed anew without the words. */
  | { readonly kind: 'recovery'; readonly recipient: string; readonly wrapped: string };

/** A sub-key that is kept, not derived: what a change of the workspace key has to carry over, and newer wrapping keys. */
export interface KeptKey {
  readonly purpose: string;
  readonly generation: number;
  readonly wrapped: string;
}

/**
 * `keyring.json`: hexadecimal throughout. Nothing in it is secret without a passphrase, key file or recovery key.
 * Format 1 has neither kept keys nor `mac`: every sub-key is derived. Format 2 has both.
 */
export interface KeyringFile {
  readonly format: 'amparo-keyring/1' | 'amparo-keyring/2';
  readonly id: string;
  readonly slots: readonly KeyringSlot[];
  readonly keys: readonly KeptKey[];
  /** HMAC-SHA-256 under a sub-key of the workspace key over all the rest: who cannot open the ring cannot change it. */
  readonly mac: string | null;
}

/** The bytes that `mac` is made over. */
export const sealedPart = ({ id, slots, keys }: KeyringFile): string =>
  JSON.stringify({ format: 'amparo-keyring/2', id, slots, keys });

/** Reads `keyring.json`; `path` is for the message. Fault `integrity-failed` naming what is wrong. */
export const parseKeyringFile = (text: string, path: string): KeyringFile => {
  const broken = (what: string): never => {
    throw fault('integrity-failed', `The key ring ${path} is damaged (${what}): restore it from a backup.`);
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return broken('not JSON');
  }
  if (!isRecord(content)) return broken('not an object');
  const { format } = content;
  if (format !== 'amparo-keyring/1' && format !== 'amparo-keyring/2')
    return broken(`unknown format ${JSON.stringify(format)}`);
  if (!isHex(content.id, 16)) return broken('id is not 16 bytes');
  if (!Array.isArray(content.slots) || content.slots.length === 0) return broken('no slots');
  const { id } = content;
  const slots = content.slots.map((slot: unknown) => slotOf(slot) ?? broken('a slot that cannot be read'));
  if (format === 'amparo-keyring/1') return { format, id, slots, keys: [], mac: null };
  if (!Array.isArray(content.keys)) return broken('no list of keys');
  if (!isHex(content.mac, 32)) return broken('mac is not 32 bytes');
  const keys = content.keys.map((key: unknown) => keptKeyOf(key) ?? broken('a key that cannot be read'));
  return { format, id, slots, keys, mac: content.mac };
};

const keptKeyOf = (key: unknown): KeptKey | null => {
  if (!isRecord(key) || typeof key.purpose !== 'string' || !isHex(key.wrapped, 60)) return null;
  if (!isWithin(key.generation, 0, 1_000_000)) return null;
  return { purpose: key.purpose, generation: key.generation, wrapped: key.wrapped };
};

/** The upper bounds keep a forged file from asking for more memory or time than a machine has. */
const slotOf = (slot: unknown): KeyringSlot | null => {
  if (!isRecord(slot)) return null;
  if (slot.kind === 'recovery') return recoverySlotOf(slot);
  if (!isHex(slot.salt, 16) || !isHex(slot.wrapped, 60)) return null;
  const { salt, wrapped } = slot;
  if (slot.kind === 'key-file') return { kind: 'key-file', salt, wrapped };
  if (slot.kind !== 'passphrase' || !isRecord(slot.cost)) return null;
  const { memoryKiB, passes, lanes } = slot.cost;
  if (!isWithin(memoryKiB, 8, 4 * 1024 * 1024) || !isWithin(passes, 1, 100) || !isWithin(lanes, 1, 16)) return null;
  return { kind: 'passphrase', cost: { memoryKiB, passes, lanes }, salt, wrapped };
};

/** An age file for one recipient takes about 250 bytes. */
const recoverySlotOf = ({ recipient, wrapped }: Record<string, unknown>): KeyringSlot | null =>
  typeof recipient === 'string' && /^age1[0-9a-z]{8,4000}$/.test(recipient) && isHexText(wrapped, 8_000)
    ? { kind: 'recovery', recipient, wrapped }
    : null;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isHex = (value: unknown, bytes: number): value is string => isHexText(value, bytes) && value.length === bytes * 2;

const isHexText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most * 2 && /^(?:[0-9a-f]{2})+$/.test(value);

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

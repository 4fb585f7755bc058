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
  | { readonly kind: 'key-file'; readonly salt: string; readonly wrapped: string };

/** `keyring.json`: hexadecimal throughout. Nothing in it is secret without a passphrase or key file. */
export interface KeyringFile {
  readonly format: 'amparo-keyring/1';
  readonly id: string;
  readonly slots: readonly KeyringSlot[];
}

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
  if (content.format !== 'amparo-keyring/1') return broken(`unknown format ${JSON.stringify(content.format)}`);
  if (!isHex(content.id, 16)) return broken('id is not 16 bytes');
  if (!Array.isArray(content.slots) || content.slots.length === 0) return broken('no slots');
  return {
    format: 'amparo-keyring/1',
    id: content.id,
    slots: content.slots.map((slot: unknown) => slotOf(slot) ?? broken('a slot that cannot be read')),
  };
};

/** The upper bounds keep a forged file from asking for more memory or time than a machine has. */
const slotOf = (slot: unknown): KeyringSlot | null => {
  if (!isRecord(slot) || !isHex(slot.salt, 16) || !isHex(slot.wrapped, 60)) return null;
  const { salt, wrapped } = slot;
  if (slot.kind === 'key-file') return { kind: 'key-file', salt, wrapped };
  if (slot.kind !== 'passphrase' || !isRecord(slot.cost)) return null;
  const { memoryKiB, passes, lanes } = slot.cost;
  if (!isWithin(memoryKiB, 8, 4 * 1024 * 1024) || !isWithin(passes, 1, 100) || !isWithin(lanes, 1, 16)) return null;
  return { kind: 'passphrase', cost: { memoryKiB, passes, lanes }, salt, wrapped };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isHex = (value: unknown, bytes: number): value is string =>
  typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

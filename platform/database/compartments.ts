import { randomBytes } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import { isId } from '@amparo/core/ground/ids';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { Keyring } from '../vault/keyring.ts';
import { openOwned, wrapOwned } from '../vault/owned-keys.ts';
import {
  isSealed,
  openValue,
  type SealedKind,
  type SealedParts,
  sealedParts,
  sealValue,
} from '../vault/sealed-value.ts';
import { holdsSealed, poolOf, type Transacting } from './connect.ts';
import type { ContentTable } from './content-columns.ts';
import type { Tables } from './tables.ts';

/** Turns what is written to the columns of one item into ciphertext. */
export interface Sealer {
  readonly item: string;
  /** The value of a column as it goes to the database. What is empty stays as it is, and so do ids of mentions. */
  readonly column: (column: ContentTable['columns'][string], value: unknown) => unknown;
  readonly text: (text: string) => string;
  /** What stands in the record of an entry. */
  readonly inEntry: { readonly text: (text: string) => string; readonly json: (text: string) => string };
}

/** The keys of sealed items while a house is open. They are asked for with each use: a key that was destroyed opens nothing. */
export interface Compartments {
  /** Seals what is written of an item; makes its compartment, in this transaction, when it has none. */
  readonly sealerFor: (transaction: Transacting, item: string) => Promise<Sealer>;
  /** The same for an item whose row is not there yet: `keep` writes its compartment once it is. */
  readonly newCompartment: (item: string) => {
    readonly sealer: Sealer;
    readonly keep: (transaction: Transacting) => Promise<void>;
  };
  /** Seals under a key of the workspace: what long deeds note, before an item is there. */
  readonly workspace: Sealer;
  /**
   * The values with everything that is sealed in them opened, at any depth. What its compartment is gone of is an empty
   * text, or null for JSON. What only looks sealed, or does not open, comes back as it stands: a file may be called so.
   */
  readonly open: <T>(values: T) => Promise<T>;
  /** The same of the records of entries, for what is said in them of these items. */
  readonly openRecords: <T>(records: T, items: ReadonlySet<string>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Stands in the place of the item for what belongs to none. */
export const NO_ITEM = '00000000-0000-0000-0000-000000000000';

export const ownerOfCompartment = (item: string): string => `amparo-compartment/1 ${item}`;

export const openCompartments = (keyring: Keyring, where: pg.PoolConfig): Compartments => {
  // A pool of its own: a transaction that waits for a key must not wait for those that wait for its lock.
  const plain = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf({ ...where, max: 2 }) }) });
  const workspaceKey = keyring.derive('long-deeds');
  /** Keys of compartments whose transaction may not have ended yet: another connection does not see their rows. */
  const unwritten = new Map<string, Uint8Array>();

  const keysOf = async (items: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array | 'gone'>> => {
    const keys = new Map<string, Uint8Array | 'gone'>();
    if (items.has(NO_ITEM)) keys.set(NO_ITEM, workspaceKey);
    const asked = [...items].filter((item) => item !== NO_ITEM);
    if (asked.length === 0) return keys;
    const { rows } = await sql<{ id: string; destroyed: boolean; wrapped_key: Buffer | null }>`
      select i.id, i.destroyed_seq is not null as destroyed, c.wrapped_key from item i
      left join compartment c on c.item_id = i.id where i.id = any(${asked}::uuid[])`.execute(plain);
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const item of asked) {
      const row = found.get(item);
      const wrapped = row?.wrapped_key ?? null;
      if (wrapped !== null) {
        unwritten.delete(item);
        const opened = await openOwned(keyring, wrapped, ownerOfCompartment(item));
        if (opened !== null) keys.set(item, opened.key);
        continue;
      }
      if (row?.destroyed === true) {
        unwritten.delete(item);
        keys.set(item, 'gone');
        continue;
      }
      const key = unwritten.get(item);
      if (key !== undefined) keys.set(item, key);
    }
    return keys;
  };

  const newCompartment: Compartments['newCompartment'] = (item) => {
    const key = randomBytes(32);
    const { wrappedKey, keyGeneration } = wrapOwned(keyring, key, ownerOfCompartment(item));
    unwritten.set(item, key);
    return {
      sealer: sealerOf(key, item),
      keep: async (transaction) => {
        await transaction
          .insertInto('compartment')
          .values({ item_id: item as never, wrapped_key: Buffer.from(wrappedKey), key_generation: keyGeneration })
          .execute();
      },
    };
  };

  const openIn = async <T>(values: T, meant: (parts: SealedParts) => boolean): Promise<T> => {
    const wanted = new Set<string>();
    eachSealed(values, (parts) => {
      if (meant(parts)) wanted.add(parts.item);
      return undefined;
    });
    if (wanted.size === 0) return values;
    const keys = await keysOf(wanted);
    return eachSealed(values, (parts) =>
      meant(parts) ? openedWith(keys.get(parts.item), parts) : undefined,
    ) as typeof values;
  };

  return {
    sealerFor: async (transaction, item) => {
      const row = await transaction
        .selectFrom('compartment')
        .select('wrapped_key')
        .where('item_id', '=', item as never)
        .executeTakeFirst();
      if (row !== undefined) {
        const opened = await openOwned(keyring, row.wrapped_key, ownerOfCompartment(item));
        if (opened === null)
          throw fault('integrity-failed', `no key of this workspace opens the compartment of item ${item}`);
        return sealerOf(opened.key, item);
      }
      const { sealer, keep } = newCompartment(item);
      await keep(transaction);
      return sealer;
    },
    newCompartment,
    workspace: sealerOf(workspaceKey, NO_ITEM),
    open: (values) => openIn(values, ({ kind }) => kind === 't' || kind === 'j'),
    openRecords: (records, items) =>
      openIn(records, ({ kind, item }) => (kind === 'e' || kind === 'f') && items.has(item)),
    close: () => plain.destroy(),
  };
};

const openedWith = (key: Uint8Array | 'gone' | undefined, parts: SealedParts): { readonly to: unknown } | undefined => {
  if (key === undefined) return undefined;
  const isText = parts.kind === 't' || parts.kind === 'e';
  if (key === 'gone') return { to: isText ? '' : null };
  try {
    const text = openValue(key, parts);
    return { to: isText ? text : (JSON.parse(text) as unknown) };
  } catch {
    return undefined;
  }
};

/**
 * Goes through plain JSON and rows, in place, and puts what `change` answers where a sealed value stood. What was opened is
 * not gone into: words in it that look sealed are words.
 */
const eachSealed = (value: unknown, change: (parts: SealedParts) => { readonly to: unknown } | undefined): unknown => {
  if (typeof value === 'string') {
    if (!isSealed(value)) return value;
    const parts = sealedParts(value);
    const changed = parts === undefined ? undefined : change(parts);
    return changed === undefined ? value : changed.to;
  }
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const one: unknown = value[at];
      if (typeof one === 'string' || typeof one === 'object') value[at] = eachSealed(one, change);
    }
    return value;
  }
  if (value === null || typeof value !== 'object' || value instanceof Date || ArrayBuffer.isView(value)) return value;
  const record = value as Record<string, unknown>;
  for (const name in record) {
    const one = record[name];
    if (typeof one === 'string' || typeof one === 'object') record[name] = eachSealed(one, change);
  }
  return value;
};

const sealerOf = (key: Uint8Array, item: string): Sealer => {
  const as =
    (kind: SealedKind) =>
    (plain: string): string =>
      sealValue(key, { item, kind }, plain);
  const [text, json] = [as('t'), as('j')];
  return {
    item,
    text,
    inEntry: { text: as('e'), json: as('f') },
    column: ({ kind, most }, value) => {
      if (value === null || value === undefined || value === '') return value;
      if (typeof value !== 'string')
        throw new TypeError(`a sealed column takes a text, or JSON as text; this came: ${typeof value}`);
      switch (kind) {
        case 'blank':
          return '';
        case 'text':
          return text(most === undefined ? value : cut(value, most));
        case 'json':
          return staysOpen(value) ? value : JSON.stringify(json(value));
      }
    },
  };
};

/** Empty lists and records, and values that only name a mention: SQL joins on its id. */
const staysOpen = (value: string): boolean => {
  if (value === '[]' || value === '{}') return true;
  if (value.length > LONGEST_NAMING || !value.startsWith('{')) return false;
  const { kind, mention, ...more } = JSON.parse(value) as Readonly<Record<string, unknown>>;
  return kind === 'mention' && typeof mention === 'string' && isId(mention) && Object.keys(more).length === 0;
};
const LONGEST_NAMING = 100;

const cut = (text: string, most: number): string => {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.byteLength <= most
    ? text
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, most), { stream: true }).concat('…');
};

/** Whether a cell of a result is, or holds, something sealed. */
export const mayHoldSealed = (cell: unknown): boolean =>
  typeof cell === 'string' ? isSealed(cell) : typeof cell === 'object' && cell !== null && holdsSealed(cell);

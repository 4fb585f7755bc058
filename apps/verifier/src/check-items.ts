import type { BundleFiles } from './bundle-files.ts';
import type { EntryBody } from './check-journal.ts';
import type { Findings } from './verify-report.ts';

/** The properties of a record in metadata/items.json that a verifier reads. */
export interface ItemRecord {
  readonly number: string;
  readonly id: string;
  /** Null when the item is withheld. */
  readonly file: string | null;
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  readonly custody: readonly number[];
  readonly withheld: string | null;
  readonly derivedFrom: Original | null;
}

/** What an item was made from: named by its hash, whether it is in the bundle or not. */
export interface Original {
  readonly item: string;
  readonly number: string;
  readonly sha256: string;
}

const isOriginal = (value: unknown): boolean => {
  const original = (value ?? {}) as Partial<Record<keyof Original, unknown>>;
  return value === null || [original.item, original.number, original.sha256].every((text) => typeof text === 'string');
};

const isRecord = (value: unknown): value is ItemRecord => {
  const record = (value ?? {}) as Partial<Record<keyof ItemRecord, unknown>>;
  const texts = [record.number, record.id, record.sha256, record.sha512];
  // An item is here or withheld for a reason, never neither and never both.
  const [place, absent] = [typeof record.file === 'string', typeof record.withheld === 'string'];
  const placed = place !== absent && (record.file === null || place) && (record.withheld === null || absent);
  const custody = Array.isArray(record.custody) && record.custody.every((seq) => Number.isSafeInteger(seq));
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof record.size === 'number' &&
    custody &&
    placed &&
    isOriginal(record.derivedFrom)
  );
};

/** @throws Error when metadata/items.json is not a list of records. */
export const readItems = async (bundle: BundleFiles): Promise<readonly ItemRecord[]> => {
  const list: unknown = JSON.parse(await bundle.readText('metadata/items.json'));
  if (!Array.isArray(list) || !list.every(isRecord))
    throw new Error('metadata/items.json is not a list of item records');
  return list;
};

export const checkItems = (bundle: BundleFiles, items: readonly ItemRecord[]): Findings => {
  const faults: string[] = [];
  const recorded = new Set<string>();
  for (const item of items) {
    if (item.file === null) continue;
    const extension = item.file.startsWith(`data/items/${item.number}.`)
      ? item.file.slice(`data/items/${item.number}.`.length)
      : '';
    if (!/^[a-z0-9]+$/.test(extension) || recorded.has(item.file)) {
      faults.push(`item ${JSON.stringify(item.number)}: ${JSON.stringify(item.file)} is not a place for it`);
    }
    recorded.add(item.file);
    const actual = bundle.files.get(item.file);
    for (const property of ['sha256', 'sha512', 'size'] as const) {
      if (actual?.[property] !== item[property])
        faults.push(`${JSON.stringify(item.file)}: ${property} is not the recorded one`);
    }
  }
  for (const name of bundle.namesIn('data/items')) {
    if (!recorded.has(`data/items/${name}`)) faults.push(`${JSON.stringify(`data/items/${name}`)}: has no record`);
  }
  return { faults, detail: `${recorded.size} items, ${items.length - recorded.size} withheld` };
};

/** Hashes that disclosed entries state, by item id: `record` and each of `record.items` that has `item` and `sha256`. */
const hashesStated = (
  bodies: ReadonlyMap<number, EntryBody>,
): ReadonlyMap<string, readonly (readonly [number, string])[]> => {
  const stated = new Map<string, (readonly [number, string])[]>();
  for (const [seq, body] of bodies) {
    const record = (body.record ?? {}) as Readonly<Record<string, unknown>>;
    const many = Array.isArray(record.items) ? (record.items as readonly unknown[]) : [];
    for (const each of [record, ...many]) {
      const { item, sha256 } = (each ?? {}) as { readonly item?: unknown; readonly sha256?: unknown };
      if (typeof item === 'string' && typeof sha256 === 'string')
        stated.set(item, [...(stated.get(item) ?? []), [seq, sha256]]);
    }
  }
  return stated;
};

export const checkCustody = (items: readonly ItemRecord[], bodies: ReadonlyMap<number, EntryBody>): Findings => {
  const stated = hashesStated(bodies);
  const faults: string[] = [];
  const unknown: string[] = [];
  const check = (number: string, id: string, sha256: string, disclosed: boolean): void => {
    const hashes = stated.get(id) ?? [];
    const others = hashes.filter(([, hash]) => hash !== sha256);
    faults.push(...others.map(([seq]) => `item ${number}: entry ${seq} states another hash`));
    if (hashes.length > 0) return;
    if (disclosed) faults.push(`item ${number}: no entry states its hash`);
    else unknown.push(number);
  };
  for (const { number, id, sha256, custody, derivedFrom } of items) {
    check(
      number,
      id,
      sha256,
      custody.every((seq) => bodies.has(seq)),
    );
    if (derivedFrom !== null) check(derivedFrom.number, derivedFrom.item, derivedFrom.sha256, false);
  }
  return unknown.length > 0 && faults.length === 0
    ? {
        notChecked: `not among the disclosed entries are those that would state the hash of: ${unknown.slice(0, 20).join(', ')}`,
      }
    : { faults, detail: `${items.length} items` };
};

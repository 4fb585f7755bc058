import type { BundleFiles } from './bundle-files.ts';
import type { EntryBody } from './check-journal.ts';
import type { Findings } from './verify-report.ts';

/** The properties of a record in data/items.json that a verifier reads. */
export interface ItemRecord {
  readonly number: string;
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly sha512: string;
  readonly size: number;
  readonly custody: readonly number[];
}

const isRecord = (value: unknown): value is ItemRecord => {
  const record = (value ?? {}) as Partial<Record<keyof ItemRecord, unknown>>;
  const texts = [record.number, record.id, record.file, record.sha256, record.sha512];
  const custody = Array.isArray(record.custody) && record.custody.every((seq) => Number.isSafeInteger(seq));
  return texts.every((text) => typeof text === 'string') && typeof record.size === 'number' && custody;
};

/** @throws Error when data/items.json is not a list of records. */
export const readItems = async (bundle: BundleFiles): Promise<readonly ItemRecord[]> => {
  const list: unknown = JSON.parse(await bundle.readText('data/items.json'));
  if (!Array.isArray(list) || !list.every(isRecord)) throw new Error('data/items.json is not a list of item records');
  return list;
};

export const checkItems = (bundle: BundleFiles, items: readonly ItemRecord[]): Findings => {
  const faults: string[] = [];
  const recorded = new Set<string>();
  for (const item of items) {
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
  return { faults, detail: `${items.length} items` };
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
  for (const item of items) {
    const hashes = stated.get(item.id) ?? [];
    faults.push(
      ...hashes
        .filter(([, hash]) => hash !== item.sha256)
        .map(([seq]) => `item ${item.number}: entry ${seq} states another hash`),
    );
    if (hashes.length > 0) continue;
    if (item.custody.every((seq) => bodies.has(seq))) faults.push(`item ${item.number}: no entry states its hash`);
    else unknown.push(item.number);
  }
  return unknown.length > 0 && faults.length === 0
    ? {
        notChecked: `not among the disclosed entries are those that would state the hash of: ${unknown.slice(0, 20).join(', ')}`,
      }
    : { faults, detail: `${items.length} items` };
};

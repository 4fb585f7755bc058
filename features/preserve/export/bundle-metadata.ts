import { canonicalJson } from '../canonical-json.ts';
import type { BagWriter } from './bag-writer.ts';
import { BUNDLE_PATHS, type BundleItemRecord, type Stream } from './bundle-layout.ts';
import { CASE_CONTEXT, type CaseEntry, CaseNodes } from './case-nodes.ts';
import { csvLine } from './csv-line.ts';

/** The lists that are written while items and entries go by: metadata/items.json, items.csv, families.json, case.jsonld. */
export interface BundleMetadata {
  readonly item: (number: string, file: string | null, record: BundleItemRecord) => Promise<void>;
  readonly entry: (entry: CaseEntry) => Promise<void>;
  readonly end: () => Promise<void>;
}

export const beginMetadata = async (bag: BagWriter): Promise<BundleMetadata> => {
  const items = await openList(bag, BUNDLE_PATHS.itemsJson);
  const csv = await bag.open(BUNDLE_PATHS.itemsCsv);
  await csv.write(csvLine(COLUMNS.map(([name]) => name)));
  const graph = await openList(
    bag,
    BUNDLE_PATHS.caseFile,
    `{"@context":${canonicalJson(CASE_CONTEXT)},"@graph":[`,
    ']}',
  );
  const nodes = new CaseNodes();
  const families = new Families();
  const addAll = async (made: readonly unknown[]): Promise<void> => {
    for (const node of made) await graph.add(node);
  };
  return {
    item: async (number, file, record) => {
      await items.add({ ...record, file, number });
      await csv.write(csvLine(COLUMNS.map(([, read]) => read({ ...record, file, number }))));
      families.add(number, record.parent);
      await addAll(nodes.item(number, record));
    },
    entry: async (entry) => addAll(nodes.entry(entry)),
    end: async () => {
      await addAll(nodes.end());
      await graph.end();
      await items.end();
      await csv.close();
      await writeList(bag, BUNDLE_PATHS.familiesJson, families.list());
    },
  };
};

/** A JSON array with one canonical value on each line. */
const openList = async (bag: BagWriter, path: string, before = '[', after = ']') => {
  const file = await bag.open(path);
  await file.write(before);
  let first = true;
  return {
    add: async (value: unknown): Promise<void> => {
      await file.write(`${first ? '' : ','}\n${canonicalJson(value)}`);
      first = false;
    },
    end: async (): Promise<void> => {
      await file.write(`\n${after}\n`);
      await file.close();
    },
  };
};

export const writeList = async (bag: BagWriter, path: string, values: Stream<unknown>): Promise<void> => {
  const list = await openList(bag, path);
  for await (const value of values) await list.add(value);
  await list.end();
};

/** Items with what was inside of them, by the outermost that is here. A parent has a lower number than its children. */
class Families {
  readonly #rootOf = new Map<string, string>();
  readonly #members = new Map<string, string[]>();

  add(number: string, parent: string | null): void {
    const root = parent === null ? number : (this.#rootOf.get(parent) ?? parent);
    this.#rootOf.set(number, root);
    this.#members.set(root, [...(this.#members.get(root) ?? []), number]);
  }

  list(): readonly { readonly root: string; readonly members: readonly string[] }[] {
    return [...this.#members]
      .filter(([root, members]) => members.length > 1 || members[0] !== root)
      .map(([root, members]) => ({ root, members }));
  }
}

type Row = BundleItemRecord & { readonly number: string; readonly file: string | null };
type Cell = string | number | boolean | null;

/** What stands in one cell; what is not one value is canonical JSON. */
const cell = (value: unknown): Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as Cell) : canonicalJson(value);

const COLUMNS: readonly (readonly [string, (row: Row) => Cell])[] = (
  [
    'number',
    'id',
    'file',
    'sha256',
    'sha512',
    'size',
    'originalName',
    'originalPath',
    'fileModifiedAt',
    'title',
    'mediaType',
    'kind',
    'language',
    'documentDate',
    'origin',
    'collector',
    'collection',
    'receivedAt',
    'localOffsetMinutes',
    'classification',
    'legalBasis',
    'consent',
    'parent',
    'sameBytesAs',
    'derivedFrom',
    'exculpatory',
    'withheld',
    'custody',
  ] as const satisfies readonly (keyof Row)[]
).map((name) => [name, (row) => (name === 'custody' ? row.custody.join(' ') : cell(row[name]))]);

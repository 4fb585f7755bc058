import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '@amparo/core/ground/fault';
import { type KeyList, NumberList, TextList, TextTable } from '@amparo/linkage';
import { ArrayFile, ArrayFiles, ArrayFileWriter, type Numbers } from './array-file.ts';
import { LINK_COLUMNS, type LinkColumns } from './link-columns.ts';
import { EdgeList } from './link-edges.ts';
import { KeyIndex, writeKeys } from './link-index.ts';
import type { Kept, Tables } from './link-kept.ts';
import type { LinkModel } from './link-model.ts';

/** What a run leaves for later ones: in `state` under the folder it wrote into. */
export interface LinkState {
  readonly id: string;
  readonly columns: LinkColumns;
  /** With the prior that the run found. */
  readonly model: LinkModel;
  /** Keys shared by more records than this are not used. */
  readonly cap: number;
  /** How many records the rarity of values was told from. */
  readonly scale: number;
  /** Records of the run that trained the model. */
  readonly trainedOn: number;
  readonly records: number;
}

interface Files extends LinkState {
  readonly format: number;
  /** Files of this state: a later one has a higher number, and those it does not name are gone. */
  readonly tables: readonly string[];
  readonly clusters: string;
  readonly keys: readonly string[];
  readonly sizes: Readonly<Record<string, number>>;
}

const FORMAT = 2;
/** Tables are written whole again when they lie in so many files. */
const MOST_FILES = 16;
const folderOf = (dir: string): string => join(dir, 'state');

const filesOf = (dir: string, field: string): Files => {
  const path = join(folderOf(dir), 'state.json');
  if (!existsSync(path))
    throw fault('not-found', `${dir}: there is no state/state.json; run \`link\` with --keep into that folder first`, {
      field,
    });
  const files = JSON.parse(readFileSync(path, 'utf8')) as Files;
  if (files.format !== FORMAT)
    throw fault(
      'input-invalid',
      `${path}: expected format ${FORMAT}, got ${files.format}; run the whole again with --keep`,
      {
        field,
      },
    );
  return files;
};

/** Columns in the order of their list, so that equal ones are equal as text. */
const sorted = (columns: LinkColumns): LinkColumns =>
  Object.fromEntries(LINK_COLUMNS.flatMap((name) => (columns[name] === undefined ? [] : [[name, columns[name]]])));

/** Bytes of a text, for room. */
const BYTES_ROOM = 8;
/** How much more room an array of a table has than there are records to come. */
const shareOf = (name: string): number =>
  name.endsWith('.bytes') ? BYTES_ROOM : name.endsWith('.hashes') ? 2 : name.endsWith('.slots') ? 0 : 1;

/** Tables of a state, with room for so many more records. */
class KeptTables implements Kept {
  readonly #file: ArrayFiles;
  readonly #sizes: Readonly<Record<string, number>>;
  readonly #room: number;
  readonly #leave: (name: string) => boolean;

  constructor(
    file: ArrayFiles,
    sizes: Readonly<Record<string, number>>,
    room: number,
    leave: (name: string) => boolean,
  ) {
    [this.#file, this.#sizes, this.#room, this.#leave] = [file, sizes, room, leave];
  }

  table(name: string): TextTable {
    const size = this.#size(name);
    if (size === undefined) return new TextTable();
    const [file, room] = [this.#file, this.#room];
    const slots = file.newest(`${name}.slots`, 'i32', `${name}.letters`);
    return new TextTable(
      {
        bytes: file.read(`${name}.bytes`, 'u8', room * BYTES_ROOM),
        starts: file.read(`${name}.starts`, 'u32', room),
        hashes: file.read(`${name}.hashes`, 'u32', room * 2),
        letters: file.read(`${name}.letters`, 'u32', room),
        slots: slots.numbers,
      },
      size,
      slots.by,
    );
  }

  texts(name: string): TextList {
    const size = this.#size(name);
    if (size === undefined) return new TextList();
    return new TextList(
      {
        bytes: this.#file.read(`${name}.bytes`, 'u8', this.#room * BYTES_ROOM),
        starts: this.#file.read(`${name}.starts`, 'u32', this.#room),
      },
      size,
    );
  }

  list(name: string): NumberList {
    const size = this.#size(name);
    return size === undefined ? new NumberList() : new NumberList(this.#file.read(name, 'i32', this.#room), size);
  }

  #size(name: string): number | undefined {
    return this.#leave(name) ? undefined : this.#sizes[name];
  }
}

/** What is of records and not of what they say: a run of other records begins without it. */
const ofRecords = (name: string): boolean => name === 'ids' || name.endsWith('-of-record');

/** The model of an earlier run with the tables of what was seen then, for a full run over other records. */
export const openModel = (dir: string, columns: LinkColumns): { readonly state: LinkState; readonly kept: Kept } => {
  const files = filesOf(dir, 'model');
  if (JSON.stringify(Object.keys(sorted(columns))) !== JSON.stringify(Object.keys(files.columns)))
    throw fault(
      'input-invalid',
      `the model in ${dir} compares ${Object.keys(files.columns).join(', ')}; the columns given are ${Object.keys(sorted(columns)).join(', ')}`,
      { field: 'columns' },
    );
  const file = new ArrayFiles(files.tables.map((name) => join(folderOf(dir), name)));
  return { state: files, kept: new KeptTables(file, files.sizes, 0, ofRecords) };
};

/** All that an earlier run left. */
export interface OpenState {
  readonly state: LinkState;
  readonly kept: Kept;
  /** Records by id, and for each record the first of its cluster. */
  readonly order: Int32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
  readonly edges: EdgeList;
  readonly keys: KeyIndex;
  /** Writes what is new beside what is there. */
  readonly writer: () => StateWriter;
}

export interface NewState extends Omit<LinkState, 'columns' | 'id'> {
  readonly tables: Tables;
  readonly order: Int32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
  readonly edges: EdgeList;
}

/** What a state says of itself, before anything large of it is read. */
export const stateIn = (dir: string): LinkState => filesOf(dir, 'into');

/**
 * Opens the state in a folder, with room for so many more records. What is in its files is read beside other work.
 */
export const openState = async (dir: string, room: number): Promise<OpenState> => {
  const files = filesOf(dir, 'into');
  const folder = folderOf(dir);
  const tables = new ArrayFiles(files.tables.map((name) => join(folder, name)));
  const clusters = new ArrayFile(join(folder, files.clusters));
  const keys = files.keys.map((name) => new ArrayFile(join(folder, name)));
  await Promise.all(
    [tables, clusters, ...keys].map((file) => file.ahead((name) => room * (file === tables ? shareOf(name) : 0))),
  );
  return {
    state: files,
    kept: new KeptTables(tables, files.sizes, room, () => false),
    order: clusters.read('order', 'i32'),
    labels: clusters.read('labels', 'i32'),
    edges: EdgeList.of(clusters.read('a', 'i32'), clusters.read('b', 'i32'), clusters.read('evidence', 'f32')),
    keys: new KeyIndex(keys),
    writer: () => new StateWriter(folder, folder, files, { files, tables }),
  };
};

/** Keeps a full run. What an earlier one left is there until this one is whole. */
export const keepState = (dir: string, named: Pick<LinkState, 'id' | 'columns'>): StateWriter => {
  const half = `${folderOf(dir)}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  return new StateWriter(half, folderOf(dir), named);
};

/** Writes a state: its keys kind by kind, then the rest, and names its files in one step. */
export class StateWriter {
  readonly #folder: string;
  readonly #final: string;
  readonly #named: Pick<LinkState, 'id' | 'columns'>;
  readonly #earlier: { readonly files: Files; readonly tables: ArrayFiles } | undefined;
  readonly #keys: ArrayFileWriter;

  constructor(
    folder: string,
    final: string,
    named: Pick<LinkState, 'id' | 'columns'>,
    earlier?: { readonly files: Files; readonly tables: ArrayFiles },
  ) {
    [this.#folder, this.#final, this.#named, this.#earlier] = [folder, final, named, earlier];
    this.#keys = this.#file('keys');
  }

  /** Keys of more records than `most` are never used. */
  keys(kind: number, turn: number, most: number, keys: KeyList): void {
    writeKeys(this.#keys, kind, turn, most, keys);
  }

  finish({ tables, order, labels, edges, ...state }: NewState): void {
    const [folder, final] = [this.#folder, this.#final];
    this.#keys.close();
    const sizes: Record<string, number> = {};
    // Tables only grow at their ends: what is there already is not written again.
    const names = this.#earlier?.files.tables ?? [];
    const behind = names.length < MOST_FILES ? this.#earlier?.tables : undefined;
    const told = this.#file('tables');
    const add = (name: string, numbers: Numbers): void =>
      told.add(name, numbers.subarray(behind?.lengthOf(name) ?? 0) as Numbers);
    for (const [table, own] of [...tables.tables, ...tables.textLists]) {
      for (const [part, numbers] of Object.entries(own.arrays()) as readonly (readonly [string, Numbers])[])
        if (part !== 'slots') add(`${table}.${part}`, numbers);
        // Its slots are as many until it is spread anew; until then they follow from the hashes.
        else if (behind?.newestLengthOf(`${table}.slots`) !== numbers.length) told.add(`${table}.slots`, numbers);
      sizes[table] = own.size;
    }
    for (const [list, own] of tables.lists) {
      add(list, own.view());
      sizes[list] = own.length;
    }
    told.close();
    const clusters = this.#file('clusters');
    clusters.add('order', order);
    clusters.add('labels', labels);
    clusters.add('a', edges.a);
    clusters.add('b', edges.b);
    clusters.add('evidence', edges.evidence);
    clusters.close();
    const files: Files = {
      format: FORMAT,
      id: this.#named.id,
      columns: sorted(this.#named.columns),
      ...state,
      tables: [...(behind === undefined ? [] : names), this.#name('tables')],
      clusters: this.#name('clusters'),
      keys: [...(this.#earlier?.files.keys ?? []), this.#name('keys')],
      sizes,
    };
    const path = join(folder, 'state.json');
    writeFileSync(`${path}.new`, `${JSON.stringify(files, null, 1)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    if (folder !== final) {
      rmSync(final, { recursive: true, force: true });
      renameSync(folder, final);
      return;
    }
    const earlier = this.#earlier?.files;
    const gone = [...(earlier?.tables ?? []), earlier?.clusters ?? ''].filter(
      (name) => name !== files.clusters && !files.tables.includes(name),
    );
    for (const name of gone) rmSync(join(folder, name), { force: true });
    this.#earlier?.tables.close();
  }

  #name(what: string): string {
    return `${what}-${this.#earlier?.files.keys.length ?? 0}.bin`;
  }

  #file(what: string): ArrayFileWriter {
    rmSync(join(this.#folder, this.#name(what)), { force: true });
    return new ArrayFileWriter(join(this.#folder, this.#name(what)));
  }
}

import { NumberList, TextList, TextTable } from '@amparo/linkage';

/** Where a run's tables come from: new ones, or those of an earlier run under the same names. */
export interface Kept {
  readonly table: (name: string) => TextTable;
  readonly texts: (name: string) => TextList;
  readonly list: (name: string) => NumberList;
}

/** Tables of a run by name, as they are kept. */
export class Tables implements Kept {
  readonly tables = new Map<string, TextTable>();
  readonly textLists = new Map<string, TextList>();
  readonly lists = new Map<string, NumberList>();
  readonly #earlier: Kept | undefined;

  constructor(earlier?: Kept) {
    this.#earlier = earlier;
  }

  table(name: string): TextTable {
    const own = this.#earlier?.table(name) ?? new TextTable();
    this.tables.set(name, own);
    return own;
  }

  texts(name: string): TextList {
    const own = this.#earlier?.texts(name) ?? new TextList();
    this.textLists.set(name, own);
    return own;
  }

  list(name: string): NumberList {
    const own = this.#earlier?.list(name) ?? new NumberList();
    this.lists.set(name, own);
    return own;
  }
}

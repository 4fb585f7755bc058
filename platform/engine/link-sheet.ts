/**
 * What is compared of the records, as numbers. Packed, the numbers of one record stand together: a comparison of two
 * records fetches one line of memory for each and not one for each column.
 */
export class Sheet {
  readonly #columns: ((record: number) => number)[] = [];
  #rows: Int32Array<ArrayBuffer> | undefined;
  #width = 0;

  /** Adds a column and answers its place. */
  add(read: (record: number) => number): number {
    this.#columns.push(read);
    return this.#columns.length - 1;
  }

  at(record: number, column: number): number {
    const rows = this.#rows;
    return rows === undefined
      ? (this.#columns[column] as (record: number) => number)(record)
      : (rows[record * this.#width + column] as number);
  }

  /** For runs that look at each record many times. */
  pack(records: number): void {
    const width = this.#columns.length;
    const rows = new Int32Array(records * width);
    this.#columns.forEach((read, column) => {
      for (let record = 0, at = column; record < records; record += 1, at += width) rows[at] = read(record);
    });
    this.#rows = rows;
    this.#width = width;
  }
}

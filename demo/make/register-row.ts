import type { Cell } from './xlsx.ts';

/** One row of the register, its fields in the order of the columns. */
export interface RegisterRow {
  readonly no: number;
  readonly name: string;
  readonly sex: string;
  readonly born: Cell;
  readonly detained: Cell;
  readonly facility: string;
  readonly status: string;
  readonly articles: string;
  readonly sentence: string | null;
  readonly ended: Cell;
  readonly expelled: string | null;
  readonly children: string | null;
  readonly source: string;
  readonly notes: string | null;
}

import type { LinkRecords } from './link-records.ts';

/** Fewer records than this do not show how rare a value is among people: they are taken for a sample of as many. */
export const FEW_RECORDS = 1_000;
export const scaleOf = (records: number): number => Math.max(records, FEW_RECORDS);

/** Agreement on one value is worth no more than this, however rare the value. */
export const MOST_RARITY = 20;

/** How many bits an agreement on a value is worth: log2(records / records with it), the term-frequency part of Fellegi–Sunter. */
export interface Rarity {
  /** By code. */
  readonly bits: (code: number) => number;
}

/**
 * Rarity of the values of one column. Counts are those of the run that trained the weights: what came later, and what was
 * not seen then, counts as standing once.
 */
export class Rarities {
  readonly #records: LinkRecords;
  readonly #scale: number;
  readonly #trained: boolean;

  constructor(records: LinkRecords, scale: number, trained: boolean) {
    this.#records = records;
    this.#scale = scale;
    this.#trained = trained;
  }

  /** `codeOf` gives for a record its code or −1; `codes` how many there are. */
  of(name: string, codes: number, eachCode: (record: number, count: (code: number) => void) => void): Rarity {
    const counts = this.#records.tables.list(`count-${name}`);
    if (!this.#trained) {
      for (let code = counts.length; code < codes; code += 1) counts.push(0);
      const count = (code: number): void => counts.set(code, counts.at(code) + 1);
      for (let record = 0; record < this.#records.count; record += 1) eachCode(record, count);
    }
    const unseen = Math.fround(Math.min(MOST_RARITY, Math.log2(this.#scale)));
    // Zero: not reckoned yet. A run that adds few records asks for few.
    const known = new Float32Array(counts.length);
    const bits = (code: number): number => {
      if (code >= known.length) return unseen;
      const own = known[code] as number;
      if (own !== 0) return own;
      known[code] = Math.min(MOST_RARITY, Math.log2(this.#scale / Math.max(1, counts.at(code))));
      return known[code] as number;
    };
    return { bits };
  }
}

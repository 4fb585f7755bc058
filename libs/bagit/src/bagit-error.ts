export const BAG_FAULT_CODES = [
  'name-refused',
  'name-collision',
  'tag-file-missing',
  'tag-file-malformed',
  'line-malformed',
  'listed-twice',
  'listed-wrongly',
  'not-listed',
  'file-missing',
  'hash-differs',
  'oxum-differs',
] as const;

export type BagFaultCode = (typeof BAG_FAULT_CODES)[number];

/** One thing that is wrong with a bag; `path` is the file it is about, relative to the bag. */
export interface BagFault {
  readonly code: BagFaultCode;
  readonly path: string;
  readonly message: string;
}

/** The one error class of this library: carries every fault found. */
export class BagitError extends Error {
  readonly faults: readonly BagFault[];

  constructor(faults: readonly BagFault[]) {
    super(faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.name = 'BagitError';
    this.faults = faults;
  }
}

/**
 * A fault is one thing that is wrong, said so that a person can act on it.
 * `code` is for programs (closed list), `message` for people, `field` names the place in the input.
 */
export const FAULT_CODES = [
  'input-invalid',
  'not-permitted',
  'purpose-needed',
  'not-found',
  'conflict',
  'consent-lacking',
  'locked',
  'too-large',
  'unreadable',
  'limit-reached',
  'integrity-failed',
  'newer-database',
  'unavailable',
  'cancelled',
  'internal',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly field?: string;
}

/** The one error class of Amparo: carries every fault found, not the first. */
export class AmparoError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: { cause?: unknown }) {
    super(
      faults.map((fault) => (fault.field ? `${fault.field}: ${fault.message}` : fault.message)).join('; '),
      options,
    );
    this.name = 'AmparoError';
    this.faults = faults;
  }

  /** The code of the first fault: what a status line or an exit code is chosen by. */
  get code(): FaultCode {
    return this.faults[0]?.code ?? 'internal';
  }
}

/** Shorthand for the common case of one fault. */
export const fault = (code: FaultCode, message: string, extra: { field?: string; cause?: unknown } = {}): AmparoError =>
  new AmparoError(
    [{ code, message, ...(extra.field === undefined ? {} : { field: extra.field }) }],
    extra.cause === undefined ? undefined : { cause: extra.cause },
  );

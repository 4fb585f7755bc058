/** Why a deed was refused, or did not reach the house. `code` is for programs, the messages are for people. */
export interface FaultLine {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

export class CallFault extends Error {
  readonly status: number;
  readonly faults: readonly FaultLine[];

  constructor(status: number, faults: readonly FaultLine[]) {
    super(faults.map((line) => line.message).join('\n') || `status ${status}`);
    this.name = 'CallFault';
    this.status = status;
    this.faults = faults;
  }

  /** 423: the workspace is locked; the desk shows the passphrase. */
  get locked(): boolean {
    return this.status === 423 || this.faults.some((line) => line.code === 'locked');
  }

  /** The house did not answer at all: stopped, or another program holds the port. */
  get unreachable(): boolean {
    return this.status === 0;
  }

  has(code: string): boolean {
    return this.faults.some((line) => line.code === code);
  }

  /** Messages that belong to one field of a form; `''` gives those that belong to none. */
  of(field: string): readonly string[] {
    return this.faults
      .filter((line) => (line.field ?? '') === field || line.field?.startsWith(`${field}.`) === true)
      .map((line) => line.message);
  }
}

export const asCallFault = (thrown: unknown): CallFault =>
  thrown instanceof CallFault
    ? thrown
    : new CallFault(0, [{ code: 'unreachable', message: thrown instanceof Error ? thrown.message : String(thrown) }]);

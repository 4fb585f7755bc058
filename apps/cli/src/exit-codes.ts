import type { FaultCode } from '@amparo/core/ground/fault';

/** Exit codes by the first fault; documented in docs/command-line.md, which a test holds against this table. */
export const EXIT_CODES: Readonly<Record<FaultCode, number>> = {
  'input-invalid': 2,
  'not-found': 3,
  'not-permitted': 4,
  'purpose-needed': 4,
  'consent-lacking': 4,
  conflict: 5,
  locked: 6,
  'integrity-failed': 7,
  unreadable: 8,
  'too-large': 8,
  'limit-reached': 9,
  'newer-database': 10,
  unavailable: 69,
  internal: 70,
  cancelled: 130,
};

/** A check was made and did not hold: `verify`, `journal check`. */
export const CHECK_FAILED = 1;

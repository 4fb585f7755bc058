export const TIME_STAMP_FAULTS = [
  /** The authority said no, or something that is no answer. */
  'not-granted',
  'malformed',
  /** The token is over other bytes. */
  'wrong-imprint',
  /** The answer is to another request: an old one, played again. */
  'wrong-nonce',
  /** The certificate is not one for time stamps alone (RFC 3161 §2.3). */
  'wrong-key-usage',
  'bad-signature',
  /** The token names another certificate than the one that fits it, or brings none. */
  'wrong-certificate',
  'untrusted-chain',
  /** A certificate of the chain did not hold at the time that the token states. */
  'certificate-expired',
  'revoked',
  /** The stated time is not that of our clock, by more than is allowed. */
  'wrong-time',
  'weak-algorithm',
] as const;
export type TimeStampFault = (typeof TIME_STAMP_FAULTS)[number];

/** Why a time stamp is not accepted. */
export class TimeStampError extends Error {
  readonly code: TimeStampFault;

  constructor(code: TimeStampFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TimeStampError';
    this.code = code;
  }
}

export const MERKLE_LOG_ERROR_CODES = [
  'bad-range',
  'bad-hash',
  'bad-salt',
  'bad-kind',
  'too-large',
  'malformed-base64',
  'malformed-number',
  'malformed-tile',
  'malformed-path',
  'malformed-leaf',
  'malformed-key',
  'malformed-note',
  'malformed-checkpoint',
  'malformed-proof',
  'signature-missing',
  'signature-invalid',
] as const;

export type MerkleLogErrorCode = (typeof MERKLE_LOG_ERROR_CODES)[number];

/** The one error class of this library. `code` is from a closed list; the message says what was expected and what came. */
export class MerkleLogError extends Error {
  readonly code: MerkleLogErrorCode;

  constructor(code: MerkleLogErrorCode, message: string) {
    super(message);
    this.name = 'MerkleLogError';
    this.code = code;
  }
}

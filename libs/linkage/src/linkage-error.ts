export const LINKAGE_ERROR_CODES = [
  'comparison-unknown',
  'level-unknown',
  'probability-invalid',
  'pair-contradicts',
] as const;
export type LinkageErrorCode = (typeof LINKAGE_ERROR_CODES)[number];

/** The one error of this library. The message names what was expected and what came. */
export class LinkageError extends Error {
  readonly code: LinkageErrorCode;

  constructor(code: LinkageErrorCode, message: string) {
    super(message);
    this.name = 'LinkageError';
    this.code = code;
  }
}

export const NAMES_ERROR_CODES = ['standard-unknown'] as const;
export type NamesErrorCode = (typeof NAMES_ERROR_CODES)[number];

/** The one error of this library. The message names what was expected and what came. */
export class NamesError extends Error {
  readonly code: NamesErrorCode;

  constructor(code: NamesErrorCode, message: string) {
    super(message);
    this.name = 'NamesError';
    this.code = code;
  }
}

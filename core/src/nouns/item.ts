/** What an item is, who gave it, and on what terms. R-numbers: reference page on preservation §2.1. */

export const CLASSIFICATIONS = ['public', 'restricted', 'sealed'] as const;
/** public: may be shown to anyone; restricted: members who document; sealed: stewards only. */
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Six bases for holding data (ICRC Handbook on Data Protection 2024), and one for what is already public. */
export const LEGAL_BASES = [
  'consent',
  'vital-interest',
  'public-interest',
  'legitimate-interest',
  'contract',
  'legal-obligation',
  'public-document',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** The kinds of document that the reader tells apart. */
export const DOCUMENT_KINDS = [
  'communication',
  'government-reply',
  'press-release',
  'news',
  'report',
  'open-letter',
  'register',
  'testimony',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Why something could not be done with an item; the bytes are kept all the same. */
export const ITEM_PROBLEMS = [
  'empty',
  'truncated',
  'encrypted',
  'type-mismatch',
  'type-unknown',
  'too-large-to-read',
  'expansion-limit',
  'parser-failed',
  'parser-timeout',
  'parser-memory',
  'no-text',
  'ocr-missing',
  'ocr-doubtful',
  'no-page-picture',
  'active-content',
  'hidden-content',
  'parts-left-inside',
  'suspicious-name',
  'rows-waiting',
  'capture-error-page',
  'capture-login-wall',
  'capture-bot-check',
  'capture-empty',
  'capture-incomplete',
  'capture-untrusted-server',
] as const;
export type ItemProblemCode = (typeof ITEM_PROBLEMS)[number];

export interface ItemProblem {
  readonly code: ItemProblemCode;
  readonly message: string;
}

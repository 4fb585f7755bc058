/** What two items have to do with each other. A program proposes it with its reasons; a person confirms or rejects. */
export const RELATION_KINDS = [
  'same-bytes',
  'same-letter',
  'same-text',
  'announces',
  'replies-to',
  'modifies',
  'cites',
] as const;
/**
 * same-bytes: byte for byte the same; same-letter: captures of one communication; same-text: the same words, whatever
 * they are; announces: a press release or news item about the letter; replies-to: a Government's reply; modifies: a
 * letter that corrects or replaces it; cites: names its reference. The first item does it to the second.
 */
export type RelationKind = (typeof RELATION_KINDS)[number];

export const RELATION_STATUSES = ['proposed', 'confirmed', 'rejected'] as const;
export type RelationStatus = (typeof RELATION_STATUSES)[number];

/** One reason why two items are held to be related; the desk says it in its own language. */
export type RelationReason =
  | { readonly code: 'bytes' }
  | { readonly code: 'reference'; readonly reference: string }
  | { readonly code: 'date'; readonly date: string }
  /** Share of five-word shingles in common, 0..1. */
  | { readonly code: 'words'; readonly share: number }
  | { readonly code: 'persons'; readonly names: readonly string[] }
  | { readonly code: 'mandates'; readonly mandates: readonly string[] }
  | { readonly code: 'instruments'; readonly instruments: readonly string[] }
  /** A reply cites a reference of another year than the letter's. */
  | { readonly code: 'other-year'; readonly cited: string; readonly reference: string }
  /** The first item is dated so many days after the second. */
  | { readonly code: 'days'; readonly days: number }
  /** The letter says that a press release is considered. */
  | { readonly code: 'press-release' }
  /** The words by which one letter is said to change the other. */
  | { readonly code: 'says'; readonly quote: string };

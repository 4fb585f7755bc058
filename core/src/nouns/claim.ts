import type { Passage } from './passage.ts';

export const CLAIM_STATUSES = ['proposed', 'confirmed', 'rejected', 'retracted'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** How the source hedges a value: kept as said, never folded into the number. */
export const QUALIFIERS = ['at-least', 'more-than', 'up-to', 'less-than', 'about', 'nearly', 'exactly'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/**
 * The value of a claim, typed by the schema's property.
 * `time` is EDTF (ISO 8601-2:2019 level 1); `mention` is the key of a mention in the same reading (proposals)
 * or its id (stored claims); `term` is a code of a vocabulary.
 */
export type ClaimValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly unit?: string }
  | { readonly kind: 'time'; readonly edtf: string }
  | { readonly kind: 'term'; readonly vocabulary: string; readonly code: string }
  | { readonly kind: 'mention'; readonly mention: string }
  | { readonly kind: 'record'; readonly record: Readonly<Record<string, string | number | boolean | null>> };

/**
 * What a program proposes about one mention, or about the item itself (`subject: 'item'`).
 * Every proposal has at least one passage; nothing is confirmed without a person.
 */
export interface ProposedClaim {
  readonly subject: string;
  /** `Kind.property` of the schema, such as `Person.name` or `DetentionEpisode.begin`. */
  readonly property: string;
  readonly value: ClaimValue;
  /** When it was so, as the source says: EDTF. */
  readonly happenedOn?: string;
  readonly qualifier?: Qualifier;
  readonly speaker?: string;
  readonly passages: readonly Passage[];
  /** BCP 47 language of the passage. */
  readonly language?: string;
  /** `name/version`, such as `person/1`. */
  readonly rule: string;
  /** 0..1, as the rule's author judges it; never shown as a probability. */
  readonly confidence: number;
}

export interface ProposedMention {
  /** Unique inside the reading: `p1`, `d3`. */
  readonly key: string;
  /** A kind of the schema: Person, Organisation, DetentionEpisode, … */
  readonly kind: string;
  /** What a card is headed with; for people the fullest form as written. */
  readonly label: string;
  readonly role?: string;
}

export interface Proposals {
  readonly mentions: readonly ProposedMention[];
  readonly claims: readonly ProposedClaim[];
}

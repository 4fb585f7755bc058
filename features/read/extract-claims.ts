import type { ClaimValue, ProposedClaim } from '@amparo/core/nouns/claim';
import type { Passage } from '@amparo/core/nouns/passage';

export const text = (value: string): ClaimValue => ({ kind: 'text', text: value });
export const time = (edtf: string): ClaimValue => ({ kind: 'time', edtf });
export const term = (vocabulary: string, code: string): ClaimValue => ({ kind: 'term', vocabulary, code });

/** What a claim rests on. */
export interface Basis {
  readonly passages: readonly Passage[];
  readonly rule: string;
  readonly confidence: number;
}

export const claim = (
  subject: string,
  property: string,
  value: ClaimValue,
  { passages, rule, confidence }: Basis,
): ProposedClaim => ({
  subject,
  property,
  value,
  passages,
  rule,
  confidence,
});

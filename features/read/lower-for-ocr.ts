import type { Proposals } from '@amparo/core/nouns/claim';
import { ocrConfidence, type PageSpan } from '@amparo/core/nouns/passage';

/** Never so sure that a person would confirm it without looking at the picture. */
const MOST = 0.85;
/** Said in the rule of a claim: `person/3 ocr`. */
export const OCR_MARK = ' ocr';

/**
 * Proposals with less confidence where OCR read a word that they rest on: by as much as it doubted the word, and never
 * above 0.85. The rule says so.
 */
export const lowerForOcr = (proposals: Proposals, pages: readonly PageSpan[]): Proposals => {
  if (pages.every(({ ocr }) => ocr === undefined)) return proposals;
  return {
    ...proposals,
    claims: proposals.claims.map((claim) => {
      const least = claim.passages
        .map((passage) => ocrConfidence(passage, pages))
        .reduce<number | null>((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
      if (least === null) return claim;
      const confidence = Math.round(100 * Math.min(MOST, claim.confidence * (least / 100))) / 100;
      return { ...claim, rule: `${claim.rule}${OCR_MARK}`, confidence };
    }),
  };
};

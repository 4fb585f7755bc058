import { isNamedFacility } from '@amparo/core/links/facility-names';
import type { Proposals, ProposedClaim, ProposedMention } from '@amparo/core/nouns/claim';
import { OCR_MARK } from './lower-for-ocr.ts';

const RULE = 'facility/1';
/** A register names one colony in hundreds of rows: so many passages show it. */
const MOST_PASSAGES = 5;

/**
 * The places of detention that a document names, a mention each: "Colony No. 4 in Azerna" told of nine people is one place
 * of this document, which can be judged the same as "калонія № 4" of another. What the claims of detentions say stays as
 * it is. A common word (a cell, a colony) names no place.
 */
export const withFacilities = (proposals: Proposals): Proposals => {
  const named = Map.groupBy(
    proposals.claims.filter(({ property, value }) => property === 'DetentionEpisode.facility' && value.kind === 'text'),
    ({ value }) => (value.kind === 'text' ? value.text.replace(/\s+/g, ' ').trim().toLowerCase() : ''),
  );
  const mentions: ProposedMention[] = [];
  const claims: ProposedClaim[] = [];
  for (const told of named.values()) {
    const [first] = told;
    if (first?.value.kind !== 'text' || !isNamedFacility(first.value.text)) continue;
    const key = `facility ${mentions.length + 1}`;
    mentions.push({ key, kind: 'Facility', label: first.value.text });
    const passages = [
      ...new Map(
        told.flatMap((claim) => claim.passages).map((passage) => [`${passage.start}-${passage.end}`, passage]),
      ).values(),
    ].slice(0, MOST_PASSAGES);
    const { language, confidence, value, rule } = first;
    claims.push({
      subject: key,
      property: 'Facility.name',
      value,
      passages,
      ...(language === undefined ? {} : { language }),
      rule: rule.endsWith(OCR_MARK) ? `${RULE}${OCR_MARK}` : RULE,
      confidence,
    });
  }
  return { mentions: [...proposals.mentions, ...mentions], claims: [...proposals.claims, ...claims] };
};

import { isTime, mayAgree } from '../ground/edtf-time.ts';
import type { ClaimValue } from '../nouns/claim.ts';
import { findProperty, type Schema } from '../schema/schema.ts';

/**
 * True when two values of a property that has one value at a time cannot both be so. Dates contradict when they can
 * mean no common day: "2024" and "14 October 2024" agree. Texts are compared without case and spacing.
 */
export const contradict = (a: ClaimValue, b: ClaimValue): boolean => {
  if (a.kind === 'time' && b.kind === 'time') return isTime(a.edtf) && isTime(b.edtf) && !mayAgree(a.edtf, b.edtf);
  if (a.kind === 'number' && b.kind === 'number') return a.number !== b.number;
  if (a.kind === 'term' && b.kind === 'term') return a.vocabulary !== b.vocabulary || a.code !== b.code;
  if (a.kind === 'text' && b.kind === 'text') return folded(a.text) !== folded(b.text);
  return false;
};

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Ids of the properties that have one value at a time and on which two of the claims cannot both be right. */
export const conflictingProperties = (
  schema: Schema,
  claims: readonly { readonly property: string; readonly value: ClaimValue }[],
): readonly string[] => {
  const single = Map.groupBy(
    claims.filter(({ property }) => findProperty(schema, property)?.many === false),
    ({ property }) => property,
  );
  return [...single]
    .filter(([, group]) => group.some((a, at) => group.slice(at + 1).some((b) => contradict(a.value, b.value))))
    .map(([property]) => property);
};

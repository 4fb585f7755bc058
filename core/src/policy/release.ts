import type { Classification } from '../nouns/item.ts';

/** Why an item may not leave the house today. */
export const RELEASE_BARS = [
  'destroyed',
  'consent-refused',
  'consent-lacking',
  'consent-withdrawn',
  'person-refused',
] as const;
export type ReleaseBar = (typeof RELEASE_BARS)[number];

/** What decides it, as it stands at the moment of release: never as it stood at intake. */
export interface ReleaseFacts {
  readonly destroyed: boolean;
  readonly legalBasis: string;
  /** The answer for this item: may it be submitted. */
  readonly submit: string;
  /** The newest consent of each person whom the item speaks of, as far as one was recorded. */
  readonly persons: readonly { readonly submit: 'yes' | 'no'; readonly withdrawn: boolean }[];
}

/**
 * Everything that forbids the release, none when it may leave. Consent and legal basis are two things: where the basis is
 * not consent, a question that was never asked forbids nothing, but a no always does.
 */
export const releaseBars = ({ destroyed, legalBasis, submit, persons }: ReleaseFacts): readonly ReleaseBar[] => {
  const bars: ReleaseBar[] = [];
  if (destroyed) bars.push('destroyed');
  if (submit === 'no') bars.push('consent-refused');
  if (legalBasis === 'consent' && submit === 'not-asked') bars.push('consent-lacking');
  if (persons.some(({ withdrawn }) => withdrawn)) bars.push('consent-withdrawn');
  if (persons.some((person) => !person.withdrawn && person.submit === 'no')) bars.push('person-refused');
  return bars;
};

/**
 * Whether two people must agree before the bytes leave: always for what is sealed; for what is restricted, where there is
 * a second member who may agree.
 */
export const releaseNeedsTwo = (classification: Classification, anotherMayAgree: boolean): boolean =>
  classification === 'sealed' || (classification === 'restricted' && anotherMayAgree);

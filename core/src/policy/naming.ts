/**
 * Who may be named to a Government. Two things must agree: the person (or a guardian) said yes to being submitted and
 * named, and the source that tells of it may be used for that. One is never inferred from the other.
 */
export interface GivenConsent {
  readonly uses: { readonly submit: 'yes' | 'no'; readonly nameToGovernment: 'yes' | 'no' };
  readonly withdrawn: boolean;
  readonly recordedSeq: number;
  readonly mentionId: string;
}

export type NamingRefusal = 'child' | 'consent-lacking' | 'consent-refused' | 'consent-withdrawn';

/**
 * Whether a person may be named to the Government, `undefined` when yes. Each mention's newest record counts, and the
 * strictest of them decides, so that joining two mentions never widens what one of them agreed to. A child is never
 * named: a letter speaks of "her child born in March 2018".
 */
export const refusesNaming = (person: {
  readonly child: boolean;
  readonly consents: readonly GivenConsent[];
}): NamingRefusal | undefined => {
  if (person.child) return 'child';
  const newest = [...Map.groupBy(person.consents, ({ mentionId }) => mentionId).values()].flatMap((own) =>
    own.toSorted((a, b) => b.recordedSeq - a.recordedSeq).slice(0, 1),
  );
  if (newest.length === 0) return 'consent-lacking';
  if (newest.some(({ withdrawn }) => withdrawn)) return 'consent-withdrawn';
  return newest.every(({ uses }) => uses.submit === 'yes' && uses.nameToGovernment === 'yes')
    ? undefined
    : 'consent-refused';
};

/** Whether what a source says may go into a letter: asked and allowed, or a public document where no consent is needed. */
export const sourceMayBeUsed = (consent: { readonly submit: string }): boolean =>
  consent.submit === 'yes' || consent.submit === 'not-needed';

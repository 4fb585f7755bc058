import { fault } from '../ground/fault.ts';
import type { Law, Mandate } from './law.ts';
import { violationType } from './provisions.ts';

/** The mandate with this code. Throws `input-invalid`, naming the codes there are. */
export const mandate = (law: Law, code: string): Mandate => {
  const found = law.mandates.get(code);
  if (found) return found;
  const known = [...law.mandates.keys()].join(', ');
  throw fault('input-invalid', `expected a mandate (${known}), got ${JSON.stringify(code)}`);
};

/** The mandates a Human Rights Council resolution such as `58/19` is known for: none is no error, lists are not complete. */
export const resolutionBelongsTo = (law: Law, resolution: string): readonly Mandate[] =>
  [...law.mandates.values()].filter(({ resolutions }) => resolutions.includes(resolution));

/** The newest resolution known of a mandate: what a new letter cites. Absent when none is known. */
export const currentResolution = (of: Mandate): string | undefined =>
  [...of.resolutions].sort((a, b) => sessionOf(b) - sessionOf(a))[0];

/** `58/19` as a number that orders by session, then by resolution. */
const sessionOf = (resolution: string): number => {
  const [session = '0', number = '0'] = resolution.split('/');
  return Number(session) * 1000 + Number(number);
};

/** Mandates to address for types of violation in a State: thematic ones in the order of the types, country mandates of that State only. */
export const mandatesFor = (law: Law, violationTypes: readonly string[], state: string): readonly Mandate[] => {
  const codes = new Set(violationTypes.flatMap((code) => violationType(law, code).mandates));
  const thematic = [...codes].map((code) => mandate(law, code)).filter(({ country }) => country === undefined);
  const country = [...law.mandates.values()].filter((one) => one.country === state);
  return [...thematic, ...country];
};

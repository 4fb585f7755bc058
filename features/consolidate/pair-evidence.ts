import { compareEvents, EVENT_LEVELS } from '@amparo/core/links/event-pairs';
import { compareFacilities, FACILITY_LEVELS } from '@amparo/core/links/facility-names';
import { GROUP_LEVELS, groupGuard } from '@amparo/core/links/group-sizes';
import { compareOrganisations, ORGANISATION_LEVELS } from '@amparo/core/links/organisation-names';
import type { PairComparison } from '@amparo/core/links/pair-comparison';
import { type Levels, type PairScore, scorePair } from '@amparo/linkage';
import { z } from 'zod';
import type { Family } from './mention-kinds.ts';
import type { MentionProfile } from './mention-profile.ts';
import { documentEvidence, personEvidence } from './person-evidence.ts';
import { PERSON_LEVELS } from './person-levels.ts';

/** A comparison as it is stored with a match and told of it. */
export const evidenceStep = z.object({
  name: z.string(),
  bits: z.number(),
  level: z.string(),
  sentence: z.string(),
  values: z.tuple([z.string(), z.string()]).readonly().optional(),
});

/** What a stored match says it was weighed by: names the comparisons and their levels. A change of either is a new one. */
export const MATCH_MODEL = 'mentions/4';

const LEVELS: Readonly<Record<string, Levels>> = {
  ...PERSON_LEVELS,
  ...GROUP_LEVELS,
  ...FACILITY_LEVELS,
  ...ORGANISATION_LEVELS,
  ...EVENT_LEVELS,
};

/** Share of pairs with a common key that are one, before anything is compared. Judgements, not measurements. */
const SHARES: Readonly<Record<Family, number>> = {
  people: 0.001,
  facilities: 0.05,
  organisations: 0.02,
  events: 0.05,
};

/**
 * Weighs two mentions of one kind. Undefined where they cannot be one, or are of two kinds. `namesakes`: how many rows of
 * one register bear the whole name that both persons have; absent when they share none.
 */
export const weighPair = (a: MentionProfile, b: MentionProfile, namesakes?: number): PairScore | undefined => {
  const { steps, cannot } = comparison(a, b, namesakes);
  return cannot === undefined ? scorePair(steps, { levels: LEVELS, share: SHARES[a.family] }) : undefined;
};

const comparison = (a: MentionProfile, b: MentionProfile, namesakes: number | undefined): PairComparison => {
  if (a.family === 'people' && b.family === 'people') {
    const cannot = groupGuard(a.person.group, b.person.group);
    return cannot === undefined ? { steps: personEvidence(a.person, b.person, namesakes) } : { steps: [], cannot };
  }
  if (a.family === 'facilities' && b.family === 'facilities')
    return withDocument(compareFacilities(a.facility, b.facility), documentEvidence(a, b));
  if (a.family === 'organisations' && b.family === 'organisations')
    return withDocument(compareOrganisations(a.organisation, b.organisation), documentEvidence(a, b));
  if (a.family === 'events' && b.family === 'events' && a.event.kind === b.event.kind)
    return withDocument(
      compareEvents(a.event, b.event),
      documentEvidence(a, b).map((step) => ({
        ...step,
        name: 'event-document',
        level: step.level === 'other' ? 'other' : 'same',
      })),
    );
  return { steps: [], cannot: 'They are of two kinds.' };
};

const withDocument = (found: PairComparison, document: PairComparison['steps']): PairComparison =>
  found.cannot === undefined ? { steps: [...found.steps, ...document] } : found;

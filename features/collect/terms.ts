import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { z } from 'zod';
import { collectionShape, hiddenShape } from '../records/collection.ts';

const answer = z.enum(['yes', 'no', 'not-asked', 'not-needed']);

/**
 * On what terms an item is held (R5, R6, R11 of the preservation page). Legal basis and consent are two fields: one
 * is never inferred from the other. What is not said is restricted and not asked.
 */
export const terms = {
  from: z.string().min(1).max(500).default('not stated').describe('who or what it came from'),
  how: z
    .string()
    .min(1)
    .max(200)
    .default('imported from files')
    .describe('the way it came: handed over, e-mail, public register, …'),
  url: z.url().optional().describe('where it stands on the web'),
  collector: z.string().min(1).max(200).optional().describe('who collected it; the member when absent'),
  basis: z.enum(LEGAL_BASES).default('legitimate-interest').describe('the legal basis for holding it'),
  submit: answer.default('not-asked').describe('consent: submit to a UN mechanism'),
  nameToGovernment: answer.default('not-asked').describe('consent: name the person to the Government'),
  publishName: answer.default('not-asked').describe('consent: publish the name'),
  press: answer.default('not-asked').describe('consent: use in press work'),
  collection: collectionShape
    .optional()
    .describe(
      'how it was collected, as JSON: collector, source, file, clock, place, method, restrictions, completeness, malware',
    ),
  hidden: hiddenShape
    .optional()
    .describe(
      'what may harm somebody, as JSON: sourceName, egress, virtualIdentity, place; shown to stewards for a purpose',
    ),
  classification: z.enum(CLASSIFICATIONS).default('restricted').describe('who may read it: public, restricted, sealed'),
};

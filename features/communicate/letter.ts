import { z } from 'zod';
import { sourceShape } from '../records/claims.ts';

/** A letter to a Government as data: every sentence of fact with the claims it rests on. */
export const letterShape = z.object({
  kind: z.enum(['UA', 'AL', 'OL']),
  date: z.string(),
  state: z.string(),
  stateName: z.string(),
  mandates: z.array(z.object({ code: z.string(), title: z.string(), resolution: z.string().nullable() })),
  subject: z.string(),
  blocks: z.array(
    z.object({
      kind: z.enum(['heading', 'paragraph', 'provision', 'question']),
      sentences: z.array(z.object({ text: z.string(), sources: z.array(sourceShape) })),
    }),
  ),
  provisions: z.array(
    z.object({
      instrument: z.string(),
      title: z.string(),
      provision: z.string(),
      label: z.string(),
      standing: z.enum(['binding', 'soft-law']),
      since: z.string().nullable(),
      source: z.string(),
      asOf: z.string(),
      /** A lawyer has to confirm that the provision goes with the facts. */
      toConfirm: z.boolean(),
    }),
  ),
  priorCommunications: z.array(
    z.object({
      printed: z.string(),
      sent: z.string().nullable(),
      replied: z.string().nullable(),
      sources: z.array(sourceShape),
    }),
  ),
  questions: z.array(z.string()),
});
export type Letter = z.infer<typeof letterShape>;

/** What a draft is asked for. */
export const letterRequest = {
  state: z.string().min(2).max(3).describe('ISO 3166 alpha-3 of the State addressed'),
  kind: z.enum(['UA', 'AL', 'OL']).default('AL').describe('urgent appeal, allegation letter, other letter'),
  date: z.iso.date().describe('the date of the letter'),
  persons: z.array(z.uuid()).min(1).max(50).describe('persons named, by entity'),
  claims: z.array(z.uuid()).optional().describe('claims to use; all confirmed ones when absent'),
  mandates: z.array(z.string()).optional().describe('mandates that sign; suggested ones when absent'),
  violationTypes: z.array(z.string()).optional().describe('types of violation; suggested ones when absent'),
  questions: z
    .array(z.string().min(1).max(2000))
    .optional()
    .describe('questions to the Government; suggested ones when absent'),
  subject: z.string().min(1).max(500).optional(),
};
export const letterRequestShape = z.object(letterRequest);
export type LetterRequest = z.infer<typeof letterRequestShape>;

export const refusalShape = z.object({
  entityId: z.string(),
  name: z.string(),
  code: z.enum(['child', 'consent-lacking', 'consent-refused', 'consent-withdrawn', 'nothing-confirmed']),
  reason: z.string(),
});
export type Refusal = z.infer<typeof refusalShape>;

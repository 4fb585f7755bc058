import { CLASSIFICATIONS } from '@amparo/core/nouns/item';
import { CUSTODY_GAPS } from '@amparo/core/policy/custody-gaps';
import { z } from 'zod';

const word = z.string().nullable();

/** An entry about an item as answers carry it; what it does not say is null. */
export const custodyEntryShape = z.object({
  seq: z.number(),
  id: z.string(),
  at: z.string(),
  deed: z.string(),
  member: word,
  /** Words of the closed list of custody entries; none where the entry is not one. */
  custody: z.array(z.string()),
  role: word,
  authority: word,
  purpose: word,
  from: word,
  to: word,
  place: word,
  sealNumber: word,
  tool: word,
  result: word,
  note: word,
  reason: word,
  /** The later entry that puts words of this one right. */
  correctedBy: z.number().nullable(),
  /** The earlier entry that this one puts right, and the right words. */
  corrects: z.object({ seq: z.number(), instead: z.record(z.string(), z.string()) }).nullable(),
  erased: z.boolean(),
  leafHash: z.string(),
  /** True when a signed checkpoint covers the entry. */
  sealed: z.boolean(),
});

/** How the custody of an item stands, reckoned from its entries (core/policy/custody-state). */
export const custodyStateShape = z.object({
  holder: word,
  place: word,
  sealNumber: word,
  inTransit: z.object({ seq: z.number(), from: word, to: z.string(), since: z.string() }).nullable(),
  holds: z.array(
    z.object({
      seq: z.number(),
      since: z.string(),
      authority: word,
      reason: word,
      scope: word,
      until: word,
    }),
  ),
  classification: z.enum(CLASSIFICATIONS).nullable(),
  exculpatory: z.boolean(),
  disclosedTo: z.array(z.string()),
  proposed: z.number().nullable(),
  destroyed: z.object({ seq: z.number(), at: z.string() }).nullable(),
  lastFixity: z.object({ seq: z.number(), at: z.string(), ok: z.boolean() }).nullable(),
  gaps: z.array(
    z.object({
      code: z.enum(CUSTODY_GAPS),
      after: z.number().nullable(),
      before: z.number().nullable(),
      why: z.string(),
      expected: z.string().optional(),
      found: z.string().optional(),
    }),
  ),
  corrected: z.array(z.object({ seq: z.number(), by: z.number() })),
});

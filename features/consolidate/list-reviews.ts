import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { agreements, pairsToReview } from './second-looks.ts';

export const agreementShape = z.object({
  pairs: z.number(),
  agreed: z.number(),
  /** 0..1; null when nothing was judged twice. */
  share: z.number().nullable(),
  /** Cohen's kappa; null when it is not defined. */
  kappa: z.number().nullable(),
});

/** Judged pairs for a second look, without verdicts and scores, and how far second looks agreed so far. */
export const listReviews = readDeed({
  name: 'consolidate.list-reviews',
  summary: 'List judged pairs for a blind second look, and how far second looks agree with the first',
  may: 'judge',
  input: z.object({ limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }),
  output: z.object({
    total: z.number(),
    rows: z.array(z.object({ a: z.string(), b: z.string(), labelA: z.string(), labelB: z.string() })),
    /** Second looks by other members than who judged first. */
    byAnother: agreementShape,
    /** Second looks by the same member, later. */
    bySame: agreementShape,
  }),
  command: { words: 'consolidate review' },
  run: async (context, page) => {
    const { total, rows } = await pairsToReview(context, page);
    const ids = rows.flatMap(({ a, b }) => [a, b]) as MentionId[];
    const labels = new Map<string, string>((await mentionsOf(context, { ids })).map(({ id, label }) => [id, label]));
    return {
      total,
      rows: rows.map(({ a, b }) => ({ a, b, labelA: labels.get(a) ?? '', labelB: labels.get(b) ?? '' })),
      ...(await agreements(context)),
    };
  },
});

import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { evidenceStep } from './pair-evidence.ts';

const BATCH = 500;

/** Puts the proposals of one run in the place of the last run's; people's judgements are not touched. */
export const storeMatches = writeDeed({
  name: 'consolidate.store-matches',
  summary: 'Replace the proposed matches by those of a new run',
  may: 'judge',
  inner: true,
  input: z.object({
    model: z.string().max(100),
    matches: z.array(
      z.object({
        a: z.uuid(),
        b: z.uuid(),
        bits: z.number(),
        evidence: z.object({
          prior: z.number(),
          bits: z.number(),
          steps: z.array(evidenceStep),
        }),
      }),
    ),
  }),
  output: z.object({ stored: z.number() }),
  run: async ({ transaction }, { model, matches }) => {
    await transaction.deleteFrom('match').execute();
    for (let at = 0; at < matches.length; at += BATCH) {
      await transaction
        .insertInto('match')
        .values(
          matches.slice(at, at + BATCH).map(({ a, b, bits, evidence }) => ({
            mention_a: a as never,
            mention_b: b as never,
            bits,
            evidence: JSON.stringify(evidence),
            model,
          })),
        )
        .execute();
    }
    return { output: { stored: matches.length }, subjects: [], entry: { model, matches: matches.length } };
  },
});

import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { composeLetter } from './compose-letter.ts';
import { letterRequestShape, letterShape, refusalShape } from './letter.ts';

/** A draft to look at: nothing is stored, and what stands in the way of sending is said, not hidden. */
export const draftLetter = readDeed({
  name: 'communicate.draft-letter',
  summary: 'Draft a letter to a Government from confirmed claims',
  may: 'communicate',
  input: letterRequestShape,
  output: z.object({
    letter: letterShape,
    refusals: z.array(refusalShape),
    leftOut: z.array(
      z.object({ itemId: z.string(), itemTitle: z.string(), itemNumber: z.number(), claims: z.number() }),
    ),
    suggestedTypes: z.array(
      z.object({ code: z.string(), label: z.object({ en: z.string(), be: z.string(), ru: z.string() }) }),
    ),
  }),
  command: { words: 'draft letter' },
  run: async (context, request) => {
    const { letter, refusals, leftOut, suggestedTypes } = await composeLetter(context, request);
    return {
      letter,
      refusals: [...refusals],
      leftOut: [...leftOut],
      suggestedTypes: suggestedTypes.map((code) => ({
        code,
        label: context.house.law.violationTypes.get(code)?.label ?? { en: code, be: code, ru: code },
      })),
    };
  },
});

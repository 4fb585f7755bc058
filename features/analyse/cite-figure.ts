import { formatTime } from '@amparo/core/ground/calendar-words';
import { isDay } from '@amparo/core/ground/day';
import type { FigureId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { DETAINED_RULE, detainedPersons } from './detained-count.ts';

/** Fixes a count as a figure that can be quoted: its question, its answer, and the entry of the journal it was known at. */
export const citeFigure = writeDeed({
  name: 'analyse.cite-figure',
  summary: 'Fix the count of persons detained as a figure that can be quoted',
  may: 'analyse',
  input: z.object({
    asOf: z.string().refine(isDay, 'expected a day as YYYY-MM-DD'),
    knownAt: z.int().min(0).optional(),
  }),
  output: z.object({
    figure: z.string(),
    certain: z.number(),
    possible: z.number(),
    knownAt: z.number(),
    text: z.string(),
  }),
  run: async (context, input) => {
    const knownAt = Math.min(input.knownAt ?? context.seq - 1, context.seq - 1);
    const { counted } = await detainedPersons(context, { asOf: input.asOf, knownAt });
    const certain = counted.filter(({ certainty }) => certainty === 'certain').length;
    const possible = counted.length;
    const figure = newId<FigureId>();
    const records = counted.map(({ person }) => person.entityId as string).sort();
    const answer = { certain, possible, rule: DETAINED_RULE, records };
    await context.transaction
      .insertInto('figure')
      .values({
        id: figure,
        question: 'persons-detained',
        as_of: input.asOf,
        known_at: knownAt,
        answer: JSON.stringify(answer),
        recorded_seq: context.seq,
      })
      .execute();
    const span = certain === possible ? `${certain}` : `${certain} for certain and up to ${possible}`;
    const text =
      `${span} ${possible === 1 ? 'person' : 'persons'} detained as of ${formatTime(input.asOf, 'en')}, as known at entry ${knownAt} of the journal ` +
      `${context.house.journal.origin}. ${DETAINED_RULE}`;
    return {
      output: { figure, certain, possible, knownAt, text },
      subjects: [figure],
      entry: { figure, question: 'persons-detained', asOf: input.asOf, knownAt, certain, possible },
    };
  },
});

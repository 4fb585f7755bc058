import { isDay } from '@amparo/core/ground/day';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { sourceShape } from '../records/claims.ts';
import { entryTime } from '../records/entities-at.ts';
import { courseOf, DETAINED_RULE, DETAINED_RULE_CODE, detainedPersons } from './detained-count.ts';
import { detainedRows } from './detained-records.ts';

const MONTHS_SHOWN = 36;
const RECORDS_SHOWN = 2_000;

/** How many persons were detained on a day, as known at an entry of the journal; certain and possible, with the records. */
export const countDetained = readDeed({
  name: 'analyse.count-detained',
  summary: 'Count the persons detained as of a day, as known at an entry of the journal',
  may: 'read',
  input: z.object({
    asOf: z.string().refine(isDay, 'expected a day as YYYY-MM-DD'),
    knownAt: z.int().min(0).optional().describe('journal sequence; now when absent'),
  }),
  output: z.object({
    asOf: z.string(),
    knownAt: z.number(),
    /** When that entry was written; null before the first. */
    knownAtTime: z.string().nullable(),
    journalSize: z.number(),
    certain: z.number(),
    possible: z.number(),
    rule: z.string(),
    ruleCode: z.string(),
    course: z.array(z.object({ day: z.string(), certain: z.number(), possible: z.number() })),
    records: z.array(
      z.object({
        entityId: z.string(),
        name: z.string(),
        certainty: z.enum(['certain', 'possible']),
        begin: z.string().nullable(),
        end: z.string().nullable(),
        sources: z.array(sourceShape),
      }),
    ),
    recordsTotal: z.number(),
  }),
  command: { words: 'count detained' },
  run: async (context, input) => {
    const head = await context.database.selectFrom('journal_head').select('size').executeTakeFirst();
    const journalSize = head?.size ?? 0;
    const knownAt = Math.min(input.knownAt ?? journalSize, journalSize);
    const { counted, persons } = await detainedPersons(context, { asOf: input.asOf, knownAt });
    const records = await detainedRows(context, counted, { knownAt, limit: RECORDS_SHOWN });
    return {
      asOf: input.asOf,
      knownAt,
      knownAtTime: await entryTime(context, knownAt),
      journalSize,
      certain: counted.filter(({ certainty }) => certainty === 'certain').length,
      possible: counted.length,
      rule: DETAINED_RULE,
      ruleCode: DETAINED_RULE_CODE,
      course: courseOf(persons, input.asOf, MONTHS_SHOWN),
      records: records.map((row) => ({ ...row, sources: [...row.sources] })),
      recordsTotal: counted.length,
    };
  },
});

import { type AmparoError, fault } from '@amparo/core/ground/fault';
import { scorePair } from '@amparo/linkage';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import { candidatePairs, type Work, workSince } from './candidate-pairs.ts';
import { pairEvidence } from './pair-evidence.ts';
import { MATCH_MODEL, PERSON_LEVELS } from './person-levels.ts';
import { profilesOf } from './person-profile.ts';
import { storeMatches } from './store-matches.ts';

/** Pairs under this sum are not worth a person's time. */
const LEAST_BITS = -6;
/** Two runs at a time are possible, from two programs; the slower one looks again. */
const TRIES = 3;

const outcome = z.object({
  /** Whether everything was compared, or only what can have changed since the last run. */
  over: z.enum(['everything', 'what is new']),
  model: z.string(),
  mentions: z.number(),
  compared: z.number(),
  proposed: z.number(),
  keysCut: z.number(),
});

/**
 * Compares every two mentions of people that share a key of a name, and proposes those that may be one person. What was
 * compared before is looked at again only where new records can change it; the result is that of a run over everything.
 * Nothing is joined: a proposal only asks.
 */
export const proposeMatches = jobDeed({
  name: 'consolidate.propose-matches',
  summary: 'Compare mentions of people and propose those that may be one person',
  may: 'judge',
  input: z.object({
    all: z.boolean().optional().describe('compare everything anew, not only what is new since the last run'),
  }),
  output: outcome,
  command: { words: 'consolidate run' },
  run: async (context, { all = false }) => {
    for (let attempt = 1; attempt < TRIES; attempt += 1) {
      try {
        return await compareOnce(context, all);
      } catch (cause) {
        if ((cause as AmparoError).code !== 'conflict') throw cause;
      }
    }
    return compareOnce(context, all);
  },
});

const compareOnce = async (context: JobContext, all: boolean): Promise<z.infer<typeof outcome>> => {
  const { database } = context;
  const head = await database.selectFrom('journal_head').select('size').executeTakeFirst();
  if (head === undefined) throw fault('integrity-failed', 'the journal has no head');
  const last = await database.selectFrom('match_run').selectAll().executeTakeFirst();
  const fresh = all || last === undefined || last.model !== MATCH_MODEL;
  const work: Work = fresh ? { cut: [] } : await workSince(context, last.journal_size);
  await context.progress('comparing names');
  const { pairs, keysCut } = await candidatePairs(context, work);
  const profiles = await profilesOf(context, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const readable = await readableAmong(context, [...profiles.keys()]);
  const counted = { compared: 0, proposed: 0 };
  const found = [];
  for (const { a, b, namesakes } of pairs) {
    const [one, other] = [profiles.get(a), profiles.get(b)];
    if (one === undefined || other === undefined) continue;
    const score = scorePair(pairEvidence(one, other, namesakes), { levels: PERSON_LEVELS });
    const told = readable.has(a) && readable.has(b) ? 1 : 0;
    counted.compared += told;
    if (score.bits < LEAST_BITS) continue;
    counted.proposed += told;
    found.push({ a, b, score });
  }
  await context.perform(storeMatches, {
    model: MATCH_MODEL,
    journalSize: head.size,
    since: last?.journal_size ?? null,
    ...(work.keys === undefined ? {} : { keys: [...work.keys, ...work.cut] }),
    matches: found.map(({ a, b, score }) => ({
      a,
      b,
      bits: score.bits,
      evidence: { prior: score.prior, bits: score.bits, steps: score.steps.map((step) => ({ ...step })) },
    })),
  });
  const over = fresh ? 'everything' : 'what is new';
  return { over, model: MATCH_MODEL, mentions: readable.size, ...counted, keysCut };
};

/** Of these mentions those that the member may read: the others are compared and not told of. */
const readableAmong = async (
  { database, clearance }: JobContext,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select m.id from mention m join item i on i.id = m.item_id
    where m.id = any(${[...ids]}::uuid[]) and i.classification = any(${[...clearance]})`.execute(database);
  return new Set(rows.map(({ id }) => id));
};

import { type AmparoError, fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import type { PairScore } from '@amparo/linkage';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, jobDeed } from '../kernel/deed.ts';
import { allItems, type Candidate, candidatePairs, itemsSince, namesakesOf, type Work } from './candidate-pairs.ts';
import { keysOf, type MentionProfile, profilesIn } from './mention-profile.ts';
import { MATCH_MODEL, weighPair } from './pair-evidence.ts';
import { namesAreOld, rekeyNames } from './rekey-names.ts';
import { storeKeys } from './store-keys.ts';
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
  /** Keys by which people are found were of older rules and were made anew. */
  rekeyed: z.boolean(),
});

/**
 * Compares every two mentions of one kind that share a key, and proposes those that may be one person, place, body or event.
 * What was compared before is looked at again only where new records can change it; the result is that of a run over
 * everything. Nothing is joined: a proposal only asks.
 */
export const proposeMatches = jobDeed({
  name: 'consolidate.propose-matches',
  summary:
    'Compare mentions of people, places of detention, organisations and events, and propose those that may be one',
  may: 'judge',
  input: z.object({
    all: z.boolean().optional().describe('compare everything anew, not only what is new since the last run'),
  }),
  output: outcome,
  command: { words: 'consolidate run' },
  run: async (context, { all = false }) => {
    const rekeyed = await namesAreOld(context);
    if (rekeyed) {
      await context.progress('keying names anew');
      await rekeyNames(context);
    }
    for (let attempt = 1; attempt < TRIES; attempt += 1) {
      try {
        return { ...(await compareOnce(context, all)), rekeyed };
      } catch (cause) {
        if ((cause as AmparoError).code !== 'conflict') throw cause;
      }
    }
    return { ...(await compareOnce(context, all)), rekeyed };
  },
});

const compareOnce = async (context: JobContext, all: boolean): Promise<Omit<z.infer<typeof outcome>, 'rekeyed'>> => {
  const { database } = context;
  const head = await database.selectFrom('journal_head').select('size').executeTakeFirst();
  if (head === undefined) throw fault('integrity-failed', 'the journal has no head');
  const last = await database.selectFrom('match_run').selectAll().executeTakeFirst();
  const everything = all || last === undefined || last.model !== MATCH_MODEL;
  const work: Work = {
    everything,
    items: everything ? await allItems(database) : await itemsSince(database, last.journal_size),
  };
  await context.progress('reading what is told');
  await storeKeysOf(context, work);
  const changed = await changedKeys(context);
  await context.progress('comparing');
  const { pairs, keysCut } = await candidatePairs(database, work);
  const { found, compared, mentions } = await weighAll(context, pairs);
  await context.perform(storeMatches, {
    model: MATCH_MODEL,
    journalSize: head.size,
    since: last?.journal_size ?? null,
    changed,
    ...(everything ? {} : { items: [...work.items] }),
    matches: found.map(({ a, b, score }) => ({
      a,
      b,
      bits: score.bits,
      evidence: { prior: score.prior, bits: score.bits, steps: score.steps.map((step) => ({ ...step })) },
    })),
  });
  return {
    over: everything ? 'everything' : 'what is new',
    model: MATCH_MODEL,
    mentions,
    compared,
    proposed: found.filter(({ told }) => told).length,
    keysCut,
  };
};

const storeKeysOf = async (context: JobContext, { items, everything }: Work): Promise<void> => {
  for await (const part of profilesIn(context.database, items))
    await context.perform(storeKeys, {
      items: [...part.items],
      everything,
      keys: part.profiles.map((profile) => ({ mention: profile.id, keys: [...keysOf(profile)] })),
    });
};

const changedKeys = async ({ database }: JobContext): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from link_key_changed`.execute(database);
  return Number(rows[0]?.count ?? 0);
};

interface Found extends Pick<Candidate, 'a' | 'b'> {
  readonly score: PairScore;
  /** The member may read both. */
  readonly told: boolean;
}

const weighAll = async (
  context: JobContext,
  pairs: readonly Candidate[],
): Promise<{ readonly found: readonly Found[]; readonly compared: number; readonly mentions: number }> => {
  const { database } = context;
  const involved = new Set<string>(pairs.flatMap(({ a, b }) => [a, b]));
  const items = [...new Set<ItemId>(pairs.flatMap(({ itemA, itemB }) => [itemA, itemB]))].sort();
  const profiles = new Map<string, MentionProfile>();
  for await (const part of profilesIn(database, items))
    for (const profile of part.profiles) if (involved.has(profile.id)) profiles.set(profile.id, profile);
  const readable = await readableAmong(context, [...profiles.keys()]);
  const namesakes = await namesakesOf(database, pairs);
  const found: Found[] = [];
  let compared = 0;
  for (const { a, b } of pairs) {
    const [one, other] = [profiles.get(a), profiles.get(b)];
    if (one === undefined || other === undefined) continue;
    const score = weighPair(one, other, namesakes(a, b));
    const told = readable.has(a) && readable.has(b);
    if (told) compared += 1;
    if (score !== undefined && score.bits >= LEAST_BITS) found.push({ a, b, score, told });
  }
  return { found, compared, mentions: readable.size };
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

import type { MentionId } from '@amparo/core/ground/ids';
import { scorePair } from '@amparo/linkage';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, jobDeed, type ReadContext } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { personFiles } from '../records/person-files.ts';
import { type Profile, pairEvidence, profileOf } from './pair-evidence.ts';
import { storeMatches } from './store-matches.ts';

/** A key that more mentions share says nothing: pairs by it are left out, and counted as cut. */
const KEY_CAP = 60;
/** Pairs under this sum are not worth a person's time. */
const LEAST_BITS = -6;

export const MATCH_MODEL = 'defaults/1';

/**
 * Compares every two mentions of people that share a key of a name, and proposes those that may be one person.
 * Nothing is joined: a proposal only asks.
 */
export const proposeMatches = jobDeed({
  name: 'consolidate.propose-matches',
  summary: 'Compare mentions of people and propose those that may be one person',
  may: 'judge',
  input: z.object({}),
  output: z.object({ mentions: z.number(), compared: z.number(), proposed: z.number(), keysCut: z.number() }),
  command: { words: 'consolidate run' },
  run: async (context) => {
    await context.progress('comparing names');
    const { pairs, keysCut } = await candidatePairs(context);
    const profiles = await profilesOf(context, [...new Set(pairs.flat())]);
    const found = [];
    for (const [a, b] of pairs) {
      const [one, other] = [profiles.get(a), profiles.get(b)];
      if (one === undefined || other === undefined) continue;
      const score = scorePair(pairEvidence(one, other));
      if (score.bits >= LEAST_BITS) found.push({ a, b, score });
    }
    await context.perform(storeMatches, {
      model: MATCH_MODEL,
      matches: found.map(({ a, b, score }) => ({
        a,
        b,
        bits: score.bits,
        evidence: { prior: score.prior, bits: score.bits, steps: score.steps.map((step) => ({ ...step })) },
      })),
    });
    return { mentions: profiles.size, compared: pairs.length, proposed: found.length, keysCut };
  },
});

/** Pairs of mentions of people with a key in common, smaller id first, in a fixed order. */
const candidatePairs = async ({
  database,
}: ReadContext): Promise<{ pairs: (readonly [MentionId, MentionId])[]; keysCut: number }> => {
  const { rows: keys } = await sql<{ key: string; cut: boolean }>`
    select key, count(*) > ${KEY_CAP} as cut from name_key group by key having count(*) > 1`.execute(database);
  const { rows } = await sql<{ a: MentionId; b: MentionId }>`
    with usable as (select key from name_key group by key having count(*) between 2 and ${KEY_CAP})
    select distinct x.mention_id as a, y.mention_id as b
    from usable u join name_key x on x.key = u.key join name_key y on y.key = u.key
    join mention mx on mx.id = x.mention_id join mention my on my.id = y.mention_id
    where x.mention_id < y.mention_id and mx.kind = 'Person' and my.kind = 'Person'
    order by 1, 2`.execute(database);
  return { pairs: rows.map(({ a, b }) => [a, b] as const), keysCut: keys.filter(({ cut }) => cut).length };
};

const profilesOf = async (context: JobContext, ids: readonly MentionId[]): Promise<ReadonlyMap<string, Profile>> => {
  const mentions = await mentionsOf(context, { ids });
  const files = await personFiles(context, {
    mentions: mentions.map((mention) => ({ ...mention, entityId: mention.id as never })),
    statuses: ['proposed', 'confirmed'],
  });
  const { rows } = await sql<{ mention_id: string; born: string }>`
    select mention_id, min(value ->> 'edtf') as born from claim
    where property = 'Person.birthDate' and status in ('proposed', 'confirmed') group by mention_id`.execute(
    context.database,
  );
  const born = new Map(rows.map((row) => [row.mention_id, row.born]));
  return new Map(files.map((file) => [file.entityId as string, profileOf(file, (mention) => born.get(mention))]));
};

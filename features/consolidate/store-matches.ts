import { fault } from '@amparo/core/ground/fault';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { storedPairsWith } from './candidate-pairs.ts';
import { evidenceStep } from './pair-evidence.ts';
import { placesOf } from './rank-pairs.ts';
import { standingTies } from './standing-ties.ts';

const BATCH = 500;

/**
 * Puts the proposals of one run in the place of those it looked at again; people's judgements are not touched. Refused
 * when another run stored its own meanwhile: what this one compared may be old.
 */
export const storeMatches = writeDeed({
  name: 'consolidate.store-matches',
  summary: 'Put the proposed matches of a new run in the place of those it looked at again',
  may: 'judge',
  inner: true,
  input: z.object({
    model: z.string().max(100),
    /** Entries that the journal held when this run began, and when the last stored one did; null for the first. */
    journalSize: z.int().min(0),
    since: z.int().min(0).nullable(),
    /** Stored pairs that share one of these keys are replaced; all when absent. */
    keys: z.array(z.string()).optional(),
    matches: z.array(
      z.object({
        a: z.uuid(),
        b: z.uuid(),
        bits: z.number(),
        evidence: z.object({ prior: z.number(), bits: z.number(), steps: z.array(evidenceStep) }),
      }),
    ),
  }),
  output: z.object({ stored: z.number() }),
  run: async ({ transaction }, { model, journalSize, since, keys, matches }) => {
    const last = await transaction.selectFrom('match_run').select('journal_size').forUpdate().executeTakeFirst();
    if ((last?.journal_size ?? null) !== since)
      throw fault('conflict', 'another run has stored its pairs meanwhile: run again');
    if (keys === undefined) await transaction.deleteFrom('match').execute();
    else
      await sql`delete from match m using (${storedPairsWith(keys)}) gone
        where m.mention_a = gone.a and m.mention_b = gone.b`.execute(transaction);
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
        .onConflict((conflict) =>
          conflict.columns(['mention_a', 'mention_b']).doUpdateSet((row) => ({
            bits: row.ref('excluded.bits'),
            evidence: row.ref('excluded.evidence'),
            model: row.ref('excluded.model'),
          })),
        )
        .execute();
    }
    const stored = await transaction
      .selectFrom('match')
      .select(['mention_a as a', 'mention_b as b', 'bits', 'cluster_size', 'bridge'])
      .orderBy('mention_a')
      .orderBy('mention_b')
      .execute();
    const places = placesOf(stored, await standingTies(transaction));
    const changed = places.filter(
      ({ clusterSize, bridge }, at) => stored[at]?.cluster_size !== clusterSize || stored[at]?.bridge !== bridge,
    );
    await sql`update match m set cluster_size = p.size, bridge = p.bridge
      from unnest(${changed.map(({ a }) => a)}::uuid[], ${changed.map(({ b }) => b)}::uuid[],
        ${changed.map(({ clusterSize }) => clusterSize)}::integer[], ${changed.map(({ bridge }) => bridge)}::boolean[])
        as p (a, b, size, bridge) where m.mention_a = p.a and m.mention_b = p.b`.execute(transaction);
    await transaction
      .insertInto('match_run')
      .values({ model, journal_size: journalSize })
      .onConflict((conflict) => conflict.column('one').doUpdateSet({ model, journal_size: journalSize }))
      .execute();
    return {
      output: { stored: matches.length },
      subjects: [],
      entry: { model, matches: matches.length, since, journalSize },
    };
  },
});

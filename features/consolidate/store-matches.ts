import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { staleMatches } from './candidate-pairs.ts';
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
    /** Keys that had changed hands when the pairs were compared. */
    changed: z.int().min(0),
    /** Stored pairs of these documents, or with a key that changed hands, are replaced; all when absent. */
    items: z.array(z.uuid()).optional(),
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
  run: async ({ transaction }, { model, journalSize, since, changed: keys, items, matches }) => {
    const last = await transaction.selectFrom('match_run').select('journal_size').forUpdate().executeTakeFirst();
    if ((last?.journal_size ?? null) !== since)
      throw fault('conflict', 'another run has stored its pairs meanwhile: run again');
    const { rows: noted } = await sql<{ count: number }>`select count(*) as count from link_key_changed`.execute(
      transaction,
    );
    if (Number(noted[0]?.count ?? 0) !== keys)
      throw fault('conflict', 'another run has stored other keys meanwhile: run again');
    if (items === undefined) await transaction.deleteFrom('match').execute();
    else
      await sql`delete from match m using (${staleMatches({ items: items as ItemId[], everything: false })}) gone
        where m.mention_a = gone.a and m.mention_b = gone.b`.execute(transaction);
    await transaction.deleteFrom('link_key_changed').execute();
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

import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { contradictionOf } from './contradictions.ts';
import { ordered, shownPair } from './match-sides.ts';
import { nearPeople } from './near-people.ts';
import { type NewJudgement, recordJudgements } from './record-judgements.ts';

/**
 * A person says of mentions proposed or judged together that they are two people: every link between the two groups is
 * judged "different", each pair of mentions for itself, so that any of them can be undone alone and all of them at once.
 */
export const splitCluster = writeDeed({
  name: 'consolidate.split-cluster',
  summary: 'Judge two groups of mentions to be different people',
  may: 'judge',
  input: z.object({
    apart: z.array(z.uuid()).min(1).max(100).describe('mentions of the one'),
    from: z.array(z.uuid()).min(1).max(100).describe('mentions of the other'),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ judgements: z.number(), contradicts: z.boolean(), waits: z.boolean() }),
  run: async (context, { apart, from, reason }) => {
    const [one, other] = [new Set(apart), new Set(from)];
    if ([...one].some((mention) => other.has(mention)))
      throw fault('input-invalid', 'a mention cannot stand in both groups', { field: 'from' });
    const near = await nearPeople(context, [...apart, ...from] as MentionId[]);
    const across = near.ties.filter(({ a, b }) => (one.has(a) && other.has(b)) || (one.has(b) && other.has(a)));
    const linked = across
      .filter(({ bits, verdict }) => verdict === 'same' || (verdict !== 'different' && (bits ?? 0) > 0))
      .map(({ a, b }) => ({ a, b }));
    const [a, b] = ordered(apart[0] ?? '', from[0] ?? '');
    const said = across.some(({ verdict }) => verdict === 'different');
    const pairs = linked.length > 0 || said ? linked : [{ a, b }];
    if (pairs.length === 0) throw fault('conflict', 'these groups are judged different already');
    const judgements: NewJudgement[] = [];
    for (const pair of pairs) {
      const shown = await shownPair(context, pair.a, pair.b);
      judgements.push({
        ...pair,
        verdict: 'different',
        reason: reason ?? null,
        shown: shown.evidence ?? {},
        shownHash: shown.hash,
        model: shown.model,
      });
    }
    const { ids, supersedes, waiting } = await recordJudgements(context, judgements);
    return {
      output: {
        judgements: ids.length,
        contradicts: await contradictionOf(context.transaction, a, b),
        waits: waiting.length > 0,
      },
      subjects: [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))],
      entry: { judgements: ids, apart, from, reason: reason ?? null, supersedes, waiting },
    };
  },
});

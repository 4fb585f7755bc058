import type { MatchEvidence } from '@amparo/platform/database/tables';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { ordered, type Side, shownPair, sideShape } from './match-sides.ts';
import { FAMILIES } from './mention-kinds.ts';
import { nearPeople, peopleOf } from './near-people.ts';
import { evidenceStep } from './pair-evidence.ts';
import { pairsToReview } from './second-looks.ts';
import { QUEUE_ORDERS, waitingMatches } from './waiting-matches.ts';

const neighbour = z.object({
  mentionId: z.string(),
  label: z.string(),
  itemId: z.string(),
  itemNumber: z.number(),
  itemTitle: z.string(),
  /** How it hangs together with each side: what a person said, else what the program weighed. */
  ties: z.array(z.object({ to: z.enum(['a', 'b']), bits: z.number().nullable(), verdict: z.string().nullable() })),
});

/** Two mentions side by side with the evidence for and against, and the next pair that waits. */
export const openMatch = readDeed({
  name: 'consolidate.open-match',
  summary: 'Open a pair of mentions with its evidence',
  may: 'read',
  input: z.object({
    a: z.uuid(),
    b: z.uuid(),
    blind: z.boolean().optional().describe('for a second look: no scores, no first verdict, nothing that tells them'),
    order: z.enum(QUEUE_ORDERS).optional(),
    family: z.enum(FAMILIES).optional().describe('the next pair is of these'),
    entity: z.uuid().optional().describe('the next pair has a mention of this person'),
  }),
  output: z.object({
    a: sideShape,
    b: sideShape,
    evidence: z.object({ prior: z.number(), bits: z.number(), steps: z.array(evidenceStep) }).nullable(),
    model: z.string().nullable(),
    /** The one comparison without which the answer would turn; null when none alone does. */
    wouldTurn: z.string().nullable(),
    judged: z.object({ judgement: z.string(), verdict: z.string(), reason: z.string().nullable() }).nullable(),
    /** Others that are proposed to be the same people. */
    neighbours: z.array(neighbour),
    /** Hash of what is shown, to be given back with the judgement. */
    shown: z.string(),
    next: z.object({ a: z.string(), b: z.string() }).nullable(),
    place: z.object({ index: z.number(), total: z.number() }),
  }),
  run: async (context, input) => {
    const [first, second] = ordered(input.a, input.b);
    const { a, b, evidence, model, hash } = await shownPair(context, first, second);
    if (input.blind === true) {
      const { total, rows } = await pairsToReview(context, { limit: NEXT_AMONG, offset: 0 });
      return {
        a: unjudged(a),
        b: unjudged(b),
        evidence: null,
        model: null,
        wouldTurn: null,
        judged: null,
        neighbours: [],
        shown: hash,
        ...follow(rows, total, first, second),
      };
    }
    const judged = await context.database
      .selectFrom('judgement')
      .select(['id', 'verdict', 'reason'])
      .where('mention_a', '=', first)
      .where('mention_b', '=', second)
      .where('retracted_seq', 'is', null)
      .executeTakeFirst();
    const { rows, total } = await waitingMatches(context, {
      entity: input.entity,
      family: input.family,
      order: input.order,
      limit: NEXT_AMONG,
      offset: 0,
    });
    return {
      a,
      b,
      evidence: evidence === null ? null : { ...evidence, steps: evidence.steps.map((step) => ({ ...step })) },
      model,
      wouldTurn: evidence === null ? null : turningStep(evidence),
      judged: judged === undefined ? null : { judgement: judged.id, verdict: judged.verdict, reason: judged.reason },
      neighbours: await neighboursOf(context, a, b),
      shown: hash,
      ...follow(rows, total, first, second),
    };
  },
});

const NEXT_AMONG = 500;
const NEIGHBOURS = 12;

const unjudged = (side: Side): Side => ({ ...side, entityId: null, clusterSize: 1 });

const follow = (
  rows: readonly { readonly a: string; readonly b: string }[],
  total: number,
  a: string,
  b: string,
): { next: { a: string; b: string } | null; place: { index: number; total: number } } => {
  const at = rows.findIndex((row) => row.a === a && row.b === b);
  const next = rows[at + 1] ?? rows.find((row) => row.a !== a || row.b !== b);
  return { next: next === undefined ? null : { a: next.a, b: next.b }, place: { index: at + 1, total } };
};

/** The comparison whose absence would move the sum across zero: the weakest such one. */
const turningStep = (evidence: MatchEvidence): string | null => {
  const turning = evidence.steps.filter(
    (step) => step.bits !== 0 && Math.sign(evidence.bits - step.bits) !== Math.sign(evidence.bits),
  );
  return turning.toSorted((x, y) => Math.abs(x.bits) - Math.abs(y.bits))[0]?.name ?? null;
};

const neighboursOf = async (context: ReadContext, a: Side, b: Side): Promise<z.infer<typeof neighbour>[]> => {
  const near = await nearPeople(context, ordered(a.mentionId, b.mentionId));
  const sides = { a: a.mentionId, b: b.mentionId };
  return peopleOf(near, [a.mentionId, b.mentionId])
    .filter(({ id }) => id !== a.mentionId && id !== b.mentionId)
    .map((mention) => ({
      mentionId: mention.id,
      label: mention.label,
      itemId: mention.itemId,
      itemNumber: mention.itemNumber,
      itemTitle: mention.itemTitle,
      ties: (['a', 'b'] as const).flatMap((to) =>
        near.ties
          .filter((tie) => [tie.a, tie.b].includes(mention.id) && ([tie.a, tie.b] as string[]).includes(sides[to]))
          .map(({ bits, verdict }) => ({ to, bits, verdict })),
      ),
    }))
    .toSorted((one, other) => strength(other.ties) - strength(one.ties) || (one.mentionId < other.mentionId ? -1 : 1))
    .slice(0, NEIGHBOURS);
};

const strength = (ties: z.infer<typeof neighbour>['ties']): number =>
  Math.max(-Infinity, ...ties.map(({ bits, verdict }) => (verdict === 'same' ? 1000 : 0) + (bits ?? 0)));

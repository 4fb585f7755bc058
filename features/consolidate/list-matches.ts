import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';
import { contradictions } from './contradictions.ts';
import { FAMILIES, type Family, KINDS_OF } from './mention-kinds.ts';
import { disagreements } from './second-looks.ts';
import { waitingChanges } from './waiting-changes.ts';
import { QUEUE_ORDERS, waitingMatches } from './waiting-matches.ts';

const item = z.object({ id: z.string(), number: z.number(), title: z.string() });
const pair = { a: z.string(), b: z.string(), labelA: z.string(), labelB: z.string(), itemA: item, itemB: item };
const row = z.object({
  ...pair,
  /** Kind of the schema: Person, Facility, DetentionEpisode … */
  kind: z.string(),
  bits: z.number(),
  /** Drawn by lot rather than put in its place by doubt and consequence. */
  audit: z.boolean(),
  /** How many mentions the proposed people would have together. */
  clusterSize: z.number(),
  bridge: z.boolean(),
  inLetter: z.boolean(),
});
const told = z.object({
  ...pair,
  /** Judgements that cannot both be right, two looks that differ, or a change of a person in a letter to be accepted. */
  why: z.enum(['contradiction', 'disagreement', 'waits']),
  /** Of a change that waits: the judgement to accept. */
  judgement: z.string().nullable(),
  /** Of a contradiction: the mentions judged "same" one after the other, from a to b. */
  chain: z.array(z.object({ mentionId: z.string(), label: z.string() })),
});

/** Pairs that wait for a person; the order is the same for everybody until somebody judges. */
export const listMatches = readDeed({
  name: 'consolidate.list-matches',
  summary: 'List the pairs of mentions that wait for a judgement, and judgements that contradict each other',
  may: 'read',
  input: z.object({
    entity: z.uuid().optional().describe('only pairs with a mention of this entity'),
    family: z.enum(FAMILIES).optional().describe('only pairs of these: people, facilities, organisations or events'),
    order: z.enum(QUEUE_ORDERS).default('doubt').describe('by doubt and consequence, or the nearest first'),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({ total: z.number(), rows: z.array(row), told: z.array(told) }),
  command: { words: 'consolidate queue' },
  run: async (context, { entity, family, order, limit, offset }) => {
    const { total, rows } = await waitingMatches(context, { entity, family, order, limit, offset });
    return {
      total,
      rows: rows.map((match) => ({
        a: match.a,
        b: match.b,
        kind: match.kind,
        bits: match.bits,
        audit: match.audit,
        clusterSize: match.clusterSize,
        bridge: match.bridge,
        inLetter: match.inLetter,
        labelA: match.labelA,
        labelB: match.labelB,
        itemA: { id: match.itemA, number: match.numberA, title: match.titleA },
        itemB: { id: match.itemB, number: match.numberB, title: match.titleB },
      })),
      told: offset === 0 ? await toldPairs(context, entity, family) : [],
    };
  },
});

const TOLD = 100;

/** What people said that does not fit together, as far as the member may read all of it. */
const toldPairs = async (
  context: ReadContext,
  entity: string | undefined,
  family: Family | undefined,
): Promise<z.infer<typeof told>[]> => {
  const found = [
    ...(await waitingChanges(context)).map(({ id, a, b }) => ({
      a,
      b,
      chain: [],
      judgement: id,
      why: 'waits' as const,
    })),
    ...(await contradictions(context)).map((one) => ({ ...one, judgement: null, why: 'contradiction' as const })),
    ...(await disagreements(context)).map((one) => ({
      ...one,
      chain: [],
      judgement: null,
      why: 'disagreement' as const,
    })),
  ].slice(0, TOLD);
  const ids: MentionId[] = [...new Set(found.flatMap(({ a, b, chain }) => [a, b, ...chain]))];
  const mentions = new Map((await mentionsOf(context, { ids })).map((mention) => [mention.id, mention]));
  return found.flatMap(({ a, b, why, chain, judgement }) => {
    const [one, other] = [mentions.get(a), mentions.get(b)];
    if (one === undefined || other === undefined || !chain.every((id) => mentions.has(id))) return [];
    if (entity !== undefined && one.entityId !== entity && other.entityId !== entity) return [];
    if (family !== undefined && !KINDS_OF[family].includes(one.kind)) return [];
    return [
      {
        a,
        b,
        why,
        judgement,
        labelA: one.label,
        labelB: other.label,
        itemA: { id: one.itemId, number: one.itemNumber, title: one.itemTitle },
        itemB: { id: other.itemId, number: other.itemNumber, title: other.itemTitle },
        chain: chain.map((id) => ({ mentionId: id, label: mentions.get(id)?.label ?? '' })),
      },
    ];
  });
};

import { fault } from '@amparo/core/ground/fault';
import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { entityDiff } from '@amparo/core/judgements/entity-diff';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { entitiesKnownAt } from '../records/entities-at.ts';
import { mentionsOf } from '../records/mentions.ts';
import { standingJudgements } from './standing-ties.ts';
import { waitingChanges } from './waiting-changes.ts';

const namedShape = z.object({ entity: z.string(), label: z.string() });
const diff = z.object({
  joined: z.array(z.object({ into: namedShape, from: z.array(namedShape) })),
  split: z.array(z.object({ from: namedShape, into: z.array(namedShape) })),
  moved: z.array(z.object({ mention: namedShape, from: namedShape, into: namedShape })),
});

/** What became of the people between two entries of the journal, and what changes wait because a letter names the person. */
export const compareEntities = readDeed({
  name: 'consolidate.compare-entities',
  summary: 'What judgements joined, split and moved between two entries of the journal, and what waits to be accepted',
  may: 'read',
  input: z.object({
    since: z.int().min(0).default(0).describe('entry of the journal to start from'),
    until: z.int().min(0).optional().describe('entry to end with; today when absent'),
    entity: z.uuid().optional().describe('only what concerns this person'),
  }),
  output: z.object({
    since: z.number(),
    until: z.number(),
    changed: diff,
    /** Judgements that stand without effect yet, or whose taking back has none yet. */
    waiting: z.array(
      z.object({
        judgement: z.string(),
        what: z.enum(['judged', 'taken back']),
        verdict: z.string(),
        a: namedShape,
        b: namedShape,
        letters: z.array(z.object({ communication: z.string(), title: z.string(), stage: z.string() })),
      }),
    ),
    /** What accepting all of them would do. */
    wouldChange: diff,
  }),
  command: { words: 'consolidate diff' },
  run: async (context, { since, until, entity }) => {
    const head = await context.database.selectFrom('journal_head').select('size').executeTakeFirst();
    const last = until ?? head?.size ?? 0;
    if (since > last)
      throw fault('input-invalid', `expected since at most until (${last}), got ${since}`, { field: 'since' });
    const [before, after] = [await entitiesKnownAt(context, since), await entitiesKnownAt(context, last)];
    const waiting = await waitingChanges(context);
    const judgements = await standingJudgements(context.database);
    const mentions = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))];
    const today = await entitiesKnownAt(context, head?.size ?? 0);
    const accepted = clustersOf(mentions, judgements).clusterOf;
    const tell = await teller(context, entity, [before, after, today, accepted as ReadonlyMap<string, string>]);
    return {
      since,
      until: last,
      changed: tell.diff(before, after),
      waiting: waiting.flatMap((row) => {
        const [a, b] = [tell.named(row.a), tell.named(row.b)];
        if (a === undefined || b === undefined || !tell.concerns([row.a, row.b])) return [];
        return [{ judgement: row.id, what: row.what, verdict: row.verdict, a, b, letters: row.letters }];
      }),
      wouldChange:
        waiting.length === 0
          ? { joined: [], split: [], moved: [] }
          : tell.diff(today, accepted as ReadonlyMap<string, string>),
    };
  },
});

/** Words for mentions and entities, of those only that the member may read. */
const teller = async (
  context: ReadContext,
  entity: string | undefined,
  states: readonly ReadonlyMap<string, string>[],
) => {
  const ids = [...new Set(states.flatMap((state) => [...state.keys(), ...state.values()]))] as MentionId[];
  const mentions = await mentionsOf(context, { ids });
  const labels = new Map<string, string>(mentions.map(({ id, label }) => [id, label]));
  const own = new Set<string>(
    entity === undefined
      ? []
      : (await mentionsOf(context, { entities: [entity as EntityId] })).map(({ id }) => id as string).concat(entity),
  );
  const readable = (state: ReadonlyMap<string, string>) =>
    new Map([...state].filter(([mention]) => labels.has(mention)));
  const named = (id: string): z.infer<typeof namedShape> | undefined => {
    const label = labels.get(id);
    return label === undefined ? undefined : { entity: id, label };
  };
  const nameOf = (id: string): z.infer<typeof namedShape> => named(id) ?? { entity: id, label: '' };
  const concerns = (all: readonly string[]): boolean => entity === undefined || all.some((id) => own.has(id));
  return {
    named,
    concerns,
    diff: (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): z.infer<typeof diff> => {
      const found = entityDiff(readable(before), readable(after));
      return {
        joined: found.joined
          .filter(({ into, from }) => concerns([into, ...from]))
          .map(({ into, from }) => ({ into: nameOf(into), from: from.map(nameOf) })),
        split: found.split
          .filter(({ from, into }) => concerns([from, ...into]))
          .map(({ from, into }) => ({ from: nameOf(from), into: into.map(nameOf) })),
        moved: found.moved
          .filter(({ mention, from, into }) => concerns([mention, from, into]))
          .map(({ mention, from, into }) => ({ mention: nameOf(mention), from: nameOf(from), into: nameOf(into) })),
      };
    },
  };
};

import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { nearPeople, peopleOf, type Tie } from './near-people.ts';
import { bridgesOf } from './rank-pairs.ts';

const tie = z.object({
  a: z.string(),
  b: z.string(),
  bits: z.number().nullable(),
  verdict: z.string().nullable(),
  bridge: z.boolean(),
});

/** The mentions proposed to be one person, place, body or event, and why: never a join, only what people could make one. */
export const openCluster = readDeed({
  name: 'consolidate.open-cluster',
  summary: 'Open the mentions that are proposed to be one: why together, and the weakest link',
  may: 'read',
  input: z.object({ mention: z.uuid() }),
  output: z.object({
    members: z.array(
      z.object({
        mentionId: z.string(),
        label: z.string(),
        kind: z.string(),
        role: z.string().nullable(),
        /** Those judged one have one entity. */
        entityId: z.string(),
        itemId: z.string(),
        itemNumber: z.number(),
        itemTitle: z.string(),
        born: z.string().nullable(),
        detained: z.string().nullable(),
        /** Of an event: when it was. */
        day: z.string().nullable(),
        quote: z.string().nullable(),
      }),
    ),
    /** What speaks for and against, the strongest first. */
    ties: z.array(tie),
    /** Without this link the cluster would fall apart or be thinnest: the least of the links that hold it together. */
    weakest: tie.nullable(),
    /** Pairs judged different that judgements of "same" put together. */
    contradictions: z.array(z.object({ a: z.string(), b: z.string() })),
    /** More hangs together than is shown. */
    cut: z.boolean(),
  }),
  command: { words: 'consolidate cluster', positional: 'mention' },
  run: async (context, { mention }) => {
    const near = await nearPeople(context, [mention as MentionId]);
    if (!near.mentions.some(({ id }) => id === mention))
      throw fault('not-found', `no mention ${mention}`, { field: 'mention' });
    const members = peopleOf(near, [mention]);
    const inside = new Set<string>(members.map(({ id }) => id));
    const own = near.ties.filter(({ a, b }) => inside.has(a) && inside.has(b));
    const bridges = bridgesOf(own.filter(holds));
    const told = (one: Tie) => ({ ...one, bridge: bridges.has(`${one.a} ${one.b}`) });
    const facts = await factsOf(
      context,
      members.map(({ id }) => id),
    );
    const weakest = weakestLink(own);
    return {
      members: members.map((member) => ({
        mentionId: member.id,
        label: member.label,
        kind: member.kind,
        role: member.role,
        entityId: member.entityId,
        itemId: member.itemId,
        itemNumber: member.itemNumber,
        itemTitle: member.itemTitle,
        born: facts.get(member.id)?.born ?? null,
        detained: facts.get(member.id)?.detained ?? null,
        day: facts.get(member.id)?.day ?? null,
        quote: facts.get(member.id)?.quote ?? null,
      })),
      ties: own.toSorted((one, other) => weightOf(other) - weightOf(one)).map(told),
      weakest: weakest === undefined ? null : told(weakest),
      contradictions: contradictionsIn(own),
      cut: near.cut,
    };
  },
});

const JUDGED = 1000;
const weightOf = ({ bits, verdict }: Tie): number =>
  (verdict === 'same' ? JUDGED : verdict === 'different' ? -JUDGED : 0) + (bits ?? 0);
const holds = (tie: Tie): boolean => weightOf(tie) > 0;

/** The lightest link of the heaviest tree that spans the cluster (Kruskal): what it hangs on. */
const weakestLink = (ties: readonly Tie[]): Tie | undefined => {
  const root = new Map<string, string>();
  const rootOf = (at: string): string => {
    const up = root.get(at);
    return up === undefined || up === at ? at : rootOf(up);
  };
  let last: Tie | undefined;
  for (const tie of ties.filter(holds).toSorted((one, other) => weightOf(other) - weightOf(one))) {
    const [one, other] = [rootOf(tie.a), rootOf(tie.b)];
    if (one === other) continue;
    root.set(one, other);
    last = tie;
  }
  return last;
};

const contradictionsIn = (ties: readonly Tie[]): { a: string; b: string }[] => {
  const judgements = ties.flatMap(({ a, b, verdict }) => (verdict === null ? [] : [{ a, b, verdict }]));
  const mentions = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))];
  return clustersOf(mentions, judgements).contradictions.map(({ a, b }) => ({ a, b }));
};

/** What tells the members apart at a glance. */
const factsOf = async ({ database }: ReadContext, ids: readonly MentionId[]) => {
  const { rows } = await sql<{
    id: string;
    born: string | null;
    detained: string | null;
    day: string | null;
    quote: string | null;
  }>`
    select m.id,
      (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property = 'Person.birthDate'
        and c.status in ('proposed', 'confirmed') order by c.first_start, c.id limit 1) as born,
      (select b.value ->> 'edtf' from claim p join claim b on b.mention_id = p.mention_id and b.property = 'DetentionEpisode.begin'
        where p.value ->> 'mention' = m.id::text and p.property = 'DetentionEpisode.person'
          and p.status in ('proposed', 'confirmed') and b.status in ('proposed', 'confirmed')
        order by b.first_start, b.id limit 1) as detained,
      (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property in (m.kind || '.begin', m.kind || '.date')
        and c.status in ('proposed', 'confirmed') order by c.first_start, c.id limit 1) as day,
      (select p.prefix || p.quote || p.suffix from claim c join claim_passage cp on cp.claim_id = c.id join passage p on p.id = cp.passage_id
        where c.mention_id = m.id order by c.first_start, c.id, cp.ordinal limit 1) as quote
    from mention m where m.id = any(${[...ids]}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
};

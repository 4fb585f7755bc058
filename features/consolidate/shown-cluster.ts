import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { clustersOf } from '@amparo/core/judgements/clusters';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import type { MentionRow } from '../records/mentions.ts';
import { type Doubt, doubtsAmong } from './cluster-doubts.ts';
import { nearPeople, peopleOf, type Tie } from './near-people.ts';
import { bridgesOf } from './rank-pairs.ts';

/** What tells the members apart at a glance. */
export interface MemberFacts {
  readonly born: string | null;
  readonly sex: string | null;
  readonly detained: string | null;
  /** Of an event: when it was. */
  readonly day: string | null;
  readonly quote: string | null;
  /** It is a row of a register, which has one for each person. */
  readonly register: boolean;
}

export interface ClusterTie extends Tie {
  readonly bridge: boolean;
}

/** A cluster as it is shown to somebody who judges it. */
export interface ShownCluster {
  readonly members: readonly (MentionRow & MemberFacts)[];
  /** What speaks for and against, the strongest first. */
  readonly ties: readonly ClusterTie[];
  readonly weakest: ClusterTie | null;
  readonly contradictions: readonly { readonly a: MentionId; readonly b: MentionId }[];
  readonly doubts: readonly Doubt[];
  readonly cut: boolean;
  /** SHA-256 (hex) of the members with their facts, what ties them and what speaks for two. */
  readonly hash: string;
}

/**
 * What is proposed and judged to be one with this mention, as far as the member may read it; with another mention, what is
 * proposed with either of the two, so that a pair is seen with all that its judgement would touch.
 */
export const shownCluster = async (
  context: ReadContext,
  of: { readonly mention: MentionId; readonly with?: MentionId | undefined },
): Promise<ShownCluster> => {
  const from = [...new Set([of.mention, ...(of.with === undefined ? [] : [of.with])])].sort();
  const near = await nearPeople(context, from);
  const absent = from.find((mention) => !near.mentions.some(({ id }) => id === mention));
  if (absent !== undefined) throw fault('not-found', `no mention ${absent}`, { field: 'mention' });
  const people = peopleOf(near, from);
  const inside = new Set<string>(people.map(({ id }) => id));
  const own = near.ties.filter(({ a, b }) => inside.has(a) && inside.has(b));
  const bridges = bridgesOf(own.filter(holds));
  const withBridge = (one: Tie): ClusterTie => ({ ...one, bridge: bridges.has(`${one.a} ${one.b}`) });
  const facts = await factsOf(context, [...inside] as MentionId[]);
  const members = people.map((member) => ({ ...member, ...(facts.get(member.id) ?? NOTHING_TOLD) }));
  const ties = own.toSorted((one, other) => weightOf(other) - weightOf(one)).map(withBridge);
  const weakest = weakestLink(own);
  const doubts = await doubtsAmong(context, members, ties);
  const said = { members: members.map(({ entityId: _, ...member }) => member), ties, doubts };
  return {
    members,
    ties,
    weakest: weakest === undefined ? null : withBridge(weakest),
    contradictions: contradictionsIn(own),
    doubts,
    cut: near.cut,
    hash: createHash('sha256')
      .update(canonicalize(said) ?? '')
      .digest('hex'),
  };
};

const NOTHING_TOLD: MemberFacts = { born: null, sex: null, detained: null, day: null, quote: null, register: false };
const JUDGED = 1000;
/** What a person said weighs more than any sum. */
export const weightOf = ({ bits, verdict }: Pick<Tie, 'bits' | 'verdict'>): number =>
  (verdict === 'same' ? JUDGED : verdict === 'different' ? -JUDGED : 0) + (bits ?? 0);
const holds = (tie: Tie): boolean => weightOf(tie) > 0;

/** The lightest link of the heaviest tree that spans the cluster: what it hangs on. */
const weakestLink = (ties: readonly Tie[]): Tie | undefined => spanningTree(ties.filter(holds)).at(-1);

/** The heaviest ties that hold together all that these hold together (Kruskal), the heaviest first. */
export const spanningTree = <One extends Pick<Tie, 'a' | 'b' | 'bits' | 'verdict'>>(
  ties: readonly One[],
): readonly One[] => {
  const root = new Map<string, string>();
  const rootOf = (at: string): string => {
    const up = root.get(at);
    return up === undefined || up === at ? at : rootOf(up);
  };
  return ties
    .toSorted((one, other) => weightOf(other) - weightOf(one))
    .filter((tie) => {
      const [one, other] = [rootOf(tie.a), rootOf(tie.b)];
      if (one === other) return false;
      root.set(one, other);
      return true;
    });
};

const contradictionsIn = (ties: readonly Tie[]): { a: MentionId; b: MentionId }[] => {
  const judgements = ties.flatMap(({ a, b, verdict }) => (verdict === null ? [] : [{ a, b, verdict }]));
  const mentions = [...new Set(judgements.flatMap(({ a, b }) => [a, b]))];
  return clustersOf(mentions, judgements).contradictions.map(({ a, b }) => ({ a, b }));
};

const factsOf = async (
  { database }: ReadContext,
  ids: readonly MentionId[],
): Promise<ReadonlyMap<string, MemberFacts>> => {
  const { rows } = await sql<MemberFacts & { id: string }>`
    select m.id, coalesce(i.kind = 'register', false) as register,
      (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property = 'Person.birthDate'
        and c.status in ('proposed', 'confirmed') order by c.first_start, c.id limit 1) as born,
      (select c.value ->> 'code' from claim c where c.mention_id = m.id and c.property = 'Person.sex'
        and c.status in ('proposed', 'confirmed') order by c.first_start, c.id limit 1) as sex,
      (select b.value ->> 'edtf' from claim p join claim b on b.mention_id = p.mention_id and b.property = 'DetentionEpisode.begin'
        where p.value ->> 'mention' = m.id::text and p.property = 'DetentionEpisode.person'
          and p.status in ('proposed', 'confirmed') and b.status in ('proposed', 'confirmed')
        order by b.first_start, b.id limit 1) as detained,
      (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property in (m.kind || '.begin', m.kind || '.date')
        and c.status in ('proposed', 'confirmed') order by c.first_start, c.id limit 1) as day,
      (select p.prefix || p.quote || p.suffix from claim c join claim_passage cp on cp.claim_id = c.id join passage p on p.id = cp.passage_id
        where c.mention_id = m.id order by c.first_start, c.id, cp.ordinal limit 1) as quote
    from mention m join item i on i.id = m.item_id where m.id = any(${[...ids]}::uuid[])`.execute(database);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

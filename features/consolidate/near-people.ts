import type { MentionId } from '@amparo/core/ground/ids';
import type { Verdict } from '@amparo/platform/database/tables';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { type MentionRow, mentionsOf } from '../records/mentions.ts';
import { proposedPeople } from './rank-pairs.ts';

/** What ties two mentions: what a person judged, what the last run proposed, or both. */
export interface Tie {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly bits: number | null;
  readonly verdict: Verdict | null;
}

export interface NearPeople {
  readonly mentions: readonly MentionRow[];
  readonly ties: readonly Tie[];
  /** The proposed person of each mention, by its smallest id. */
  readonly clusterOf: ReadonlyMap<string, string>;
  /** There are more than are shown. */
  readonly cut: boolean;
}

/** Mentions that hang together are looked up so far and no further. */
const MOST = 300;

/**
 * What hangs together with these mentions by pairs that speak for one person and by judgements, as far as the member may read
 * it, and the people proposed among them: average-link clusters that honour every judgement. For showing only.
 */
export const nearPeople = async (context: ReadContext, from: readonly MentionId[]): Promise<NearPeople> => {
  const known = new Set<MentionId>(from);
  let frontier: readonly MentionId[] = from;
  while (frontier.length > 0 && known.size < MOST) {
    const { rows } = await sql<{ id: MentionId }>`
      select distinct near.id from unnest(${[...frontier]}::uuid[]) as at (id) cross join lateral (
        select x.mention_b as id from match x where x.mention_a = at.id and x.bits > 0
        union all select x.mention_a from match x where x.mention_b = at.id and x.bits > 0
        union all select j.mention_b from judgement j where j.mention_a = at.id and j.retracted_seq is null and j.verdict = 'same'
        union all select j.mention_a from judgement j where j.mention_b = at.id and j.retracted_seq is null and j.verdict = 'same'
      ) near join mention m on m.id = near.id join item i on i.id = m.item_id
      where i.classification = any(${[...context.clearance]}) order by 1`.execute(context.database);
    frontier = rows.map(({ id }) => id).filter((id) => !known.has(id));
    for (const id of frontier) known.add(id);
  }
  const ids = [...known].slice(0, MOST);
  const { rows: ties } = await sql<Tie>`
    select coalesce(x.a, j.a) as a, coalesce(x.b, j.b) as b, x.bits, j.verdict from
      (select mention_a as a, mention_b as b, bits from match where mention_a = any(${ids}::uuid[]) and mention_b = any(${ids}::uuid[])) x
      full join (select mention_a as a, mention_b as b, verdict from judgement where retracted_seq is null
        and mention_a = any(${ids}::uuid[]) and mention_b = any(${ids}::uuid[])) j on j.a = x.a and j.b = x.b
    order by 1, 2`.execute(context.database);
  const clusterOf = proposedPeople(
    ties.flatMap(({ a, b, bits }) => (bits === null ? [] : [{ a, b, bits }])),
    {
      same: ties.flatMap(({ a, b, verdict }) => (verdict === 'same' ? [[a, b] as const] : [])),
      different: ties.flatMap(({ a, b, verdict }) => (verdict === 'different' ? [[a, b] as const] : [])),
    },
  );
  return { mentions: await mentionsOf(context, { ids }), ties, clusterOf, cut: known.size > MOST };
};

/** Of what is near, the people proposed for these mentions: one, or several when they are proposed apart. */
export const peopleOf = ({ mentions, clusterOf }: NearPeople, of: readonly string[]): readonly MentionRow[] => {
  const wanted = new Set(of.map((mention) => clusterOf.get(mention) ?? mention));
  return mentions.filter(({ id }) => wanted.has(clusterOf.get(id) ?? id));
};

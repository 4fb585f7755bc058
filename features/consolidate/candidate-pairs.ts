import type { MentionId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** A key that more mentions share says nothing: pairs by it are left out, and counted as cut. */
export const KEY_CAP = 60;

/** Two mentions of people that share a key, the smaller id first. */
export interface Candidate {
  readonly a: MentionId;
  readonly b: MentionId;
  /** Rows of one register with the whole name that both have: absent when they share none. */
  readonly namesakes?: number;
}

/** What a run has to look at again. */
export interface Work {
  /** Keys whose pairs are compared; all keys when absent. */
  readonly keys?: readonly string[];
  /** Keys that passed the cap since the last run: stored pairs that share one are weighed anew or fall away. */
  readonly cut: readonly string[];
}

/**
 * What was recorded since the journal held `since` entries, as keys: every pair that a new record can make, change or
 * take away shares a key with a person of a document that it touched. A profile is made of its own document alone
 * (person-profile.ts), and the frequency of a key matters only below the cap.
 */
export const workSince = async ({ database }: ReadContext, since: number): Promise<Work> => {
  const { rows } = await sql<{ key: string; mentions: number; before: number }>`
    with items as (
      select item_id from mention where recorded_seq >= ${since}
      union
      select c.item_id from claim_step s join claim c on c.id = s.claim_id where s.seq >= ${since} and (s.status <> 'confirmed'
        or exists (select 1 from claim_step p where p.claim_id = s.claim_id and p.seq < s.seq and p.status in ('rejected', 'retracted')))
    ), touched as (
      select m.id from items i join mention m on m.item_id = i.item_id where m.kind = 'Person'
    ), keys as (select k.key, count(*) as own from touched t join name_key k on k.mention_id = t.id group by k.key)
    select k.key, held.mentions, held.mentions - k.own as before
    from keys k cross join lateral (select count(*) as mentions from name_key n where n.key = k.key) held
    order by 1`.execute(database);
  return {
    keys: rows.filter(({ mentions }) => mentions >= 2 && mentions <= KEY_CAP).map(({ key }) => key),
    cut: rows.filter(({ mentions, before }) => mentions > KEY_CAP && before <= KEY_CAP).map(({ key }) => key),
  };
};

/** The pairs to compare, in a fixed order, and how many keys the cap cut. */
export const candidatePairs = async (
  { database }: ReadContext,
  work: Work,
): Promise<{ pairs: readonly Candidate[]; keysCut: number }> => {
  const { rows: cut } = await sql<{ count: number }>`
    select count(*) as count from (select key from name_key group by key having count(*) > ${KEY_CAP}) k`.execute(
    database,
  );
  const among = work.keys === undefined ? sql`` : sql`where key = any(${[...work.keys]})`;
  const { rows } = await sql<{ a: MentionId; b: MentionId }>`
    with usable as (select key from name_key ${among} group by key having count(*) between 2 and ${KEY_CAP}),
    near as (
      select distinct x.mention_id as a, y.mention_id as b
      from usable u join name_key x on x.key = u.key join name_key y on y.key = u.key
      where x.mention_id < y.mention_id
      union
      select a, b from (${storedPairsWith(work.cut)}) stored where exists (select 1 from name_key x
        join name_key y on y.key = x.key and y.mention_id = stored.b
        where x.mention_id = stored.a and (select count(*) from name_key n where n.key = x.key) <= ${KEY_CAP})
    )
    select n.a, n.b from near n join mention mx on mx.id = n.a join mention my on my.id = n.b
    where mx.kind = 'Person' and my.kind = 'Person' order by 1, 2`.execute(database);
  const namesakes = await namesakesOf({ database }, rows);
  return {
    pairs: rows.map(({ a, b }) => {
      const count = namesakes(a, b);
      return { a, b, ...(count === undefined ? {} : { namesakes: count }) };
    }),
    keysCut: cut[0]?.count ?? 0,
  };
};

/** Stored pairs that share one of these keys. */
export const storedPairsWith = (keys: readonly string[]) => sql`
  select distinct m.mention_a as a, m.mention_b as b from name_key x join match m on m.mention_a = x.mention_id
  join name_key y on y.mention_id = m.mention_b and y.key = x.key where x.key = any(${[...keys]})`;

const AT_ONCE = 5_000;

/** For a pair, the rows of one register that bear the rarest whole name that both have. */
const namesakesOf = async (
  { database }: Pick<ReadContext, 'database'>,
  pairs: readonly { readonly a: string; readonly b: string }[],
): Promise<(a: string, b: string) => number | undefined> => {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const keysOf = new Map<string, string[]>();
  const countOf = new Map<string, number>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const { rows } = await sql<{ mention_id: string; key: string }>`
      select mention_id, key from name_key where mention_id = any(${ids.slice(at, at + AT_ONCE)}::uuid[])
        and key like 'n:%'`.execute(database);
    for (const { mention_id, key } of rows) keysOf.set(mention_id, [...(keysOf.get(mention_id) ?? []), key]);
  }
  const keys = [...new Set([...keysOf.values()].flat())];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const { rows } = await sql<{ key: string; rows: number }>`
      select key, case when mentions > ${KEY_CAP} then ${KEY_CAP} else rows end as rows from (
        select k.key, sum(k.mentions) as mentions, max(case when i.kind = 'register' then k.mentions else 1 end) as rows
        from (select n.key, m.item_id, count(*) as mentions from name_key n join mention m on m.id = n.mention_id
          where n.key = any(${keys.slice(at, at + AT_ONCE)}) group by 1, 2) k join item i on i.id = k.item_id group by 1) counted`.execute(
      database,
    );
    for (const row of rows) countOf.set(row.key, Number(row.rows));
  }
  return (a, b) => {
    const theirs = new Set(keysOf.get(b));
    const shared = (keysOf.get(a) ?? []).filter((key) => theirs.has(key)).map((key) => countOf.get(key) ?? 1);
    return shared.length === 0 ? undefined : Math.min(...shared);
  };
};

import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import type { Database } from '@amparo/platform/database/connect';
import { type RawBuilder, sql } from 'kysely';
import { CONSOLIDATED_KINDS } from './mention-kinds.ts';

/** A key that more persons share says nothing: pairs by it are left out, and counted as cut. */
export const KEY_CAP = 60;

/** Two mentions that share a key, the smaller id first. */
export interface Candidate {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly itemA: ItemId;
  readonly itemB: ItemId;
}

/** What a run has to look at again: these documents, and all of them when there is no such list. */
export interface Work {
  readonly items: readonly ItemId[];
  readonly everything: boolean;
}

/** Sealed documents are compared with nothing: keys and evidence would stand open. */
const notSealed = sql`not exists (select 1 from item i where i.id = said.id and i.classification = 'sealed')`;

/** Documents with mentions that are compared. */
export const allItems = async (database: Database): Promise<readonly ItemId[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    select id from (select distinct item_id as id from mention where kind = any(${[...CONSOLIDATED_KINDS]})) said
    where ${notSealed} order by 1`.execute(database);
  return rows.map(({ id }) => id);
};

/**
 * Documents of which something was recorded since the journal held `since` entries that can change what they are compared
 * by: mentions and claims that came, claims that stand no more or again, and documents that are sealed no more. A confirmed
 * proposal says what it said.
 */
export const itemsSince = async (database: Database, since: number): Promise<readonly ItemId[]> => {
  const { rows } = await sql<{ id: ItemId }>`
    select id from (select item_id as id from mention where recorded_seq >= ${since}
    union
    select item_id from compartment where opened_seq >= ${since}
    union
    select unnest(array[c.item_id, m.item_id]) from claim_step s join claim c on c.id = s.claim_id
      join mention m on m.id = c.mention_id where s.seq >= ${since} and (s.status <> 'confirmed' or c.recorded_seq = s.seq
      or exists (select 1 from claim_step p where p.claim_id = s.claim_id and p.seq < s.seq and p.status in ('rejected', 'retracted')))
    ) said where ${notSealed} order by 1`.execute(database);
  return rows.map(({ id }) => id);
};

/** Keys of other kinds than persons: they are many where a place or body is named often, and mean it. */
const OFTEN = sql.lit('^(Facility|Organisation|Event)[|]');

/**
 * Every two mentions that share a usable key: with all others where the key is shared by few, with the first of them where
 * many documents name one place or body.
 */
const pairsBy = (keys: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with counted as (select key, count(*) as mentions from link_key ${keys} group by key having count(*) > 1),
  usable as (select key from counted where mentions <= ${sql.lit(KEY_CAP)}),
  often as (select c.key, (select k.mention_id from link_key k where k.key = c.key order by k.mention_id limit 1) as first
    from counted c where c.mentions > ${sql.lit(KEY_CAP)} and c.key ~ ${OFTEN})
  select distinct x.mention_id as a, y.mention_id as b from usable u
    join link_key x on x.key = u.key join link_key y on y.key = u.key where x.mention_id < y.mention_id
  union
  select o.first, y.mention_id from often o join link_key y on y.key = o.key where y.mention_id <> o.first`;

/** Stored pairs that this work looks at again: of its documents, and those that share a key that changed hands. */
export const staleMatches = ({ items, everything }: Work): RawBuilder<unknown> =>
  everything
    ? sql`select mention_a as a, mention_b as b from match`
    : sql`
      select x.mention_a as a, x.mention_b as b from mention m join match x on x.mention_a = m.id where m.item_id = any(${[...items]}::uuid[])
      union select x.mention_a, x.mention_b from mention m join match x on x.mention_b = m.id where m.item_id = any(${[...items]}::uuid[])
      union select x.mention_a, x.mention_b from link_key_changed c join link_key k on k.key = c.key
        join match x on x.mention_a = k.mention_id join link_key l on l.key = c.key and l.mention_id = x.mention_b`;

/** The pairs to compare, in a fixed order, and how many keys the cap cut. */
export const candidatePairs = async (
  database: Database,
  work: Work,
): Promise<{ readonly pairs: readonly Candidate[]; readonly keysCut: number }> => {
  const { rows: cut } = await sql<{ count: number }>`
    select count(*) as count from (select key from link_key where key !~ ${OFTEN} group by key having count(*) > ${KEY_CAP}) k`.execute(
    database,
  );
  const found = work.everything
    ? pairsBy(sql``)
    : sql`
      select a, b from (${pairsBy(sql`where key in (select key from link_key_changed)`)}) changed
      union
      select a, b from (${pairsBy(sql`where key in (select k.key from (${staleMatches(work)}) stale
        join link_key k on k.mention_id = stale.a join link_key l on l.mention_id = stale.b and l.key = k.key)`)}) again
        where exists (select 1 from (${staleMatches(work)}) stale where stale.a = again.a and stale.b = again.b)`;
  const { rows } = await sql<Candidate>`
    select n.a, n.b, ma.item_id as "itemA", mb.item_id as "itemB" from (${found}) n
    join mention ma on ma.id = n.a join mention mb on mb.id = n.b order by 1, 2`.execute(database);
  return { pairs: rows, keysCut: Number(cut[0]?.count ?? 0) };
};

const AT_ONCE = 5_000;

/**
 * For a pair of persons, the rows of one register that bear the commonest whole name that both have, since rare readings of a
 * spelling hide its bearers; undefined when they share no whole name.
 */
export const namesakesOf = async (
  database: Database,
  pairs: readonly { readonly a: string; readonly b: string }[],
): Promise<(a: string, b: string) => number | undefined> => {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const keysOf = new Map<string, string[]>();
  const countOf = new Map<string, number>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const { rows } = await sql<{ mention_id: string; key: string }>`
      select mention_id, key from link_key where mention_id = any(${ids.slice(at, at + AT_ONCE)}::uuid[])
        and key like 'n:%'`.execute(database);
    for (const { mention_id, key } of rows) {
      const own = keysOf.get(mention_id);
      if (own === undefined) keysOf.set(mention_id, [key]);
      else own.push(key);
    }
  }
  const keys = [...new Set([...keysOf.values()].flat())];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const { rows } = await sql<{ key: string; rows: number }>`
      select key, case when mentions > ${KEY_CAP} then ${KEY_CAP} else rows end as rows from (
        select k.key, sum(k.mentions) as mentions, max(case when i.kind = 'register' then k.mentions else 1 end) as rows
        from (select n.key, m.item_id, count(*) as mentions from link_key n join mention m on m.id = n.mention_id
          where n.key = any(${keys.slice(at, at + AT_ONCE)}) group by 1, 2) k join item i on i.id = k.item_id group by 1) counted`.execute(
      database,
    );
    for (const row of rows) countOf.set(row.key, Number(row.rows));
  }
  return (a, b) => {
    const theirs = new Set(keysOf.get(b));
    const shared = (keysOf.get(a) ?? []).filter((key) => theirs.has(key)).map((key) => countOf.get(key) ?? 1);
    return shared.length === 0 ? undefined : Math.max(...shared);
  };
};
